/*
 * restore_gather: what is known of erasures and of the history, beside the
 * backup itself: on its medium, in the state folder, in the present vault.
 *
 * What cannot be had is not there; then the backup cannot be proved to be the
 * newest, and that is what the result says.
 */
#include <string.h>

#include "app/restore_internal.h"
#include "app/state.h"
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
		status = ledger_head(records, &head);
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
