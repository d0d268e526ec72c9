/*
 * The days of a vault that are known without a key, and what is reminded of.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/days.h"
#include "base/clock.h"
#include "support/clubhouse.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void
a_lock_leaves_the_day_and_nothing_else(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct unlock_outside outside;
	struct buf text = BUF_EMPTY;
	char day[DAY_TEXT_BYTES];
	struct days days;

	clubhouse_close(&unlock);
	assert_int_equal(
	    unlock_look_outside(house->box.path, &outside), STATUS_OK);
	assert_int_equal(days_of(outside.uid, &days), STATUS_OK);
	assert_int_equal(days.opened_on, moment_day(clock_now()));
	assert_int_equal(days.backup_on, DAY_NONE);
	assert_int_equal(
	    state_read(&(struct state_note){STATE_DAYS, outside.uid}, &text),
	    STATUS_OK);
	day_format(moment_day(clock_now()), day);
	assert_int_equal(
	    text.length, strlen("sayso days 1\nopened \n") + strlen(day));
	assert_non_null(strstr(text.text, day));
	buf_clear(&text);
}

/* ---------------------------------------------------------- what is reminded
 */

static void
assert_reminds(struct days days, const char *opened, const char *backup)
{
	struct buf said = BUF_EMPTY;

	days_remind(&days, 20000, &said);
	assert_true(
	    (strstr(said.text, "last opened") != NULL) == (opened != NULL));
	assert_true((strstr(said.text, "ackup") != NULL) == (backup != NULL));
	if (opened != NULL)
		assert_non_null(strstr(said.text, opened));
	if (backup != NULL)
		assert_non_null(strstr(said.text, backup));
	buf_clear(&said);
}

static void
it_is_reminded_after_a_week_and_not_before(void **state)
{
	(void)state;
	assert_reminds((struct days){20000, 20000}, NULL, NULL);
	assert_reminds((struct days){20000 - 6, 20000 - 6}, NULL, NULL);
	assert_reminds(
	    (struct days){20000 - 7, 20000 - 7}, "7 days ago", "7 days old");
	assert_reminds((struct days){20000 - 30, 20000}, "30 days ago", NULL);
	assert_reminds(
	    (struct days){20000, DAY_NONE}, NULL, "No backup of the vault");
	assert_reminds((struct days){DAY_NONE, 20000}, NULL, NULL);
}

static void
a_note_that_makes_no_sense_says_nothing(void **state)
{
	static const char *const notes[] = {"", "opened 2026-11-24\n",
	    "sayso days 1\nopened tomorrow\nbackup 2026-13-01\n",
	    "sayso days 1\nxopened 2026-11-24\n", "sayso days 2\n"};
	const unsigned char vault[STATE_UID_BYTES] = {7};
	struct buf text = BUF_EMPTY;
	struct days days;

	(void)state;
	for (size_t i = 0; i < COUNT(notes); i++) {
		buf_set(&text, notes[i]);
		assert_int_equal(
		    state_write(&(struct state_note){STATE_DAYS, vault}, &text),
		    STATUS_OK);
		assert_int_equal(days_of(vault, &days), STATUS_OK);
		assert_int_equal(days.opened_on, DAY_NONE);
		assert_int_equal(days.backup_on, DAY_NONE);
	}
	days = (struct days){20000, 19000};
	assert_int_equal(days_keep(vault, &days), STATUS_OK);
	days = (struct days){0, 0};
	assert_int_equal(days_of(vault, &days), STATUS_OK);
	assert_int_equal(days.opened_on, 20000);
	assert_int_equal(days.backup_on, 19000);
	buf_clear(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		a_lock_leaves_the_day_and_nothing_else, clubhouse_setup,
		clubhouse_teardown),
	    cmocka_unit_test(it_is_reminded_after_a_week_and_not_before),
	    cmocka_unit_test(a_note_that_makes_no_sense_says_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
