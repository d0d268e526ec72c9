/*
 * closing_internal: what the files of closing share.
 */
#ifndef CORE_CLOSING_INTERNAL_H
#define CORE_CLOSING_INTERNAL_H

#include "core/closing.h"
#include "core/facts.h"
#include "core/hold_internal.h"

/* One entry about a period; ${key} and ${hash} (may be NULL) its last line. */
MUST_USE enum status closing_note(struct records *records, struct txn *txn,
    const struct closing *closing, const char *event, const char *key,
    const unsigned char *hash);

/* It is closed: stands in period_closed ever after. */
MUST_USE enum status closing_mark(struct txn *txn,
    const unsigned char hash[PERIOD_HASH_BYTES], int32_t start, int32_t end,
    int32_t today);
/* And so that its figures were made. */
MUST_USE enum status closing_mark_made(
    struct txn *txn, const struct publish_release *release, int32_t today);

/* A release into the records. */
MUST_USE enum status closing_put_release(
    struct txn *txn, const struct publish_release *release);

/* Facts, numbers and their hash as the body of a draw; and back. */
void closing_body_write(const struct facts *facts,
    const struct rounding_draw *draw, struct buf *body,
    unsigned char hash[PUBLISH_HASH_BYTES]);
MUST_USE enum status closing_body_read(const char *body,
    const struct plan *plan, struct facts *facts, struct buf *numbers,
    unsigned char about[PUBLISH_HASH_BYTES]);

#endif
