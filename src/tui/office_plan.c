/*
 * office_plan: what is published in a reporting year, in plain words.
 */
#include "tui/office_internal.h"

#include <stdio.h>

#include "base/broker.h"
#include "base/day.h"
#include "core/figure_words.h"
#include "tui/help.h"
#include "tui/outside_file.h"
#include "tui/when.h"

#define RULES (-2) /* no table has that number */

struct shown_plan {
	struct figures_plan held;
	bool is_there;
	int32_t day; /* in the reporting year that is shown */
};

static void
name(struct view *view, struct buf *title)
{
	const struct shown_plan *shown = view->context;
	int32_t year = shown->held.plan.year;

	buf_set(title, "Plan");
	if (!shown->is_there)
		return;
	buf_add_text(title, ", ");
	figure_period(year, day_add_months(year, 12) - 1, title);
}

static void
head(struct view *view, struct buf *text)
{
	const struct shown_plan *shown = view->context;
	const struct figures_plan *held = &shown->held;

	if (!shown->is_there)
		return;
	buf_add_format(text, "%s. ", held->plan.project);
	if (held->is_held) {
		buf_add_text(text, "This plan holds.");
		return;
	}
	buf_add_text(
	    text, "Nobody made a plan for this year. This one holds by itself");
	if (held->holds_from != DAY_NONE) {
		buf_add_text(text, " from ");
		when_add_day(text, held->holds_from);
	}
	buf_add_text(text, " on; until then another can be asked for.");
}

/* ------------------------------------------------------------------- tables
 */

/* As a table of figures would be called; work stands for all it counts. */
static void
add_title(
    const struct plan *plan, const struct plan_table *table, struct buf *text)
{
	struct release_table like = {
	    .measure = table->is_work ? RELEASE_SESSIONS : RELEASE_PEOPLE,
	    .dimensions_count = table->axes_count};

	for (size_t i = 0; i < table->axes_count; i++) {
		like.dimensions[i] = table->axes[i].dimension;
		snprintf(like.groupings[i], sizeof(like.groupings[i]), "%s",
		    plan_grouping_name(plan, table->axes[i]));
	}
	figure_title(&like, text);
}

static void
add_table(struct view *view, size_t at)
{
	const struct shown_plan *shown = view->context;
	const struct plan *plan = &shown->held.plan;
	const struct plan_table *table = &plan->tables[at];
	struct buf text = BUF_EMPTY, right = BUF_EMPTY;

	add_title(plan, table, &text);
	buf_set(&right, table->is_yearly   ? "the year"
			: plan->is_monthly ? "each month, year"
					   : "each quarter, year");
	if (table->from > plan->year) {
		buf_add_text(&right, ", from ");
		when_add_day_short(&right, table->from);
	}
	rows_item(&view->rows, (int)at, text.text)->right = buf_take(&right);
	buf_clear(&text);
}

static void
add_tables(struct view *view, bool is_work, const char *heading)
{
	const struct shown_plan *shown = view->context;
	const struct plan *plan = &shown->held.plan;
	bool has_heading = false;

	for (size_t i = 0; i < plan->tables_count; i++) {
		if (plan->tables[i].is_work != is_work)
			continue;
		if (!has_heading)
			rows_heading(&view->rows, heading);
		has_heading = true;
		add_table(view, i);
	}
}

/* ------------------------------------------------------------ the rest of it
 */

static void
add_tallies(const struct plan *plan, struct buf *text)
{
	static const char *const words[PLAN_TALLIES] = {
	    [PLAN_TALLY_AGE] = "by age",
	    [PLAN_TALLY_GENDER] = "by gender",
	    [PLAN_TALLY_NEW] = "by new faces",
	};
	bool is_any = false;

	for (int i = 0; i < PLAN_TALLIES; i++) {
		if (!plan->tallies[i])
			continue;
		buf_add_format(text, "%s%s",
		    is_any ? ", " : "Heads at sessions: ", words[i]);
		is_any = true;
	}
	if (is_any)
		buf_add_text(text, ", where there are 30 or more.\n\n");
}

static void
add_merges(const struct plan *plan, struct buf *text)
{
	for (size_t i = 0; i < plan->merges_count; i++) {
		const struct plan_merge *merge = &plan->merges[i];
		struct plan_axis from = {merge->dimension, merge->from};
		struct plan_axis to = {merge->dimension, merge->to};

		buf_add_text(text, "Where numbers are too small: ");
		figure_column(
		    merge->dimension, plan_grouping_name(plan, from), text);
		buf_add_text(text, " becomes ");
		figure_column(
		    merge->dimension, plan_grouping_name(plan, to), text);
		buf_add_text(text, ".\n");
	}
}

static void
add_rules(const struct plan *plan, struct buf *text)
{
	buf_add_format(text,
	    "Periods: each %s, and the year. Each closes two weeks after its "
	    "end.\n\n",
	    plan->is_monthly ? "month" : "quarter");
	buf_add_format(text,
	    "Rounding: up or down at random to a multiple of %d, so the true "
	    "number is within %d.%s\n\n",
	    plan->base, plan->base - 1,
	    plan->base > 5 ? " This is the stronger setting." : "");
	if (plan->is_withheld)
		buf_add_text(text, "How many did not agree to be counted: once "
				   "a year.\n\n");
	add_tallies(plan, text);
	add_merges(plan, text);
}

static void
forget(struct shown_plan *shown)
{
	if (shown->is_there)
		plan_clear(&shown->held.plan);
	shown->is_there = false;
}

