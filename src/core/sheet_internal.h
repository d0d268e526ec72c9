/*
 * sheet_internal: what the files of sheet share.
 */
#ifndef CORE_SHEET_INTERNAL_H
#define CORE_SHEET_INTERNAL_H

#include "core/core_internal.h"
#include "core/sheet.h"

struct sheet_row {
	int64_t id;
	unsigned char uid[UID_BYTES];
	unsigned char group_uid[UID_BYTES];
	int32_t until_on; /* DAY_NONE: not said in the entry */
};

/* An entry about one sheet, whose subject is its group. */
MUST_USE enum status sheet_note(struct records *records, struct txn *txn,
    const char *event, const struct sheet_row *row);

#endif
