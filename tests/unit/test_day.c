/*
 * The calendar, against the C library's and by hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "base/day.h"

#define SECONDS_IN_DAY 86400

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

static void
every_day_from_1900_to_2199_comes_back(void **state)
{
	int32_t expected = day("1900-01-01");
	int32_t last = day("2199-12-31");

	(void)state;
	assert_int_equal(last - expected + 1, 109573);
	for (; expected <= last; expected++) {
		char text[DAY_TEXT_BYTES];
		int32_t back = DAY_NONE;
		int32_t from_parts = DAY_NONE;

		day_format(expected, text);
		assert_int_equal(day_parse(text, &back), STATUS_OK);
		assert_int_equal(back, expected);
		assert_true(
		    day_from_parts(day_to_parts(expected), &from_parts));
		assert_int_equal(from_parts, expected);
	}
}

static void
the_calendar_is_the_c_librarys(void **state)
{
	int32_t last = day("2199-12-31");

	(void)state;
	for (int32_t at = day("1900-01-01"); at <= last; at++) {
		time_t seconds = (time_t)at * SECONDS_IN_DAY;
		struct day_parts parts = day_to_parts(at);
		struct tm calendar;

		assert_non_null(gmtime_r(&seconds, &calendar));
		assert_int_equal(parts.year, calendar.tm_year + 1900);
		assert_int_equal(parts.month, calendar.tm_mon + 1);
		assert_int_equal(parts.day, calendar.tm_mday);
		assert_int_equal(day_weekday(at), (calendar.tm_wday + 6) % 7);
	}
}

static void
the_calendar_ends_with_years_1_and_9999(void **state)
{
	int32_t first = DAY_NONE;
	int32_t last = DAY_NONE;

	(void)state;
	assert_true(day_from_parts((struct day_parts){1, 1, 1}, &first));
	assert_true(day_from_parts((struct day_parts){9999, 12, 31}, &last));
	assert_day(first, "0001-01-01");
	assert_day(last, "9999-12-31");
	assert_day(first - 1, "");
	assert_day(last + 1, "");
	assert_day(DAY_NONE, "");
	assert_day(INT32_MAX, "");
	assert_int_equal(day_to_parts(DAY_NONE).year, 0);
	for (int32_t at = first; at <= last; at++) {
		int32_t back = DAY_NONE;

		if (!day_from_parts(day_to_parts(at), &back) || back != at)
			assert_int_equal(back, at);
	}
	assert_false(day_from_parts((struct day_parts){0, 12, 31}, &first));
	assert_false(day_from_parts((struct day_parts){2026, 0, 1}, &first));
	assert_false(day_from_parts((struct day_parts){2026, 13, 1}, &first));
	assert_false(day_from_parts((struct day_parts){2026, 11, 0}, &first));
}

static void
only_a_day_that_exists_is_read(void **state)
{
	static const char *const wrong[] = {"", "2026-02-29", "2100-02-29",
	    "2026-04-31", "2026-00-10", "2026-13-01", "2026-01-00",
	    "1899-12-31", "2200-01-01", "2026-1-01", "2026-01-1", "2026-01-01 ",
	    " 2026-01-01", "2026/01/01", "20260101", "2026-01-0x", "+026-01-01",
	    "2026-01-01T00:00", "٢٠٢٦-01-01"};
	int32_t result = 77;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		assert_int_equal(day_parse(wrong[i], &result), STATUS_INVALID);
		assert_int_equal(result, 77);
	}
	assert_day(day("2024-02-29"), "2024-02-29");
	assert_day(day("2000-02-29"), "2000-02-29");
	assert_int_equal(day("1970-01-01"), 0);
	assert_int_equal(day("1969-12-31"), -1);
	assert_int_equal(day("2026-11-22"), 20779);
}

static void
what_people_type_is_understood(void **state)
{
	/* Today is Sunday 22 November 2026. */
	static const struct {
		const char *typed;
		const char *meant;
	} table[] = {{"today", "2026-11-22"}, {"Yesterday", "2026-11-21"},
	    {"  TODAY ", "2026-11-22"}, {"sunday", "2026-11-15"},
	    {"Sun", "2026-11-15"}, {"saturday", "2026-11-21"},
	    {"mon", "2026-11-16"}, {"tues", "2026-11-17"},
	    {"3/11", "2026-11-03"}, {"03/11", "2026-11-03"},
	    {"3 / 11 ", "2026-11-03"}, {"22/11", "2026-11-22"},
	    {"23/11", "2025-11-23"}, {"29/2", "2024-02-29"},
	    {"3/11/2025", "2025-11-03"}, {"3/11/2027", "2027-11-03"},
	    {"3 November", "2026-11-03"}, {"3  nov", "2026-11-03"},
	    {"30 Sept", "2026-09-30"}, {"1 may", "2026-05-01"},
	    {"25 December", "2025-12-25"}, {"3 November 2019", "2019-11-03"},
	    {"2007-03-27", "2007-03-27"}};
	int32_t today = day("2026-11-22");

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		int32_t result = DAY_NONE;

		assert_int_equal(
		    day_parse_words(table[i].typed, today, &result), STATUS_OK);
		assert_day(result, table[i].meant);
	}
}

