/*
 * requests: prints what people asked for.  Nobody's name is in a list.
 */
#include "cli/requests.h"

#include "cli/js.h"
#include "cli/table.h"

json_t *
requests_object(const struct records *records, const struct request_line *line)
{
	json_t *object = json_object();

	js_put(object, "id", js_text(line->code));
	js_put(object, "what", js_text(line->what));
	js_put(object, "from", js_text(line->who));
	js_put(object, "by", js_text(line->how));
	js_put(object, "received", js_day(line->received_on));
	js_put(object, "due", js_day(line->due_on));
	js_put(object, "days_left",
	    line->is_done ? json_null()
			  : js_number(line->due_on - records_today(records)));
	js_put(object, "extended", js_bool(line->is_extended));
	js_put(object, "overdue", js_bool(line->is_overdue));
	js_put(object, "said",
	    *line->said == '\0' ? json_null() : js_text(line->said));
	js_put(object, "said_on", js_day(line->said_on));
	js_put(object, "next", js_text(request_next_word(line->next)));
	js_put(object, "given",
	    line->is_done ? js_bool(line->is_given) : json_null());
	js_put(object, "done_on", js_day(line->done_on));
	return object;
}

static void
print_table(const struct records *records, struct print *out,
    const struct request_line *lines, size_t count)
{
	static const char *const heads[] = {
	    "ID", "WHAT", "FROM", "RECEIVED", "DUE", "", "THEY SAID"};
	struct table table;

	table_init(&table, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < count; i++) {
		struct buf left = BUF_EMPTY;

		request_add_left(&left, &lines[i], records_today(records));
		table_text(&table, lines[i].code);
		table_text(&table, lines[i].what);
		table_text(&table, lines[i].who);
		table_day(&table, lines[i].received_on);
		table_day(&table, lines[i].due_on);
		table_text(&table, left.text);
		table_text(&table, lines[i].said);
		buf_clear(&left);
	}
	table_print(&table, out);
}

void
requests_print(
    struct call *call, const struct request_line *lines, size_t count)
{
	json_t *list;

	if (!call->is_json) {
		print_table(call->records, call->out, lines, count);
		return;
	}
	list = json_array();
	for (size_t i = 0; i < count; i++)
		js_add(list, requests_object(call->records, &lines[i]));
	js_print(call->out, list);
}
