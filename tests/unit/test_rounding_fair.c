/*
 * Joint rounding favours no figure: over many draws each is rounded up just as
 * often as its part of the base says.
 *
 * The draws are the same in every run; the bounds are more than three times
 * what chance alone does to so many.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "core/rounding.h"
#include "support/figured.h"
#include "support/odd.h"
#include "support/rounded.h"

#define LIMIT_MS 60000

/* Thousandths of the base that a figure may be off on average: 0.2 of 5. */
#define OFF_MOST 40

static const int64_t example[] = {1, 0, 3, 3, 12, 20};

/* What happened over many draws. */
struct tried {
	size_t draws, unfair;
	int64_t *ups; /* of each figure: how often it was rounded up */
};

static void
try(const struct rounding *rounding, size_t draws, bool is_plain,
    struct tried *tried)
{
	struct rounding_limits limits = {
	    .limit_ms = LIMIT_MS, .is_plain = is_plain};

	*tried = (struct tried){.draws = draws};
	tried->ups = mem_alloc(rounding->figures, sizeof(*tried->ups));
	for (size_t turn = 0; turn < draws; turn++) {
		struct rounding_draw draw;
		struct rounding_result result;

		rounded_draw(turn, rounding->figures, &draw);
		assert_int_equal(
		    rounding_solve(rounding, &draw, &limits, &result),
		    STATUS_OK);
		tried->unfair += !result.is_fair;
		for (size_t i = 0; i < rounding->figures; i++)
			tried->ups[i] +=
			    result.figures[i] > rounding->truths[i];
		rounding_result_clear(&result);
		rounding_draw_clear(&draw);
	}
}

/* How far off the worst figure is on average, in thousandths of the base. */
static int64_t
worst(const struct rounding *rounding, const struct tried *tried)
{
	int64_t draws = (int64_t)tried->draws;
	int64_t most = 0;

	for (size_t i = 0; i < rounding->figures; i++) {
		int64_t part = rounding->truths[i] % rounding->base;
		int64_t off = 1000 *
			      (tried->ups[i] * rounding->base - draws * part) /
			      (draws * rounding->base);

		if (llabs(off) > most)
			most = llabs(off);
	}
	return most;
}

/* ------------------------------------------------------------------ alone */

static void
a_figure_on_its_own_goes_up_with_just_its_chance(void **state)
{
	static const int bases[] = {5, 10};
	int64_t draws = figured_is_soak() ? 100000 : 2000;
	uint32_t member = 0;

	(void)state;
	for (size_t b = 0; b < 2; b++)
		for (int64_t part = 0; part < bases[b]; part++) {
			int64_t others = bases[b] - part;
			struct rounding rounding;
			struct tried tried;
			int64_t off;

			rounding_init(&rounding, bases[b]);
			(void)rounding_add_figure(
			    &rounding, 3 * bases[b] + part);
			(void)rounding_add_cell(&rounding, &member, 1);
			try(&rounding, (size_t)draws, false, &tried);
			off = tried.ups[0] * bases[b] - draws * part;
			/* Within five standard deviations, squared. */
			assert_true(off * off <= 25 * draws * part * others);
			assert_int_equal(tried.unfair, 0);
			mem_free(tried.ups);
			rounding_clear(&rounding);
		}
}

/* --------------------------------------------------------------- together */

static void
no_figure_of_the_example_is_favoured(void **state)
{
	struct rounding rounding;
	struct tried tried;

	(void)state;
	rounded_table(&rounding, example, 3, 2, 5);
	try(&rounding, figured_is_soak() ? 100000 : 2000, false, &tried);
	assert_int_equal(tried.unfair, 0);
	assert_in_range(worst(&rounding, &tried), 0, OFF_MOST);
	mem_free(tried.ups);
	rounding_clear(&rounding);
}

static void
an_answer_without_its_walk_does_favour_figures(void **state)
{
	struct rounding rounding;
	struct tried tried;

	(void)state;
	rounded_table(&rounding, example, 3, 2, 5);
	try(&rounding, 2000, true, &tried);
	assert_int_equal(tried.unfair, tried.draws);
	assert_true(worst(&rounding, &tried) > OFF_MOST);
	mem_free(tried.ups);
	rounding_clear(&rounding);
}

/* Base 10 is off by twice as much, so in thousandths of it by as much. */
static void
assert_club_is_fair(const struct odd *club, size_t draws)
{
	struct release_draft *draft = odd_draft(club);
	const struct rounding *rounding = release_draft_rounding(draft);
	struct tried tried;

	try(rounding, draws, false, &tried);
	assert_in_range(worst(rounding, &tried), 0, OFF_MOST);
	/* Some clubs have none for some of the ways the truth is taken apart.
	 */
	assert_in_range(tried.unfair * 50, 0, draws);
	mem_free(tried.ups);
	release_draft_free(draft);
}

static void
no_figure_of_an_odd_club_is_favoured(void **state)
{
	/* Of each kind the one where every third is new, unless there is time.
	 */
	size_t step = figured_is_soak() ? 1 : 3;

	(void)state;
	for (size_t i = 3 - (step == 3); i < ODD_CLUBS; i += step) {
		struct odd club;

		odd_club(i, &club);
		assert_club_is_fair(&club, figured_is_soak() ? 10000 : 2000);
		odd_clear(&club);
	}
}

static void
no_figure_of_a_random_club_is_favoured(void **state)
{
	uint64_t clubs = figured_is_soak() ? 40 : 3;

	(void)state;
	for (uint64_t i = 0; i < clubs; i++) {
		struct odd club;

		odd_random(i + 4, &club);
		assert_club_is_fair(&club, figured_is_soak() ? 10000 : 2000);
		odd_clear(&club);
	}
}

/* -------------------------------------------------------------------- cut */

static bool
count_down(void *context)
{
	int *left = context;

	return (*left)-- > 0;
}

static void
a_walk_that_is_cut_has_an_answer_all_the_same(void **state)
{
	size_t cut = 0, fair = 0, busy = 0;
	struct rounding rounding;

	(void)state;
	rounded_table(&rounding, example, 3, 2, 5);
	for (int asks = 0; asks < 100; asks++) {
		int left = asks % 25;
		struct rounding_limits limits = {.limit_ms = LIMIT_MS,
		    .go_on = count_down,
		    .context = &left};
		struct rounding_draw draw;
		struct rounding_result result;
		enum status status;

		rounded_draw((uint64_t)asks, rounding.figures, &draw);
		status = rounding_solve(&rounding, &draw, &limits, &result);
		assert_true(status == STATUS_OK || status == STATUS_BUSY);
		busy += status == STATUS_BUSY;
		if (status == STATUS_OK) {
			fair += result.is_fair;
			cut += !result.is_fair;
			assert_int_equal(
			    rounding_check(&rounding, &result), STATUS_OK);
		}
		rounding_result_clear(&result);
		rounding_draw_clear(&draw);
	}
	assert_true(busy > 0 && cut > 0 && fair > 0);
	rounding_clear(&rounding);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_figure_on_its_own_goes_up_with_just_its_chance),
	    cmocka_unit_test(no_figure_of_the_example_is_favoured),
	    cmocka_unit_test(an_answer_without_its_walk_does_favour_figures),
	    cmocka_unit_test(no_figure_of_an_odd_club_is_favoured),
	    cmocka_unit_test(no_figure_of_a_random_club_is_favoured),
	    cmocka_unit_test(a_walk_that_is_cut_has_an_answer_all_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
