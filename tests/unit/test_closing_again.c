/*
 * Whatever file of a vault goes, is put back to an older one or comes from
 * another vault: the figures of a period that was closed are the same, byte for
 * byte, or they are lost.  None is drawn twice.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "support/clock_fixed.h"
#include "support/closed.h"
#include "support/records_fixture.h"

#define YEARLY(test)                                                           \
	cmocka_unit_test_setup_teardown(test, yearly_setup, clubhouse_teardown)

/* ------------------------------------------------------------- releases.db */

static void
a_deleted_releases_store_is_made_anew_with_the_same_figures(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files old;
	struct buf text = BUF_EMPTY;
	struct unlock *unlock = NULL;

	closed_make(house, &old, &text);
	closed_delete(house, "releases.db");
	unlock = clubhouse_open(house, "Sam");
	assert_true(unlock_has_new_releases(unlock));
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Sam");
	assert_false(unlock_has_new_releases(unlock));
	assert_int_equal(
	    yearly_int(unlock->records_store, "SELECT count(*) FROM ledger"
					      " WHERE event = 'releases_made'"),
	    1);
	clubhouse_close(&unlock);
	closed_is_the_same(house, &text);
	assert_int_equal(closed_number(house, CLOSED_DRAWS), 1);
	clubhouse_forget(&old);
	buf_clear(&text);
}

static void
a_manager_alone_is_told_to_ask_a_worker(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files old;
	struct buf text = BUF_EMPTY;
	struct unlock *unlock = NULL;

	closed_make(house, &old, &text);
	closed_delete(house, "releases.db");
	status_clear();
	assert_int_equal(
	    clubhouse_unlock(house, "Mo", &unlock), STATUS_DAMAGED);
	assert_non_null(
	    strstr(status_sentence(STATUS_DAMAGED), "Ask a worker"));
	assert_int_equal(clubhouse_try(house, "Sam"), STATUS_OK);
	assert_int_equal(clubhouse_try(house, "Mo"), STATUS_OK);
	closed_is_the_same(house, &text);
	clubhouse_forget(&old);
	buf_clear(&text);
}

static void
another_vaults_releases_store_is_refused_and_left_as_it_is(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files old, now;
	struct buf text = BUF_EMPTY;
	void *other = NULL;

	closed_make(house, &old, &text);
	clubhouse_setup(&other);
	clubhouse_keep(other, &now);
	clubhouse_teardown(&other);
	clock_fixed_set(
	    FIXTURE_NOW + (int64_t)(YEARLY_CLOSES_ON - FIXTURE_TODAY) * 86400);
	closed_put_back_one(house, &now, "releases.db");
	status_clear();
	assert_int_equal(clubhouse_try(house, "Sam"), STATUS_DAMAGED);
	assert_non_null(strstr(status_sentence(STATUS_DAMAGED), "Move it out"));
	assert_int_equal(clubhouse_try(house, "Mo"), STATUS_DAMAGED);
	closed_delete(house, "releases.db");
	closed_is_the_same(house, &text);
	assert_int_equal(closed_number(house, CLOSED_DRAWS), 1);
	clubhouse_forget(&old);
	clubhouse_forget(&now);
	buf_clear(&text);
}

static void
an_older_releases_store_gets_the_same_figures_again(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files old;
	struct buf text = BUF_EMPTY;

	closed_make(house, &old, &text);
	closed_put_back_one(house, &old, "releases.db");
	closed_is_the_same(house, &text);
	assert_int_equal(closed_number(house, CLOSED_DRAWS), 1);
	clubhouse_forget(&old);
	buf_clear(&text);
}

/* -------------------------------------------------------------- records.db */

static void
older_records_take_the_figures_that_there_are(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files old;
	struct buf text = BUF_EMPTY;

	closed_make(house, &old, &text);
	closed_put_back_one(house, &old, "records.db");
	closed_is_the_same(house, &text);
	assert_int_equal(closed_number(house, CLOSED_DRAWS), 0);
	clubhouse_forget(&old);
	buf_clear(&text);
}

static void
older_records_without_a_releases_store_have_lost_them(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files old;
	struct buf text = BUF_EMPTY;

	closed_make(house, &old, &text);
	closed_put_back_one(house, &old, "records.db");
	closed_delete(house, "releases.db");
	closed_is_lost(house);
	assert_int_equal(closed_number(house, CLOSED_DRAWS), 0);
	clubhouse_forget(&old);
	buf_clear(&text);
}

static void
both_put_back_have_lost_them(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files old;
	struct buf text = BUF_EMPTY;

	closed_make(house, &old, &text);
	clubhouse_put_back(house, &old);
	closed_is_lost(house);
	assert_int_equal(closed_number(house, CLOSED_DRAWS), 0);
	clubhouse_forget(&old);
	buf_clear(&text);
}

/* Control: what nobody ever closed is drawn, whatever files are gone. */
static void
an_open_period_is_drawn_all_the_same(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files old;

	yearly_until(house, YEARLY_CLOSES_ON - 1);
	clubhouse_keep(house, &old);
	closed_delete(house, "releases.db");
	yearly_until(house, YEARLY_CLOSES_ON);
	assert_int_equal(
	    yearly_state(house, "Mo", YEARLY_PERIOD), PUBLISH_CLOSED);
	assert_int_equal(closed_number(house, CLOSED_DRAWS), 1);
	yearly_check(house);
	clubhouse_forget(&old);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    YEARLY(a_deleted_releases_store_is_made_anew_with_the_same_figures),
	    YEARLY(a_manager_alone_is_told_to_ask_a_worker),
	    YEARLY(another_vaults_releases_store_is_refused_and_left_as_it_is),
	    YEARLY(an_older_releases_store_gets_the_same_figures_again),
	    YEARLY(older_records_take_the_figures_that_there_are),
	    YEARLY(older_records_without_a_releases_store_have_lost_them),
	    YEARLY(both_put_back_have_lost_them),
	    YEARLY(an_open_period_is_drawn_all_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
