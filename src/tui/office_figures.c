/*
 * office_figures: figures and the work, for a worker; and the rows that a
 * manager's home has too.
 */
#include "tui/office_internal.h"

#include "base/clock.h"
#include "base/day.h"
#include "tui/screens.h"
#include "tui/sentence.h"

static void
export_any(struct desk *desk)
{
	office_export_run(desk, NULL);
}

static const struct {
	const char *heading; /* starts a part; or NULL */
	const char *name;
	void (*run)(struct desk *desk);
} entries[] = {
    {"Figures", "Periods and their figures", office_periods_run},
    {NULL, "Plan: what is counted and when", office_plan_run},
    {NULL, "Take figures out, as a file", export_any},
    {NULL, "What was taken out", office_exports_run},
    {"The work", "Work diary", office_diary_run},
    {NULL, "How the records are used", office_conduct_run},
    {NULL, "Who may see what", office_access_run},
    {NULL, "Evidence for an inspector", office_evidence_run},
};

int32_t
office_today(void)
{
	return moment_day(clock_now());
}

void
office_add_rows(struct view *view)
{
	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
		if (entries[i].heading != NULL)
			rows_heading(&view->rows, entries[i].heading);
		rows_item(&view->rows, OFFICE_ROWS + (int)i, entries[i].name);
	}
}

void
office_open_row(struct desk *desk, int id)
{
	entries[id - OFFICE_ROWS].run(desk);
}

enum status
office_rows_or_why(struct view *view, enum status status)
{
	struct buf text = BUF_EMPTY;

	if (status == STATUS_OK)
		return status;
	buf_set(&text, "! ");
	sentence_add(&text, status_sentence(status));
	rows_text(&view->rows, text.text);
	buf_clear(&text);
	status_clear();
	return STATUS_OK;
}

/* ----------------------------------------------------------- for a worker */

static enum status
fill(struct view *view)
{
	struct buf *due = view->context;

	buf_reset(due);
	office_due(view->desk, due);
	office_add_rows(view);
	return STATUS_OK;
}

static void
head(struct view *view, struct buf *text)
{
	const struct buf *due = view->context;

	buf_set(text, due->text);
}

static void
chosen(struct view *view, int id)
{
	office_open_row(view->desk, id);
	view_refill(view);
}

static void
few(struct view *view)
{
	office_few_run(view->desk);
	view_refill(view);
}

static const struct action actions[] = {
    {PRESS_TEXT, 'w', "w", "Still to write up?", few, NULL},
    {.key = NULL},
};

static const struct screen screen = {
    .title = "Figures",
    .fill = fill,
    .head = head,
    .chosen = chosen,
    .enter = "Open",
    .actions = actions,
    .help = "What managers and funders may know: numbers that name nobody, and "
	    "the work. You read here what a manager reads.\n\n"
	    "The figures of a period are made once, two weeks after its end, "
	    "when a worker locks the vault. After that nothing changes them. "
	    "In the list of periods you can close one earlier.\n\n"
	    "w shows which groups have fewer sessions than they mostly have. "
	    "Write those up before the period closes.",
};

void
office_figures_run(struct desk *desk)
{
	struct buf due = BUF_EMPTY;

	view_run(desk, &screen, &due);
	buf_clear(&due);
}
