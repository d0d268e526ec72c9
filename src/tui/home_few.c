/*
 * home_few: before a period closes, which groups had fewer sessions than
 * they mostly have.  How many stands behind the row.
 */
#include "tui/home_internal.h"

#include "app/figures.h"
#include "base/mem.h"
#include "tui/when.h"

void
home_few_add(struct view *view)
{
	struct publish_period period;
	struct few *groups = NULL;
	size_t count = 0;
	struct buf text = BUF_EMPTY, right = BUF_EMPTY;

	if (figures_few(view->desk->unlock, &period, &groups, &count) !=
	    STATUS_OK) {
		status_clear();
		return;
	}
	if (count > 0) {
		rows_heading(&view->rows, "Before the figures are made");
		buf_set(&text, "Few sessions: ");
		for (size_t i = 0; i < count; i++)
			buf_add_format(
			    &text, "%s%s", i == 0 ? "" : ", ", groups[i].group);
		buf_set(&right, "closes ");
		when_add_day_short(&right, period.closes_on);
		home_add(view, (struct home_entry){.what = HOME_FEW}, text.text)
		    ->right = buf_take(&right);
	}
	few_clear(&groups, count);
	buf_clear(&text);
	buf_clear(&right);
}
