/*
 * scrub_internal: copying and proving, for a rotation and for a backup.
 */
#ifndef APP_SCRUB_INTERNAL_H
#define APP_SCRUB_INTERNAL_H

#include "app/scrub.h"
#include "app/unlock_internal.h"

/*
 * Copy the records into the new file ${name} of the vault's folder under
 * ${key}, open it afresh and prove it: every page and tree, as many pages, the
 * same ledger head, and nothing in it that was erased in this stretch.  Numbers
 * go into ${result} (pages, copies, held, texts).  The records are only read;
 * they may be open or not.
 *
 * When it fails, or a copy of something erased is found (DAMAGED, with copies
 * above 0), the new file is gone again.
 */
MUST_USE enum status scrub_copy(struct unlock *unlock, const char *name,
    const struct secret *key, struct scrub_result *result);

/* Tell who watches. */
void scrub_tell(const struct unlock *unlock, enum scrub_step step, int percent);

/* Before the records are closed: what is due.  After they are open again under
 * the new key: the duty is done, and the proof kept. */
MUST_USE enum status scrub_read_due(
    struct unlock *unlock, struct scrub_result *result);
MUST_USE enum status scrub_keep_proof(
    struct unlock *unlock, struct scrub_result *result);

#endif
