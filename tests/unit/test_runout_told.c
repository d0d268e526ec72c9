/*
 * What ran out is told to who opens the vault: by name for their own groups,
 * once.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "core/runout.h"
#include "core/tonight.h"
#include "support/consented.h"

static const struct consent_say says[] = {
    {"name", SEE_TEAM, false, DAY_NONE},
    {"attendance", SEE_TEAM, false, DAY_NONE},
    {"phone", SEE_TEAM, false, DAY_NONE},
};

static struct runout_told
told_of(struct fixture *f)
{
	struct runout_told told;

	assert_int_equal(runout_told(f->records, &told), STATUS_OK);
	return told;
}

static void
refuse_phone(struct fixture *f, const char *code)
{
	const char *phone = "phone";

	assert_int_equal(
	    consent_refuse(f->records, code, &phone, 1), STATUS_OK);
}

/* So many things to ask about on home, and none that ends soon. */
static void
home_asks(struct fixture *f, size_t count)
{
	struct tonight_home home;

	assert_int_equal(tonight_home(f->records, &home), STATUS_OK);
	assert_int_equal(home.asks_count, count);
	assert_int_equal(home.soon_count, 0);
	tonight_home_clear(&home);
}

/* --------------------------------------------------------------- promises */

static void
what_was_erased_is_told_by_name(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct runout_told told;

	consented_add(f, "Robin Hay", says, 3, code);
	consented_regular(f, "Boxing", code);
	refuse_phone(f, code);
	consented_days_later(f, 1);
	told = told_of(f);
	assert_int_equal(told.count, 0);
	assert_int_equal(told.others, 0);
	runout_told_clear(&told);

	consented_days_later(f, 8);
	told = told_of(f);
	assert_int_equal(told.count, 1);
	assert_true(told.lines[0].is_erased);
	assert_string_equal(told.lines[0].called, "Robin Hay");
	assert_string_equal(told.lines[0].label, "phone number");
	assert_string_equal(told.lines[0].code, code);
	assert_int_equal(told.others, 0);
	runout_told_clear(&told);
}

static void
of_other_groups_there_is_a_number_only(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct runout_told told;

	consented_add(f, "Robin Hay", says, 3, code);
	refuse_phone(f, code);
	consented_days_later(f, 8);
	told = told_of(f);
	assert_int_equal(told.count, 0);
	assert_int_equal(told.others, 1);
	runout_told_clear(&told);
}

static void
what_ran_out_is_told_once(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct runout_told told;

	consented_add(f, "Robin Hay", says, 3, code);
	consented_regular(f, "Boxing", code);
	consented_days_later(f, CONSENT_SPOKEN_DAYS);
	told = told_of(f);
	assert_int_equal(told.count, 0);
	runout_told_clear(&told);

	consented_days_later(f, 1);
	told = told_of(f);
	assert_int_equal(told.count, 3);
	assert_false(told.lines[0].is_erased);
	assert_string_equal(told.lines[0].label, "name");
	assert_string_equal(told.lines[2].label, "phone number");
	runout_told_clear(&told);

	consented_days_later(f, 1);
	told = told_of(f);
	assert_int_equal(told.count, 0);
	runout_told_clear(&told);
}

/* The clock leapt: nothing has run out by a day that nobody said it is. */
static void
nothing_ran_out_by_a_day_that_is_not_trusted(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct runout_told told;

	consented_add(f, "Robin Hay", says, 3, code);
	consented_regular(f, "Boxing", code);
	fixture_lock_and_open(
	    f, FIXTURE_NOW + (CONSENT_SPOKEN_DAYS + 5) * INT64_C(86400));
	assert_int_equal(records_clock(f->records), CLOCK_AHEAD);
	told = told_of(f);
	assert_int_equal(told.count, 0);
	assert_int_equal(told.others, 0);
	runout_told_clear(&told);
	home_asks(f, 0);

	/* Yes, it is that day: now it has. */
	assert_int_equal(
	    records_confirm_date(f->records, records_today(f->records)),
	    STATUS_OK);
	told = told_of(f);
	assert_int_equal(told.count, 3);
	runout_told_clear(&told);
	home_asks(f, 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(what_was_erased_is_told_by_name,
		fixture_setup, fixture_teardown),
	    cmocka_unit_test_setup_teardown(
		of_other_groups_there_is_a_number_only, fixture_setup,
		fixture_teardown),
	    cmocka_unit_test_setup_teardown(
		what_ran_out_is_told_once, fixture_setup, fixture_teardown),
	    cmocka_unit_test_setup_teardown(
		nothing_ran_out_by_a_day_that_is_not_trusted, fixture_setup,
		fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
