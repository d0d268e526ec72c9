/*
 * A plan is tried before it is taken: what suits a club passes, what could not
 * be drawn or would narrow the year does not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/trial.h"
#include "support/figured.h"

static bool
count_clubs(void *context, size_t done, size_t clubs)
{
	size_t *seen = context;

	assert_true(done <= clubs);
	*seen = done;
	return done < 5;
}

static void
the_small_plan_suits_small_clubs(void **state)
{
	static const size_t sizes[] = {12, 40};
	size_t clubs = figured_is_soak() ? TRIAL_CLUBS : 8;
	struct plan plan;

	(void)state;
	figured_default(PLAN_SMALL, &plan);
	for (size_t i = 0; i < 2; i++) {
		struct trial_limits limits = {
		    .people = sizes[i], .clubs = clubs, .seed = 5};
		struct trial_result result;

		assert_int_equal(trial_run(&plan, &limits, &result), STATUS_OK);
		assert_int_equal(result.clubs, clubs);
		assert_int_equal(result.draws, 5 * clubs);
		assert_int_equal(result.failed, 0);
		assert_true(result.figures > 0);
		assert_int_equal(trial_judge(&result), STATUS_OK);
	}
	plan_clear(&plan);
}

static void
a_trial_can_be_ended(void **state)
{
	size_t seen = 0;
	struct trial_limits limits = {.people = 10,
	    .clubs = TRIAL_CLUBS,
	    .progress = count_clubs,
	    .context = &seen};
	struct trial_result result;
	struct plan plan;

	(void)state;
	figured_default(PLAN_SMALL, &plan);
	assert_int_equal(trial_run(&plan, &limits, &result), STATUS_BUSY);
	assert_int_equal(seen, 5);
	plan_clear(&plan);
}

static void
what_fails_or_narrows_is_not_taken(void **state)
{
	struct trial_result result = {.clubs = 200,
	    .draws = 1000,
	    .late = 130,
	    .slow = 100,
	    .figures = 100000,
	    .narrow = 200};

	(void)state;
	assert_int_equal(trial_judge(&result), STATUS_OK);
	result.narrow = 201;
	assert_int_equal(trial_judge(&result), STATUS_INVALID);
	result.narrow = 0;
	result.slow = 101;
	assert_int_equal(trial_judge(&result), STATUS_INVALID);
	result.slow = 0;
	assert_int_equal(trial_judge(&result), STATUS_OK);
	result.failed = 1;
	assert_int_equal(trial_judge(&result), STATUS_INVALID);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_small_plan_suits_small_clubs),
	    cmocka_unit_test(a_trial_can_be_ended),
	    cmocka_unit_test(what_fails_or_narrows_is_not_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
