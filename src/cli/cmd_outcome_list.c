/*
 * outcome list: one person's outcomes.  The look is written first.
 */
#include <string.h>

#include "cli/command_list.h"
#include "cli/js.h"
#include "cli/table.h"
#include "core/outcome.h"

static const struct option options[] = {
    OPTION_NEEDED("why", "REASON", "why you look (see above)"),
    OPTIONS_END,
};

static const char *
agreed_word(const struct outcome_line *line)
{
	if (strcmp(line->agreed, "proposed") == 0)
		return "not yet";
	return strcmp(line->agreed, "word") == 0 ? "by word" : line->agreed;
}

static void
print_table(struct print *out, const struct outcome_line *lines, size_t count)
{
	static const char *const heads[] = {
	    "ID", "DATE", "AGREED", "AWARD", "WHAT"};
	struct table table;

	table_init(&table, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < count; i++) {
		table_text(&table, lines[i].code);
		table_day(&table, lines[i].held_on);
		table_text(&table, agreed_word(&lines[i]));
		table_text(&table, lines[i].award);
		table_text(&table, lines[i].what);
	}
	table_print(&table, out);
}

static void
print_json(struct print *out, const struct outcome_line *lines, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++) {
		json_t *answer = json_object();

		js_put(answer, "id", js_text(lines[i].code));
		js_put(answer, "sort", js_text(lines[i].sort));
		js_put(answer, "what", js_lines(lines[i].what));
		js_put(answer, "award", js_text(lines[i].award));
		js_put(answer, "agreed", js_text(lines[i].agreed));
		js_put(answer, "date", js_day(lines[i].held_on));
		js_put(answer, "agreed_on", js_day(lines[i].agreed_on));
		js_add(list, answer);
	}
	js_print(out, list);
}

static enum status
run(struct call *call)
{
	struct outcome_line *lines = NULL;
	char code[CODE_TEXT_BYTES];
	struct look_why why;
	size_t count = 0;
	enum status status = given_why(call, &why);

	if (status == STATUS_OK)
		status = given_person_or_list(call, &why, code);
	if (status == STATUS_OK)
		status =
		    outcome_list(call->records, code, &why, &lines, &count);
	if (status == STATUS_OK && call->is_json)
		print_json(call->out, lines, count);
	else if (status == STATUS_OK)
		print_table(call->out, lines, count);
	if (status == STATUS_OK && count == 0)
		tell_remark(call, "nothing is written down there yet.");
	outcome_list_clear(&lines, count);
	return status;
}

const struct command cmd_outcome_list = {
    .name = "outcome list",
    .summary = "what somebody got out of it so far",
    .usage = "PERSON --why REASON",
    .examples = "sayso outcome list \"Ann Pike\" --why asked\n",
    .help = "The oldest first, and whether they agreed.\n"
	    "\n" LOOK_HELP,
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
