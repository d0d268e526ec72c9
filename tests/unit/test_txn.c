/*
 * Transactions: written whole or not at all, and only through txn.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/stmt.h"
#include "store/store_internal.h"
#include "store/txn.h"
#include "support/scratch_store.h"

#define JOURNAL "records.db-journal"

static enum status
add(struct store *store)
{
	static const char sql[] = "INSERT INTO scratch (number) VALUES (1)";
	struct stmt *stmt = stmt_open(store, sql);

	return stmt_run(&stmt);
}

static int64_t
rows(struct store *store)
{
	return scratch_int(store, "SELECT count(*) FROM scratch");
}

static void
what_is_committed_stays(void **state)
{
	struct scratch *s = *state;
	struct txn *txn = NULL;

	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	assert_ptr_equal(txn_store(txn), s->store);
	assert_int_equal(add(s->store), STATUS_OK);
	assert_int_equal(txn_commit(&txn), STATUS_OK);
	assert_null(txn);
	scratch_reopen(s);
	assert_int_equal(rows(s->store), 1);
}

static void
what_is_rolled_back_was_never_there(void **state)
{
	struct scratch *s = *state;
	struct txn *txn = NULL;

	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	assert_int_equal(add(s->store), STATUS_OK);
	assert_int_equal(rows(s->store), 1);
	txn_rollback(&txn);
	assert_null(txn);
	assert_int_equal(rows(s->store), 0);
	assert_int_equal(connect_check_journal(s->store), STATUS_OK);
	txn_rollback(&txn);
}

static void
closing_undoes_what_was_not_committed(void **state)
{
	struct scratch *s = *state;
	struct txn *txn = NULL;

	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	assert_int_equal(add(s->store), STATUS_OK);
	scratch_reopen(s);
	assert_int_equal(rows(s->store), 0);
}

static void
a_transaction_inside_another_is_refused(void **state)
{
	struct scratch *s = *state;
	struct txn *txn = NULL;
	struct txn *inner = NULL;

	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	assert_int_equal(add(s->store), STATUS_OK);
	assert_int_equal(txn_begin(s->store, &inner), STATUS_INTERNAL);
	assert_null(inner);
	/* The outer one has not noticed. */
	assert_int_equal(txn_commit(&txn), STATUS_OK);
	assert_int_equal(rows(s->store), 1);
	assert_int_equal(txn_begin(s->store, &inner), STATUS_OK);
	txn_rollback(&inner);
}

static void
a_write_outside_a_transaction_is_undone(void **state)
{
	static const char sql[] =
	    "INSERT INTO scratch (number) VALUES (1) RETURNING id";
	struct scratch *s = *state;
	struct stmt *stmt;

	assert_int_equal(add(s->store), STATUS_INTERNAL);
	assert_int_equal(rows(s->store), 0);

	/* Also when it is given back before its end. */
	stmt = stmt_open(s->store, sql);
	assert_true(stmt_step(stmt));
	assert_int_equal(stmt_done(&stmt), STATUS_INTERNAL);
	assert_int_equal(rows(s->store), 0);
	assert_int_equal(connect_check_journal(s->store), STATUS_OK);
}

static void
reading_needs_no_transaction(void **state)
{
	static const char sql[] = "SELECT count(*) FROM scratch";
	struct scratch *s = *state;
	struct stmt *stmt = stmt_open(s->store, sql);
	int64_t count = -1;

	assert_int_equal(stmt_one_int(&stmt, &count), STATUS_OK);
	assert_int_equal(count, 0);
}

/* The guard lifted, the commit hook alone still stands. */
static void
a_commit_by_anybody_else_is_refused(void **state)
{
	struct scratch *s = *state;
	struct txn *txn = NULL;

	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	assert_int_equal(add(s->store), STATUS_OK);
	s->store->is_guarded = false;
	assert_int_equal(sqlite3_exec(s->store->db, "COMMIT", NULL, NULL, NULL),
	    SQLITE_CONSTRAINT_COMMITHOOK);
	s->store->is_guarded = true;
	/* Undone; the transaction knows. */
	assert_int_equal(rows(s->store), 0);
	assert_int_equal(txn_commit(&txn), STATUS_IO);
	txn_rollback(&txn);
	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	assert_int_equal(add(s->store), STATUS_OK);
	assert_int_equal(txn_commit(&txn), STATUS_OK);
	assert_int_equal(rows(s->store), 1);
}

