/*
 * When somebody was born: kept no sharper than they said it, and counted as an
 * age band.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "core/shape.h"

#define TODAY      20779 /* 2026-11-22 */
#define YEAR_START 20544 /* 2026-04-01 */

static struct kind
birth_kind(void)
{
	static char shape[] = "birth";
	static char coarse[] = "age";
	static char choices[] = "";

	return (struct kind){
	    .shape = shape, .coarse = coarse, .choices = choices};
}

static void
assert_tidy(const char *typed, const char *stored)
{
	struct kind kind = birth_kind();
	struct buf value = BUF_EMPTY;

	buf_set(&value, "what was there before");
	assert_int_equal(shape_tidy(&kind, typed, TODAY, &value), STATUS_OK);
	assert_string_equal(value.text, stored);
	buf_clear(&value);
}

/* Refused, with a sentence of its own, and nothing written. */
static void
assert_refused(const char *typed)
{
	struct kind kind = birth_kind();
	struct buf value = BUF_EMPTY;

	status_clear();
	assert_int_equal(
	    shape_tidy(&kind, typed, TODAY, &value), STATUS_INVALID);
	assert_string_equal(value.text, "");
	assert_string_not_equal(status_sentence(STATUS_INVALID),
	    "Something that was given cannot be used.");
	buf_clear(&value);
}

static void
assert_band(const char *value, const char *expected)
{
	struct kind kind = birth_kind();
	struct buf coarse = BUF_EMPTY;

	assert_int_equal(
	    shape_coarse(&kind, value, YEAR_START, &coarse), STATUS_OK);
	assert_string_equal(coarse.text, expected);
	buf_clear(&coarse);
}

static void
a_birth_is_stored_no_sharper_than_it_was_said(void **state)
{
	(void)state;
	assert_tidy("2010-04-17", "2010-04-17");
	assert_tidy("17/4/2010", "2010-04-17");
	assert_tidy("17 April 2010", "2010-04-17");
	assert_tidy("2010-04", "2010-04");
	assert_tidy("2010", "2010");
	assert_tidy("14", "age 14 on 2026-11-22");
	assert_tidy("9", "age 9 on 2026-11-22");
	assert_tidy("age 14 on 2025-01-31", "age 14 on 2025-01-31");
}

static void
what_is_no_birth_is_refused(void **state)
{
	(void)state;
	assert_refused("2010-02-30");
	assert_refused("2010-13");
	assert_refused("2010-00");
	assert_refused("17/4");
	assert_refused("17 April");
	assert_refused("yesterday");
	assert_refused("last year 2010");
	assert_refused("fourteen");
	assert_refused("014");
	assert_refused("age 14 on 2026-13-01");
	assert_refused("age 14");
}

static void
an_age_outside_5_to_26_is_taken_for_a_slip(void **state)
{
	(void)state;
	assert_tidy("5", "age 5 on 2026-11-22");
	assert_tidy("26", "age 26 on 2026-11-22");
	assert_refused("4");
	assert_refused("27");
	assert_tidy("1999-11-23", "1999-11-23");
	assert_refused("1999-11-22");
	assert_tidy("2021-11-22", "2021-11-22");
	assert_refused("2021-11-23");
	/* A month and a year are refused only when no day of them will do. */
	assert_tidy("1999-11", "1999-11");
	assert_refused("1999-10");
	assert_tidy("1999", "1999");
	assert_refused("1998");
	assert_tidy("2021", "2021");
	assert_refused("2022");
	assert_refused("2027-01-01");
}

static void
a_band_is_by_age_at_the_start_of_the_year(void **state)
{
	(void)state;
	assert_band("2018-04-01", "8-10");
	assert_band("2018-04-02", "other");
	assert_band("2015-04-02", "8-10");
	assert_band("2015-04-01", "11-12");
	assert_band("2013-04-01", "13");
	assert_band("2012-04-02", "13");
	assert_band("2012-04-01", "14-15");
	assert_band("2010-04-01", "16-18");
	assert_band("2007-04-02", "16-18");
	assert_band("2007-04-01", "19");
	assert_band("2006-04-01", "20-25");
	assert_band("2000-04-02", "20-25");
	assert_band("2000-04-01", "other");
}

static void
the_middle_of_what_was_said_decides_the_band(void **state)
{
	(void)state;
	/* 2013: the middle is 2 July; turned 13 after 1 April. */
	assert_band("2013", "11-12");
	assert_band("2012", "13");
	/* April 2012: the middle is the 15th, so still 13. */
	assert_band("2012-04", "13");
	assert_band("2012-03", "14-15");
	/* 14 on 22 November 2026: born about 23 May 2012, 13 on 1 April. */
	assert_band("age 14 on 2026-11-22", "13");
	/* 14 on 2 April 2026: born about 2 October 2011. */
	assert_band("age 14 on 2026-04-02", "14-15");
}

static void
an_age_said_on_the_first_day_of_the_year_counts_as_itself(void **state)
{
	static const char *const bands[] = {"other", "other", "other", "8-10",
	    "8-10", "8-10", "11-12", "11-12", "13", "14-15", "14-15", "16-18",
	    "16-18", "16-18", "19", "20-25", "20-25", "20-25", "20-25", "20-25",
	    "20-25", "other"};
	struct kind kind = birth_kind();
	struct buf value = BUF_EMPTY;

	(void)state;
	for (int age = 5; age <= 26; age++) {
		char typed[8];

		snprintf(typed, sizeof typed, "%d", age);
		assert_int_equal(
		    shape_tidy(&kind, typed, YEAR_START, &value), STATUS_OK);
		assert_band(value.text, bands[age - 5]);
	}
	buf_clear(&value);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_birth_is_stored_no_sharper_than_it_was_said),
	    cmocka_unit_test(what_is_no_birth_is_refused),
	    cmocka_unit_test(an_age_outside_5_to_26_is_taken_for_a_slip),
	    cmocka_unit_test(a_band_is_by_age_at_the_start_of_the_year),
	    cmocka_unit_test(the_middle_of_what_was_said_decides_the_band),
	    cmocka_unit_test(
		an_age_said_on_the_first_day_of_the_year_counts_as_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
