/*
 * office_conduct: how each worker used the records, as numbers by month.
 */
#include "tui/office_internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/figure_words.h"
#include "tui/help.h"

struct conducts {
	struct conduct_row *rows;
	size_t count;
};

static void
add_month(const char *month, struct buf *text)
{
	struct day_parts parts = {atoi(month), 0, 1};
	int32_t day;

	if (strlen(month) == 7)
		parts.month = atoi(month + 5);
	if (day_from_parts(parts, &day))
		figure_period(day, day, text);
	else
		buf_add_text(text, month);
}

/* No numbers that are 0, but the looks. */
static void
add_numbers(const struct conduct_row *row, struct buf *text)
{
	buf_add_format(text, "looks %" PRId64, row->looks);
	if (row->outside > 0)
		buf_add_format(text, ", outside %" PRId64, row->outside);
	if (row->noes > 0)
		buf_add_format(text, ", no's %" PRId64, row->noes);
	if (row->handovers > 0)
		buf_add_format(text, ", no key used %" PRId64, row->handovers);
}

static enum status
fill(struct view *view)
{
	struct conducts *conducts = view->context;
	struct buf text = BUF_EMPTY;
	enum status status;

	mem_free(conducts->rows);
	conducts->rows = NULL;
	conducts->count = 0;
	status = figures_conduct(
	    view->desk->unlock, &conducts->rows, &conducts->count);
	for (size_t i = 0; i < conducts->count; i++) {
		const struct conduct_row *row = &conducts->rows[i];

		buf_reset(&text);
		if (i == 0 ||
		    strcmp(row->month, conducts->rows[i - 1].month) != 0) {
			add_month(row->month, &text);
			rows_heading(&view->rows, text.text);
			buf_reset(&text);
		}
		add_numbers(row, &text);
		rows_item(&view->rows, (int)i, row->name)->right =
		    buf_take(&text);
	}
	buf_clear(&text);
	return office_rows_or_why(view, status);
}

static void
side(struct view *view, int id, struct buf *text)
{
	const struct conducts *conducts = view->context;
	const struct conduct_row *row = &conducts->rows[id];

	buf_add_format(text, "%s, ", row->name);
	add_month(row->month, text);
	buf_add_format(
	    text, "\n\nLooks at young people: %" PRId64 "\n", row->looks);
	buf_add_format(text,
	    "Of those, outside their own groups: %" PRId64 "\n", row->outside);
	buf_add_format(
	    text, "No's written down for somebody: %" PRId64 "\n", row->noes);
	buf_add_format(text, "Laptop handed over, no key used: %" PRId64 "\n",
	    row->handovers);
	buf_add_text(text,
	    "\nA high number is a reason to ask, not a verdict. Whom they "
	    "looked at stands only in the history, which the young person "
	    "reads.");
}

static void
chosen(struct view *view, int id)
{
	struct buf text = BUF_EMPTY;

	side(view, id, &text);
	help_read(view->desk, "How the records were used", text.text);
	buf_clear(&text);
}

static const struct screen screen = {
    .title = "How the records are used",
    .fill = fill,
    .chosen = chosen,
    .enter = "What do they mean?",
    .side = side,
    .help = "For each worker and month, as numbers: looks at young people; how "
	    "many of those were outside the worker's own groups; no's they "
	    "wrote down for a young person; and how often a young person had "
	    "the laptop and used no key.\n\n"
	    "The numbers do not say whom. They only ever grow, and they are "
	    "kept for two years. Talk with a worker about what looks odd: "
	    "there is often a good reason.",
    .empty = "There are no numbers yet. They are counted each time a worker "
	     "locks the vault.",
};

void
office_conduct_run(struct desk *desk)
{
	struct conducts conducts = {NULL, 0};

	view_run(desk, &screen, &conducts);
	mem_free(conducts.rows);
}
