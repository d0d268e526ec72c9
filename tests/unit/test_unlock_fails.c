/*
 * The disk fails, or is full, in the middle of whatever changes who has a key
 * or makes a vault.  Nobody is told that it was done when it was not; the vault
 * opens afterwards; and a vault that could not be made leaves nothing behind.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "support/clubhouse.h"
#include "support/key_deeds.h"
#include "support/power.h"
#include "support/power_calls.h"

#define AT_HOME(test)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    test, clubhouse_setup, clubhouse_teardown)

/* Says how often it was not done, and said so. */
static int
fail_everywhere(
    struct clubhouse *house, const struct key_deed *deed, enum power power)
{
	int moments = 0, done = 0;

	key_deeds_begin(house, deed);
	assert_int_equal(
	    power_run(POWER_STAYS, 0, deed->act, house), DEED_DONE);
	for (int at = 1; at <= power_calls(); at++) {
		int result;

		if (!power_is_worth(at))
			continue;
		key_deeds_again(house);
		result = power_run(power, at, deed->act, house);
		key_deeds_judge(house, deed, result);
		moments++;
		done += result == DEED_DONE || result == DEED_DONE_BUT;
	}
	print_message("# %s: done in %d of %d\n", deed->name, done, moments);
	key_deeds_end(house);
	return moments - done;
}

static void
one_call_may_fail_at_any_moment(void **state)
{
	for (size_t i = 0; i < key_deeds_count; i++)
		assert_true(
		    fail_everywhere(*state, &key_deeds[i], DISK_FAILS) > 0);
}

static void
the_disk_may_die_at_any_moment(void **state)
{
	for (size_t i = 0; i < key_deeds_count; i++)
		assert_true(
		    fail_everywhere(*state, &key_deeds[i], DISK_IS_DEAD) > 0);
}

static void
the_disk_may_be_full_at_any_moment(void **state)
{
	int failed = 0;

	for (size_t i = 0; i < key_deeds_count; i++)
		failed += fail_everywhere(*state, &key_deeds[i], DISK_IS_FULL);
	assert_true(failed > 0);
}

/* On a full disk ----------------------------------------------------------- */

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
	if (unlock_close(&unlock) != STATUS_OK)
		return SAW_NONE;
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

/* Making a vault ----------------------------------------------------------- */

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
	    AT_HOME(one_call_may_fail_at_any_moment),
	    AT_HOME(the_disk_may_die_at_any_moment),
	    AT_HOME(the_disk_may_be_full_at_any_moment),
	    AT_HOME(keys_that_cannot_be_made_new_keep_nobody_out),
	    AT_HOME(a_vault_that_could_not_be_made_leaves_nothing),
	    AT_HOME(a_vault_that_a_disk_has_no_room_for_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
