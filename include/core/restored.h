/*
 * restored: a vault that was made again from a backup says so, for good.
 *
 * Ledger entry, subject the vault:
 *   restored   made DAY, entries N, newest yes|no|unknown
 * Unless the backup was the newest there is, every yes is shut with it until
 * they are asked again.
 */
#ifndef CORE_RESTORED_H
#define CORE_RESTORED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "core/records.h"

enum restored_newest { RESTORED_YES, RESTORED_NO, RESTORED_UNKNOWN };

struct restored {
	int64_t n;       /* of the entry; 0: it never was */
	int64_t at;      /* moment */
	int32_t made_on; /* day of the backup */
	int64_t entries; /* in the backup's history */
	enum restored_newest newest;
};

/* Write the entry; ${shut}: how many yeses that shut. */
MUST_USE enum status restored_write(
    struct records *records, const struct restored *restored, int64_t *shut);

/* The newest. */
MUST_USE enum status restored_read(
    struct records *records, struct restored *restored);

#endif
