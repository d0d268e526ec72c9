/*
 * Functions of the program in triggers and views: the rules of the schema ask
 * them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/stmt.h"
#include "store/store_internal.h"
#include "store/txn.h"
#include "support/scratch_store.h"

/* The context is added to the sum; a NULL counts a thousand. */
static int64_t
sum(void *context, const int64_t *arguments)
{
	int64_t total = *(const int64_t *)context;

	for (int i = 0; i < 2; i++)
		total +=
		    arguments[i] == INT64_MIN ? INT64_C(1000) : arguments[i];
	return total;
}

static int64_t
answer(void *context, const int64_t *arguments)
{
	(void)arguments;
	return *(const int64_t *)context;
}

static enum status
ask(struct store *store, const char *sql, int64_t *value)
{
	struct stmt *stmt = stmt_open(store, sql);

	return stmt_one_int(&stmt, value);
}

static void
a_function_gets_its_arguments_and_its_context(void **state)
{
	struct scratch *s = *state;
	int64_t context = 100;
	int64_t value = 0;

	assert_int_equal(
	    store_function(s->store, "sum_of", 2, sum, &context), STATUS_OK);
	assert_int_equal(
	    ask(s->store, "SELECT sum_of(1, 20)", &value), STATUS_OK);
	assert_int_equal(value, 121);
	assert_int_equal(
	    ask(s->store, "SELECT sum_of(1, NULL)", &value), STATUS_OK);
	assert_int_equal(value, 1101);
}

static void
anything_but_an_integer_fails_the_statement(void **state)
{
	struct scratch *s = *state;
	int64_t context = 0;
	int64_t value = -1;

	assert_int_equal(
	    store_function(s->store, "sum_of", 2, sum, &context), STATUS_OK);
	assert_int_not_equal(
	    ask(s->store, "SELECT sum_of(1, '2')", &value), STATUS_OK);
	assert_int_not_equal(
	    ask(s->store, "SELECT sum_of(1, 2.5)", &value), STATUS_OK);
	assert_int_not_equal(
	    ask(s->store, "SELECT sum_of(1)", &value), STATUS_OK);
	assert_int_equal(value, -1);
	assert_int_equal(
	    ask(s->store, "SELECT sum_of(1, 2)", &value), STATUS_OK);
}

/* The control for "no consent" as well: the same row goes in after a yes. */
static void
a_trigger_asks_it_at_every_write(void **state)
{
	static const char sql[] = "INSERT INTO scratch (number) VALUES (1)";
	struct scratch *s = *state;
	struct txn *txn = NULL;
	struct stmt *stmt;
	int64_t is_allowed = 0;

	scratch_sql(s->store,
	    "CREATE TRIGGER asked BEFORE INSERT ON scratch "
	    "WHEN allowed_here() IS NOT 1 "
	    "BEGIN SELECT RAISE(ABORT, 'no consent: scratch'); END");
	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);

	/* Not defined: no write. */
	stmt = stmt_open(s->store, sql);
	assert_int_equal(stmt_run(&stmt), STATUS_INTERNAL);

	assert_int_equal(
	    store_function(s->store, "allowed_here", 0, answer, &is_allowed),
	    STATUS_OK);
	stmt = stmt_open(s->store, sql);
	assert_int_equal(stmt_run(&stmt), STATUS_NO_CONSENT);
	is_allowed = 1;
	stmt = stmt_open(s->store, sql);
	assert_int_equal(stmt_run(&stmt), STATUS_OK);
	is_allowed = 0;
	stmt = stmt_open(s->store, sql);
	assert_int_equal(stmt_run(&stmt), STATUS_NO_CONSENT);
	assert_int_equal(txn_commit(&txn), STATUS_OK);
	assert_int_equal(
	    scratch_int(s->store, "SELECT count(*) FROM scratch"), 1);
}

static void
too_many_arguments_are_refused(void **state)
{
	struct scratch *s = *state;
	int64_t context = 0;

	assert_int_equal(
	    store_function(s->store, "wide", 8, answer, &context), STATUS_OK);
	assert_int_equal(store_function(s->store, "wide", 9, answer, &context),
	    STATUS_INTERNAL);
	assert_int_equal(store_function(s->store, "wide", -1, answer, &context),
	    STATUS_INTERNAL);
}

#define WITH_SCRATCH(test)                                                     \
	cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SCRATCH(a_function_gets_its_arguments_and_its_context),
	    WITH_SCRATCH(anything_but_an_integer_fails_the_statement),
	    WITH_SCRATCH(a_trigger_asks_it_at_every_write),
	    WITH_SCRATCH(too_many_arguments_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
