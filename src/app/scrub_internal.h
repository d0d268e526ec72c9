/*
 * scrub_internal: copying and proving, for a rotation and for a backup.
 */
#ifndef APP_SCRUB_INTERNAL_H
#define APP_SCRUB_INTERNAL_H

#include "app/scrub.h"
#include "app/unlock_internal.h"

/*
 * Copy the records into the new file ${name} of the vault's folder under
 * ${key}, open it afresh and prove it: every page and tree, the same ledger
 * head, as many rows in every table, and nothing in it that was erased in this
 * stretch.  Numbers go into ${result} (pages, copies, texts).  The records are
 * only read and stay open; ${head} is what the copy must end with.
 *
 * When it fails, or a copy of something erased is found (DAMAGED, with copies
 * above 0), the new file is gone again.
 */
MUST_USE enum status scrub_copy(struct unlock *unlock, const char *name,
    const struct secret *key, struct scrub_result *result);

#endif
