/*
 * Hundreds of figures at once: answers come by moving people about, hold, and
 * follow the draw alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "core/release.h"
#include "core/rounding.h"
#include "support/figured.h"
#include "support/rounded.h"

static const struct rounding_limits plain = {
    .limit_ms = ROUNDING_LIMIT_MS, .is_plain = true};

enum crowd_plan { HARD, COUNCIL, MANY };

/* A club with its draft. */
struct crowd {
	struct plan plan;
	struct release_person *people;
	struct release_facts facts;
	struct release_draft *draft;
};

static void
gather(struct crowd *crowd, size_t people, enum crowd_plan plan,
    const struct release_session *session)
{
	struct plan_period days;

	if (plan == COUNCIL)
		figured_default(PLAN_COUNCIL, &crowd->plan);
	else if (plan == HARD)
		figured_hard(&crowd->plan);
	else
		figured_many(&crowd->plan);
	figured_seed(people);
	days = plan_period(&crowd->plan, plan_periods(&crowd->plan) - 1);
	crowd->people = figured_people(&crowd->plan, people, 7);
	crowd->facts = (struct release_facts){.people = crowd->people,
	    .people_count = people,
	    .sessions = session,
	    .sessions_count = session != NULL};
	crowd->draft = release_draft_new(&crowd->plan, &days, &crowd->facts);
}

static void
part(struct crowd *crowd)
{
	release_draft_free(crowd->draft);
	mem_free(crowd->people);
	plan_clear(&crowd->plan);
}

static enum status
solve(const struct crowd *crowd, uint64_t seed, struct rounding_result *result)
{
	const struct rounding *rounding = release_draft_rounding(crowd->draft);
	struct rounding_draw draw;
	enum status status;

	rounded_draw(seed, rounding->figures, &draw);
	status = rounding_solve(rounding, &draw, &plain, result);
	rounding_draw_clear(&draw);
	return status;
}

static void
every_figure_is_beside_its_truth(void **state)
{
	static const size_t sizes[] = {60, 150, 600, 1000};

	(void)state;
	for (size_t i = 0; i < 2 * sizeof(sizes) / sizeof(sizes[0]); i++) {
		struct rounding_result result;
		const struct rounding *rounding;
		struct crowd crowd;

		gather(&crowd, sizes[i / 2], i % 2 == 1 ? COUNCIL : HARD, NULL);
		rounding = release_draft_rounding(crowd.draft);
		assert_int_equal(solve(&crowd, i, &result), STATUS_OK);
		for (size_t k = 0; k < rounding->figures; k++) {
			int64_t off = result.figures[k] - rounding->truths[k];

			assert_in_range(off + 4, 0, 8);
		}
		rounding_result_clear(&result);
		part(&crowd);
	}
}

static bool
is_same(const struct crowd *crowd, const struct rounding_result *one,
    const struct rounding_result *other)
{
	size_t figures = release_draft_figures(crowd->draft);

	return memcmp(one->figures, other->figures,
		   figures * sizeof(*one->figures)) == 0;
}

static void
the_draw_alone_decides(void **state)
{
	struct rounding_result one, again, other;
	struct crowd crowd;

	(void)state;
	gather(&crowd, 600, HARD, NULL);
	assert_int_equal(solve(&crowd, 1, &one), STATUS_OK);
	assert_int_equal(solve(&crowd, 1, &again), STATUS_OK);
	assert_int_equal(solve(&crowd, 2, &other), STATUS_OK);
	assert_true(is_same(&crowd, &one, &again));
	assert_false(is_same(&crowd, &one, &other));
	rounding_result_clear(&one);
	rounding_result_clear(&again);
	rounding_result_clear(&other);
	part(&crowd);
}

/* Whatever is at least something else stays so: moves change no number. */
static void
more_is_never_less(void **state)
{
	struct release_session session = {
	    figured_year(), 60, 150, {NULL, "Open access"}};
	struct crowd crowd;

	(void)state;
	gather(&crowd, 150, COUNCIL, &session);
	assert_true(release_draft_rounding(crowd.draft)->leasts_count > 0);
	for (uint64_t seed = 0; seed < 20; seed++) {
		struct rounding_result result;

		assert_int_equal(solve(&crowd, seed, &result), STATUS_OK);
		assert_int_equal(
		    rounding_check(
			release_draft_rounding(crowd.draft), &result),
		    STATUS_OK);
		rounding_result_clear(&result);
	}
	part(&crowd);
}

/* Nobody else would: so this fails when moves find nothing. */
static void
what_the_solver_is_not_asked_is_answered(void **state)
{
	struct rounding_result result;
	struct crowd crowd;

	(void)state;
	gather(&crowd, 1000, MANY, NULL);
	assert_in_range(release_draft_figures(crowd.draft), 1001, 2000);
	assert_int_equal(solve(&crowd, 1, &result), STATUS_OK);
	rounding_result_clear(&result);
	part(&crowd);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_figure_is_beside_its_truth),
	    cmocka_unit_test(the_draw_alone_decides),
	    cmocka_unit_test(more_is_never_less),
	    cmocka_unit_test(what_the_solver_is_not_asked_is_answered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
