/*
 * What a manager asks for: written down under their signature, carried out once
 * by a worker's opening, and refused when anything about it is not right.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "core/core_internal.h"
#include "support/clock_fixed.h"
#include "support/clubhouse.h"
#include "support/records_fixture.h"

#define AT_HOME(test)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    test, clubhouse_setup, clubhouse_teardown)

#define MOON "2 Moon Street"

/* The one integer that ${sql} answers. */
static int64_t
one_int(struct store *store, const char *sql)
{
	struct stmt *stmt = stmt_open(store, sql);
	int64_t value = -1;

	assert_int_equal(stmt_one_int(&stmt, &value), STATUS_OK);
	return value;
}

static void
assert_setting(struct unlock *unlock, const char *name, const char *wanted)
{
	struct buf value = BUF_EMPTY;

	assert_int_equal(unlock_setting_get(unlock, name, &value), STATUS_OK);
	assert_string_equal(value.text, wanted);
	buf_clear(&value);
}

/* One session of Mo's in which they ask. */
static void
ask(struct clubhouse *house, const char *name, const char *value)
{
	struct unlock *unlock = clubhouse_open(house, "Mo");
	bool asked = false;

	assert_int_equal(
	    unlock_setting_set(unlock, name, value, &asked), STATUS_OK);
	assert_true(asked);
	clubhouse_close(&unlock);
}

/* Asking honestly ---------------------------------------------------------- */

static void
a_managers_wish_waits_for_a_worker(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Mo");
	bool asked = false;

	assert_int_equal(
	    unlock_setting_set(unlock, "address", MOON, &asked), STATUS_OK);
	assert_true(asked);
	assert_setting(unlock, "address", "");
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Mo");
	assert_int_equal(unlock_asks_done(unlock), 0);
	assert_setting(unlock, "address", "");
	clubhouse_close(&unlock);

	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(unlock_asks_done(unlock), 1);
	assert_setting(unlock, "address", MOON);
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Mo");
	assert_setting(unlock, "address", MOON);
	clubhouse_close(&unlock);
	clubhouse_is_whole(house);
}

static void
a_wish_is_carried_out_once(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	bool asked = true;

	ask(house, "address", MOON);
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(unlock_asks_done(unlock), 1);
	assert_int_equal(
	    unlock_setting_set(unlock, "address", "3 Sun Lane", &asked),
	    STATUS_OK);
	assert_false(asked);
	clubhouse_close(&unlock);
	for (int i = 0; i < 2; i++) {
		unlock = clubhouse_open(house, i == 0 ? "Sam" : "Ana");
		assert_int_equal(unlock_asks_done(unlock), 0);
		assert_setting(unlock, "address", "3 Sun Lane");
		assert_int_equal(
		    one_int(unlock->records_store, "SELECT count(*) FROM ledger"
						   " WHERE event = 'setting'"),
		    2);
		clubhouse_close(&unlock);
	}
}

static void
the_history_says_who_asked(void **state)
{
	static const char sql[] =
	    "SELECT l.body, u.uid FROM ledger l, user u"
	    " WHERE l.event = 'setting' AND u.name = 'Mo'";
	struct clubhouse *house = *state;
	struct unlock *unlock;
	struct buf lines = BUF_EMPTY;
	unsigned char uid[UID_BYTES];
	struct stmt *stmt;

	ask(house, "address", MOON);
	unlock = clubhouse_open(house, "Sam");
	stmt = stmt_open(unlock->records_store, sql);
	assert_true(stmt_step(stmt));
	stmt_copy_blob(stmt, 1, uid, sizeof(uid));
	ledger_line_uid(&lines, "asked_by", uid);
	buf_add_text(&lines, "setting address\n");
	assert_non_null(strstr(stmt_text(stmt, 0), lines.text));
	assert_null(strstr(stmt_text(stmt, 0), "Moon"));
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
	clubhouse_close(&unlock);
	buf_clear(&lines);
}

static void
wishes_are_carried_out_in_the_order_of_asking(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;

	for (int i = 0; i < 4; i++) {
		static const char *const values[] = {"1", "2", "3", "4"};

		clock_fixed_set(FIXTURE_NOW + i);
		ask(house, "address", values[i]);
	}
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(unlock_asks_done(unlock), 4);
	assert_setting(unlock, "address", "4");
	clubhouse_close(&unlock);
}

static void
what_cannot_be_set_cannot_be_asked_for(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Mo");
	struct buf value = BUF_EMPTY;
	bool asked = false;

	assert_int_equal(unlock_setting_set(unlock, "vault_uid", "0", &asked),
	    STATUS_INVALID);
	assert_int_equal(unlock_setting_set(unlock, "region", "moon", &asked),
	    STATUS_INVALID);
	assert_int_equal(unlock_setting_set(unlock, "organisation", "", &asked),
	    STATUS_INVALID);
	assert_int_equal(
	    unlock_setting_get(unlock, "vault_uid", &value), STATUS_INVALID);
	assert_int_equal(
	    one_int(unlock->releases_store, "SELECT count(*) FROM ask"), 0);
	assert_int_equal(
	    unlock_setting_set(unlock, "region", "wales", &asked), STATUS_OK);
	assert_int_equal(
	    one_int(unlock->releases_store, "SELECT count(*) FROM ask"), 1);
	clubhouse_close(&unlock);
	buf_clear(&value);
}

/* As if a worker had typed it. */
static void
a_value_is_kept_as_a_worker_would_have_set_it(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;

	ask(house, "region", " Wales ");
	ask(house, "address", " 2  Moon\tStreet ");
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(unlock_asks_done(unlock), 2);
	assert_setting(unlock, "region", "wales");
	assert_setting(unlock, "address", MOON);
	clubhouse_close(&unlock);
}

static void
what_a_worker_sets_reaches_managers_at_the_lock(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Mo");
	bool asked = true;

	assert_setting(unlock, "organisation", "Riverside Youth Project");
	clubhouse_close(&unlock);
	for (int i = 0; i < 2; i++) {
		const char *value = i == 0 ? "Sam, 01632 960001" : "";

		unlock = clubhouse_open(house, "Sam");
		assert_int_equal(
		    unlock_setting_set(unlock, "contact", value, &asked),
		    STATUS_OK);
		assert_false(asked);
		clubhouse_close(&unlock);
		unlock = clubhouse_open(house, "Mo");
		assert_setting(unlock, "contact", value);
		clubhouse_close(&unlock);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    AT_HOME(a_managers_wish_waits_for_a_worker),
	    AT_HOME(a_wish_is_carried_out_once),
	    AT_HOME(the_history_says_who_asked),
	    AT_HOME(wishes_are_carried_out_in_the_order_of_asking),
	    AT_HOME(what_cannot_be_set_cannot_be_asked_for),
	    AT_HOME(a_value_is_kept_as_a_worker_would_have_set_it),
	    AT_HOME(what_a_worker_sets_reaches_managers_at_the_lock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
