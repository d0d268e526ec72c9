/*
 * consent: able to decide or not yet, and days that the clock got wrong.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"
#include "core/check.h"
#include "core/consent.h"
#include "core/field.h"
#include "core/person.h"
#include "core/runout.h"
#include "support/consented.h"
#include "support/records_fixture.h"

#define DAY_SECONDS INT64_C(86400)

static const struct consent_say phone[] = {
    {"phone", SEE_TEAM, false, DAY_NONE}};
static const struct consent_say register_and_phone[] = {
    {"attendance", SEE_TEAM, true, DAY_NONE},
    {"phone", SEE_TEAM, false, DAY_NONE}};

static void
not_yet_able_needs_an_adults_yes_and_either_no_ends_it(void **state)
{
	struct fixture *f = *state;
	struct person_new person = {.name = "Ada",
	    .saying = {DAY_NONE, true, NULL, false},
	    .says = phone,
	    .says_count = 1,
	    .capacity_review = DAY_NONE};
	struct adult_say no = {"phone", false, DAY_NONE, DAY_NONE};
	struct adult_say yes = {"phone", true, DAY_NONE, DAY_NONE};
	char code[CODE_TEXT_BYTES];

	assert_int_equal(
	    person_add(f->records, &person, code, NULL), STATUS_NO_CONSENT);
	person.adult_agrees = true;
	assert_int_equal(
	    person_add(f->records, &person, code, NULL), STATUS_OK);
	consented_state_is(f, code, "phone", "live", "");
	assert_int_equal(consent_adult(f->records, code, &no), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "capacity");
	assert_int_equal(field_set(f->records, code, "phone", "07700 900123"),
	    STATUS_NO_CONSENT);
	assert_int_equal(consent_adult(f->records, code, &yes), STATUS_OK);
	consented_state_is(f, code, "phone", "live", "");
}

static void
becoming_not_yet_able_shuts(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];

	consented_add(f, "Noah", phone, 1, code);
	assert_int_equal(
	    consent_capacity(f->records, code, false, DAY_NONE), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "capacity");
	assert_int_equal(
	    consent_capacity(f->records, code, true, DAY_NONE), STATUS_OK);
	consented_state_is(f, code, "phone", "live", "");
}

static void
no_defect(void *context, const char *sentence, const char *code)
{
	(void)context;
	print_error("%s [%s]\n", sentence, code);
}

static void
an_adults_yes_that_ends_first_ends_it_and_check_agrees(void **state)
{
	struct fixture *f = *state;
	struct person_new person = {.name = "Ada",
	    .saying = {DAY_NONE, true, NULL, false},
	    .says = phone,
	    .says_count = 1,
	    .adult_agrees = true,
	    .capacity_review = DAY_NONE};
	struct adult_say yes = {
	    "phone", true, DAY_NONE, records_today(f->records) + 20};
	struct consent_list list;
	struct check_report report;
	char code[CODE_TEXT_BYTES];

	assert_int_equal(
	    person_add(f->records, &person, code, NULL), STATUS_OK);
	assert_int_equal(consent_adult(f->records, code, &yes), STATUS_OK);
	consented_days_later(f, 21);
	consented_state_is(f, code, "phone", "shut", "adult");
	consented_days_later(f, 30);
	consented_days_later(f, 30);
	assert_int_equal(consent_list(f->records, code, &list), STATUS_OK);
	assert_in_range(list.count, 1, SIZE_MAX);
	for (size_t i = 0; i < list.count; i++)
		assert_string_not_equal(list.lines[i].kind, "phone");
	consent_list_clear(&list);
	assert_int_equal(
	    check_run(f->records, &report, no_defect, NULL), STATUS_OK);
}

static void
the_clock_far_ahead_erases_nothing_and_keeps_nothing_alive(void **state)
{
	struct fixture *f = *state;
	struct runout_result result;
	int64_t now = records_now(f->records);
	char code[CODE_TEXT_BYTES];

	consented_add(f, "Noah", phone, 1, code);
	assert_int_equal(
	    field_set(f->records, code, "phone", "07700 900123"), STATUS_OK);
	fixture_lock_and_open(f, now + 3650 * DAY_SECONDS);
	assert_int_equal(records_clock(f->records), CLOCK_AHEAD);
	assert_int_equal(runout_do(f->records, &result), STATUS_OK);
	assert_true(result.is_held_back);
	assert_int_equal(consented_say(f, code, "phone", NULL), STATUS_INVALID);
	consented_seen_is(f, code, "phone", NULL);
	fixture_lock_and_open(f, now + DAY_SECONDS);
	assert_int_equal(records_clock(f->records), CLOCK_TRUSTED);
	consented_seen_is(f, code, "phone", "07700 900123");
}

static void
the_clock_set_back_keeps_nothing_alive(void **state)
{
	struct fixture *f = *state;
	int64_t now = records_now(f->records);
	char code[CODE_TEXT_BYTES];

	consented_add(f, "Noah", register_and_phone, 2, code);
	consented_days_later(f, 121);
	consented_state_is(f, code, "phone", "shut", "ran_out");
	fixture_lock_and_open(f, now - 3650 * DAY_SECONDS);
	assert_int_equal(records_clock(f->records), CLOCK_BEHIND);
	consented_state_is(f, code, "phone", "shut", "ran_out");
	assert_int_equal(
	    records_confirm_date(f->records, records_today(f->records)),
	    STATUS_INVALID); /* the clock says another day */
}

int
main(void)
{
#define T(test)                                                                \
	cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
	    T(not_yet_able_needs_an_adults_yes_and_either_no_ends_it),
	    T(becoming_not_yet_able_shuts),
	    T(an_adults_yes_that_ends_first_ends_it_and_check_agrees),
	    T(the_clock_far_ahead_erases_nothing_and_keeps_nothing_alive),
	    T(the_clock_set_back_keeps_nothing_alive),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
