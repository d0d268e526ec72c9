/*
 * Times of day as people type them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/day.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct {
	const char *typed;
	const char *time;
} times[] = {
    {"18:30", "18:30"},
    {"1830", "18:30"},
    {"18.30", "18:30"},
    {" 18:30 ", "18:30"},
    {"0000", "00:00"},
    {"23:59", "23:59"},
    {"09:05", "09:05"},
    {"6.30pm", "18:30"},
    {"6:30 PM", "18:30"},
    {"6.30 p.m.", "18:30"},
    {"0630pm", "18:30"},
    {"7pm", "19:00"},
    {"7 pm ", "19:00"},
    {"10am", "10:00"},
    {"12am", "00:00"},
    {"12.15am", "00:15"},
    {"12pm", "12:00"},
    {"12.15 pm", "12:15"},
    {"1am", "01:00"},
};

static const char *const wrong[] = {"", " ", "6:30", "6.30", "7", "18", "630",
    "24:00", "2400", "18:60", "1860", "13pm", "0am", "18:30pm", "0030am",
    "7 pm today", "pm", "18:3", "18:300", "18-30", "18:30:00", "7p", "7pmm",
    "noon", "-7pm", "18 :30", "12345"};

static void
times_are_read_as_people_type_them(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(times); i++) {
		char text[MINUTE_TEXT_BYTES];
		int minute = -1;

		assert_int_equal(
		    minute_parse_words(times[i].typed, &minute), STATUS_OK);
		minute_format(minute, text);
		assert_string_equal(text, times[i].time);
	}
}

static void
what_could_be_meant_in_two_ways_is_refused(void **state)
{
	int minute = 5;

	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++)
		assert_int_equal(
		    minute_parse_words(wrong[i], &minute), STATUS_INVALID);
	assert_int_equal(minute, 5);
}

static void
every_minute_comes_back_with_am_and_pm(void **state)
{
	(void)state;
	for (int minute = 0; minute < 1440; minute++) {
		int hours = minute / 60 % 12 == 0 ? 12 : minute / 60 % 12;
		char text[32];
		int back = -1;

		snprintf(text, sizeof(text), "%d.%02d%s", hours, minute % 60,
		    minute < 720 ? "am" : "pm");
		assert_int_equal(minute_parse_words(text, &back), STATUS_OK);
		assert_int_equal(back, minute);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(times_are_read_as_people_type_them),
	    cmocka_unit_test(what_could_be_meant_in_two_ways_is_refused),
	    cmocka_unit_test(every_minute_comes_back_with_am_and_pm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