static enum status
fill(struct view *view)
{
	struct shown_plan *shown = view->context;
	enum status status;

	forget(shown);
	status = figures_plan(view->desk->unlock, shown->day, &shown->held);
	if (status != STATUS_OK)
		return office_rows_or_why(view, status);
	shown->is_there = true;
	add_tables(view, false, "Young people");
	add_tables(view, true, "The work: sessions, hours, visits");
	rows_heading(&view->rows, "How");
	rows_item(&view->rows, RULES, "Periods, rounding, small numbers");
	return STATUS_OK;
}

/* ---------------------------------------------------------------- one table
 */

/* "13-19 (13, 14-15, 16-18, 19)". */
static void
add_group(const struct plan *plan, struct plan_axis axis, size_t group,
    struct buf *text)
{
	const struct plan_list *list = &plan->lists[axis.dimension];
	size_t parts = 0;

	figure_code(axis.dimension, plan_group(plan, axis, group), text);
	if (axis.grouping == 0)
		return;
	for (size_t i = 0; i < list->count; i++)
		if (plan_group_of(plan, axis, i) == group)
			parts++;
	if (parts < 2)
		return;
	for (size_t i = 0, seen = 0; i < list->count; i++)
		if (plan_group_of(plan, axis, i) == group)
			buf_add_format(text, "%s%s", seen++ == 0 ? " (" : ", ",
			    list->categories[i]);
	buf_add_char(text, ')');
}

static void
add_axis(const struct plan *plan, struct plan_axis axis, struct buf *text)
{
	figure_column(axis.dimension, plan_grouping_name(plan, axis), text);
	buf_add_text(text, ":\n");
	for (size_t i = 0; i < plan_groups(plan, axis); i++) {
		buf_add_text(text, "- ");
		add_group(plan, axis, i, text);
		buf_add_char(text, '\n');
	}
	buf_add_char(text, '\n');
}

static void
describe(const struct plan *plan, size_t at, struct buf *text)
{
	const struct plan_table *table = &plan->tables[at];

	add_title(plan, table, text);
	buf_add_text(text, "\n\n");
	if (table->is_work) {
		buf_add_text(text,
		    "Sessions, hours with young people present, and visits, "
		    "one table each. Sessions and hours are exact, visits are "
		    "rounded.");
		return;
	}
	for (size_t i = 0; i < table->axes_count; i++)
		add_axis(plan, table->axes[i], text);
	if (table->axes_count > 1)
		buf_add_text(text,
		    "Crossed: each with each, and all totals. Small groups "
		    "are taken together.");
}

static void
side(struct view *view, int id, struct buf *text)
{
	const struct shown_plan *shown = view->context;

	if (id == RULES)
		add_rules(&shown->held.plan, text);
	else
		describe(&shown->held.plan, (size_t)id, text);
}

static void
chosen(struct view *view, int id)
{
	struct buf text = BUF_EMPTY;

	side(view, id, &text);
	help_read(view->desk,
	    id == RULES ? "How it is counted" : "A table of the plan",
	    text.text);
	buf_clear(&text);
}

/* -------------------------------------------------------------------- keys */

static void
change(struct view *view)
{
	office_plan_change(view->desk);
	view_refill(view);
}

static void
asks(struct view *view)
{
	office_asks_run(view->desk);
	view_refill(view);
}

static void
other_year(struct view *view)
{
	struct shown_plan *shown = view->context;
	int32_t today = office_today();

	shown->day = shown->day == today ? day_add_months(today, 12) : today;
	view_refill(view);
}

static bool
is_there(struct view *view)
{
	const struct shown_plan *shown = view->context;

	return shown->is_there;
}

static void
save(struct view *view)
{
	const struct shown_plan *shown = view->context;
	struct buf text = BUF_EMPTY, file = BUF_EMPTY;

	if (desk_tell(view->desk, plan_write(&shown->held.plan, &text)) ==
		STATUS_OK &&
	    outside_file_write(view->desk, BROKER_PLAN, &text, &file))
		desk_say(view->desk, ROLE_GOOD,
		    "Saved: %s. Change it, then ask for it with c.", file.text);
	buf_clear(&text);
	buf_clear(&file);
}

static const struct action actions[] = {
    {PRESS_TEXT, 'c', "c", "Ask for another", change, NULL},
    {PRESS_TEXT, 'w', "w", "Answers", asks, NULL},
    {PRESS_TEXT, 'y', "y", "Other year", other_year, NULL},
    {PRESS_TEXT, 's', "s", "Save", save, is_there},
    {.key = NULL},
};

static const struct screen screen = {
    .name = name,
    .fill = fill,
    .head = head,
    .chosen = chosen,
    .enter = "What is in it?",
    .actions = actions,
    .side = side,
    .help = "The plan says which tables are published for a reporting year. It "
	    "is fixed before anybody looks at numbers, because who may choose "
	    "tables afterwards could find out about one young person.\n\n"
	    "A plan that holds may only gain tables, for periods that have not "
	    "begun. Without a plan, one for a small club holds by itself.\n\n"
	    "c asks for another plan: for a small club, for a council, or "
	    "from a file. s saves this one as a file, to be changed. w says "
	    "what came of what was asked. y goes to next year's plan and "
	    "back.",
};

void
office_plan_run(struct desk *desk)
{
	struct shown_plan shown = {.day = office_today()};

	view_run(desk, &screen, &shown);
	forget(&shown);
}
