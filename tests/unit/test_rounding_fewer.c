/*
 * Where no answer fits every figure, one that fits what is published: only what
 * stands behind a gate that is shut may be off, and only then.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/mem.h"
#include "core/release.h"
#include "core/rounding.h"
#include "support/figured.h"
#include "support/promised.h"

#define THINGS 3
#define BASE   10
#define FIRST  8 /* seed */

static const struct rounding_limits plenty = {
    .limit_ms = 60000, .is_plain = true};

/*
 * So many people say each of three things and nothing else.  The whole, then of
 * each thing its heading and who says it, and who does not.  With half a base
 * too many in each, every two of the three things are whole tens together, and
 * that no three whole numbers are.
 */
static void
make(struct rounding *rounding, int64_t each, int64_t needed)
{
	struct rounding_gate gate = {
	    .headings = mem_alloc(THINGS, sizeof(*gate.headings)),
	    .figures = mem_alloc(THINGS, sizeof(*gate.figures)),
	    .heading_least = needed};

	rounding_init(rounding, BASE);
	gate.whole = rounding_add_figure(rounding, THINGS * each);
	for (size_t i = 0; i < THINGS; i++) {
		gate.headings[gate.headings_count++] =
		    (uint32_t)rounding_add_figure(rounding, each);
		gate.figures[gate.figures_count++] =
		    (uint32_t)rounding_add_figure(
			rounding, (THINGS - 1) * each);
	}
	for (size_t i = 0; i < THINGS; i++) {
		uint32_t figures[THINGS + 1] = {0};
		size_t count = 1;

		for (size_t k = 0; k < THINGS; k++)
			figures[count++] =
			    k == i ? gate.headings[k] : gate.figures[k];
		(void)rounding_add_cell(rounding, figures, count);
	}
	rounding_add_gate(rounding, &gate);
}

static enum status
solve(const struct rounding *rounding, struct rounding_result *result)
{
	struct rounding_draw draw;
	enum status status;

	rounding_draw_new(&draw, rounding->figures);
	status = rounding_solve(rounding, &draw, &plenty, result);
	rounding_draw_clear(&draw);
	return status;
}

/* How many figures are a base or more from the truth. */
static size_t
count_far(const struct rounding *rounding, const struct rounding_result *result)
{
	size_t far = 0;

	for (size_t i = 0; i < rounding->figures; i++) {
		int64_t off = result->figures[i] - rounding->truths[i];

		far += off >= rounding->base || off <= -rounding->base;
	}
	return far;
}

static void
what_a_gate_hides_need_not_fit(void **state)
{
	struct rounding rounding;
	struct rounding_result result;

	(void)state;
	for (int i = 0; i < 50; i++) {
		bool *shown;

		make(&rounding, BASE / 2, 2 * BASE);
		assert_int_equal(solve(&rounding, &result), STATUS_OK);
		shown = rounding_shown(&rounding, result.figures);
		for (size_t k = 0; k < rounding.figures; k++)
			assert_true(
			    !shown[k] ||
			    (result.figures[k] >= 0 &&
				result.figures[k] < rounding.truths[k] + BASE));
		assert_true(count_far(&rounding, &result) > 0);
		mem_free(shown);
		rounding_result_clear(&result);
		rounding_clear(&rounding);
	}
}

/* As hard, and everybody sees it. */
static void
what_is_published_must(void **state)
{
	struct rounding rounding;
	struct rounding_result result;

	(void)state;
	make(&rounding, 2 * BASE + BASE / 2, 2 * BASE);
	assert_int_equal(solve(&rounding, &result), STATUS_INVALID);
	rounding_clear(&rounding);
	make(&rounding, 2 * BASE, 2 * BASE);
	assert_int_equal(solve(&rounding, &result), STATUS_OK);
	assert_int_equal(count_far(&rounding, &result), 0);
	rounding_result_clear(&result);
	rounding_clear(&rounding);
}

static void
far_off_passes_only_behind_a_gate(void **state)
{
	struct rounding rounding;
	struct rounding_result result;

	(void)state;
	make(&rounding, BASE / 2, 2 * BASE);
	assert_int_equal(solve(&rounding, &result), STATUS_OK);
	assert_int_equal(rounding_check(&rounding, &result), STATUS_OK);
	rounding.gates[0].heading_least = 0;
	assert_int_equal(rounding_check(&rounding, &result), STATUS_INTERNAL);
	rounding_result_clear(&result);
	rounding_clear(&rounding);
}

/* ----------------------------------------------------------- the hard plan */

static bool
needs_fewer(const struct release_draft *draft)
{
	const struct rounding *rounding = release_draft_rounding(draft);
	struct rounding_result result;
	size_t far;

	assert_int_equal(solve(rounding, &result), STATUS_OK);
	far = count_far(rounding, &result);
	rounding_result_clear(&result);
	return far > 0;
}

/* The second needs it. */
static struct release_person *
club_of(const struct plan *plan, size_t club)
{
	figured_seed(FIRST + club);
	return figured_people(plan, 40, 7);
}

/* Forty people, crossed every way: some such clubs cannot be rounded whole. */
static void
small_clubs_of_the_hard_plan_keep_every_promise(void **state)
{
	size_t clubs = figured_is_soak() ? 200 : 2;
	size_t fewer = 0;
	struct plan plan;

	(void)state;
	figured_hard(&plan);
	for (size_t i = 0; i < clubs; i++) {
		size_t year = plan_periods(&plan) - 1;
		struct plan_period days = plan_period(&plan, year);
		struct release_person *people = club_of(&plan, i);
		struct release_facts facts = {
		    .people = people, .people_count = 40};
		struct release_draft *draft =
		    release_draft_new(&plan, &days, &facts);
		struct release release;

		fewer += needs_fewer(draft);
		figured_make(&plan, year, &facts, &release);
		promised_within_base(&plan, &facts, &release);
		promised_to_attacker(&release);
		release_clear(&release);
		release_draft_free(draft);
		mem_free(people);
	}
	print_message(
	    "# %zu of %zu clubs fit only what is published\n", fewer, clubs);
	assert_true(fewer > 0);
	plan_clear(&plan);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_a_gate_hides_need_not_fit),
	    cmocka_unit_test(what_is_published_must),
	    cmocka_unit_test(far_off_passes_only_behind_a_gate),
	    cmocka_unit_test(small_clubs_of_the_hard_plan_keep_every_promise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
