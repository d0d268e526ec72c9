/*
 * The power goes in the middle of whatever changes who has a key, at every call
 * that changes a file.  Afterwards the vault opens, nothing is missing, and
 * what was begun is done or not done, never half.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "support/clubhouse.h"
#include "support/key_deeds.h"
#include "support/key_traces.h"
#include "support/power.h"
#include "support/power_calls.h"

#define AT_HOME(test)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    test, clubhouse_setup, clubhouse_teardown)

static void
power_may_go_at_any_moment(void **state)
{
	int not_done[KEY_DEEDS];

	key_deeds_at_every_moment(*state, POWER_GOES, not_done);
	for (size_t i = 0; i < KEY_DEEDS; i++)
		assert_true(not_done[i] > 0);
}

/* What a manager asks while new keys are half in place is not forgotten. */
static void
an_ask_made_while_keys_were_half_in_place_is_carried_out(void **state)
{
	struct clubhouse *house = *state;
	struct buf value = BUF_EMPTY;
	struct unlock *unlock;
	bool asked = false;

	key_deeds_cut_off_removal(house, 1);
	unlock = clubhouse_open(house, "Mo");
	assert_int_equal(
	    unlock_setting_set(unlock, "address", "2 Moon Street", &asked),
	    STATUS_OK);
	assert_true(asked);
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(unlock_asks_done(unlock), 1);
	assert_int_equal(
	    unlock_setting_get(unlock, "address", &value), STATUS_OK);
	assert_string_equal(value.text, "2 Moon Street");
	clubhouse_close(&unlock);
	clubhouse_is_whole(house);
	buf_clear(&value);
}

static void
a_manager_waits_for_a_worker_while_new_keys_are_not_current(void **state)
{
	struct clubhouse *house = *state;

	key_deeds_cut_off_removal(house, 2);
	status_clear();
	assert_int_equal(clubhouse_try(house, "Mo"), STATUS_DAMAGED);
	assert_non_null(
	    strstr(status_sentence(STATUS_DAMAGED), "Ask a worker"));
	assert_int_equal(clubhouse_try(house, "Sam"), STATUS_OK);
	assert_int_equal(clubhouse_try(house, "Mo"), STATUS_OK);
	clubhouse_is_whole(house);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    AT_HOME(power_may_go_at_any_moment),
	    AT_HOME(an_ask_made_while_keys_were_half_in_place_is_carried_out),
	    AT_HOME(
		a_manager_waits_for_a_worker_while_new_keys_are_not_current),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
