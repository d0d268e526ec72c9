/*
 * office_table: one table of a closed period, number by number.
 */
#include "tui/office_internal.h"

#include "base/mem.h"
#include "core/figure_words.h"
#include "tui/help.h"

#define RANGE_COLUMNS 14 /* "1041 to 1049" and two blanks before it */

struct shown {
	const struct office_period *period;
	size_t at;
	const struct release_table *table;
};

static void
name(struct view *view, struct buf *title)
{
	const struct shown *shown = view->context;

	figure_title(shown->table, title);
}

static void
head(struct view *view, struct buf *text)
{
	const struct shown *shown = view->context;
	int base = shown->period->release.base;

	buf_set(text, shown->period->name.text);
	if (figure_is_exact(shown->table->measure))
		buf_add_text(text, ". These numbers are exact.");
	else
		buf_add_format(text,
		    ". Each number with its range. [c] is fewer than %d, "
		    "perhaps none.",
		    base);
}

/* The number, and its range in a column of its own. */
static char *
number_of(const struct shown *shown, size_t row)
{
	const struct release_table *table = shown->table;
	int64_t value = table->values[row];
	struct buf text = BUF_EMPTY, range = BUF_EMPTY;

	figure_value(table, value, &text);
	figure_range(&shown->period->release, table, value, &range);
	if (!figure_is_exact(table->measure))
		buf_add_format(&text, "%*s", RANGE_COLUMNS, range.text);
	buf_clear(&range);
	return buf_take(&text);
}

static enum status
fill(struct view *view)
{
	const struct shown *shown = view->context;
	struct buf text = BUF_EMPTY;

	for (size_t row = 0; row < shown->table->rows; row++) {
		buf_reset(&text);
		office_label(shown->table, row, &text);
		rows_item(&view->rows, (int)row, text.text)->right =
		    number_of(shown, row);
	}
	buf_clear(&text);
	return STATUS_OK;
}

/* One number in words. */
static void
add_words(const struct shown *shown, size_t row, struct buf *text)
{
	const struct release *release = &shown->period->release;
	const struct release_table *table = shown->table;
	int64_t value = table->values[row], lower, upper;

	office_label(table, row, text);
	buf_add_text(text, "\n\n");
	release_range(release, table, value, &lower, &upper);
	if (value == RELEASE_NONE) {
		buf_add_text(text, "[z]: nobody can be in it.");
	} else if (figure_is_exact(table->measure)) {
		figure_value(table, value, text);
		buf_add_text(text, ". This number is exact.");
	} else if (value == 0) {
		buf_add_format(text,
		    "[c]: fewer than %d. It may be none; the figures do not "
		    "tell.",
		    release->base);
	} else {
		figure_value(table, value, text);
		buf_add_format(text,
		    ": the true number is one from %lld to %lld.",
		    (long long)lower, (long long)upper);
	}
	buf_add_format(text, "\n\n%s", figure_definition(table->measure));
}

static void
side(struct view *view, int id, struct buf *text)
{
	add_words(view->context, (size_t)id, text);
}

static void
chosen(struct view *view, int id)
{
	const struct shown *shown = view->context;
	struct buf title = BUF_EMPTY, text = BUF_EMPTY;

	figure_title(shown->table, &title);
	add_words(shown, (size_t)id, &text);
	buf_add_text(&text, "\n\n");
	office_note(&shown->period->release, &text);
	help_read(view->desk, title.text, text.text);
	buf_clear(&title);
	buf_clear(&text);
}

static void
chart(struct view *view)
{
	const struct shown *shown = view->context;

	office_chart_run(view->desk, shown->period, shown->at, NULL);
}

static void
compare(struct view *view)
{
	const struct shown *shown = view->context;

	office_compare_run(view->desk, shown->period, shown->at);
}

static const struct action actions[] = {
    {PRESS_TEXT, 'b', "b", "Bars", chart, view_has_row},
    {PRESS_TEXT, 'c', "c", "Compare", compare, view_has_row},
    {.key = NULL},
};

static const struct screen screen = {
    .name = name,
    .fill = fill,
    .head = head,
    .chosen = chosen,
    .enter = "What does it mean?",
    .actions = actions,
    .side = side,
    .help = "Each line is one number. Where two things are crossed there are "
	    "also lines for each of them alone, and for all.\n\n"
	    "[c] stands for fewer than 5 (10 where the plan rounds to 10), "
	    "perhaps none. [z] stands where nobody can be.\n\n"
	    "b draws the numbers as bars. c puts another period beside them. / "
	    "finds a line. Enter says what one number means.",
    .empty = "This table has no line: nothing of the kind was written up.",
};

void
office_table_run(
    struct desk *desk, const struct office_period *period, size_t table)
{
	struct shown shown = {period, table, &period->release.tables[table]};

	view_run(desk, &screen, &shown);
}
