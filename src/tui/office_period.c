/*
 * office_period: what was published for one closed period: its tables, each
 * with its total, and what is worked out from them.
 */
#include "tui/office_internal.h"

#include <string.h>

#include "base/mem.h"
#include "core/figure_words.h"
#include "tui/help.h"
#include "tui/when.h"

#define RATIOS    (-2)   /* no table has that number */
#define HELD      100000 /* and from here on tables that are not there */
#define HEX_BYTES 32

/* ------------------------------------------------------------------ reading
 */

/* A plan that cannot be read only leaves out what is not there anyway. */
static void
read_held_back(struct desk *desk, struct office_period *period)
{
	struct figures_plan held;

	if (figures_plan(desk->unlock, period->release.start, &held) !=
	    STATUS_OK) {
		status_clear();
		return;
	}
	held_back_list(
	    &held.plan, &period->release, &period->held, &period->held_count);
	plan_clear(&held.plan);
}

bool
office_period_open(
    struct desk *desk, const char *id, struct office_period *period)
{
	memset(period, 0, sizeof(*period));
	buf_init(&period->name);
	strncpy(period->id, id, sizeof(period->id) - 1);
	if (desk_tell(desk, figures_get(desk->unlock, id, &period->release,
				&period->seal)) != STATUS_OK)
		return false;
	figure_period(
	    period->release.start, period->release.end, &period->name);
	ratio_list(&period->release, &period->ratios, &period->ratios_count);
	read_held_back(desk, period);
	return true;
}

void
office_period_clear(struct office_period *period)
{
	mem_free(period->ratios);
	held_back_clear(&period->held, period->held_count);
	release_clear(&period->release);
	buf_clear(&period->name);
}

void
office_label(const struct release_table *table, size_t row, struct buf *label)
{
	size_t before = label->length;

	for (size_t i = 0; i < table->dimensions_count; i++) {
		const char *code =
		    table->codes[row * table->dimensions_count + i];

		if (strcmp(code, RELEASE_ALL) == 0)
			continue;
		if (label->length > before)
			buf_add_text(label, ", ");
		/* "Yes" alone would not say to what. */
		if (table->dimensions_count > 1 &&
		    table->dimensions[i] >= PLAN_DISABILITY &&
		    table->dimensions[i] < PLAN_PEOPLE_DIMENSIONS &&
		    table->dimensions[i] != PLAN_DISTRICT)
			buf_add_format(label,
			    "%s: ", figure_dimension(table->dimensions[i]));
		figure_code(table->dimensions[i], code, label);
	}
	if (label->length == before)
		buf_add_text(label, "All");
}

void
office_figure(const struct release *release, const struct release_table *table,
    size_t row, struct buf *text)
{
	struct buf range = BUF_EMPTY;

	figure_value(table, table->values[row], text);
	figure_range(release, table, table->values[row], &range);
	if (range.length > 0)
		buf_add_format(text, " (%s)", range.text);
	buf_clear(&range);
}

void
office_note(const struct release *release, struct buf *text)
{
	buf_add_format(text,
	    "Numbers of people and visits go up or down at random to a "
	    "multiple of %d, so that they name nobody. Behind each is its "
	    "range: the true number lies in it. [c] means fewer than %d, "
	    "perhaps none. [z] means nobody can be in it. Totals add up.",
	    release->base, release->base);
}

/* --------------------------------------------------------------- the screen
 */

static void
name(struct view *view, struct buf *title)
{
	const struct office_period *period = view->context;

	buf_set(title, period->name.text);
}

static void
head(struct view *view, struct buf *text)
{
	const struct office_period *period = view->context;

	buf_add_format(text, "%s. Final.", period->release.project);
	if (*period->seal.closed_by != '\0')
		buf_add_format(
		    text, " Closed and signed by %s.", period->seal.closed_by);
}

static void
add_table(struct view *view, size_t at)
{
	const struct office_period *period = view->context;
	const struct release *release = &period->release;
	const struct release_table *table = &release->tables[at];
	size_t total = figure_total(table);
	struct buf text = BUF_EMPTY, right = BUF_EMPTY;

	figure_title(table, &text);
	if (total != SIZE_MAX)
		office_figure(release, table, total, &right);
	rows_item(&view->rows, (int)at, text.text)->right = buf_take(&right);
	buf_clear(&text);
}

/* All that count alike under one heading. */
static void
add_tables(struct view *view, enum release_measure measure)
{
	const struct office_period *period = view->context;
	bool has_heading = false;

	for (size_t i = 0; i < period->release.tables_count; i++) {
		if (period->release.tables[i].measure != measure)
			continue;
		if (!has_heading)
			rows_heading(&view->rows, figure_measure(measure));
		has_heading = true;
		add_table(view, i);
	}
}

