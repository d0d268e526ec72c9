/*
 * outcomes: prints lists of what somebody got out of it.
 */
#include "cli/outcomes.h"

#include <string.h>

#include "cli/js.h"
#include "cli/table.h"

static const char *
agreed_word(const struct outcome_line *line)
{
	if (strcmp(line->agreed, "proposed") == 0)
		return "not yet";
	return strcmp(line->agreed, "word") == 0 ? "by word" : line->agreed;
}

void
outcomes_print(
    struct print *out, const struct outcome_line *lines, size_t count)
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

void
outcomes_print_json(
    struct print *out, const struct outcome_line *lines, size_t count)
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
