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

/* --------------------------------------------------------------- solving */

struct solving {
	const struct unlock *unlock;
	int64_t began_ms;
};

static bool
tell_solving(void *context)
{
	const struct solving *solving = context;
	int64_t spent =
	    (clock_awake_ms() - solving->began_ms) % ROUNDING_LIMIT_MS;

	return figures_tell(solving->unlock, FIGURES_SOLVE,
	    (int)(spent * 100 / ROUNDING_LIMIT_MS));
}

static struct rounding_limits
limits_of(struct solving *solving)
{
	return (struct rounding_limits){.limit_ms = ROUNDING_LIMIT_MS,
	    .go_on = tell_solving,
	    .context = solving};
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

static void
take_result(const struct closing_result *done, struct figures_result *result)
{
	result->closed = done->closed;
	result->none = done->none;
	result->late = done->late;
	result->lost = done->lost;
}

/* What is known to be closed is not drawn again. */
static enum status
close_all(struct unlock *unlock, struct figures_result *result)
{
	struct solving solving = {unlock, clock_awake_ms()};
	struct rounding_limits limits = limits_of(&solving);
	struct closing_result done = {0};
	bool is_due = false;
	enum status status = hold_defaults(unlock->records);

	if (status == STATUS_OK)
		status = closing_is_due(unlock->records, &is_due);
	if (status != STATUS_OK || !is_due)
		return status;
	status = take_marks(unlock);
	if (status == STATUS_OK)
		status = closing_all(unlock->records, &limits, &done);
	take_result(&done, result);
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
	struct solving solving = {unlock, clock_awake_ms()};
	struct rounding_limits limits = limits_of(&solving);
	struct closing_result done = {0};
	struct closing closing;
	enum status status = hold_defaults(unlock->records);

	if (status == STATUS_OK)
		status = take_marks(unlock);
	if (status == STATUS_OK)
		status = find(unlock, id, &closing);
	if (status == STATUS_OK)
		status = closing_judge(unlock->records, &closing);
	if (status == STATUS_OK)
		status = closing_one(unlock->records, &closing, &limits, &done);
	take_result(&done, result);
	return status;
}

enum status
figures_close(
    struct unlock *unlock, const char *id, struct figures_result *result)
{
	enum status status = figures_check_worker(unlock), last;

	*result = (struct figures_result){0};
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
	return result->closed + result->none + result->late + result->plans +
		   result->refused >
	       0;
}

enum status
figures_see_to(struct unlock *unlock)
{
	struct figures_result result = {0};
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
