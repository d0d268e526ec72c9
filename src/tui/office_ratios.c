/*
 * office_ratios: what funders ask for that is no count.  Worked out from
 * published figures alone.
 */
#include "tui/office_internal.h"

#include <inttypes.h>
#include <string.h>

#include "core/figure_words.h"
#include "tui/help.h"

void
office_tenths(int64_t tenths, struct buf *text)
{
	buf_add_format(text, "%" PRId64 ".%" PRId64, tenths / 10, tenths % 10);
}

static void
name(struct view *view, struct buf *title)
{
	const struct office_period *period = view->context;

	buf_add_format(title, "Worked out, %s", period->name.text);
}

static void
add_label(const struct ratio *ratio, struct buf *text)
{
	if (ratio->dimension == PLAN_DIMENSIONS)
		buf_add_text(text, "All");
	else
		figure_code(ratio->dimension, ratio->code, text);
}

/* "12.3 (10.1 to 14.9)", or the mark that stands for it. */
static void
add_number(const struct ratio *ratio, struct buf *text)
{
	if (*ratio->marker != '\0')
		buf_add_text(text, ratio->marker);
	else
		office_tenths(ratio->value, text);
	if (strcmp(ratio->marker, "[x]") == 0)
		return;
	buf_add_text(text, " (");
	office_tenths(ratio->lower, text);
	buf_add_text(text, " to ");
	office_tenths(ratio->upper, text);
	buf_add_char(text, ')');
}

static enum status
fill(struct view *view)
{
	const struct office_period *period = view->context;
	struct buf text = BUF_EMPTY, right = BUF_EMPTY;

	for (size_t i = 0; i < period->ratios_count; i++) {
		const struct ratio *ratio = &period->ratios[i];

		if (i == 0 || ratio->measure != period->ratios[i - 1].measure)
			rows_heading(&view->rows, ratio_title(ratio->measure));
		buf_reset(&text);
		add_label(ratio, &text);
		add_number(ratio, &right);
		rows_item(&view->rows, (int)i, text.text)->right =
		    buf_take(&right);
	}
	buf_clear(&text);
	return STATUS_OK;
}

static void
add_words(const struct ratio *ratio, struct buf *text)
{
	buf_add_text(text, ratio_definition(ratio->measure));
	buf_add_text(text,
	    "\n\nThe range holds whatever it can truly be. [c]: too few "
	    "to tell. [x]: no such work was done.\n\nUse percentages with care "
	    "where there are fewer than 100 young people.");
}

static void
side(struct view *view, int id, struct buf *text)
{
	const struct office_period *period = view->context;

	add_words(&period->ratios[id], text);
}

static void
chosen(struct view *view, int id)
{
	const struct office_period *period = view->context;
	struct buf text = BUF_EMPTY;

	add_words(&period->ratios[id], &text);
	help_read(
	    view->desk, ratio_title(period->ratios[id].measure), text.text);
	buf_clear(&text);
}

static const struct screen screen = {
    .name = name,
    .fill = fill,
    .chosen = chosen,
    .enter = "What does it mean?",
    .side = side,
    .help = "Young people in an hour, and how many of each 100 had an outcome. "
	    "All of it is worked out from the figures of this period and tells "
	    "nothing more than they do. Enter says how.",
};

void
office_ratios_run(struct desk *desk, struct office_period *period)
{
	view_run(desk, &screen, period);
}
