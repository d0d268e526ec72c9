/*
 * Days and times as screens say them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/day.h"
#include "tui/when.h"

/* Tuesday 24 November 2026. */
#define TUESDAY 20781

static void
a_day_has_its_weekday_and_no_year(void **state)
{
	struct buf text = BUF_EMPTY;

	(void)state;
	when_add_day(&text, TUESDAY);
	assert_string_equal(text.text, "Tuesday 24 November");
	buf_reset(&text);
	when_add_day_short(&text, TUESDAY);
	assert_string_equal(text.text, "24 Nov");
	buf_reset(&text);
	when_add_day_short(&text, TUESDAY + 7);
	assert_string_equal(text.text, "1 Dec");
	buf_clear(&text);
}

static void
no_day_says_nothing(void **state)
{
	struct buf text = BUF_EMPTY;

	(void)state;
	when_add_day(&text, DAY_NONE);
	when_add_day_short(&text, DAY_NONE);
	assert_string_equal(text.text, "");
	buf_clear(&text);
}

static void
times_say_as_much_as_there_is(void **state)
{
	struct buf text = BUF_EMPTY;

	(void)state;
	when_add_times(&text, 18 * 60 + 30, 21 * 60);
	assert_string_equal(text.text, "18:30-21:00");
	buf_reset(&text);
	when_add_times(&text, 9 * 60, -1);
	assert_string_equal(text.text, "09:00");
	buf_reset(&text);
	when_add_times(&text, -1, -1);
	assert_string_equal(text.text, "");
	buf_clear(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_day_has_its_weekday_and_no_year),
	    cmocka_unit_test(no_day_says_nothing),
	    cmocka_unit_test(times_say_as_much_as_there_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
