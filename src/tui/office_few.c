/*
 * office_few: which groups have fewer sessions than they mostly have, before
 * the period closes: what may still have to be written up.
 */
#include "tui/office_internal.h"

#include <inttypes.h>

#include "tui/help.h"
#include "tui/screens.h"
#include "tui/when.h"

struct missing {
	struct publish_period period;
	struct few *groups;
	size_t count;
};

static void
head(struct view *view, struct buf *text)
{
	const struct missing *missing = view->context;

	if (missing->count == 0)
		return;
	publish_period_name(&missing->period, text);
	buf_add_char(text, ' ');
	office_state(&missing->period, text);
	buf_add_text(text, ". Then its figures are final.");
}

static enum status
fill(struct view *view)
{
	struct missing *missing = view->context;
	struct buf right = BUF_EMPTY;
	enum status status;

	few_clear(&missing->groups, missing->count);
	missing->count = 0;
	status = figures_few(view->desk->unlock, &missing->period,
	    &missing->groups, &missing->count);
	for (size_t i = 0; i < missing->count; i++) {
		const struct few *group = &missing->groups[i];

		buf_add_format(&right, "%" PRId64 " sessions, mostly %" PRId64,
		    group->sessions, group->usual);
		rows_item(&view->rows, (int)i, group->group)->right =
		    buf_take(&right);
	}
	buf_clear(&right);
	return office_rows_or_why(view, status);
}

static void
chosen(struct view *view, int id)
{
	const struct missing *missing = view->context;

	register_run(view->desk, missing->groups[id].group, DAY_NONE);
	view_refill(view);
}

static const struct screen screen = {
    .title = "Still to write up?",
    .fill = fill,
    .head = head,
    .chosen = chosen,
    .enter = "Write up a session",
    .help = "Groups that had fewer sessions in the last period than in the "
	    "three before, on average. Perhaps it was a quiet time; perhaps "
	    "somebody still has to write up what they did.\n\n"
	    "After the close nothing is added to the figures. Enter writes "
	    "up a session of that group: choose the day there.",
    .empty = "Nothing seems to be missing.\n\nBefore a period closes, groups "
	     "with fewer sessions than they mostly have stand here.",
};

void
office_few_run(struct desk *desk)
{
	struct missing missing = {.groups = NULL};

	view_run(desk, &screen, &missing);
	few_clear(&missing.groups, missing.count);
}
