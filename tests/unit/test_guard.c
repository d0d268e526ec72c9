/*
 * What the rest of the program may say to SQLite, and what it may not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "store/stmt.h"
#include "store/store_internal.h"
#include "store/txn.h"
#include "support/scratch_store.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Run to the end, rows or not. */
static enum status
run(struct store *store, const char *sql)
{
	struct stmt *stmt = stmt_open(store, sql);

	while (stmt_step(stmt))
		continue;
	return stmt_done(&stmt);
}

static const char *const ordinary[] = {
    "SELECT 1",
    "SELECT id, word FROM scratch WHERE number > 0 ORDER BY word",
    "SELECT count(*), max(number), coalesce(word, lower(hex(word))) "
    "FROM scratch",
    "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE "
    "i < 3) SELECT sum(i) FROM c",
    "SELECT name FROM sqlite_schema",
    "INSERT INTO scratch (word, number) VALUES ('a', 1)",
    "INSERT INTO scratch (word, number) VALUES ('a', 1) "
    "ON CONFLICT (word) DO UPDATE SET number = number + 1",
    "UPDATE scratch SET number = 2 WHERE word = 'a'",
    "DELETE FROM scratch WHERE word = 'a'",
};

static const char *const forbidden[] = {
    "CREATE TABLE other (a INTEGER) STRICT",
    "CREATE TEMP TABLE other (a INTEGER)",
    "CREATE TABLE other AS SELECT * FROM scratch",
    "CREATE INDEX other ON scratch (number)",
    "CREATE VIEW other AS SELECT 1",
    "CREATE TEMP VIEW other AS SELECT 1",
    "CREATE TRIGGER other AFTER INSERT ON scratch BEGIN SELECT 1; END",
    "CREATE TEMP TRIGGER other AFTER INSERT ON scratch BEGIN SELECT 1; END",
    "CREATE VIRTUAL TABLE other USING fts5 (a)",
    "DROP TABLE scratch",
    "DROP INDEX scratch_by_number",
    "DROP VIEW scratch_view",
    "DROP TRIGGER scratch_trigger",
    "ALTER TABLE scratch RENAME TO other",
    "ALTER TABLE scratch ADD COLUMN other TEXT",
    "ALTER TABLE scratch DROP COLUMN number",
    "REINDEX",
    "ANALYZE",
    "ATTACH ':memory:' AS other",
    "ATTACH 'other.db' AS other KEY ''",
    "DETACH main",
    "PRAGMA user_version",
    "PRAGMA user_version = 3",
    "PRAGMA journal_mode = OFF",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA key = 'x'",
    "PRAGMA rekey = 'x'",
    "PRAGMA cipher_integrity_check",
    "SELECT user_version FROM pragma_user_version",
    "SELECT name FROM pragma_table_info('scratch')",
    "INSERT INTO sqlite_schema (name) VALUES ('x')",
    "SAVEPOINT one",
    "RELEASE one",
    "BEGIN",
    "BEGIN EXCLUSIVE",
    "COMMIT",
    "END",
    "ROLLBACK",
};

/* SQLite tells of a denied function in words only. */
static const char *const forbidden_functions[] = {
    "SELECT load_extension('x')",
    "SELECT sqlcipher_export('main')",
    "SELECT fts3_tokenizer('simple')",
};

/* Denied by SQLite itself, by other settings than the authorizer. */
static const char *const impossible[] = {
    "UPDATE sqlite_schema SET name = 'x'",
    "DELETE FROM sqlite_master",
    "VACUUM",
    "VACUUM INTO 'other.db'",
};

static void
ordinary_statements_are_allowed(void **state)
{
	struct scratch *s = *state;
	struct txn *txn = NULL;

	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	for (size_t i = 0; i < COUNT(ordinary); i++)
		assert_int_equal(run(s->store, ordinary[i]), STATUS_OK);
	assert_int_equal(txn_commit(&txn), STATUS_OK);
}

