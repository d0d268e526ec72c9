/*
 * person_key: who tries too often has to wait, and every try is written down.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/check.h"
#include "core/core_internal.h"
#include "core/person_key_internal.h"
#include "support/consented.h"
#include "support/signing.h"

static const struct consent_say phone[] = {
    {"phone", SEE_TEAM, false, DAY_NONE}};

static int
setup(void **state)
{
	return secret_start() == STATUS_OK ? fixture_setup(state) : -1;
}

static void
add(struct fixture *f, char code[CODE_TEXT_BYTES])
{
	consented_add(f, "Robin", phone, 1, code);
}

static void
nothing_found(void *context, const char *sentence, const char *code)
{
	(void)context;
	print_error("%s [%s]\n", sentence, code);
}

static void
is_well(struct fixture *f)
{
	struct check_report report;

	assert_int_equal(
	    check_run(f->records, &report, nothing_found, NULL), STATUS_OK);
}

static void
wait_is(struct fixture *f, const char *code, int64_t expected)
{
	int64_t seconds = -1;

	assert_int_equal(
	    person_key_wait(f->records, code, &seconds), STATUS_OK);
	assert_int_equal(seconds, expected);
}

static void
wrong(struct fixture *f, const char *code)
{
	assert_int_equal(person_key_tried(f->records, code, false), STATUS_OK);
}

static void
after_five_wrong_tries_there_is_a_wait_that_grows(void **state)
{
	static const int64_t waits[] = {
	    0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct hand hand;

	add(f, code);
	wait_is(f, code, 0);
	signing_keep_all(f, code, &hand, false);
	wait_is(f, code, 0);
	for (size_t i = 0; i < sizeof(waits) / sizeof(waits[0]); i++) {
		wrong(f, code);
		wait_is(f, code, waits[i]);
	}
	records_set_now(f->records, FIXTURE_NOW + 899);
	wait_is(f, code, 1);
	records_set_now(f->records, FIXTURE_NOW + 900);
	wait_is(f, code, 0);
	wrong(f, code);
	wait_is(f, code, 900);
	is_well(f);
}

static void
a_lock_and_a_new_start_shorten_no_wait(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES], other[CODE_TEXT_BYTES];
	struct hand hand;

	add(f, code);
	consented_add(f, "Jo", phone, 1, other);
	signing_keep_all(f, code, &hand, false);
	signing_keep_all(f, other, &hand, false);
	for (int i = 0; i < 6; i++)
		wrong(f, code);
	wait_is(f, other, 0);
	fixture_lock_and_open(f, FIXTURE_NOW + 20);
	wait_is(f, code, 40);
	wait_is(f, other, 0);
	fixture_lock_and_open(f, FIXTURE_NOW + 60);
	wait_is(f, code, 0);
}

static void
the_right_one_begins_to_count_anew(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct hand hand;

	add(f, code);
	signing_keep_all(f, code, &hand, false);
	for (int i = 0; i < 5; i++)
		wrong(f, code);
	wait_is(f, code, 30);
	assert_int_equal(person_key_tried(f->records, code, true), STATUS_OK);
	wait_is(f, code, 0);
	wrong(f, code);
	wait_is(f, code, 0);
	is_well(f);
}

static void
every_try_is_in_the_history(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct hand hand;
	struct buf body = BUF_EMPTY;
	int64_t before;

	add(f, code);
	assert_int_equal(
	    person_key_tried(f->records, code, false), STATUS_NOT_FOUND);
	signing_keep_all(f, code, &hand, false);
	before = fixture_entries(f);
	wrong(f, code);
	assert_int_equal(fixture_entries(f), before + 1);
	person_key_line_of(&hand.key, &body);
	fixture_newest_is(f, "key_wrong", body.text);
	assert_int_equal(person_key_tried(f->records, code, true), STATUS_OK);
	assert_int_equal(fixture_entries(f), before + 2);
	fixture_newest_is(f, "key_used", body.text);
	buf_clear(&body);
}

int
main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
	    T(after_five_wrong_tries_there_is_a_wait_that_grows),
	    T(a_lock_and_a_new_start_shorten_no_wait),
	    T(the_right_one_begins_to_count_anew),
	    T(every_try_is_in_the_history),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
