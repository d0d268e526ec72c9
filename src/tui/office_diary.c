/*
 * office_diary: the work diary, month by month, searched as one types.
 */
#include "tui/office_internal.h"

#include <inttypes.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/figure_words.h"
#include "tui/help.h"
#include "tui/when.h"

#define DATE_BYTES 32

static void
add_part(struct buf *text, const char *part)
{
	if (part != NULL && *part != '\0')
		buf_add_format(text, ", %s", part);
}

/* What is cut off at the edge can be searched for all the same. */
void
office_diary_line(const struct diary_row *row, struct buf *text)
{
	when_add_day_short(text, row->held_on);
	buf_add_char(text, ' ');
	when_add_times(text, row->start_minute, row->end_minute);
	buf_add_format(text, "  %s", *row->group == '\0' ? "-" : row->group);
	add_part(text, row->workers);
	add_part(text, row->place);
	add_part(text, row->provision);
	add_part(text, row->mode);
	add_part(text, row->theme);
}

static void
add_labelled(struct buf *text, const char *label, const char *part)
{
	if (part != NULL && *part != '\0')
		buf_add_format(text, "%s: %s\n", label, part);
}

void
office_diary_full(const struct diary_row *row, struct buf *text)
{
	char date[DATE_BYTES];

	day_format_long(row->held_on, date, sizeof(date));
	buf_add_format(text, "%s, ", date);
	when_add_times(text, row->start_minute, row->end_minute);
	buf_add_text(text, "\n\n");
	add_labelled(text, "Group", row->group);
	add_labelled(text, "Heads", row->heads);
	add_labelled(text, "Workers", row->workers);
	add_labelled(text, "Place", row->place);
	add_labelled(text, "Provision", row->provision);
	add_labelled(text, "How", row->mode);
	add_labelled(text, "Theme", row->theme);
	buf_add_text(text, "\nHeads are 0, 1-4, or to the nearest 5.");
}

/* ------------------------------------------------------------- the screen */

static bool
is_same_month(int32_t one, int32_t other)
{
	struct day_parts a = day_to_parts(one), b = day_to_parts(other);

	return a.year == b.year && a.month == b.month;
}

/* The newest first. */
static void
add_rows(struct view *view, const struct diary *diary)
{
	struct buf text = BUF_EMPTY;

	for (size_t i = diary->count; i-- > 0;) {
		const struct diary_row *row = &diary->rows[i];
		bool is_new_month =
		    i + 1 == diary->count ||
		    !is_same_month(row->held_on, diary->rows[i + 1].held_on);

		buf_reset(&text);
		if (is_new_month) {
			figure_period(row->held_on, row->held_on, &text);
			rows_heading(&view->rows, text.text);
			buf_reset(&text);
		}
		office_diary_line(row, &text);
		rows_item(&view->rows, (int)i, text.text)->right =
		    mem_text(row->heads);
	}
	buf_clear(&text);
}

static enum status
fill(struct view *view)
{
	struct diary *diary = view->context;
	enum status status;

	diary_clear(diary);
	status = figures_diary(view->desk->unlock, DAY_NONE, DAY_NONE, diary);
	if (status == STATUS_OK)
		add_rows(view, diary);
	return office_rows_or_why(view, status);
}

static void
side(struct view *view, int id, struct buf *text)
{
	const struct diary *diary = view->context;

	office_diary_full(&diary->rows[id], text);
}

static void
chosen(struct view *view, int id)
{
	struct buf text = BUF_EMPTY;

	side(view, id, &text);
	help_read(view->desk, "A session", text.text);
	buf_clear(&text);
}

static const struct screen screen = {
    .title = "Work diary",
    .fill = fill,
    .chosen = chosen,
    .enter = "Open",
    .side = side,
    .help = "All sessions that were written up, by month, the newest first: "
	    "when, which group, who worked, and at the right how many heads. "
	    "Heads are told as 0, 1-4, or to the nearest 5. There is no name "
	    "of a young person and no note.\n\n"
	    "Type to find: a group, a worker, a place, a theme, a month such "
	    "as nov. Enter shows all of one session.",
    .empty = "No session is in the diary yet. It is written each time a worker "
	     "locks the vault.",
    .is_typed_in = true,
};

void
office_diary_run(struct desk *desk)
{
	struct diary diary = {NULL, 0};

	view_run(desk, &screen, &diary);
	diary_clear(&diary);
}
