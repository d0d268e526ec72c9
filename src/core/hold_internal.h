/*
 * hold_internal: what the files of hold share.
 */
#ifndef CORE_HOLD_INTERNAL_H
#define CORE_HOLD_INTERNAL_H

#include "base/text.h"
#include "core/hold.h"
#include "core/publish_internal.h"

#define HOLD_PEOPLE_LEAST 40 /* a trial makes up no fewer */

/* hold_put() inside the caller's transaction, without judging the year. */
MUST_USE enum status hold_put_any(struct records *records, struct txn *txn,
    const struct plan *plan, const unsigned char *asked_by);

/* The entry that says so. */
MUST_USE enum status hold_note(struct records *records, struct txn *txn,
    const struct plan *plan, const unsigned char *asked_by);

#endif
