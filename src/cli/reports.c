/*
 * reports: see the header.
 */
#include "cli/reports.h"

#include <ctype.h>
#include <string.h>

#include "base/day.h"
#include "cli/table.h"

enum status
reports_days(struct call *call, int32_t *from_on, int32_t *until_on)
{
	enum status status = given_day(call, "from", from_on);

	if (status == STATUS_OK)
		status = given_day(call, "until", until_on);
	if (status == STATUS_OK && *from_on != DAY_NONE &&
	    *until_on != DAY_NONE && *until_on < *from_on)
		status = tell_mistake(call, STATUS_INVALID,
		    "The day until is before the day from.");
	return status;
}

enum status
reports_period(struct call *call, const char *typed, char id[PUBLISH_ID_BYTES])
{
	size_t length = strlen(typed);

	if (length >= PUBLISH_ID_BYTES)
		return tell_mistake(call, STATUS_NOT_FOUND,
		    "There is no period \"%s\". Look at: sayso report list",
		    typed);
	for (size_t i = 0; i <= length; i++)
		id[i] = (char)toupper((unsigned char)typed[i]);
	return STATUS_OK;
}

enum status
reports_get(struct call *call, const char *id, struct release *release,
    struct publish_seal *seal)
{
	return tell_about(
	    call, figures_get(call->unlock, id, release, seal), id);
}

enum status
reports_heads(struct call *call, bool *follow, struct buf *sentence)
{
	enum status status =
	    figures_heads_follow(call->unlock, follow, sentence);

	if (status == STATUS_OK && !*follow)
		tell_remark(call, "%s", sentence->text);
	return status;
}

void
reports_hash(const unsigned char *hash, size_t size, struct buf *text)
{
	for (size_t i = 0; i < size; i++)
		buf_add_format(text, "%02x", hash[i]);
}

/* ------------------------------------------------------------------ diary */

static void
add_times(struct table *table, const struct diary_row *row)
{
	char from[MINUTE_TEXT_BYTES], until[MINUTE_TEXT_BYTES];
	struct buf text = BUF_EMPTY;

	minute_format(row->start_minute, from);
	minute_format(row->end_minute, until);
	buf_add_format(&text, "%s-%s", from, until);
	table_text(table, text.text);
	buf_clear(&text);
}

void
reports_diary_print(struct call *call, const struct diary *diary)
{
	static const char *const heads[] = {"DATE", "TIME", "GROUP", "PLACE",
	    "PROVISION", "HOW", "THEME", "WORKERS", "HEADS"};
	struct table table;

	table_init(&table, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < diary->count; i++) {
		const struct diary_row *row = &diary->rows[i];

		table_day(&table, row->held_on);
		add_times(&table, row);
		table_text(&table, row->group);
		table_text(&table, row->place);
		table_text(&table, row->provision);
		table_text(&table, row->mode);
		table_text(&table, row->theme);
		table_text(&table, row->workers);
		table_text(&table, row->heads);
	}
	table_print(&table, call->out);
}

json_t *
reports_diary_json(const struct diary *diary)
{
	json_t *list = json_array();

	for (size_t i = 0; i < diary->count; i++) {
		const struct diary_row *row = &diary->rows[i];
		json_t *one = json_object();

		js_put(one, "date", js_day(row->held_on));
		js_put(one, "start", js_minute(row->start_minute));
		js_put(one, "end", js_minute(row->end_minute));
		js_put(one, "group", js_text(row->group));
		js_put(one, "place", js_text(row->place));
		js_put(one, "provision", js_text(row->provision));
		js_put(one, "mode", js_text(row->mode));
		js_put(one, "theme", js_text(row->theme));
		js_put(one, "workers", js_text(row->workers));
		js_put(one, "heads", js_text(row->heads));
		js_add(list, one);
	}
	return list;
}
