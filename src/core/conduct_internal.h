/*
 * conduct_internal: what who counts and who reads share: the sum over all rows
 * that is signed.
 */
#ifndef CORE_CONDUCT_INTERNAL_H
#define CORE_CONDUCT_INTERNAL_H

#include "core/conduct.h"
#include "core/publish_internal.h"

/* "until N" (the entry it is counted to) and "sum HASH" over the table. */
MUST_USE enum status conduct_sum(
    struct store *releases, int64_t until, struct buf *lines);

/* Add what the history has since, and sign it. */
MUST_USE enum status conduct_write(struct records *records, struct txn *txn);

/* The entry that lines say; 0 for other lines. */
int64_t conduct_until(const char *lines);

#endif
