/*
 * txn: begin, commit, roll back; nothing else can.
 *
 * The commit hook refuses every commit but the one made here, so a write
 * outside a transaction is undone by SQLite itself.  After a commit the
 * journal must be empty: it held the pages as they were before.
 */
#include "store/stmt.h"
#include "store/store_internal.h"

static enum status
transact(struct store *store, const char *sql)
{
	struct stmt *stmt;
	enum status status;

	store->is_transacting = true;
	stmt = stmt_open(store, sql);
	status = stmt_run(&stmt);
	store->is_transacting = false;
	return status;
}

enum status
txn_begin(struct store *store, struct txn **txn)
{
	static const char sql[] = "BEGIN IMMEDIATE";
	enum status status;

	if (store->txn.is_open)
		return FAIL(STATUS_INTERNAL, "transaction inside another");
	status = transact(store, sql);
	if (status != STATUS_OK)
		return status;
	store->txn.is_open = true;
	*txn = &store->txn;
	return STATUS_OK;
}

/* SQLite itself undoes a transaction when the disk is full or fails. */
static bool
was_undone(const struct store *store)
{
	return sqlite3_get_autocommit(store->db) != 0;
}

enum status
txn_commit(struct txn **txn)
{
	static const char sql[] = "COMMIT";
	struct store *store = (*txn)->store;
	enum status status;

	if (was_undone(store))
		return FAIL(STATUS_IO, "transaction was undone before");
	store->is_committing = true;
	status = transact(store, sql);
	store->is_committing = false;
	if (status != STATUS_OK)
		return status;

	(*txn)->is_open = false;
	*txn = NULL;
	if (connect_check_journal(store) != STATUS_OK)
		return REFUSE(STATUS_IO,
		    "This was saved, but the disk kept a working copy that "
		    "should be gone. Close sayso and open it again.");
	return STATUS_OK;
}

void
txn_rollback(struct txn **txn)
{
	static const char sql[] = "ROLLBACK";
	struct store *store;

	if (*txn == NULL)
		return;
	store = (*txn)->store;
	*txn = NULL;
	/* Should this fail, it stays open: nothing more can be committed. */
	if (was_undone(store) || transact(store, sql) == STATUS_OK)
		store->txn.is_open = false;
}

struct store *
txn_store(const struct txn *txn)
{
	return txn->store;
}