/* So that nobody looks for them: under each reason those it holds for. */
static void
add_held_back(struct view *view)
{
	const struct office_period *period = view->context;
	struct buf heading = BUF_EMPTY;

	for (size_t i = 0; i < period->held_count; i++) {
		const struct held_back *held = &period->held[i];

		if (i == 0 || strcmp(held->why, period->held[i - 1].why) != 0) {
			buf_set(&heading, "Held back: ");
			buf_add_text(&heading, held->why);
			rows_heading(&view->rows, heading.text);
		}
		rows_item(&view->rows, HELD + (int)i, held->title);
	}
	buf_clear(&heading);
}

static enum status
fill(struct view *view)
{
	const struct office_period *period = view->context;

	for (int i = RELEASE_PEOPLE; i <= RELEASE_WITHHELD; i++)
		add_tables(view, (enum release_measure)i);
	if (period->ratios_count > 0) {
		rows_heading(&view->rows, "Worked out from these figures");
		rows_item(&view->rows, RATIOS,
		    "Young people in an hour, and outcomes in percent");
	}
	add_held_back(view);
	return STATUS_OK;
}

static void
add_why(const struct held_back *held, struct buf *text)
{
	buf_add_format(text,
	    "This table is held back: %s. Numbers so small could tell about "
	    "somebody. Nobody chose that: the figures that are shown decide "
	    "it, once and for good.",
	    held->why);
}

static void
tell_held_back(struct desk *desk, const struct held_back *held)
{
	struct buf text = BUF_EMPTY;

	add_why(held, &text);
	help_read(desk, held->title, text.text);
	buf_clear(&text);
}

static void
chosen(struct view *view, int id)
{
	struct office_period *period = view->context;

	if (id == RATIOS)
		office_ratios_run(view->desk, period);
	else if (id >= HELD)
		tell_held_back(view->desk, &period->held[id - HELD]);
	else
		office_table_run(view->desk, period, (size_t)id);
}

static void
side(struct view *view, int id, struct buf *text)
{
	const struct office_period *period = view->context;

	if (id == RATIOS)
		buf_set(text,
		    "What funders ask for that is no count. It is worked out "
		    "from the figures above and tells nothing more.");
	else if (id >= HELD)
		add_why(&period->held[id - HELD], text);
	else
		buf_set(text,
		    figure_definition(period->release.tables[id].measure));
	buf_add_text(text, "\n\n");
	office_note(&period->release, text);
}

static void
take_out(struct view *view)
{
	const struct office_period *period = view->context;

	office_export_run(view->desk, period->id);
}

static void
seal(struct view *view)
{
	const struct office_period *period = view->context;
	const struct publish_seal *seal = &period->seal;
	struct buf text = BUF_EMPTY;

	office_note(&period->release, &text);
	buf_add_format(&text, "\n\nClosed by: %s\n",
	    *seal->closed_by == '\0' ? "not known any more" : seal->closed_by);
	buf_add_format(&text, "Newest entry of the history then: %lld\n",
	    (long long)seal->head.n);
	buf_add_text(&text, "Mark of these figures: ");
	for (size_t i = 0; i < HEX_BYTES; i++)
		buf_add_format(&text, "%s%02x", i % 4 == 0 && i > 0 ? " " : "",
		    seal->hash[i]);
	buf_add_text(&text,
	    "\n\nThe same mark means the same figures, to the letter. Write "
	    "it down to be sure later that nothing was changed.");
	help_read(view->desk, "How these figures were made", text.text);
	buf_clear(&text);
}

static const struct action actions[] = {
    {PRESS_TEXT, 't', "t", "Take out", take_out, NULL},
    {PRESS_TEXT, 's', "s", "How they were made", seal, NULL},
    {.key = NULL},
};

static const struct screen screen = {
    .name = name,
    .fill = fill,
    .head = head,
    .chosen = chosen,
    .enter = "Open",
    .actions = actions,
    .side = side,
    .help = "The tables of one closed period, each with its total. Enter opens "
	    "a table; there you find a chart, and other periods to compare it "
	    "with.\n\n"
	    "These figures count young people who agreed to be counted. Each "
	    "number of people and visits went up or down at random to a "
	    "multiple of 5 (or of 10 where the plan says so), so that it names "
	    "nobody. The range behind it says what the true number can be.\n\n"
	    "Tables of the plan that are held back stand below, with the "
	    "reason.\n\n"
	    "t takes the figures out, as a file. s says who closed the period, "
	    "and gives a mark that proves they were not changed.",
    .empty = "Nothing was published for this period: its plan has no table "
	     "that stands in it.",
};

void
office_period_run(struct desk *desk, const char *id)
{
	struct office_period period;

	if (office_period_open(desk, id, &period)) {
		view_run(desk, &screen, &period);
		office_period_clear(&period);
	} else {
		buf_clear(&period.name);
	}
}