static void
what_is_no_date_is_never_guessed_at(void **state)
{
	static const char *const wrong[] = {"", " ", "tomorrow", "su",
	    "sundays", "toda", "3", "3/", "/3", "3/11/", "3//11", "3/11/26",
	    "3/11/20266", "31/11", "0/11", "3/0", "3/13", "30 February", "3 No",
	    "3 Novembers", "November 3", "3 November 26", "3 11",
	    "3 November 2026 x", "3/November", "3-11", "3.11.", "003/11",
	    "-3/11", "3/11/1899", "1 January 2200", "29/2/2026", "3 11/2026",
	    "2026-02-30", "a very long word that fits no date at all"};
	int32_t today = day("2026-11-22");
	int32_t result = 77;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		assert_int_equal(
		    day_parse_words(wrong[i], today, &result), STATUS_INVALID);
		assert_int_equal(result, 77);
	}
	assert_int_equal(day_parse_words("3/11", today, &result), STATUS_OK);
}

static void
a_leap_day_is_found_eight_years_back(void **state)
{
	int32_t result = DAY_NONE;

	(void)state;
	assert_int_equal(
	    day_parse_words("29/2", day("2104-02-28"), &result), STATUS_OK);
	assert_day(result, "2096-02-29");
}

static void
a_weekday_is_the_last_one_and_never_today(void **state)
{
	static const char *const names[] = {"Monday", "Tuesday", "Wednesday",
	    "Thursday", "Friday", "Saturday", "Sunday"};
	int32_t monday = day("2026-11-16");

	(void)state;
	for (int32_t today = monday; today < monday + 7; today++) {
		for (int i = 0; i < 7; i++) {
			int32_t result = DAY_NONE;

			assert_int_equal(
			    day_parse_words(names[i], today, &result),
			    STATUS_OK);
			assert_int_equal(day_weekday(result), i);
			assert_in_range(today - result, 1, 7);
		}
	}
}

static void
a_date_is_read_aloud_in_full(void **state)
{
	char text[32];
	char short_text[4];

	(void)state;
	day_format_long(day("2026-11-03"), text, sizeof(text));
	assert_string_equal(text, "Tuesday 3 November 2026");
	day_format_long(day("2026-09-30"), text, sizeof(text));
	assert_string_equal(text, "Wednesday 30 September 2026");
	day_format_long(DAY_NONE, text, sizeof(text));
	assert_string_equal(text, "");
	day_format_long(day("2026-11-03"), short_text, sizeof(short_text));
	assert_string_equal(short_text, "Tue");
}

static void
months_keep_the_day_where_they_have_it(void **state)
{
	(void)state;
	assert_day(day_add_months(day("2026-11-22"), 12), "2027-11-22");
	assert_day(day_add_months(day("2026-01-31"), 1), "2026-02-28");
	assert_day(day_add_months(day("2024-01-31"), 1), "2024-02-29");
	assert_day(day_add_months(day("2024-02-29"), 12), "2025-02-28");
	assert_day(day_add_months(day("2026-11-30"), 3), "2027-02-28");
	assert_day(day_add_months(day("2026-01-15"), -1), "2025-12-15");
	assert_day(day_add_months(day("2026-03-31"), -1), "2026-02-28");
	assert_day(day_add_months(day("2026-11-22"), 0), "2026-11-22");
	assert_int_equal(day_add_months(DAY_NONE, 1), DAY_NONE);
	assert_int_equal(
	    day_add_months(day("2026-11-22"), INT32_MAX), DAY_NONE);
	assert_int_equal(
	    day_add_months(day("2026-11-22"), INT32_MIN), DAY_NONE);
}