/* Things to drop, so that "no such thing" cannot be the reason. */
static void
add_things(struct store *store)
{
	scratch_sql(store,
	    "CREATE INDEX scratch_by_number ON scratch (number);"
	    "CREATE VIEW scratch_view AS SELECT 1;"
	    "CREATE TRIGGER scratch_trigger AFTER INSERT ON scratch "
	    "BEGIN SELECT 1; END");
}

static void
everything_else_is_denied(void **state)
{
	struct scratch *s = *state;

	add_things(s->store);
	for (size_t i = 0; i < COUNT(forbidden); i++)
		assert_int_equal(run(s->store, forbidden[i]), STATUS_DENIED);
}

static void
everything_else_is_denied_inside_a_transaction_too(void **state)
{
	struct scratch *s = *state;
	struct txn *txn = NULL;

	add_things(s->store);
	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	assert_int_equal(run(s->store, ordinary[5]), STATUS_OK);
	for (size_t i = 0; i < COUNT(forbidden); i++)
		assert_int_equal(run(s->store, forbidden[i]), STATUS_DENIED);
	assert_int_equal(txn_commit(&txn), STATUS_OK);
	assert_int_equal(
	    scratch_int(s->store, "SELECT count(*) FROM scratch"), 1);
}

static void
functions_that_reach_outside_are_denied(void **state)
{
	struct scratch *s = *state;

	for (size_t i = 0; i < COUNT(forbidden_functions); i++) {
		assert_int_equal(
		    run(s->store, forbidden_functions[i]), STATUS_INTERNAL);
		assert_non_null(strstr(sqlite3_errmsg(s->store->db),
		    "not authorized to use function"));
	}
}

static void
neither_the_schema_nor_another_file_can_be_written(void **state)
{
	struct scratch *s = *state;

	for (size_t i = 0; i < COUNT(impossible); i++)
		assert_int_not_equal(run(s->store, impossible[i]), STATUS_OK);
	assert_false(file_exists(s->folder, "other.db"));
	assert_true(
	    scratch_int(s->store, "SELECT count(*) FROM sqlite_schema") > 0);
}

/* The control: under the guard the same words work, so it is the guard. */
static void
the_guard_and_nothing_else_denies(void **state)
{
	struct scratch *s = *state;

	assert_int_equal(run(s->store, forbidden[0]), STATUS_DENIED);
	scratch_sql(s->store, forbidden[0]);
	assert_int_equal(run(s->store, "SELECT a FROM other"), STATUS_OK);
}

static void
ignore_sentence(void *context, const char *sentence)
{
	(void)context;
	(void)sentence;
}

static void
the_guard_is_up_again_after_the_stores_own_work(void **state)
{
	struct scratch *s = *state;
	struct secret *other = secret_random(STORE_KEY_BYTES);
	int64_t copies;
	int64_t pages;

	assert_int_equal(
	    store_check(s->store, ignore_sentence, NULL), STATUS_OK);
	assert_int_equal(run(s->store, "PRAGMA user_version"), STATUS_DENIED);
	assert_int_equal(
	    store_search_pages(s->store, "x", 1, &copies, &pages), STATUS_OK);
	assert_int_equal(run(s->store, "PRAGMA user_version"), STATUS_DENIED);
	assert_int_equal(
	    store_copy(s->store, s->folder, "copy.db", other), STATUS_OK);
	assert_int_equal(run(s->store, "PRAGMA user_version"), STATUS_DENIED);
	assert_int_equal(store_copy(s->store, s->folder, "copy.db", other),
	    STATUS_CANNOT_CREATE);
	assert_int_equal(run(s->store, "PRAGMA user_version"), STATUS_DENIED);
	secret_free(other);
}

#define WITH_SCRATCH(test)                                                     \
	cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SCRATCH(ordinary_statements_are_allowed),
	    WITH_SCRATCH(everything_else_is_denied),
	    WITH_SCRATCH(everything_else_is_denied_inside_a_transaction_too),
	    WITH_SCRATCH(functions_that_reach_outside_are_denied),
	    WITH_SCRATCH(neither_the_schema_nor_another_file_can_be_written),
	    WITH_SCRATCH(the_guard_and_nothing_else_denies),
	    WITH_SCRATCH(the_guard_is_up_again_after_the_stores_own_work),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
