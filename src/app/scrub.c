/*
 * scrub: makes the vault's old pages unreadable and proves that nothing of what
 * was erased is left (DESIGN 6, steps 2 to 5).
 *
 * The keys are changed by unlock_rotate; here it is seen to that it is due, and
 * that nothing is called done before it was proved.
 */
#include "app/scrub_internal.h"
#include "base/clock.h"
#include "core/backups.h"
#include "core/ledger.h"

void
scrub_watch(struct unlock *unlock, const struct scrub_watch *watch)
{
	unlock->watch = *watch;
}

void
scrub_tell(const struct unlock *unlock, enum scrub_step step, int percent)
{
	if (unlock->watch.progress != NULL)
		unlock->watch.progress(unlock->watch.context, step, percent);
}

static void
finish(const struct unlock *unlock, const struct scrub_result *result)
{
	if (unlock->watch.finished != NULL)
		unlock->watch.finished(unlock->watch.context, result);
}

/* -------------------------------------------------------------------- due?
 */

enum status
scrub_is_due(struct unlock *unlock, bool *is_due, bool *is_large)
{
	struct erase_due due = {0, 0};
	int64_t bytes = 0;
	enum status status;

	*is_due = false;
	if (is_large != NULL)
		*is_large = false;
	if (unlock->records == NULL)
		return STATUS_OK;
	status = erase_due_read(unlock->records, &due);
	if (status == STATUS_OK)
		status = store_size(unlock->records_store, &bytes);
	if (status == STATUS_OK) {
		*is_due = due.things > 0;
		if (is_large != NULL)
			*is_large = bytes > SCRUB_BYTES_MOST;
	}
	return status;
}

/* ------------------------------------------------------------- copy and prove
 */

struct proving {
	struct unlock *unlock;
	struct scrub_result *result;
};

static void
tell_copied(void *context, int percent)
{
	const struct proving *proving = context;

	scrub_tell(proving->unlock, SCRUB_COPY, percent);
	if (percent == 100)
		scrub_tell(proving->unlock, SCRUB_CHECK, 0);
}

static enum status
prove(void *context, struct store *copy)
{
	const struct proving *proving = context;
	struct scrub_result *result = proving->result;
	struct unlock *unlock = proving->unlock;
	struct erase_proof proof;
	enum status status;

	scrub_tell(unlock, SCRUB_SEARCH, 0);
	status =
	    erase_prove(unlock->erased, unlock->records_store, copy, &proof);
	result->pages = proof.pages;
	result->copies = proof.copies;
	result->texts = proof.texts;
	result->held = proof.held;
	if (status == STATUS_OK)
		scrub_tell(unlock, SCRUB_SEARCH, 100);
	return status;
}

enum status
scrub_copy(struct unlock *unlock, const char *name, const struct secret *key,
    struct scrub_result *result)
{
	struct proving proving = {unlock, result};
	struct store_proof proof = {prove, tell_copied, &proving};

	return store_copy_proved(
	    unlock->records_store, unlock->folder, name, key, &proof);
}

/* --------------------------------------------------------------------- doing
 */

enum status
scrub_read_due(struct unlock *unlock, struct scrub_result *result)
{
	struct erase_due due = {0, 0};
	struct backups_state backups;
	enum status status = erase_due_read(unlock->records, &due);

	result->things = due.things;
	result->unknown = due.unknown;
	if (status == STATUS_OK)
		status = backups_state(unlock->records, &backups);
	if (status == STATUS_OK)
		result->backups = backups.not_cleaned;
	return status;
}

enum status
scrub_keep_proof(struct unlock *unlock, struct scrub_result *result)
{
	struct erase_done done = {.done_at = clock_now(),
	    .things = result->things,
	    .unknown = result->unknown,
	    .pages = result->pages,
	    .copies = result->copies,
	    .backups = result->backups};
	struct ledger_head head;
	enum status status = STATUS_OK;

	if (result->things == 0)
		return STATUS_OK;
	status = ledger_head(unlock->records, &head);
	done.head = head.n;
	if (status == STATUS_OK)
		status = erase_done_write(unlock->records, &done);
	if (status == STATUS_OK) {
		erased_list_reset(unlock->erased);
		result->is_done = true;
		result->is_pending = false;
	}
	return status;
}

/* What it means for whoever hears of it; what went wrong stays in the trace. */
static enum status
explain(enum status status, const struct scrub_result *result)
{
	if (status == STATUS_OK)
		return STATUS_OK;
	if (result->copies > 0)
		return REFUSE(STATUS_DAMAGED,
		    "What was erased is gone from every screen, but copies of "
		    "it were found in the vault's pages. Keep the vault, type "
		    "sayso check, and ask for help.");
	return REFUSE(status,
	    "What was erased is gone from every screen, but its old pages "
	    "could not be made unreadable yet. Make room on the disk and type: "
	    "sayso scrub");
}

/* With the vault's key too, when somebody's was taken away and it waits. */
static enum status
rotate(struct unlock *unlock, struct scrub_result *result)
{
	enum status status = unlock_agree(unlock);

	if (status != STATUS_OK)
		return status;
	return unlock_rotate_told(
	    unlock, unlock_needs_new_keys(unlock), result);
}

enum status
scrub_do(struct unlock *unlock, bool is_asked, struct scrub_result *result)
{
	bool is_due = false, is_large = false;
	enum status status = scrub_is_due(unlock, &is_due, &is_large);

	*result = (struct scrub_result){.is_done = false};
	if (status == STATUS_OK && !is_due)
		return STATUS_OK;
	result->is_pending = true;
	if (status == STATUS_OK && is_large && !is_asked)
		status = scrub_read_due(unlock, result);
	else if (status == STATUS_OK)
		status = rotate(unlock, result);
	status = explain(status, result);
	unlock->has_scrub_failed = status != STATUS_OK;
	finish(unlock, result);
	return status;
}
