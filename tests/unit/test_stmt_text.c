/*
 * The text of a statement: one each, prepared once, and what it must answer.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "store/stmt.h"
#include "support/scratch_store.h"

static const char sql_words[] = "SELECT word FROM scratch ORDER BY id";

static void
one_text_is_one_statement(void **state)
{
	static const struct {
		const char *sql;
		enum status status;
	} texts[] = {
	    {"SELECT 1", STATUS_OK},
	    {"SELECT 1;", STATUS_OK},
	    {"SELECT 1 ; \n\t", STATUS_OK},
	    {"-- why\nSELECT 1 -- because", STATUS_OK},
	    {"SELECT 1; SELECT 2", STATUS_INTERNAL},
	    {"SELECT 1; DELETE FROM scratch", STATUS_INTERNAL},
	    {"SELECT 1; nonsense", STATUS_INTERNAL},
	    {"", STATUS_INTERNAL},
	    {" ; ", STATUS_INTERNAL},
	    {"-- nothing", STATUS_INTERNAL},
	    {"SELEKT 1", STATUS_INTERNAL},
	    {"SELECT no_such_column FROM scratch", STATUS_INTERNAL},
	    {"SELECT \"no_such_column\" FROM scratch", STATUS_INTERNAL},
	};
	struct scratch *s = *state;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct stmt *stmt = stmt_open(s->store, texts[i].sql);
		bool has_row;

		assert_non_null(stmt);
		has_row = stmt_step(stmt);
		assert_int_equal(has_row, texts[i].status == STATUS_OK);
		assert_int_equal(stmt_done(&stmt), texts[i].status);
	}
}

static void
a_text_is_prepared_once(void **state)
{
	struct scratch *s = *state;
	struct stmt *first = stmt_open(s->store, sql_words);
	struct stmt *kept = first;
	struct stmt *second;

	assert_int_equal(stmt_done(&first), STATUS_OK);
	first = stmt_open(s->store, sql_words);
	assert_ptr_equal(first, kept);
	/* In use: another one is made. */
	second = stmt_open(s->store, sql_words);
	assert_ptr_not_equal(second, kept);
	assert_int_equal(stmt_done(&first), STATUS_OK);
	assert_int_equal(stmt_done(&second), STATUS_OK);
}

static void
two_statements_of_one_text_do_not_disturb_each_other(void **state)
{
	struct scratch *s = *state;
	struct stmt *outer;
	struct stmt *inner;

	scratch_add(s->store, "otter", 1);
	scratch_add(s->store, "heron", 2);
	outer = stmt_open(s->store, sql_words);
	assert_true(stmt_step(outer));
	inner = stmt_open(s->store, sql_words);
	assert_true(stmt_step(inner));
	assert_true(stmt_step(inner));
	assert_string_equal(stmt_text(inner, 0), "heron");
	assert_string_equal(stmt_text(outer, 0), "otter");
	assert_int_equal(stmt_done(&inner), STATUS_OK);
	assert_true(stmt_step(outer));
	assert_string_equal(stmt_text(outer, 0), "heron");
	assert_int_equal(stmt_done(&outer), STATUS_OK);
}

/* The old statement must not run under the new words. */
static void
a_text_that_changed_under_its_address_is_refused(void **state)
{
	struct scratch *s = *state;
	char sql[64] = "SELECT 1";
	struct stmt *stmt = stmt_open(s->store, sql);
	int64_t one = 0;

	assert_int_equal(stmt_one_int(&stmt, &one), STATUS_OK);
	memcpy(sql, "SELECT 2", 9);
	stmt = stmt_open(s->store, sql);
	assert_int_equal(stmt_one_int(&stmt, &one), STATUS_INTERNAL);
	memcpy(sql, "SELECT 1 + 1", 13);
	stmt = stmt_open(s->store, sql);
	assert_int_equal(stmt_one_int(&stmt, &one), STATUS_INTERNAL);
	assert_int_equal(one, 1);
}

static void
one_integer_means_exactly_one(void **state)
{
	static const struct {
		const char *sql;
		enum status status;
	} texts[] = {
	    {"SELECT 4", STATUS_OK},
	    {"SELECT 4 WHERE 0", STATUS_NOT_FOUND},
	    {"SELECT max(number) FROM scratch", STATUS_NOT_FOUND},
	    {"SELECT 4 UNION ALL SELECT 5", STATUS_INTERNAL},
	};
	struct scratch *s = *state;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct stmt *stmt = stmt_open(s->store, texts[i].sql);
		int64_t value = -1;

		assert_int_equal(stmt_one_int(&stmt, &value), texts[i].status);
		assert_null(stmt);
		assert_int_equal(value, texts[i].status == STATUS_OK ? 4 : -1);
	}
}

static void
running_does_not_expect_rows(void **state)
{
	static const char sql[] = "SELECT 1";
	struct scratch *s = *state;
	struct stmt *stmt = stmt_open(s->store, sql);

	assert_int_equal(stmt_run(&stmt), STATUS_INTERNAL);
	assert_null(stmt);
}
#define WITH_SCRATCH(test)                                                     \
	cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SCRATCH(one_text_is_one_statement),
	    WITH_SCRATCH(a_text_is_prepared_once),
	    WITH_SCRATCH(two_statements_of_one_text_do_not_disturb_each_other),
	    WITH_SCRATCH(a_text_that_changed_under_its_address_is_refused),
	    WITH_SCRATCH(one_integer_means_exactly_one),
	    WITH_SCRATCH(running_does_not_expect_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
