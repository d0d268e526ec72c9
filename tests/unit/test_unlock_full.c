/*
 * The disk is full from one moment on.  Nobody is told that something was done
 * when it was not, nobody is kept out, and what could not be done is done when
 * there is room again.
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

/* Not every deed needs room. */
static void
the_disk_may_be_full_at_any_moment(void **state)
{
	int not_done[KEY_DEEDS], all = 0;

	key_deeds_at_every_moment(*state, DISK_IS_FULL, not_done);
	for (size_t i = 0; i < KEY_DEEDS; i++)
		all += not_done[i];
	assert_true(all > 0);
}

enum { SAW_NEED = 1, SAW_PEOPLE = 2, SAW_NONE = 90 };

/* What Sam sees on opening; runs in a child. */
static int
look(void *context)
{
	struct clubhouse *house = context;
	struct secret *phrase = keybox_phrase("Sam");
	struct unlock *unlock = NULL;
	int saw = 0;

	if (unlock_open(house->box.path, "Sam", &phrase, &unlock, NULL) !=
	    STATUS_OK)
		return SAW_NONE;
	if (unlock_needs_new_keys(unlock))
		saw |= SAW_NEED;
	if (unlock_records(unlock) != NULL)
		saw |= SAW_PEOPLE;
	/* Where nothing can be written the lock says so; nobody is kept out. */
	(void)!unlock_close(&unlock);
	return saw;
}

static void
keys_that_cannot_be_made_new_keep_nobody_out(void **state)
{
	struct clubhouse *house = *state;

	key_deeds_cut_off_removal(house, 0);
	assert_int_equal(
	    power_run(DISK_IS_FULL, 1, look, house), SAW_NEED | SAW_PEOPLE);
	assert_int_equal(power_run(POWER_STAYS, 0, look, house), SAW_PEOPLE);
	assert_false(clubhouse_has_user(house, "Ana"));
	clubhouse_is_whole(house);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    AT_HOME(the_disk_may_be_full_at_any_moment),
	    AT_HOME(keys_that_cannot_be_made_new_keep_nobody_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
