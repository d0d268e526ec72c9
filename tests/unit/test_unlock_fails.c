/*
 * The disk fails in the middle of whatever changes who has a key: in one call,
 * or from one call on.  Nobody is told that it was done when it was not, and
 * the vault opens afterwards.
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
one_call_may_fail_at_any_moment(void **state)
{
	int not_done[KEY_DEEDS];

	key_deeds_at_every_moment(*state, DISK_FAILS, not_done);
	for (size_t i = 0; i < KEY_DEEDS; i++)
		assert_true(not_done[i] > 0);
}

static void
the_disk_may_die_at_any_moment(void **state)
{
	int not_done[KEY_DEEDS];

	key_deeds_at_every_moment(*state, DISK_IS_DEAD, not_done);
	for (size_t i = 0; i < KEY_DEEDS; i++)
		assert_true(not_done[i] > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    AT_HOME(one_call_may_fail_at_any_moment),
	    AT_HOME(the_disk_may_die_at_any_moment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
