/*
 * The power goes as in test_unlock_rotate, and with it everything that had not
 * been synced: bytes and renames.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/clubhouse.h"
#include "support/key_deeds.h"
#include "support/power.h"
#include "support/power_calls.h"

#define AT_HOME(test)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    test, clubhouse_setup, clubhouse_teardown)

static void
what_was_not_synced_may_be_lost_at_any_moment(void **state)
{
	int not_done[KEY_DEEDS];

	key_deeds_at_every_moment(*state, POWER_LOSES, not_done);
	for (size_t i = 0; i < KEY_DEEDS; i++)
		assert_true(not_done[i] > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    AT_HOME(what_was_not_synced_may_be_lost_at_any_moment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
