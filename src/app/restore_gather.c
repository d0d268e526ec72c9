/*
 * restore_gather: what is known of erasures, of the history and of other
 * backups, beside the backup itself: on its medium, in the state folder, in the
 * present vault.
 *
 * What cannot be had is not there; then the backup cannot be proved to be the
 * newest, and that is what the result says.
 */
#include <string.h>

#include "app/restore_internal.h"
#include "app/state.h"
#include "base/day.h"
#include "base/file.h"
#include "base/mem.h"

static enum status
from_medium(struct restoring *restoring)
{
	struct buf text = BUF_EMPTY;
	enum status status = backup_erasures_read(restoring->plan->place,
	    restoring->head.vault_uid, &text, &restoring->erasures,
	    &restoring->result->read_medium);

	buf_clear(&text);
	return status == STATUS_NO_INPUT ? STATUS_OK : status;
}

static void
from_state(struct restoring *restoring)
{
	const unsigned char *uid = restoring->head.vault_uid;
	struct tombstones found = TOMBSTONES_NONE;
	struct buf text = BUF_EMPTY;
	bool is_whole = false;

	outlook_read(uid, STATE_ERASURES, &text);
	if (text.length > 0 &&
	    tombstones_read(&text, uid, &found, &is_whole) == STATUS_OK) {
		restoring->result->read_state = is_whole;
		(void)tombstones_join(&restoring->erasures, &found);
	}
	tombstones_clear(&found);
	buf_reset(&text);
	outlook_read(uid, STATE_ANCHORS, &text);
	anchors_read(&text, uid, &restoring->anchors, NULL);
	buf_clear(&text);
}

static enum status
from_records(struct restoring *restoring, struct records *records)
{
	struct tombstones found = TOMBSTONES_NONE;
	struct anchor anchor = {
	    .where = ANCHOR_STATE, .at = records_now(records)};
	struct ledger_head head;
	enum status status = tombstones_list(records, &found);

	if (status == STATUS_OK)
		status = tombstones_pending(records, &found);
	if (status == STATUS_OK)
		status = ledger_head(records, &head);
	if (status == STATUS_OK)
		status = backups_list(records, &restoring->backups);
	if (status == STATUS_OK) {
		(void)tombstones_join(&restoring->erasures, &found);
		anchor.n = head.n;
		memcpy(anchor.hash, head.hash, sizeof anchor.hash);
		anchors_add(&restoring->anchors, &anchor);
		restoring->result->read_vault = true;
	}
	tombstones_clear(&found);
	return status;
}

/*
 * The machine stopped when its new keys were put in place: then the next start
 * settles that, but here it is only read.
 */
static enum status
open_pending(struct unlock *unlock)
{
	const struct secret *key =
	    vault_pending_records_store_key(unlock->vault);
	struct records_opening opening;
	enum status status = STATUS_DAMAGED;

	unlock_shut(unlock);
	if (key != NULL)
		status = store_open(
		    unlock->folder, STORE_RECORDS, key, &unlock->records_store);
	if (status != STATUS_OK)
		return status;
	unlock_opening(unlock, unlock->records_store, &opening);
	return records_open(&opening, &unlock->records);
}

/*
 * It may be damaged, or not know the passphrase: that is why somebody restores.
 * Its folder stays locked, and is opened once more for this.
 */
static void
from_present(struct restoring *restoring)
{
	struct secret *copy = NULL;
	struct folder *again = NULL;
	struct unlock *unlock = NULL;
	enum status status;

	if (restoring->present == NULL || restoring->present_is_empty)
		return;
	status = folder_open(restoring->plan->into, &again);
	if (status != STATUS_OK)
		return;
	copy = secret_copy(secret_bytes(restoring->passphrase),
	    secret_size(restoring->passphrase));
	status = restore_open(&again, restoring->plan->user, &copy, &unlock);
	if (status == STATUS_DAMAGED && unlock->vault != NULL)
		status = open_pending(unlock);
	if (status == STATUS_OK)
		status = from_records(restoring, unlock->records);
	(void)status;
	(void)!restore_close(&unlock);
}

enum status
restore_gather(struct restoring *restoring)
{
	enum status status = from_medium(restoring);

	if (status != STATUS_OK)
		return status;
	from_state(restoring);
	from_present(restoring);
	backup_anchors(&restoring->there, &restoring->beside);
	return STATUS_OK;
}

/* ----------------------------------------------------------- other backups */

static enum status
tell_one(struct restoring *restoring, const struct backup_head *head)
{
	struct backup_seen seen = {head->code, restoring->plan->place->label,
	    moment_day(head->made_at), head->ledger.n, head->erasures,
	    DAY_NONE};

	return backups_seen(restoring->unlock->records, &seen);
}

/* Of the former vault's: how many erasures it knew of is in none of its rows,
 * so one that held something erased knows of none. */
static enum status
tell_known(struct restoring *restoring, const struct backup_known *known)
{
	struct records *records = restoring->unlock->records;
	struct backup_seen seen = {known->code, known->label.text,
	    known->made_on, known->head_n, 0, known->seen_on};
	enum status status = STATUS_OK;

	if (!known->holds_erased)
		status = backups_erasures(records, &seen.erasures);
	return status == STATUS_OK ? backups_seen(records, &seen) : status;
}

enum status
restore_tell_backups(struct restoring *restoring)
{
	const struct backups_there *there = &restoring->there;
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < restoring->backups.count;
	     i++)
		status = tell_known(restoring, &restoring->backups.all[i]);
	for (size_t i = 0; status == STATUS_OK && i < there->count; i++)
		if (!there->all[i].is_broken &&
		    memcmp(there->all[i].head.vault_uid,
			restoring->head.vault_uid, VAULT_UID_BYTES) == 0)
			status = tell_one(restoring, &there->all[i].head);
	return status == STATUS_OK ? tell_one(restoring, &restoring->head)
				   : status;
}
