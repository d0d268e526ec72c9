/*
 * user list: who has a key to this vault.
 */
#include <string.h>

#include "base/mem.h"
#include "cli/command_list.h"
#include "cli/js.h"
#include "cli/table.h"

static const char *
role_of(const struct unlock_user *user)
{
	if (user->is_recovery)
		return "recovery";
	return user->is_worker ? "worker" : "manager";
}

static bool
is_me(struct call *call, const struct unlock_user *user)
{
	return strcmp(user->name, unlock_name(call->unlock)) == 0;
}

static void
print_table(struct call *call, const struct unlock_user *users, size_t count)
{
	static const char *const heads[] = {"NAME", "ROLE", "SINCE", ""};
	struct table table;

	table_init(&table, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < count; i++) {
		table_text(&table, users[i].name);
		table_text(&table, role_of(&users[i]));
		table_day(&table, users[i].added_on);
		table_text(&table, is_me(call, &users[i]) ? "you" : "");
	}
	table_print(&table, call->out);
}

static void
print_json(struct call *call, const struct unlock_user *users, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++) {
		json_t *user = json_object();

		js_put(user, "name", js_text(users[i].name));
		js_put(user, "role", js_text(role_of(&users[i])));
		js_put(user, "added_on", js_day(users[i].added_on));
		js_put(user, "you", js_bool(is_me(call, &users[i])));
		js_add(list, user);
	}
	js_print(call->out, list);
}

static enum status
run(struct call *call)
{
	struct unlock_user *users = NULL;
	size_t count = 0;
	enum status status = unlock_user_list(call->unlock, &users, &count);

	if (status == STATUS_OK && call->is_json)
		print_json(call, users, count);
	else if (status == STATUS_OK)
		print_table(call, users, count);
	mem_free(users);
	return status;
}

const struct command cmd_user_list = {
    .name = "user list",
    .summary = "who has a key to this vault",
    .usage = "",
    .examples = "sayso user list\n",
    .help = "Names, roles and since when.  \"recovery\" is the paper in the\n"
	    "envelope.\n",
    .needs = NEEDS_VAULT,
    .run = run,
};
