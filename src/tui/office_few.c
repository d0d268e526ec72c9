/*
 * office_few: which groups have fewer sessions than they mostly have, before
 * the period closes: what may still have to be written up.
 */
#include "tui/office_internal.h"

#include <inttypes.h>

#include "tui/help.h"
#include "tui/screens.h"
#include "tui/when.h"

struct few {
	struct publish_period period;
	struct figures_few *groups;
	size_t count;
};

static void
head(struct view *view, struct buf *text)
{
	const struct few *few = view->context;

	if (few->count == 0)
		return;
	publish_period_name(&few->period, text);
	buf_add_char(text, ' ');
	office_state(&few->period, text);
	buf_add_text(text, ". Then its figures are final.");
}

static enum status
fill(struct view *view)
{
	struct few *few = view->context;
	struct buf right = BUF_EMPTY;
	enum status status;

	figures_few_clear(&few->groups, few->count);
	few->count = 0;
	status = figures_few(
	    view->desk->unlock, &few->period, &few->groups, &few->count);
	for (size_t i = 0; i < few->count; i++) {
		const struct figures_few *group = &few->groups[i];

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
	const struct few *few = view->context;

	register_run(view->desk, few->groups[id].group, DAY_NONE);
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
	struct few few = {.groups = NULL};

	view_run(desk, &screen, &few);
	figures_few_clear(&few.groups, few.count);
}
