/*
 * A vault that could not be made leaves nothing behind: no file, and no folder
 * that was not there before.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "support/clubhouse.h"
#include "support/power.h"
#include "support/power_calls.h"

#define AT_HOME(test)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    test, clubhouse_setup, clubhouse_teardown)

enum { MADE = 1, NOT_MADE = 2 };

static int
make(void *context)
{
	struct clubhouse *house = context;
	struct secret *phrase = keybox_phrase("Sam");
	struct secret *words = NULL;
	struct unlock *unlock = NULL;
	char path[160];
	enum status status;

	snprintf(path, sizeof(path), "%s/a/b/new", house->above);
	status =
	    unlock_make(path, "Sam", "Riverside", &phrase, &unlock, &words);
	if (status != STATUS_OK && (unlock != NULL || words != NULL))
		return 90;
	secret_free(words);
	(void)!unlock_close(&unlock);
	return status == STATUS_OK ? MADE : NOT_MADE;
}

/* It opens, or nothing of it is there; it is taken away again. */
static void
judge_made(struct clubhouse *house, int result)
{
	char path[160];
	struct buf names = BUF_EMPTY;
	struct secret *phrase = keybox_phrase("Sam");
	struct unlock *unlock = NULL;

	clubhouse_names(house->above, &names);
	assert_true(result == MADE || result == NOT_MADE);
	assert_string_equal(
	    names.text, result == MADE ? "a\nvault\n" : "vault\n");
	buf_clear(&names);
	if (result == MADE) {
		snprintf(path, sizeof(path), "%s/a/b/new", house->above);
		assert_int_equal(
		    unlock_open(path, "Sam", &phrase, &unlock, NULL),
		    STATUS_OK);
		clubhouse_close(&unlock);
		clubhouse_remove(path);
		snprintf(path, sizeof(path), "%s/a/b", house->above);
		clubhouse_remove(path);
		snprintf(path, sizeof(path), "%s/a", house->above);
		clubhouse_remove(path);
	}
	secret_free(phrase);
}

static void
make_everywhere(struct clubhouse *house, enum power power)
{
	int moments = 0, made = 0;

	assert_int_equal(power_run(POWER_STAYS, 0, make, house), MADE);
	judge_made(house, MADE);
	for (int at = 1; at <= power_calls(); at++) {
		int result;

		if (!power_is_worth(at))
			continue;
		result = power_run(power, at, make, house);
		judge_made(house, result);
		moments++;
		made += result == MADE;
	}
	assert_true(made < moments);
	print_message("# made in %d of %d\n", made, moments);
}

static void
a_vault_that_could_not_be_made_leaves_nothing(void **state)
{
	make_everywhere(*state, DISK_FAILS);
}

static void
a_vault_that_a_disk_has_no_room_for_leaves_nothing(void **state)
{
	make_everywhere(*state, DISK_IS_FULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    AT_HOME(a_vault_that_could_not_be_made_leaves_nothing),
	    AT_HOME(a_vault_that_a_disk_has_no_room_for_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
