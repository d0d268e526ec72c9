/*
 * release_nothing: what stands in place of a release where there is no answer
 * in whole numbers.
 *
 * Nothing of the facts is in it: not even how many tables there would have
 * been.
 */
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "core/release_internal.h"

void
release_nothing_write(
    const struct plan *plan, const struct plan_period *period, struct buf *text)
{
	char uid[2 * PLAN_UID_BYTES + 1];
	char start[DAY_TEXT_BYTES], end[DAY_TEXT_BYTES];

	text_hex(plan->uid, sizeof(plan->uid), uid);
	day_format(period->start, start);
	day_format(period->end, end);
	buf_add_format(text,
	    RELEASE_NOTHING_LINE "\nplan\t%s\nproject\t%s\nperiod\t%s\t%s\n",
	    uid, plan->project, start, end);
}

bool
release_is_nothing(const char *text)
{
	static const char line[] = RELEASE_NOTHING_LINE "\n";

	return strncmp(text, line, sizeof(line) - 1) == 0;
}
