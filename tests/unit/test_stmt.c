/*
 * Statements: bound by name, nothing guessed, the first error kept.
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

static const char sql_add[] =
    "INSERT INTO scratch (word, number) VALUES (:word, :number)";
static const char sql_number[] =
    "SELECT number FROM scratch WHERE word = :word";
static const char sql_words[] = "SELECT word FROM scratch ORDER BY id";

/* One row, without a transaction of its own. */
static enum status
add(struct store *store, const char *word, int64_t number, int64_t *id)
{
	struct stmt *stmt = stmt_open(store, sql_add);

	stmt_bind_text(stmt, ":word", word);
	stmt_bind_int(stmt, ":number", number);
	return stmt_insert(&stmt, id);
}

static int64_t
rows(struct store *store)
{
	return scratch_int(store, "SELECT count(*) FROM scratch");
}

static void
a_row_goes_in_and_comes_out(void **state)
{
	struct scratch *s = *state;
	struct txn *txn = NULL;
	struct stmt *stmt;
	int64_t number = 0;
	int64_t id = 0;

	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	assert_int_equal(add(s->store, "otter", INT64_MIN, &id), STATUS_OK);
	assert_int_equal(id, 1);
	assert_int_equal(add(s->store, "heron", INT64_MAX, &id), STATUS_OK);
	assert_int_equal(id, 2);
	assert_int_equal(store_changes(s->store), 1);
	assert_int_equal(txn_commit(&txn), STATUS_OK);

	stmt = stmt_open(s->store, sql_number);
	stmt_bind_text(stmt, ":word", "otter");
	assert_int_equal(stmt_one_int(&stmt, &number), STATUS_OK);
	assert_null(stmt);
	assert_true(number == INT64_MIN);

	stmt = stmt_open(s->store, sql_words);
	assert_true(stmt_step(stmt));
	assert_string_equal(stmt_text(stmt, 0), "otter");
	assert_true(stmt_step(stmt));
	assert_string_equal(stmt_text(stmt, 0), "heron");
	assert_false(stmt_step(stmt));
	assert_false(stmt_step(stmt));
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
	assert_null(stmt);
}

static void
every_sort_of_value_can_be_bound(void **state)
{
	static const char sql[] =
	    "SELECT :int, :null, :text, :no_text, :blob, :no_blob, :empty, "
	    ":some";
	static const unsigned char bytes[] = {0, 1, 0, 255};
	struct scratch *s = *state;
	struct stmt *stmt = stmt_open(s->store, sql);
	unsigned char copied[sizeof(bytes)] = {9, 9, 9, 9};
	size_t size = 99;

	stmt_bind_int(stmt, ":int", -5);
	stmt_bind_int_or_null(stmt, ":null", 7, true);
	stmt_bind_int_or_null(stmt, ":some", 7, false);
	stmt_bind_text(stmt, ":text", "caf\xc3\xa9");
	stmt_bind_text(stmt, ":no_text", NULL);
	stmt_bind_blob(stmt, ":blob", bytes, sizeof(bytes));
	stmt_bind_blob(stmt, ":no_blob", NULL, 4);
	stmt_bind_blob(stmt, ":empty", "", 0);

	assert_true(stmt_step(stmt));
	assert_int_equal(stmt_int(stmt, 0), -5);
	assert_true(stmt_is_null(stmt, 1));
	assert_int_equal(stmt_int(stmt, 1), 0);
	assert_string_equal(stmt_text(stmt, 2), "caf\xc3\xa9");
	assert_false(stmt_is_null(stmt, 2));
	assert_true(stmt_is_null(stmt, 3));
	assert_string_equal(stmt_text(stmt, 3), "");
	assert_memory_equal(stmt_blob(stmt, 4, &size), bytes, sizeof(bytes));
	assert_int_equal(size, sizeof(bytes));
	stmt_copy_blob(stmt, 4, copied, sizeof(copied));
	assert_memory_equal(copied, bytes, sizeof(bytes));
	assert_true(stmt_is_null(stmt, 5));
	assert_false(stmt_is_null(stmt, 6));
	stmt_blob(stmt, 6, &size);
	assert_int_equal(size, 0);
	assert_int_equal(stmt_int(stmt, 7), 7);
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
}

static void
a_blob_of_another_size_is_damage(void **state)
{
	static const char sql[] = "SELECT x'010203'";
	struct scratch *s = *state;
	struct stmt *stmt = stmt_open(s->store, sql);
	unsigned char room[4] = {9, 9, 9, 9};

	assert_true(stmt_step(stmt));
	stmt_copy_blob(stmt, 0, room, 3);
	assert_int_equal(room[2], 3);
	stmt_copy_blob(stmt, 0, room, 4);
	assert_int_equal(room[3], 9);
	assert_false(stmt_step(stmt));
	assert_int_equal(stmt_done(&stmt), STATUS_DAMAGED);
}

