/*
 * sheet list: the sheets that nobody said are gone.
 */
#include "cli/command_list.h"
#include "cli/js.h"
#include "cli/table.h"
#include "core/sheet.h"

static void
print_json(struct call *call, const struct sheet_line *lines, size_t count)
{
	json_t *answer = json_array();

	for (size_t i = 0; i < count; i++) {
		json_t *sheet = json_object();

		js_put(sheet, "id", js_text(lines[i].code));
		js_put(sheet, "group", js_text(lines[i].group));
		js_put(sheet, "made_on", js_day(lines[i].made_on));
		js_put(sheet, "made_by", js_text(lines[i].made_by));
		js_put(sheet, "until", js_day(lines[i].until_on));
		js_put(sheet, "over", js_bool(lines[i].is_over));
		js_add(answer, sheet);
	}
	js_print(call->out, answer);
}

static void
print_table(struct print *out, const struct sheet_line *lines, size_t count)
{
	static const char *const heads[] = {
	    "ID", "GROUP", "MADE", "BY", "UNTIL", ""};
	struct table table;

	table_init(&table, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < count; i++) {
		table_text(&table, lines[i].code);
		table_text(&table, lines[i].group);
		table_day(&table, lines[i].made_on);
		table_text(&table, lines[i].made_by);
		table_day(&table, lines[i].until_on);
		table_text(&table, lines[i].is_over ? "is it gone?" : "");
	}
	table_print(&table, out);
}

static enum status
run(struct call *call)
{
	struct sheet_line *lines = NULL;
	size_t count = 0;
	enum status status = sheet_list(call->records, &lines, &count);

	if (status != STATUS_OK)
		return status;
	if (call->is_json)
		print_json(call, lines, count);
	else
		print_table(call->out, lines, count);
	if (count == 0)
		tell_remark(call, "no sheet is out there");
	sheet_list_clear(&lines, count);
	return STATUS_OK;
}

const struct command cmd_sheet_list = {
    .name = "sheet list",
    .summary = "the sheets that are still out there",
    .usage = "",
    .examples = "sayso sheet list\n",
    .help = "Every worker sees all of them, until somebody says that the\n"
	    "paper is gone.  Nobody's name is kept here.\n",
    .needs = NEEDS_WORKER,
    .run = run,
};
