/*
 * office_periods: every period of every plan, and where it stands.
 */
#include "tui/office_internal.h"

#include "base/mem.h"
#include "tui/help.h"
#include "tui/office_making.h"
#include "tui/pose.h"

struct periods {
	struct publish_period *list;
	size_t count;
};

static void
add_period(struct view *view, size_t at)
{
	const struct periods *periods = view->context;
	const struct publish_period *period = &periods->list[at];
	struct buf text = BUF_EMPTY, right = BUF_EMPTY;

	if (period->state == PUBLISH_LOST || period->state == PUBLISH_FORGED ||
	    period->state == PUBLISH_NO_FIGURES)
		buf_set(&text, "! ");
	publish_period_name(period, &text);
	office_state(period, &right);
	rows_item(&view->rows, (int)at, text.text)->right = buf_take(&right);
	buf_clear(&text);
}

/* Closed ones newest first, then the others as they come. */
static void
add_all(struct view *view)
{
	const struct periods *periods = view->context;
	bool has_heading = false;

	for (size_t i = periods->count; i-- > 0;) {
		if (periods->list[i].state == PUBLISH_OPEN)
			continue;
		if (!has_heading)
			rows_heading(&view->rows, "Closed");
		has_heading = true;
		add_period(view, i);
	}
	has_heading = false;
	for (size_t i = 0; i < periods->count; i++) {
		if (periods->list[i].state != PUBLISH_OPEN)
			continue;
		if (!has_heading)
			rows_heading(&view->rows, "Not closed yet");
		has_heading = true;
		add_period(view, i);
	}
}

static enum status
fill(struct view *view)
{
	struct periods *periods = view->context;
	enum status status;

	mem_free(periods->list);
	periods->list = NULL;
	periods->count = 0;
	status =
	    figures_list(view->desk->unlock, &periods->list, &periods->count);
	add_all(view);
	return office_rows_or_why(view, status);
}

static void
chosen(struct view *view, int id)
{
	const struct periods *periods = view->context;
	const struct publish_period *period = &periods->list[id];
	struct buf title = BUF_EMPTY, text = BUF_EMPTY;

	if (period->state == PUBLISH_CLOSED) {
		office_period_run(view->desk, period->id);
		return;
	}
	publish_period_name(period, &title);
	office_state_full(period, &text);
	help_read(view->desk, title.text, text.text);
	buf_clear(&title);
	buf_clear(&text);
}

static void
side(struct view *view, int id, struct buf *text)
{
	const struct periods *periods = view->context;
	const struct publish_period *period = &periods->list[id];

	publish_period_name(period, text);
	buf_add_text(text, "\n\n");
	if (period->state == PUBLISH_CLOSED)
		buf_add_text(text,
		    "Closed. These figures are final: nothing that happens "
		    "later changes them. Enter opens them.");
	else
		office_state_full(period, text);
}

/* ------------------------------------------------------------------- closing
 */

static bool
can_close(struct view *view)
{
	const struct periods *periods = view->context;
	int id = view_id(view);

	return unlock_is_worker(view->desk->unlock) && id >= 0 &&
	       (periods->list[id].state == PUBLISH_OPEN ||
		   periods->list[id].state == PUBLISH_DRAWN) &&
	       periods->list[id].end < office_today();
}

static void
close_now(struct view *view)
{
	const struct periods *periods = view->context;
	struct buf text = BUF_EMPTY;
	bool sure;

	buf_set(&text, "Close ");
	publish_period_name(&periods->list[view_id(view)], &text);
	buf_add_text(&text, " now?");
	sure = pose_sure(view->desk, text.text,
	    "Its figures are made once and are then final. Sessions that are "
	    "written up later do not change them.",
	    "Close it");
	buf_clear(&text);
	if (!sure)
		return;
	office_making_close(view->desk, periods->list[view_id(view)].id);
	view_refill(view);
}

static const struct action actions[] = {
    {PRESS_TEXT, 'c', "c", "Close it now", close_now, can_close},
    {.key = NULL},
};

static const struct screen screen = {
    .title = "Periods",
    .fill = fill,
    .chosen = chosen,
    .enter = "Open",
    .actions = actions,
    .side = side,
    .help = "A period is a month or a quarter, and the whole reporting year. "
	    "It closes two weeks after its end, when a worker locks the "
	    "vault.\n\n"
	    "At the close the figures are made, once and for good. What is "
	    "written up, put right or erased later does not change them, so "
	    "nobody can find out about one young person by comparing old and "
	    "new figures.\n\n"
	    "Enter opens the figures of a closed period, or says why there "
	    "are none. Workers close a period earlier with c, once it has "
	    "ended.",
    .empty = "There is no period yet.\n\nThe first begins when a plan holds: "
	     "look at the plan. Without one, a plan for a small club holds by "
	     "itself.",
};

void
office_periods_run(struct desk *desk)
{
	struct periods periods = {NULL, 0};

	view_run(desk, &screen, &periods);
	mem_free(periods.list);
}
