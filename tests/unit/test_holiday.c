/*
 * Bank holidays against the lists that governments published, and the last day
 * of a month against the Information Commissioner's own examples.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/holiday.h"

static int32_t
day(const char *text)
{
	int32_t result = DAY_NONE;

	assert_int_equal(day_parse(text, &result), STATUS_OK);
	return result;
}

static void
assert_day(int32_t result, const char *expected)
{
	char text[DAY_TEXT_BYTES];

	day_format(result, text);
	assert_string_equal(text, expected);
}

/* As published, a line a year: months and days in order. */
struct published {
	int year;
	const char *days;
};

static const struct published england_wales[] = {
    {2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26"},
    {2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"},
    {2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"},
    {2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"},
    {2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"},
    {2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"},
    {2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"},
    {2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"},
    {2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"},
};

static const struct published scotland[] = {
    {2019, "01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26"},
    {2020, "01-01 01-02 04-10 05-08 05-25 08-03 11-30 12-25 12-28"},
    {2021, "01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28"},
    {2022, "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26"
	   " 12-27"},
    {2023, "01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26"},
    {2024, "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26"},
    {2025, "01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26"},
    {2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28"},
    {2027, "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28"},
};

static const struct published northern_ireland[] = {
    {2019, "01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26"},
    {2020, "01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28"},
    {2021, "01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27 12-28"},
    {2022, "01-03 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-29 09-19 12-26"
	   " 12-27"},
    {2023, "01-02 03-17 04-07 04-10 05-01 05-08 05-29 07-12 08-28 12-25"
	   " 12-26"},
    {2024, "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26"},
    {2025, "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26"},
    {2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28"},
    {2027, "01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28"},
};

/* Every day of the year that is a weekday and a holiday, as published. */
static void
assert_year(const struct published *year, enum holiday_region region)
{
	char found[128] = "";
	int32_t first, after;

	assert_true(
	    day_from_parts((struct day_parts){year->year, 1, 1}, &first));
	assert_true(
	    day_from_parts((struct day_parts){year->year + 1, 1, 1}, &after));
	for (int32_t on = first; on < after; on++) {
		char text[DAY_TEXT_BYTES];

		if (!holiday_is(on, region))
			continue;
		assert_true(day_weekday(on) < 5);
		day_format(on, text);
		if (*found != '\0')
			strncat(found, " ", sizeof found - strlen(found) - 1);
		strncat(found, text + 5, sizeof found - strlen(found) - 1);
	}
	assert_string_equal(found, year->days);
}

static void
bank_holidays_are_those_that_were_published(void **state)
{
	(void)state;
	for (size_t i = 0; i < 9; i++) {
		assert_year(&england_wales[i], HOLIDAY_ENGLAND_WALES);
		assert_year(&scotland[i], HOLIDAY_SCOTLAND);
		assert_year(&northern_ireland[i], HOLIDAY_NORTHERN_IRELAND);
	}
}

static void
easter_is_where_the_tables_have_it(void **state)
{
	static const char *const sundays[] = {"1900-04-15", "1943-04-25",
	    "1954-04-18", "1961-04-02", "1981-04-19", "2000-04-23",
	    "2008-03-23", "2011-04-24", "2019-04-21", "2026-04-05",
	    "2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28",
	    "2199-04-14"};

	(void)state;
	for (size_t i = 0; i < sizeof sundays / sizeof sundays[0]; i++) {
		int32_t on = day(sundays[i]);

		assert_day(holiday_easter(day_to_parts(on).year), sundays[i]);
		assert_int_equal(day_weekday(on), 6);
	}
}

static void
where_it_is_not_known_a_holiday_is_one_everywhere(void **state)
{
	(void)state;
	assert_true(holiday_is(day("2026-04-03"), HOLIDAY_ANYWHERE));
	assert_true(holiday_is(day("2026-04-06"), HOLIDAY_ENGLAND_WALES));
	assert_false(holiday_is(day("2026-04-06"), HOLIDAY_ANYWHERE));
	assert_int_equal(holiday_region_of("wales"), HOLIDAY_ENGLAND_WALES);
	assert_int_equal(holiday_region_of("england"), HOLIDAY_ENGLAND_WALES);
	assert_int_equal(holiday_region_of("scotland"), HOLIDAY_SCOTLAND);
	assert_int_equal(holiday_region_of("ni"), HOLIDAY_NORTHERN_IRELAND);
	assert_int_equal(holiday_region_of(""), HOLIDAY_ANYWHERE);
}

static void
a_working_day_is_no_weekend_and_no_holiday(void **state)
{
	(void)state;
	assert_true(
	    holiday_is_working_day(day("2026-11-27"), HOLIDAY_SCOTLAND));
	assert_false(
	    holiday_is_working_day(day("2026-11-28"), HOLIDAY_SCOTLAND));
	assert_false(
	    holiday_is_working_day(day("2026-11-30"), HOLIDAY_SCOTLAND));
	assert_true(
	    holiday_is_working_day(day("2026-11-30"), HOLIDAY_ENGLAND_WALES));
	assert_day(
	    holiday_working_day_from(day("2026-12-25"), HOLIDAY_ENGLAND_WALES),
	    "2026-12-29");
	assert_day(
	    holiday_working_day_from(day("2026-12-24"), HOLIDAY_SCOTLAND),
	    "2026-12-24");
}

static const struct due {
	const char *received;
	int months;
	enum holiday_region region;
	const char *due;
} dues[] = {
    /* the Commissioner's own */
    {"2024-01-01", 1, HOLIDAY_ENGLAND_WALES, "2024-02-01"},
    {"2024-11-25", 1, HOLIDAY_ENGLAND_WALES, "2024-12-27"},
    {"2025-09-03", 1, HOLIDAY_ENGLAND_WALES, "2025-10-03"},
    {"2024-01-31", 1, HOLIDAY_ENGLAND_WALES, "2024-02-29"},
    {"2023-01-31", 1, HOLIDAY_ENGLAND_WALES, "2023-02-28"},
    {"2026-01-31", 1, HOLIDAY_ENGLAND_WALES, "2026-03-02"},
    /* a day that is not there; a weekend; Easter; the end of a year */
    {"2026-03-31", 1, HOLIDAY_ENGLAND_WALES, "2026-04-30"},
    {"2026-10-28", 1, HOLIDAY_SCOTLAND, "2026-12-01"},
    {"2026-10-28", 1, HOLIDAY_ENGLAND_WALES, "2026-11-30"},
    {"2026-03-03", 1, HOLIDAY_ENGLAND_WALES, "2026-04-07"},
    {"2026-03-03", 1, HOLIDAY_SCOTLAND, "2026-04-06"},
    {"2026-03-03", 1, HOLIDAY_ANYWHERE, "2026-04-06"},
    {"2026-06-12", 1, HOLIDAY_NORTHERN_IRELAND, "2026-07-14"},
    {"2027-12-01", 1, HOLIDAY_SCOTLAND, "2028-01-05"},
    {"2027-12-01", 1, HOLIDAY_ENGLAND_WALES, "2028-01-04"},
    /* three months */
    {"2025-11-30", 3, HOLIDAY_ENGLAND_WALES, "2026-03-02"},
    {"2026-11-28", 3, HOLIDAY_ENGLAND_WALES, "2027-03-01"},
};

static void
the_last_day_is_as_the_commissioner_reckons_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof dues / sizeof dues[0]; i++)
		assert_day(holiday_due(day(dues[i].received), dues[i].months,
			       dues[i].region),
		    dues[i].due);
	assert_int_equal(holiday_due(DAY_NONE, 1, HOLIDAY_SCOTLAND), DAY_NONE);
}

static void
a_last_day_is_always_a_working_day_and_soon(void **state)
{
	int32_t last = day("2036-12-31");

	(void)state;
	for (int32_t on = day("2011-01-01"); on <= last; on++) {
		int32_t plain = day_add_months(on, 1);

		for (int place = HOLIDAY_ANYWHERE;
		     place <= HOLIDAY_NORTHERN_IRELAND; place++) {
			enum holiday_region region = (enum holiday_region)place;
			int32_t due = holiday_due(on, 1, region);

			assert_true(holiday_is_working_day(due, region));
			assert_in_range(due - plain, 0, 4);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(bank_holidays_are_those_that_were_published),
	    cmocka_unit_test(easter_is_where_the_tables_have_it),
	    cmocka_unit_test(where_it_is_not_known_a_holiday_is_one_everywhere),
	    cmocka_unit_test(a_working_day_is_no_weekend_and_no_holiday),
	    cmocka_unit_test(the_last_day_is_as_the_commissioner_reckons_it),
	    cmocka_unit_test(a_last_day_is_always_a_working_day_and_soon),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
