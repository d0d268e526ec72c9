/*
 * txn: one transaction; a commit outside this module is refused by a hook.
 *
 * A function that must run inside a transaction takes struct txn *.  begin
 * never nests.  After every commit the journal is seen to be empty.
 */
#ifndef STORE_TXN_H
#define STORE_TXN_H

#include "base/status.h"
#include "store/store.h"

struct txn;

/* BEGIN IMMEDIATE.  INTERNAL when one is open already on this store. */
MUST_USE enum status txn_begin(struct store *store, struct txn **txn);

/*
 * Commit; frees and sets NULL when it was written.  On failure the transaction
 * stays, to be rolled back.  One failure comes after the commit, with a
 * sentence that says so: IO when the journal is not empty (*txn is NULL).
 */
MUST_USE enum status txn_commit(struct txn **txn);

/* Undo; NULL is fine; sets to NULL.  The usual last line of a function. */
void txn_rollback(struct txn **txn);

struct store *txn_store(const struct txn *txn);

#endif
