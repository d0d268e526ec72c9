/*
 * office_compare: one table of two periods side by side.  Where the ranges meet
 * nobody can tell which is more, and that is what is said.
 */
#include "tui/office_internal.h"

#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "core/figure_words.h"
#include "tui/help.h"

struct choosing {
	const struct office_period *period;
	struct publish_period *list;
	size_t count;
	int chosen; /* -1: none */
};

struct compared {
	const struct office_period *period; /* the one that was open */
	const struct office_period *other;
	size_t at; /* the table, in ${period} */
	const struct release_table *table, *others;
	bool is_first; /* ${period} is the earlier one */
};

/* -------------------------------------------------------- which other period
 */

static bool
can_be_compared(
    const struct choosing *choosing, const struct publish_period *period)
{
	return period->state == PUBLISH_CLOSED &&
	       strcmp(period->id, choosing->period->id) != 0;
}

static bool
is_alike(const struct choosing *choosing, const struct publish_period *period)
{
	int32_t mine =
	    choosing->period->release.end - choosing->period->release.start;
	int32_t theirs = period->end - period->start;

	return theirs - mine < 5 && mine - theirs < 5;
}

static void
add_periods(struct view *view, bool are_alike, const char *heading)
{
	const struct choosing *choosing = view->context;
	bool has_heading = false;

	for (size_t i = choosing->count; i-- > 0;) {
		const struct publish_period *period = &choosing->list[i];
		struct buf text = BUF_EMPTY;

		if (!can_be_compared(choosing, period) ||
		    is_alike(choosing, period) != are_alike)
			continue;
		if (!has_heading)
			rows_heading(&view->rows, heading);
		has_heading = true;
		publish_period_name(period, &text);
		rows_item(&view->rows, (int)i, text.text);
		buf_clear(&text);
	}
}

static enum status
fill_choosing(struct view *view)
{
	add_periods(view, true, "As long as this one");
	add_periods(view, false, "Longer or shorter");
	return STATUS_OK;
}

static void
chose(struct view *view, int id)
{
	struct choosing *choosing = view->context;

	choosing->chosen = id;
	view_done(view);
}

static const struct screen choosing_screen = {
    .title = "Compare with which period?",
    .fill = fill_choosing,
    .chosen = chose,
    .enter = "Compare",
    .help = "Closed periods that the open one can be put beside. A period of "
	    "another length has other numbers for that reason alone.",
    .empty = "No other period is closed yet, so there is nothing to compare "
	     "with.",
};

/* False: they went back, or what went wrong was said. */
static bool
choose(struct desk *desk, const struct office_period *period,
    struct office_period *other)
{
	struct choosing choosing = {.period = period, .chosen = -1};
	bool is_open = false;

	if (desk_tell(desk, figures_list(desk->unlock, &choosing.list,
				&choosing.count)) == STATUS_OK)
		view_run(desk, &choosing_screen, &choosing);
	if (choosing.chosen >= 0) {
		is_open = office_period_open(
		    desk, choosing.list[choosing.chosen].id, other);
		if (!is_open)
			buf_clear(&other->name);
	}
	mem_free(choosing.list);
	return is_open;
}

/* ------------------------------------------------------------- side by side */

/* What changed from the earlier to the later, as far as anybody can tell. */
static const char *
change(const struct compared *compared, size_t mine, size_t theirs)
{
	int64_t my_least, my_most, their_least, their_most;

	release_range(&compared->period->release, compared->table,
	    compared->table->values[mine], &my_least, &my_most);
	release_range(&compared->other->release, compared->others,
	    compared->others->values[theirs], &their_least, &their_most);
	if (my_least == my_most && their_least == their_most &&
	    my_least == their_least)
		return "the same";
	if (my_least > their_most)
		return compared->is_first ? "fewer" : "more";
	if (my_most < their_least)
		return compared->is_first ? "more" : "fewer";
	return "cannot tell";
}

/* "45 (41 to 49), then 60 (56 to 64)": the earlier first. */
static void
add_numbers(const struct compared *compared, size_t mine, size_t theirs,
    struct buf *text)
{
	if (!compared->is_first)
		office_figure(
		    &compared->other->release, compared->others, theirs, text);
	else
		office_figure(
		    &compared->period->release, compared->table, mine, text);
	buf_add_text(text, ", then ");
	if (compared->is_first)
		office_figure(
		    &compared->other->release, compared->others, theirs, text);
	else
		office_figure(
		    &compared->period->release, compared->table, mine, text);
}

static void
add_row(struct view *view, size_t row)
{
	const struct compared *compared = view->context;
	struct buf text = BUF_EMPTY, more = BUF_EMPTY;
	size_t there = office_same_row(compared->table, row, compared->others);
	struct row *shown;

	office_label(compared->table, row, &text);
	shown = rows_item(&view->rows, (int)row, text.text);
	if (there == SIZE_MAX) {
		shown->right = mem_text("in one only");
		office_figure(
		    &compared->period->release, compared->table, row, &more);
	} else {
		shown->right = mem_text(change(compared, row, there));
		add_numbers(compared, row, there, &more);
	}
	shown->more = buf_take(&more);
	buf_clear(&text);
}

static enum status
fill(struct view *view)
{
	const struct compared *compared = view->context;

	for (size_t row = 0; row < compared->table->rows; row++)
		add_row(view, row);
	return STATUS_OK;
}

static void
name(struct view *view, struct buf *title)
{
	const struct compared *compared = view->context;

	figure_title(compared->table, title);
}

static void
head(struct view *view, struct buf *text)
{
	const struct compared *compared = view->context;
	const struct office_period *first =
	    compared->is_first ? compared->period : compared->other;
	const struct office_period *second =
	    compared->is_first ? compared->other : compared->period;

	buf_add_format(
	    text, "%s, then %s.", first->name.text, second->name.text);
}

static void
bars(struct view *view)
{
	const struct compared *compared = view->context;

	office_chart_run(
	    view->desk, compared->period, compared->at, compared->other);
}

static const struct action actions[] = {
    {PRESS_TEXT, 'b', "b", "Bars", bars, view_has_row},
    {.key = NULL},
};

static const struct screen screen = {
    .name = name,
    .fill = fill,
    .head = head,
    .actions = actions,
    .help = "The same table of two periods, the earlier one first.\n\n"
	    "\"more\" and \"fewer\" stand only where the ranges do not meet. "
	    "Where they do, nobody can tell: the difference may be the "
	    "rounding alone. b draws both as bars.",
};

static void
show(struct desk *desk, struct compared *compared)
{
	const struct release *mine = &compared->period->release;
	const struct release *theirs = &compared->other->release;

	compared->others = office_same_table(compared->table, theirs);
	compared->is_first =
	    mine->start < theirs->start ||
	    (mine->start == theirs->start && mine->end < theirs->end);
	if (compared->others == NULL)
		desk_say(desk, ROLE_PLAIN,
		    "That period has no such table. Choose another one.");
	else
		view_run(desk, &screen, compared);
}

void
office_compare_run(
    struct desk *desk, const struct office_period *period, size_t table)
{
	struct office_period other;
	struct compared compared = {.period = period,
	    .other = &other,
	    .at = table,
	    .table = &period->release.tables[table]};

	if (!choose(desk, period, &other))
		return;
	show(desk, &compared);
	office_period_clear(&other);
}
