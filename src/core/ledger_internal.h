/*
 * ledger_internal: how modules of core write into the history, and what may go
 * from it.
 */
#ifndef CORE_LEDGER_INTERNAL_H
#define CORE_LEDGER_INTERNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/ledger.h"
#include "core/records.h"
#include "store/txn.h"

struct ledger_entry {
	bool is_look;
	const char *event;        /* "said", "look", ... */
	const unsigned char *uid; /* UID_BYTES of the subject, hashed here */
	const char *body;         /* lines; may be "" */
};

/*
 * Append.  "by HASH" and "at MOMENT" lines (and "unconfirmed" while the clock
 * is not trusted) are put before the body here.  ${n} may be NULL.
 */
MUST_USE enum status ledger_add(struct records *records, struct txn *txn,
    const struct ledger_entry *entry, int64_t *n);

/* "KEY HEX" line of a uid's hash, for bodies. */
void ledger_line_uid(
    struct buf *body, const char *key, const unsigned char uid[UID_BYTES]);

/* Sign the head if it moved since it was last signed. */
MUST_USE enum status ledger_sign_head(struct records *records);

/* The head again after a rollback. */
MUST_USE enum status ledger_reload_head(struct records *records);

/*
 * Destroy salt, subject, running, event and body of every entry of one
 * subject that is no look; says how many.  Looks stay until they are a year
 * old (DESIGN 5).
 */
MUST_USE enum status ledger_forget(struct records *records, struct txn *txn,
    const unsigned char uid[UID_BYTES], int64_t *entries);

/* Of their looks too, which only a forget me that they signed may do. */
MUST_USE enum status ledger_forget_who_looked(struct records *records,
    struct txn *txn, const unsigned char uid[UID_BYTES], int64_t *looks);

/* Destroy the content of looks before ${day}; says how many. */
MUST_USE enum status ledger_forget_looks(
    struct records *records, struct txn *txn, int32_t day, int64_t *looks);

#endif
