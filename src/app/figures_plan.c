/*
 * figures_plan: the plan that holds, and letting another one hold: a worker
 * commits, a manager asks.
 */
#include <string.h>

#include "app/figures.h"
#include "app/figures_internal.h"
#include "base/day.h"
#include "base/mem.h"
#include "core/ask.h"
#include "core/hold.h"

/* --------------------------------------------------------------- reading */

/* The default with the words that a manager may read. */
static enum status
default_for_manager(struct unlock *unlock,
    const struct figures_reading *reading, enum plan_size size, int32_t day,
    struct plan *plan)
{
	struct plan_words words = {"", "", "", ""};
	struct buf project = BUF_EMPTY;
	struct access access;
	enum status status =
	    ask_read_setting(unlock->releases_store, "organisation", &project);

	if (status == STATUS_OK)
		status = access_read(&reading->reading, &access);
	if (status == STATUS_OK) {
		words.project = project.text;
		for (size_t i = 0; i < access.kinds_count; i++) {
			const struct access_kind *kind = &access.kinds[i];

			if (strcmp(kind->name, "gender") == 0)
				words.genders = kind->choices;
			else if (strcmp(kind->name, "ethnic_group") == 0)
				words.ethnic_groups = kind->choices;
		}
		hold_default_of(size, day, &words, plan);
		access_clear(&access);
	}
	buf_clear(&project);
	return status;
}

static enum status
make_default(struct unlock *unlock, const struct figures_reading *reading,
    enum plan_size size, int32_t day, struct plan *plan)
{
	if (unlock->records != NULL)
		return hold_default(unlock->records, size, day, plan);
	return default_for_manager(unlock, reading, size, day, plan);
}

enum status
figures_plan_default(
    struct unlock *unlock, enum plan_size size, int32_t day, struct plan *plan)
{
	struct figures_reading reading;
	enum status status = figures_begin(unlock, &reading);

	if (status == STATUS_OK)
		status = make_default(unlock, &reading, size, day, plan);
	return status;
}

enum status
figures_plan(struct unlock *unlock, int32_t day, struct figures_plan *plan)
{
	enum plan_size size = PLAN_SMALL;
	struct figures_reading reading;
	enum status status = figures_begin(unlock, &reading);

	if (status != STATUS_OK)
		return status;
	*plan = (struct figures_plan){.is_held = true, .holds_from = DAY_NONE};
	status = publish_plan(&reading.reading, day, &plan->plan);
	if (status != STATUS_NOT_FOUND)
		return status;
	plan->is_held = false;
	status = publish_default_from(
	    &reading.reading, hold_year(day), &plan->holds_from);
	if (status == STATUS_OK && unlock->records != NULL)
		status = hold_size(unlock->records, &size);
	if (status == STATUS_OK)
		status = make_default(unlock, &reading, size, day, &plan->plan);
	return status;
}

enum status
figures_asks(struct unlock *unlock, struct publish_ask **asks, size_t *count)
{
	struct figures_reading reading;
	enum status status = figures_begin(unlock, &reading);

	if (status == STATUS_OK)
		status = publish_asks(&reading.reading, asks, count);
	return status;
}

/* --------------------------------------------------------------- setting */

static bool
tell_trial(void *context, size_t done, size_t clubs)
{
	return figures_tell(
	    context, FIGURES_TRY, (int)(done * 100 / (clubs + !clubs)));
}

struct ask_progress
figures_trial(struct unlock *unlock)
{
	return (struct ask_progress){tell_trial, unlock};
}

/* A manager's: what can be seen from here is said at once. */
static enum status
ask_for(struct unlock *unlock, const struct figures_reading *reading,
    const struct plan *plan)
{
	struct records_opening asking;
	struct plan held;
	enum status status = plan_judge(plan);

	if (status != STATUS_OK)
		return status;
	if (plan->year != hold_year(plan->year))
		return REFUSE(STATUS_INVALID,
		    "The reporting year of this vault begins on 1 April. "
		    "Choose a year that does.");
	unlock_opening(unlock, unlock->releases_store, &asking);
	status = publish_plan(&reading->reading, plan->year, &held);
	if (status == STATUS_OK) {
		status = plan_judge_change(&held, plan, moment_day(asking.now));
		plan_clear(&held);
	} else if (status == STATUS_NOT_FOUND) {
		status = STATUS_OK;
	}
	if (status == STATUS_OK)
		status = ask_plan(&asking, plan);
	return status;
}

enum status
figures_plan_set(struct unlock *unlock, const struct plan *plan, bool *asked)
{
	struct figures_reading reading;
	struct ask_progress progress = figures_trial(unlock);
	enum status status = figures_begin(unlock, &reading);

	*asked = unlock->records == NULL;
	if (status != STATUS_OK)
		return status;
	if (*asked)
		return ask_for(unlock, &reading, plan);
	status = hold_judge(unlock->records, plan);
	if (status == STATUS_OK)
		status = ask_try_plan(unlock->records, plan, &progress);
	if (status == STATUS_OK)
		status = hold_put(unlock->records, plan, NULL);
	if (status == STATUS_OK)
		status = figures_copy(unlock);
	return status;
}