static void
an_unknown_parameter_is_refused(void **state)
{
	struct scratch *s = *state;
	struct txn *txn = NULL;
	struct stmt *stmt;
	int64_t id = 0;

	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	stmt = stmt_open(s->store, sql_add);
	stmt_bind_text(stmt, ":word", "otter");
	stmt_bind_int(stmt, ":number", 1);
	stmt_bind_int(stmt, ":nunber", 1);
	assert_int_equal(stmt_run(&stmt), STATUS_INTERNAL);
	assert_int_equal(rows(s->store), 0);
	/* And the same text works again after that. */
	assert_int_equal(add(s->store, "otter", 1, &id), STATUS_OK);
	assert_int_equal(rows(s->store), 1);
	txn_rollback(&txn);
}

static void
a_forgotten_parameter_is_refused(void **state)
{
	struct scratch *s = *state;
	struct txn *txn = NULL;
	struct stmt *stmt;

	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	stmt = stmt_open(s->store, sql_add);
	stmt_bind_text(stmt, ":word", "otter");
	stmt_bind_int(stmt, ":number", 1);
	assert_int_equal(stmt_run(&stmt), STATUS_OK);
	/* What was bound the time before does not count. */
	stmt = stmt_open(s->store, sql_add);
	stmt_bind_text(stmt, ":word", "heron");
	assert_int_equal(stmt_run(&stmt), STATUS_INTERNAL);
	assert_int_equal(rows(s->store), 1);
	txn_rollback(&txn);
}

static void
a_parameter_without_a_name_is_refused(void **state)
{
	static const char sql[] = "SELECT ?";
	struct scratch *s = *state;
	struct stmt *stmt = stmt_open(s->store, sql);

	assert_false(stmt_step(stmt));
	assert_int_equal(stmt_done(&stmt), STATUS_INTERNAL);
}

static void
the_first_error_sticks_and_nothing_runs_after_it(void **state)
{
	static const char sql[] = "SELECT nothing FROM nowhere";
	struct scratch *s = *state;
	struct stmt *stmt = stmt_open(s->store, sql);
	unsigned char byte = 5;
	size_t size = 5;

	assert_non_null(stmt);
	stmt_bind_int(stmt, ":a", 1);
	stmt_bind_text(stmt, ":b", "x");
	stmt_bind_text(stmt, ":c", NULL);
	stmt_bind_blob(stmt, ":d", "x", 1);
	assert_false(stmt_step(stmt));
	assert_int_equal(stmt_int(stmt, 0), 0);
	assert_string_equal(stmt_text(stmt, 0), "");
	assert_null(stmt_blob(stmt, 0, &size));
	assert_int_equal(size, 0);
	assert_true(stmt_is_null(stmt, 0));
	stmt_copy_blob(stmt, 0, &byte, 1);
	assert_int_equal(byte, 5);
	assert_int_equal(stmt_done(&stmt), STATUS_INTERNAL);
	assert_null(stmt);
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
}

static void
a_column_that_is_not_there_is_refused(void **state)
{
	static const char sql[] = "SELECT 1, 2";
	static const int columns[] = {-1, 2, 3};
	struct scratch *s = *state;

	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		struct stmt *stmt = stmt_open(s->store, sql);

		assert_true(stmt_step(stmt));
		assert_int_equal(stmt_int(stmt, 1), 2);
		assert_int_equal(stmt_int(stmt, columns[i]), 0);
		assert_int_equal(stmt_done(&stmt), STATUS_INTERNAL);
	}
}

static void
a_column_without_a_row_is_refused(void **state)
{
	static const char sql[] = "SELECT 1";
	struct scratch *s = *state;
	struct stmt *stmt = stmt_open(s->store, sql);

	assert_true(stmt_step(stmt));
	assert_false(stmt_step(stmt));
	assert_int_equal(stmt_int(stmt, 0), 0);
	assert_int_equal(stmt_done(&stmt), STATUS_INTERNAL);
}

static void
an_insert_of_nothing_has_no_id(void **state)
{
	static const char sql[] =
	    "INSERT INTO scratch (word, number) VALUES (:word, 1) "
	    "ON CONFLICT (word) DO NOTHING";
	struct scratch *s = *state;
	struct txn *txn = NULL;
	int64_t id = -1;

	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	for (int i = 0; i < 2; i++) {
		struct stmt *stmt = stmt_open(s->store, sql);

		stmt_bind_text(stmt, ":word", "otter");
		assert_int_equal(stmt_insert(&stmt, &id),
		    i == 0 ? STATUS_OK : STATUS_NOT_FOUND);
		assert_int_equal(id, 1);
	}
	txn_rollback(&txn);
}

#define WITH_SCRATCH(test)                                                     \
	cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SCRATCH(a_row_goes_in_and_comes_out),
	    WITH_SCRATCH(every_sort_of_value_can_be_bound),
	    WITH_SCRATCH(a_blob_of_another_size_is_damage),
	    WITH_SCRATCH(an_unknown_parameter_is_refused),
	    WITH_SCRATCH(a_forgotten_parameter_is_refused),
	    WITH_SCRATCH(a_parameter_without_a_name_is_refused),
	    WITH_SCRATCH(the_first_error_sticks_and_nothing_runs_after_it),
	    WITH_SCRATCH(a_column_that_is_not_there_is_refused),
	    WITH_SCRATCH(a_column_without_a_row_is_refused),
	    WITH_SCRATCH(an_insert_of_nothing_has_no_id),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
