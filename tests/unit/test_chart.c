/*
 * Bars of signs: what is sure, what may be, and what was shown.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tui/chart.h"

#define MOST    20
#define COLUMNS 20

static void
draws(struct chart_bar bar, const char *expected, int sure)
{
	struct buf text = BUF_EMPTY;

	assert_int_equal(chart_draw(&bar, MOST, COLUMNS, &text), sure);
	assert_string_equal(text.text, expected);
	buf_clear(&text);
}

static void
an_exact_number_has_no_perhaps(void **state)
{
	(void)state;
	draws((struct chart_bar){10, 10, 10}, "##########", 10);
	draws((struct chart_bar){0, 0, 0}, "", 0);
}

static void
a_range_shows_what_is_sure_and_what_may_be(void **state)
{
	(void)state;
	draws((struct chart_bar){10, 6, 14}, "######---+----", 6);
	draws((struct chart_bar){5, 1, 9}, "#---+----", 1);
}

static void
fewer_than_five_is_sure_of_nothing(void **state)
{
	(void)state;
	draws((struct chart_bar){0, 0, 4}, "----", 0);
}

static void
no_bar_is_longer_than_its_place(void **state)
{
	(void)state;
	draws((struct chart_bar){20, 20, 99}, "###################+", 19);
}

static void
what_is_there_is_never_drawn_as_nothing(void **state)
{
	struct chart_bar one = {1, 1, 1};
	struct buf text = BUF_EMPTY;

	(void)state;
	assert_int_equal(chart_draw(&one, 1000, COLUMNS, &text), 1);
	assert_string_equal(text.text, "#");
	buf_clear(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_exact_number_has_no_perhaps),
	    cmocka_unit_test(a_range_shows_what_is_sure_and_what_may_be),
	    cmocka_unit_test(fewer_than_five_is_sure_of_nothing),
	    cmocka_unit_test(no_bar_is_longer_than_its_place),
	    cmocka_unit_test(what_is_there_is_never_drawn_as_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
