/*
 * figures_close: closes periods: those that are due at every lock, or one that
 * a worker names.
 *
 * Adopt first what either store or a file of erasures says is closed, then
 * draw, then solve.  After one period found no answer in time the rest waits
 * for the next lock.
 */
#include "app/figures.h"

#include <string.h>

#include "app/figures_internal.h"
#include "app/outlook.h"
#include "app/state.h"
#include "base/clock.h"
#include "base/mem.h"
#include "core/ask.h"
#include "core/closing.h"
#include "core/hold.h"
#include "core/tombstone.h"

void
figures_watch(struct unlock *unlock, const struct figures_watch *watch)
{
	unlock->figures_watch = *watch;
}

bool
figures_tell(const struct unlock *unlock, enum figures_step step, int percent)
{
	const struct figures_watch *watch = &unlock->figures_watch;

	if (watch->progress == NULL)
		return true;
	return watch->progress(watch->context, step, percent);
}

/* ---------------------------------------------------------------- one period
 */

struct solving {
	const struct unlock *unlock;
	int64_t began_ms;
};

static bool
tell_solving(void *context)
{
	const struct solving *solving = context;
	int64_t spent = clock_awake_ms() - solving->began_ms;

	if (spent > ROUNDING_LIMIT_MS)
		spent = ROUNDING_LIMIT_MS;
	return figures_tell(solving->unlock, FIGURES_SOLVE,
	    (int)(spent * 100 / ROUNDING_LIMIT_MS));
}

/* A period that is open or drawn; BUSY is no failure. */
static enum status
close_one(struct unlock *unlock, const struct closing *closing,
    struct figures_result *result)
{
	struct solving solving = {unlock, clock_awake_ms()};
	struct rounding_limits limits = {.limit_ms = ROUNDING_LIMIT_MS,
	    .go_on = tell_solving,
	    .context = &solving};
	enum status status = STATUS_OK;

	if (closing->state == PUBLISH_OPEN)
		status = closing_draw(unlock->records, closing);
	if (status == STATUS_OK)
		status = closing_finish(unlock->records, closing, &limits);
	if (status == STATUS_OK)
		result->closed++;
	if (status == STATUS_BUSY) {
		result->late++;
		status = STATUS_OK;
	}
	return status;
}

/* What the state folder knows to be closed. */
static enum status
take_marks(struct unlock *unlock)
{
	const unsigned char *uid = vault_uid(unlock->vault);
	struct tombstones erasures = TOMBSTONES_NONE;
	struct buf text = BUF_EMPTY;
	bool is_whole = false;
	enum status status = STATUS_OK;

	outlook_read(uid, STATE_ERASURES, &text);
	if (text.length > 0 &&
	    tombstones_read(&text, uid, &erasures, &is_whole) == STATUS_OK)
		status = closing_marks(unlock->records, &erasures);
	tombstones_clear(&erasures);
	buf_clear(&text);
	return status;
}

/* ------------------------------------------------------------------- all */

static bool
is_due(struct unlock *unlock, const struct closing *closing)
{
	enum status status;

	if (closing->state != PUBLISH_OPEN && closing->state != PUBLISH_DRAWN)
		return false;
	status = closing_judge(unlock->records, closing, false);
	return status == STATUS_OK;
}

static enum status
any_due(struct unlock *unlock, bool *any)
{
	struct closing *closings = NULL;
	size_t count = 0;
	enum status status = closing_list(unlock->records, &closings, &count);

	*any = false;
	for (size_t i = 0; status == STATUS_OK && i < count; i++)
		*any = *any || is_due(unlock, &closings[i]);
	mem_free(closings);
	return status;
}

static enum status
close_due(struct unlock *unlock, struct figures_result *result)
{
	struct closing *closings = NULL;
	size_t count = 0;
	enum status status = closing_list(unlock->records, &closings, &count);

	for (size_t i = 0;
	     status == STATUS_OK && result->late == 0 && i < count; i++) {
		if (is_due(unlock, &closings[i]))
			status = close_one(unlock, &closings[i], result);
		result->lost += closings[i].state == PUBLISH_LOST;
	}
	mem_free(closings);
	return status;
}

/* The list anew once everything that is known to be closed is. */
static enum status
close_all(struct unlock *unlock, struct figures_result *result)
{
	bool any = false;
	enum status status = hold_defaults(unlock->records);

	if (status == STATUS_OK)
		status = any_due(unlock, &any);
	if (status != STATUS_OK || !any)
		return status;
	status = take_marks(unlock);
	if (status == STATUS_OK)
		status = close_due(unlock, result);
	return status;
}

static enum status
find(struct unlock *unlock, const char *id, struct closing *found)
{
	struct closing *closings = NULL;
	size_t count = 0, at = 0;
	enum status status = closing_list(unlock->records, &closings, &count);

	while (at < count && strcmp(closings[at].id, id) != 0)
		at++;
	if (status == STATUS_OK && at == count)
		status = REFUSE(STATUS_NOT_FOUND,
		    "There is no time of that name. Look at: sayso report "
		    "list");
	if (status == STATUS_OK)
		*found = closings[at];
	mem_free(closings);
	return status;
}

static enum status
close_named(
    struct unlock *unlock, const char *id, struct figures_result *result)
{
	struct closing closing;
	enum status status = hold_defaults(unlock->records);

	if (status == STATUS_OK)
		status = take_marks(unlock);
	if (status == STATUS_OK)
		status = find(unlock, id, &closing);
	if (status == STATUS_OK)
		status = closing_judge(unlock->records, &closing, true);
	if (status == STATUS_OK)
		status = close_one(unlock, &closing, result);
	return status;
}

enum status
figures_close(
    struct unlock *unlock, const char *id, struct figures_result *result)
{
	enum status status = figures_check_worker(unlock), last;

	*result = (struct figures_result){0, 0, 0, 0, 0};
	if (status != STATUS_OK)
		return status;
	records_set_now(unlock->records, clock_now());
	status = closing_copy(unlock->records, unlock->releases_store);
	if (status == STATUS_OK)
		status = id == NULL ? close_all(unlock, result)
				    : close_named(unlock, id, result);
	last = figures_copy(unlock);
	return status == STATUS_OK ? last : status;
}

/* -------------------------------------------------------------- at the lock
 */

static enum status
carry_out(struct unlock *unlock, struct figures_result *result)
{
	struct ask_progress progress = figures_trial(unlock);
	struct ask_plans plans;
	enum status status = ask_carry_out_plans(
	    unlock->records, unlock->releases_store, &progress, &plans);

	result->plans = plans.done;
	result->refused = plans.refused;
	return status == STATUS_BUSY ? STATUS_OK : status;
}

static bool
is_news(const struct figures_result *result)
{
	return result->closed + result->late + result->plans + result->refused >
	       0;
}

enum status
figures_see_to(struct unlock *unlock)
{
	struct figures_result result = {0, 0, 0, 0, 0};
	const struct figures_watch *watch = &unlock->figures_watch;
	enum status status, last;

	if (!unlock->is_open || unlock->records == NULL ||
	    unlock->releases_store == NULL || unlock_is_recovery(unlock))
		return STATUS_OK;
	records_set_now(unlock->records, clock_now());
	status = carry_out(unlock, &result);
	if (status == STATUS_OK)
		status = closing_copy(unlock->records, unlock->releases_store);
	if (status == STATUS_OK)
		status = close_all(unlock, &result);
	last = figures_copy(unlock);
	if (watch->finished != NULL && is_news(&result))
		watch->finished(watch->context, &result);
	return status == STATUS_OK ? last : status;
}
