/*
 * What a manager is told of a period that is not as it should be.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/clock.h"
#include "base/day.h"
#include "tui/office_internal.h"

static void
says(enum publish_state state, const char *shortly, const char *in_full)
{
	struct publish_period period = {.id = "2026-Q2",
	    .start = moment_day(clock_now()) - 200,
	    .end = moment_day(clock_now()) - 110,
	    .closes_on = moment_day(clock_now()) - 96,
	    .state = state};
	struct buf text = BUF_EMPTY;

	office_state(&period, &text);
	assert_string_equal(text.text, shortly);
	buf_reset(&text);
	office_state_full(&period, &text);
	assert_non_null(strstr(text.text, in_full));
	buf_clear(&text);
}

static void
forged_figures_are_said_to_be_signed_by_no_worker(void **state)
{
	(void)state;
	says(PUBLISH_FORGED, "signed by no worker",
	    "So it is not shown: somebody may have put it there.");
}

static void
lost_figures_are_said_to_be_lost_and_not_made_again(void **state)
{
	(void)state;
	says(PUBLISH_LOST, "figures are lost",
	    "They cannot be made a second time");
}

static void
a_period_without_figures_says_what_can_be_done(void **state)
{
	(void)state;
	says(PUBLISH_NO_FIGURES, "closed, no figures",
	    "No figures: these tables would have told too much about "
	    "somebody.");
	says(PUBLISH_NO_FIGURES, "closed, no figures", "the work diary");
	says(PUBLISH_NO_FIGURES, "closed, no figures",
	    "fewer or broader tables for the next reporting year");
}

static void
what_took_too_long_goes_on_with_the_same_numbers(void **state)
{
	(void)state;
	says(
	    PUBLISH_DRAWN, "figures at the next lock", "with the same numbers");
}

static void
an_open_period_that_is_due_closes_at_the_next_lock(void **state)
{
	(void)state;
	says(PUBLISH_OPEN, "closes at the next lock", "It has no figures yet.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(forged_figures_are_said_to_be_signed_by_no_worker),
	    cmocka_unit_test(
		lost_figures_are_said_to_be_lost_and_not_made_again),
	    cmocka_unit_test(a_period_without_figures_says_what_can_be_done),
	    cmocka_unit_test(what_took_too_long_goes_on_with_the_same_numbers),
	    cmocka_unit_test(
		an_open_period_that_is_due_closes_at_the_next_lock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
