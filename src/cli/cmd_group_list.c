/*
 * group list: the groups, with who works with them and how many come.
 */
#include "base/day.h"
#include "cli/command_list.h"
#include "cli/group_options.h"
#include "cli/js.h"
#include "cli/table.h"

static const struct option options[] = {
    OPTION_FLAG("ended", "those too that have come to their end"),
    OPTIONS_END,
};

static json_t *
group_json(const struct group *group)
{
	json_t *answer = json_object();

	js_put(answer, "name", js_text(group->name));
	js_put(answer, "day",
	    js_text(group->weekday < 0 ? NULL
				       : group_options_days[group->weekday]));
	js_put(answer, "start", js_minute(group->start_minute));
	js_put(answer, "end", js_minute(group->end_minute));
	js_put(answer, "place", js_text(group->place));
	js_put(answer, "provision", js_text(group->provision));
	js_put(answer, "mode", js_text(group->mode));
	js_put(answer, "ended", js_bool(group->is_ended));
	js_put(answer, "mine", js_bool(group->is_mine));
	js_put(answer, "cover", js_bool(group->is_cover));
	js_put(
	    answer, "workers", js_texts(group->workers, group->workers_count));
	js_put(answer, "covers", js_texts(group->covers, group->covers_count));
	js_put(answer, "regulars", js_number(group->regulars));
	return answer;
}

/* "Tuesday 18:00-20:30", as much of it as there is. */
static void
cell_when(struct table *table, const struct group *group)
{
	struct buf text = BUF_EMPTY;
	char minute[MINUTE_TEXT_BYTES];

	if (group->weekday >= 0)
		buf_add_text(&text, group_options_days[group->weekday]);
	if (group->start_minute >= 0) {
		minute_format(group->start_minute, minute);
		buf_add_format(
		    &text, "%s%s", text.length == 0 ? "" : " ", minute);
	}
	if (group->end_minute >= 0) {
		minute_format(group->end_minute, minute);
		buf_add_format(&text, "-%s", minute);
	}
	table_text(table, text.text);
	buf_clear(&text);
}

static void
cell_workers(struct table *table, const struct group *group)
{
	struct buf names = BUF_EMPTY;

	for (size_t i = 0; i < group->workers_count; i++) {
		buf_add_text(&names, i == 0 ? "" : ", ");
		buf_add_text(&names, group->workers[i]);
	}
	for (size_t i = 0; i < group->covers_count; i++) {
		buf_add_text(&names, names.length == 0 ? "" : ", ");
		buf_add_text(&names, group->covers[i]);
		buf_add_text(&names, " (cover)");
	}
	table_text(table, names.text);
	buf_clear(&names);
}

static const char *
mine_word(const struct group *group)
{
	if (group->is_ended)
		return "ended";
	if (group->is_cover)
		return "as cover";
	return group->is_mine ? "yes" : "";
}

static void
print_table(struct print *out, const struct group_list *list)
{
	static const char *const heads[] = {
	    "GROUP", "WHEN", "PLACE", "REGULARS", "YOURS", "WORKERS"};
	struct table table;

	table_init(&table, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < list->count; i++) {
		const struct group *group = &list->groups[i];

		table_text(&table, group->name);
		cell_when(&table, group);
		table_text(&table, group->place);
		table_number(&table, group->regulars);
		table_text(&table, mine_word(group));
		cell_workers(&table, group);
	}
	table_print(&table, out);
}

static enum status
run(struct call *call)
{
	struct group_list list = {NULL, 0};
	enum status status =
	    group_list(call->records, call_has(call, "ended"), &list);

	if (status == STATUS_OK && call->is_json) {
		json_t *answer = json_array();

		for (size_t i = 0; i < list.count; i++)
			js_add(answer, group_json(&list.groups[i]));
		js_print(call->out, answer);
	} else if (status == STATUS_OK) {
		print_table(call->out, &list);
		if (list.count == 0)
			tell_remark(call,
			    "there is no group yet. To make one: sayso group "
			    "add NAME");
	}
	group_list_clear(&list);
	return status;
}

const struct command cmd_group_list = {
    .name = "group list",
    .summary = "the groups, their workers, how many come",
    .usage = "[--ended]",
    .examples = "sayso group list\n"
		"sayso group list --ended\n",
    .help =
	"Regulars are shown as a number only.  To see yours by name: sayso\n"
	"person mine.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .run = run,
};
