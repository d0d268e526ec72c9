/*
 * Looking through every page: the proof of an erasure must be able to find.
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

#define MARKER "a word that nobody else says"

static int64_t
copies_of(struct store *store, const char *text)
{
	int64_t copies = -1;
	int64_t pages = 0;

	assert_int_equal(
	    store_search_pages(store, text, strlen(text), &copies, &pages),
	    STATUS_OK);
	assert_int_equal(pages, scratch_int(store, "PRAGMA page_count"));
	return copies;
}

/* Everything in scratch, in a transaction. */
static void
delete_all(struct store *store)
{
	static const char sql[] = "DELETE FROM scratch";
	struct txn *txn = NULL;
	struct stmt *stmt;

	assert_int_equal(txn_begin(store, &txn), STATUS_OK);
	stmt = stmt_open(store, sql);
	assert_int_equal(stmt_run(&stmt), STATUS_OK);
	assert_int_equal(txn_commit(&txn), STATUS_OK);
}

/* Once in the row and once in the index over it. */
static void
what_was_written_is_found(void **state)
{
	struct scratch *s = *state;

	assert_int_equal(copies_of(s->store, MARKER), 0);
	scratch_add(s->store, MARKER, 1);
	assert_int_equal(copies_of(s->store, MARKER), 2);
}

static void
copies_that_overlap_are_all_counted(void **state)
{
	struct scratch *s = *state;

	scratch_add(s->store, "qzqzqzq", 1);
	assert_int_equal(copies_of(s->store, "qzqzq"), 2 * 2);
}

static void
what_was_deleted_is_not_found(void **state)
{
	struct scratch *s = *state;

	scratch_add(s->store, MARKER, 1);
	assert_true(copies_of(s->store, MARKER) > 0);
	delete_all(s->store);
	assert_int_equal(copies_of(s->store, MARKER), 0);
}

/* Over pages of its own, which are then free. */
static void
a_long_text_that_was_deleted_is_not_found(void **state)
{
	struct scratch *s = *state;
	char text[20001];

	memset(text, 'q', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	scratch_add(s->store, text, 1);
	assert_true(copies_of(s->store, "qqqqqqqqqqqqqqqq") > 2 * 19000);
	delete_all(s->store);
	assert_int_equal(copies_of(s->store, "qqqqqqqqqqqqqqqq"), 0);
}

/* The control: without the setting it stays, and the search sees it. */
static void
without_secure_delete_it_would_be_found(void **state)
{
	struct scratch *s = *state;

	scratch_sql(s->store, "PRAGMA secure_delete = OFF");
	scratch_add(s->store, MARKER, 1);
	delete_all(s->store);
	assert_true(copies_of(s->store, MARKER) > 0);
}

static void
nothing_is_said_when_a_page_cannot_be_read(void **state)
{
	struct scratch *s = *state;
	int64_t copies = -1;
	int64_t pages = -1;

	scratch_shut(s);
	scratch_turn_bit(s, "records.db", 9 * STORE_PAGE_BYTES + 100);
	scratch_reopen(s);
	assert_int_equal(store_search_pages(
			     s->store, MARKER, strlen(MARKER), &copies, &pages),
	    STATUS_DAMAGED);
	assert_int_equal(copies, -1);
	assert_int_equal(pages, -1);
}

static void
a_search_for_nothing_is_refused(void **state)
{
	struct scratch *s = *state;
	int64_t copies;
	int64_t pages;

	assert_int_equal(store_search_pages(s->store, "", 0, &copies, &pages),
	    STATUS_INTERNAL);
}

#define WITH_SCRATCH(test)                                                     \
	cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SCRATCH(what_was_written_is_found),
	    WITH_SCRATCH(copies_that_overlap_are_all_counted),
	    WITH_SCRATCH(what_was_deleted_is_not_found),
	    WITH_SCRATCH(a_long_text_that_was_deleted_is_not_found),
	    WITH_SCRATCH(without_secure_delete_it_would_be_found),
	    WITH_SCRATCH(nothing_is_said_when_a_page_cannot_be_read),
	    WITH_SCRATCH(a_search_for_nothing_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
