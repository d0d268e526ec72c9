/*
 * erase_internal: what core itself does with the list of what was erased.
 */
#ifndef CORE_ERASE_INTERNAL_H
#define CORE_ERASE_INTERNAL_H

#include "core/core_internal.h"
#include "core/erase.h"

/* Define erasing() on the store of these records. */
MUST_USE enum status erase_define_function(struct records *records);

/* The transaction was written; it was undone. */
void erase_keep(struct records *records);
void erase_undo(struct records *records);

/*
 * A text of which something is blacked out: no trigger can tell that from work
 * that is written on.  With the duty, like the triggers.
 */
MUST_USE enum status erase_note_text(
    struct records *records, struct txn *txn, const char *text);

#endif
