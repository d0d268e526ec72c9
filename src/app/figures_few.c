/*
 * figures_few: groups that had fewer sessions in a period than they mostly
 * have: what may still have to be written up before it closes.
 */
#include <string.h>

#include "app/figures.h"
#include "app/figures_internal.h"
#include "base/mem.h"
#include "core/closing.h"
#include "core/few.h"

static void
copy_period(const struct closing *closing, struct publish_period *period)
{
	*period = (struct publish_period){.start = closing->period.start,
	    .end = closing->period.end,
	    .state = closing->state,
	    .closes_on = closing->closes_on};
	memcpy(period->id, closing->id, sizeof period->id);
	memcpy(period->plan, closing->plan, sizeof period->plan);
}

enum status
figures_few(struct unlock *unlock, struct publish_period *period,
    struct few **groups, size_t *count)
{
	struct closing *closings = NULL;
	size_t closings_count = 0;
	bool is_found = false;
	enum status status = figures_check_worker(unlock);

	*groups = NULL;
	*count = 0;
	if (status == STATUS_OK)
		status =
		    closing_list(unlock->records, &closings, &closings_count);
	for (size_t i = 0; status == STATUS_OK && i < closings_count; i++) {
		if (closings[i].period.is_year ||
		    closings[i].state != PUBLISH_OPEN ||
		    closings[i].period.end >= records_today(unlock->records))
			continue;
		copy_period(&closings[i], period);
		is_found = true;
	}
	if (status == STATUS_OK && is_found)
		status = few_list(
		    unlock->records, period->start, period->end, groups, count);
	mem_free(closings);
	return status;
}
