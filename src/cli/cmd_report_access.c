/*
 * report access: who has a key, and what is held under which notice.
 */
#include <inttypes.h>

#include "base/day.h"
#include "cli/command_list.h"
#include "cli/reports.h"
#include "cli/table.h"

static const char *
role_of(const struct access_user *user)
{
	if (user->is_recovery)
		return "recovery";
	return user->is_worker ? "worker" : "manager";
}

static void
print_users(struct call *call, const struct access *access)
{
	static const char *const heads[] = {"NAME", "ROLE", "SINCE", "UNTIL"};
	struct table table;

	table_init(&table, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < access->users_count; i++) {
		table_text(&table, access->users[i].name);
		table_text(&table, role_of(&access->users[i]));
		table_day(&table, access->users[i].added_on);
		table_day(&table, access->users[i].removed_on);
	}
	table_print(&table, call->out);
}

static void
print_kind(struct call *call, const struct access_kind *kind)
{
	print_words(call->out, "\n");
	print_text(call->out, kind->label);
	print_words(call->out, " (");
	print_text(call->out, kind->name);
	print_words(call->out, ")\n  who sees it, unless they say otherwise: ");
	print_text(call->out, kind->default_see);
	if (kind->keep_months > 0)
		print_format(
		    call->out, "\n  kept: %d months", kind->keep_months);
	if (kind->retired_on != DAY_NONE) {
		print_words(call->out, "\n  asked for no more since: ");
		print_day(call->out, kind->retired_on);
	}
	print_format(
	    call->out, "\n  notice %" PRId64 ", of ", kind->notice_version);
	print_day(call->out, kind->notice_on);
	print_words(call->out, ":\n");
	print_wrapped(call->out, "    ", kind->notice);
}

static json_t *
users_json(const struct access *access)
{
	json_t *list = json_array();

	for (size_t i = 0; i < access->users_count; i++) {
		const struct access_user *user = &access->users[i];
		json_t *one = json_object();

		js_put(one, "name", js_text(user->name));
		js_put(one, "role", js_text(role_of(user)));
		js_put(one, "added_on", js_day(user->added_on));
		js_put(one, "removed_on", js_day(user->removed_on));
		js_add(list, one);
	}
	return list;
}

static json_t *
kinds_json(const struct access *access)
{
	json_t *list = json_array();

	for (size_t i = 0; i < access->kinds_count; i++) {
		const struct access_kind *kind = &access->kinds[i];
		json_t *one = json_object();

		js_put(one, "name", js_text(kind->name));
		js_put(one, "label", js_text(kind->label));
		js_put(one, "see", js_text(kind->default_see));
		js_put(one, "keep_months", js_number(kind->keep_months));
		js_put(one, "notice_version", js_number(kind->notice_version));
		js_put(one, "notice_on", js_day(kind->notice_on));
		js_put(one, "notice", js_lines(kind->notice));
		js_put(one, "retired_on", js_day(kind->retired_on));
		js_add(list, one);
	}
	return list;
}

static enum status
run(struct call *call)
{
	struct access access;
	enum status status = figures_access(call->unlock, &access);
	json_t *answer;

	if (status != STATUS_OK)
		return status;
	if (call->is_json) {
		answer = json_object();
		js_put(answer, "users", users_json(&access));
		js_put(answer, "kinds", kinds_json(&access));
		js_print(call->out, answer);
	} else {
		print_users(call, &access);
		for (size_t i = 0; i < access.kinds_count; i++)
			print_kind(call, &access.kinds[i]);
	}
	access_clear(&access);
	return STATUS_OK;
}

const struct command cmd_report_access = {
    .name = "report access",
    .summary = "who has a key, and what may be held under which notice",
    .usage = "",
    .examples = "sayso report access\n",
    .help = "For an inspector: everybody who has or had a key, since when,\n"
	    "and every thing that may be held, with the words that are shown\n"
	    "when it is asked for.  No young person is in it.\n",
    .needs = NEEDS_VAULT,
    .run = run,
};