static void
an_age_is_completed_years(void **state)
{
	int32_t leap = day("2012-02-29");

	(void)state;
	assert_int_equal(day_age(day("2012-11-22"), day("2026-11-21")), 13);
	assert_int_equal(day_age(day("2012-11-22"), day("2026-11-22")), 14);
	assert_int_equal(day_age(leap, day("2026-02-28")), 13);
	assert_int_equal(day_age(leap, day("2026-03-01")), 14);
	assert_int_equal(day_age(leap, day("2024-02-29")), 12);
	assert_int_equal(day_age(leap, leap), 0);
	assert_int_equal(day_age(leap, leap - 1), -1);
	assert_int_equal(day_age(DAY_NONE, leap), -1);
	assert_int_equal(day_age(leap, DAY_NONE), -1);
}

static void
a_year_starts_on_its_own_day(void **state)
{
	(void)state;
	assert_day(day_year_start(day("2026-03-31"), 4, 1), "2025-04-01");
	assert_day(day_year_start(day("2026-04-01"), 4, 1), "2026-04-01");
	assert_day(day_year_start(day("2026-12-31"), 1, 1), "2026-01-01");
	assert_day(day_year_start(day("2026-08-31"), 9, 1), "2025-09-01");
	assert_day(day_year_start(day("2027-01-05"), 2, 29), "2026-02-28");
	assert_int_equal(day_year_start(DAY_NONE, 4, 1), DAY_NONE);
	assert_int_equal(day_year_start(0, 13, 1), DAY_NONE);
}

static void
every_minute_of_a_day_comes_back(void **state)
{
	char text[MINUTE_TEXT_BYTES];

	(void)state;
	for (int minute = 0; minute < 1440; minute++) {
		int back = -1;

		minute_format(minute, text);
		assert_int_equal(minute_parse(text, &back), STATUS_OK);
		assert_int_equal(back, minute);
	}
	minute_format(1440, text);
	assert_string_equal(text, "");
	minute_format(-1, text);
	assert_string_equal(text, "");
}

static void
a_time_that_is_none_is_refused(void **state)
{
	static const char *const wrong[] = {"", "24:00", "12:60", "7:30",
	    "07:3", "07.30", "0730", "07:300", "-7:30", " 7:30", "07:3x"};
	int minute = 5;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		assert_int_equal(
		    minute_parse(wrong[i], &minute), STATUS_INVALID);
	assert_int_equal(minute, 5);
	assert_int_equal(minute_parse("18:30", &minute), STATUS_OK);
	assert_int_equal(minute, 1110);
}

static void
assert_moment(int64_t seconds, const char *expected)
{
	char text[MOMENT_TEXT_BYTES];

	moment_format(seconds, text);
	assert_string_equal(text, expected);
}

static void
a_moment_is_written_in_utc(void **state)
{
	(void)state;
	assert_moment(1795359845, "2026-11-22T15:04:05Z");
	assert_moment(0, "1970-01-01T00:00:00Z");
	assert_moment(-1, "1969-12-31T23:59:59Z");
	assert_moment(INT64_MAX, "");
	assert_moment(INT64_MIN, "");
	assert_int_equal(moment_day(1795359845), 20779);
	assert_int_equal(moment_day(SECONDS_IN_DAY - 1), 0);
	assert_int_equal(moment_day(SECONDS_IN_DAY), 1);
	assert_int_equal(moment_day(-1), -1);
	assert_int_equal(moment_day(-SECONDS_IN_DAY), -1);
	assert_int_equal(moment_day(INT64_MAX), DAY_NONE);
	assert_int_equal(moment_day(INT64_MIN), DAY_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_day_from_1900_to_2199_comes_back),
	    cmocka_unit_test(the_calendar_is_the_c_librarys),
	    cmocka_unit_test(the_calendar_ends_with_years_1_and_9999),
	    cmocka_unit_test(only_a_day_that_exists_is_read),
	    cmocka_unit_test(what_people_type_is_understood),
	    cmocka_unit_test(what_is_no_date_is_never_guessed_at),
	    cmocka_unit_test(a_leap_day_is_found_eight_years_back),
	    cmocka_unit_test(a_weekday_is_the_last_one_and_never_today),
	    cmocka_unit_test(a_date_is_read_aloud_in_full),
	    cmocka_unit_test(months_keep_the_day_where_they_have_it),
	    cmocka_unit_test(an_age_is_completed_years),
	    cmocka_unit_test(a_year_starts_on_its_own_day),
	    cmocka_unit_test(every_minute_of_a_day_comes_back),
	    cmocka_unit_test(a_time_that_is_none_is_refused),
	    cmocka_unit_test(a_moment_is_written_in_utc),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
