/*
 * people: prints lists of people.
 */
#include "cli/people.h"

#include "cli/js.h"
#include "cli/table.h"

static json_t *
line_json(const struct person_line *line)
{
	json_t *answer = json_object();

	js_put(answer, "id", js_text(line->code));
	js_put(answer, "name", js_text(line->called));
	js_put(answer, "last_here", js_day(line->last_here));
	js_put(answer, "to_be_asked", js_bool(line->to_be_asked));
	js_put(answer, "group", js_text(line->group));
	return answer;
}

/* The column of groups only where there are groups. */
static void
print_table(struct print *out, const struct person_list *list)
{
	static const char *const heads[] = {
	    "ID", "NAME", "LAST HERE", "", "GROUP"};
	bool has_groups = list->count > 0 && list->lines[0].group != NULL;
	struct table table;

	table_init(&table, heads, has_groups ? 5 : 4);
	for (size_t i = 0; i < list->count; i++) {
		const struct person_line *line = &list->lines[i];

		table_text(&table, line->code);
		table_text(&table, line->called);
		table_day(&table, line->last_here);
		table_text(&table, line->to_be_asked ? "to be asked" : "");
		if (has_groups)
			table_text(&table, line->group);
	}
	table_print(&table, out);
}

void
people_print(struct call *call, const struct person_list *list)
{
	json_t *answer;

	if (!call->is_json) {
		print_table(call->out, list);
		return;
	}
	answer = json_array();
	for (size_t i = 0; i < list->count; i++)
		js_add(answer, line_json(&list->lines[i]));
	js_print(call->out, answer);
}
