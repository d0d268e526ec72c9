/*
 * closing_all: everything that is due, one period after the other.
 *
 * After one that found no answer in time the rest waits for the next time.
 */
#include "base/mem.h"
#include "core/closing_internal.h"

static bool
is_due(const struct records *records, const struct closing *closing)
{
	if (records->clock != CLOCK_TRUSTED)
		return false;
	return closing->has_draw || (closing->state == PUBLISH_OPEN &&
					closing->period.end < records->today &&
					closing->closes_on <= records->today);
}

enum status
closing_one(struct records *records, const struct closing *closing,
    const struct rounding_limits *limits, struct closing_result *result)
{
	enum status status = STATUS_OK;
	bool has_figures = true;

	if (closing->state == PUBLISH_OPEN)
		status = closing_draw(records, closing);
	if (status == STATUS_OK)
		status = closing_finish(records, closing, limits, &has_figures);
	if (status == STATUS_OK && has_figures)
		result->closed++;
	else if (status == STATUS_OK)
		result->none++;
	if (status != STATUS_BUSY)
		return status;
	result->late++;
	return STATUS_OK;
}

enum status
closing_is_due(struct records *records, bool *due)
{
	struct closing *closings = NULL;
	size_t count = 0;
	enum status status = closing_list(records, &closings, &count);

	*due = false;
	for (size_t i = 0; status == STATUS_OK && i < count; i++)
		*due = *due || is_due(records, &closings[i]);
	mem_free(closings);
	return status;
}

enum status
closing_all(struct records *records, const struct rounding_limits *limits,
    struct closing_result *result)
{
	struct closing *closings = NULL;
	size_t count = 0;
	enum status status = hold_defaults(records);

	*result = (struct closing_result){0};
	if (status == STATUS_OK)
		status = closing_list(records, &closings, &count);
	for (size_t i = 0;
	     status == STATUS_OK && result->late == 0 && i < count; i++) {
		enum publish_state state = closings[i].state;

		if (closings[i].has_draw && state != PUBLISH_DRAWN)
			status = closing_wipe(records, &closings[i]);
		else if (is_due(records, &closings[i]))
			status =
			    closing_one(records, &closings[i], limits, result);
		result->lost += state == PUBLISH_LOST;
	}
	mem_free(closings);
	return status;
}