static void
a_commit_that_breaks_a_rule_keeps_the_transaction(void **state)
{
	static const char sql[] = "INSERT INTO leaf (scratch) VALUES (9)";
	struct scratch *s = *state;
	struct txn *txn = NULL;
	struct stmt *stmt;

	scratch_sql(s->store,
	    "CREATE TABLE leaf (scratch INTEGER REFERENCES scratch (id) "
	    "DEFERRABLE INITIALLY DEFERRED) STRICT");
	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	stmt = stmt_open(s->store, sql);
	assert_int_equal(stmt_run(&stmt), STATUS_OK);
	assert_int_equal(txn_commit(&txn), STATUS_INVALID);
	assert_non_null(txn);
	txn_rollback(&txn);
	assert_int_equal(scratch_int(s->store, "SELECT count(*) FROM leaf"), 0);
}

/* The control: during the transaction it does hold the pages as they were. */
static void
the_journal_is_empty_after_every_commit(void **state)
{
	struct scratch *s = *state;
	struct stat journal;

	for (int i = 0; i < 5; i++) {
		struct txn *txn = NULL;

		assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
		assert_int_equal(add(s->store), STATUS_OK);
		assert_int_equal(
		    sqlite3_db_cacheflush(s->store->db), SQLITE_OK);
		assert_int_equal(stat(scratch_file(s, JOURNAL), &journal), 0);
		assert_true(journal.st_size > 0);
		assert_int_equal(txn_commit(&txn), STATUS_OK);
		assert_int_equal(stat(scratch_file(s, JOURNAL), &journal), 0);
		assert_int_equal(journal.st_size, 0);
	}
}

static void
a_journal_that_is_not_empty_after_a_commit_is_told(void **state)
{
	struct scratch *s = *state;
	struct txn *txn = NULL;

	scratch_add(s->store, "otter", 1);
	/* Another file in its place: SQLite goes on writing the old one. */
	assert_int_equal(unlink(scratch_file(s, JOURNAL)), 0);
	scratch_write(s, JOURNAL, "old pages", 9, 0);

	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	assert_int_equal(add(s->store), STATUS_OK);
	status_clear();
	assert_int_equal(txn_commit(&txn), STATUS_IO);
	assert_null(txn);
	assert_non_null(strstr(status_sentence(STATUS_IO), "was saved"));
	assert_int_equal(rows(s->store), 2);
}

/* The same row, wide enough to need pages of its own. */
static enum status
add_wide(struct store *store)
{
	static const char sql[] =
	    "INSERT INTO scratch (word) VALUES (hex(zeroblob(20000)))";
	struct stmt *stmt = stmt_open(store, sql);

	return stmt_run(&stmt);
}

static void
when_the_disk_is_full_everything_is_as_before(void **state)
{
	struct scratch *s = *state;
	int64_t pages = scratch_int(s->store, "PRAGMA page_count");
	struct txn *txn = NULL;

	scratch_disk_ends_at(pages * STORE_PAGE_BYTES);
	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	assert_int_equal(add_wide(s->store), STATUS_OK);
	assert_int_equal(txn_commit(&txn), STATUS_IO);
	assert_non_null(txn);
	txn_rollback(&txn);
	scratch_disk_is_free();
	assert_int_equal(rows(s->store), 0);
	assert_int_equal(connect_check_journal(s->store), STATUS_OK);

	/* With room again it goes on, and is good when opened afresh. */
	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	assert_int_equal(add_wide(s->store), STATUS_OK);
	assert_int_equal(txn_commit(&txn), STATUS_OK);
	scratch_reopen(s);
	assert_int_equal(rows(s->store), 1);
}

#define WITH_SCRATCH(test)                                                     \
	cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SCRATCH(what_is_committed_stays),
	    WITH_SCRATCH(what_is_rolled_back_was_never_there),
	    WITH_SCRATCH(closing_undoes_what_was_not_committed),
	    WITH_SCRATCH(a_transaction_inside_another_is_refused),
	    WITH_SCRATCH(a_write_outside_a_transaction_is_undone),
	    WITH_SCRATCH(reading_needs_no_transaction),
	    WITH_SCRATCH(a_commit_by_anybody_else_is_refused),
	    WITH_SCRATCH(a_commit_that_breaks_a_rule_keeps_the_transaction),
	    WITH_SCRATCH(the_journal_is_empty_after_every_commit),
	    WITH_SCRATCH(when_the_disk_is_full_everything_is_as_before),
	    WITH_SCRATCH(a_journal_that_is_not_empty_after_a_commit_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
