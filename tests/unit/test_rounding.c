/*
 * Joint rounding: everything adds up, and nothing is further than the base.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "core/rounding.h"
#include "support/figured.h"
#include "support/rounded.h"

static const struct rounding_limits plenty = {.limit_ms = 30000};

static void
solve(const struct rounding *rounding, struct rounding_result *result)
{
	struct rounding_draw draw;

	rounding_draw_new(&draw, rounding->figures);
	assert_int_equal(
	    rounding_solve(rounding, &draw, &plenty, result), STATUS_OK);
	assert_true(result->is_fair);
	rounding_draw_clear(&draw);
}

/* Are these the totals of those cells, each within base - 1 of the truth? */
static void
assert_good(
    const struct rounding *rounding, const struct rounding_result *result)
{
	bool which[ROUNDED_FIGURES_MOST];

	memset(which, 1, sizeof(which));
	for (size_t i = 0; i < rounding->figures; i++) {
		int64_t error = result->figures[i] - rounding->truths[i];

		assert_int_equal(result->figures[i] % rounding->base, 0);
		assert_in_range(error + rounding->base, 1,
		    2 * (uint64_t)rounding->base - 1);
	}
	assert_int_equal(rounding_check(rounding, result), STATUS_OK);
	assert_int_equal(rounding_witness(rounding, result, which), STATUS_OK);
}

/* -------------------------------------------------------------- the example */

static const int64_t example[] = {1, 0, 3, 3, 12, 20};

static void
the_example_comes_out(void **state)
{
	struct rounding rounding;
	int bases[] = {5, 10};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		rounded_table(&rounding, example, 3, 2, bases[i]);
		for (int turn = 0; turn < 50; turn++) {
			struct rounding_result result;

			solve(&rounding, &result);
			assert_good(&rounding, &result);
			assert_int_equal(result.figures[7], 0);
			rounding_result_clear(&result);
		}
		rounding_clear(&rounding);
	}
}

static void
the_example_s_right_answer_passes_and_the_wrong_one_does_not(void **state)
{
	int64_t right_cells[] = {5, 0, 0, 5, 10, 20};
	int64_t right[] = {40, 5, 5, 30, 15, 25, 5, 0, 0, 5, 10, 20};
	/* Each to its nearest 5: row B says 5 and 5, and 5 together. */
	int64_t wrong_cells[] = {0, 0, 5, 5, 10, 20};
	int64_t wrong[] = {40, 0, 5, 30, 15, 25, 0, 0, 5, 5, 10, 20};
	struct rounding rounding;
	struct rounding_result result = {right_cells, right, true};

	(void)state;
	rounded_table(&rounding, example, 3, 2, 5);
	assert_int_equal(rounding_check(&rounding, &result), STATUS_OK);
	result = (struct rounding_result){wrong_cells, wrong, true};
	assert_int_equal(rounding_check(&rounding, &result), STATUS_INTERNAL);
	rounding_clear(&rounding);
}

static void
a_figure_with_no_room_has_no_witness(void **state)
{
	/* One cell only, and its figure says 5 with nobody in it. */
	int64_t cells[] = {0};
	int64_t figures[] = {5};
	uint32_t member = 0;
	bool which = true;
	struct rounding rounding;
	struct rounding_result result = {cells, figures, true};

	(void)state;
	rounding_init(&rounding, 5);
	(void)rounding_add_figure(&rounding, 3);
	(void)rounding_add_cell(&rounding, &member, 1);
	assert_int_equal(
	    rounding_witness(&rounding, &result, &which), STATUS_INTERNAL);
	cells[0] = 5;
	assert_int_equal(
	    rounding_witness(&rounding, &result, &which), STATUS_OK);
	cells[0] = -5;
	figures[0] = -5;
	assert_int_equal(rounding_check(&rounding, &result), STATUS_INTERNAL);
	cells[0] = 3;
	figures[0] = 3;
	assert_int_equal(rounding_check(&rounding, &result), STATUS_INTERNAL);
	rounding_clear(&rounding);
}

/* ---------------------------------------------------------------- the draw */

static void
a_draw_comes_back_from_its_bytes_and_decides(void **state)
{
	unsigned char about[ROUNDING_HASH_BYTES] = {7};
	unsigned char hash[ROUNDING_HASH_BYTES];
	unsigned char again[ROUNDING_HASH_BYTES];
	struct buf bytes = BUF_EMPTY;
	struct rounding rounding;
	struct rounding_draw draw, back;
	struct rounding_result one, two;

	(void)state;
	rounded_table(&rounding, example, 3, 2, 5);
	rounding_draw_new(&draw, rounding.figures);
	rounding_draw_bytes(&draw, &bytes);
	assert_int_equal(bytes.length, 8 * rounding.figures);
	assert_int_equal(rounding_draw_from(bytes.text, bytes.length - 1,
			     rounding.figures, &back),
	    STATUS_INVALID);
	assert_int_equal(rounding_draw_from(
			     bytes.text, bytes.length, rounding.figures, &back),
	    STATUS_OK);
	assert_memory_equal(back.numbers, draw.numbers, 8 * rounding.figures);
	rounding_draw_hash(&draw, about, hash);
	rounding_draw_hash(&back, about, again);
	assert_memory_equal(hash, again, sizeof(hash));
	about[0] = 8;
	rounding_draw_hash(&back, about, again);
	assert_memory_not_equal(hash, again, sizeof(hash));
	assert_int_equal(
	    rounding_solve(&rounding, &draw, &plenty, &one), STATUS_OK);
	assert_int_equal(
	    rounding_solve(&rounding, &back, &plenty, &two), STATUS_OK);
	assert_memory_equal(
	    one.figures, two.figures, rounding.figures * sizeof(int64_t));
	rounding_result_clear(&one);
	rounding_result_clear(&two);
	rounding_draw_clear(&draw);
	rounding_draw_clear(&back);
	rounding_clear(&rounding);
	buf_clear(&bytes);
}

/* ------------------------------------------------------------ when it fails */

static bool
never(void *context)
{
	int *asked = context;

	(*asked)++;
	return false;
}

static void
whoever_ends_it_gets_nothing_and_the_same_draw_goes_on(void **state)
{
	int asked = 0;
	struct rounding_limits ended = {
	    .limit_ms = 30000, .go_on = never, .context = &asked};
	/* Big enough that a search must look round. */
	int64_t cells[36];
	struct rounding rounding;
	struct rounding_draw draw;
	struct rounding_result result;
	enum status status;

	(void)state;
	for (size_t i = 0; i < 36; i++)
		cells[i] = (int64_t)(i * 7 % 5);
	rounded_table(&rounding, cells, 6, 6, 5);
	rounding_draw_new(&draw, rounding.figures);
	status = rounding_solve(&rounding, &draw, &ended, &result);
	assert_true(status == STATUS_BUSY || status == STATUS_OK);
	assert_true(asked > 0 || status == STATUS_OK);
	rounding_result_clear(&result);
	for (unsigned i = 0; i < 5; i++) {
		struct rounding_limits next = {.limit_ms = 30000, .attempt = i};

		assert_int_equal(
		    rounding_solve(&rounding, &draw, &next, &result),
		    STATUS_OK);
		assert_good(&rounding, &result);
		rounding_result_clear(&result);
	}
	rounding_draw_clear(&draw);
	rounding_clear(&rounding);
}

static void
what_has_no_answer_is_refused(void **state)
{
	/* Two figures are one cell, and one of them says it cannot be. */
	uint32_t members[] = {0, 1};
	struct rounding rounding;
	struct rounding_draw draw;
	struct rounding_result result;

	(void)state;
	for (unsigned i = 0; i < 4; i++) {
		struct rounding_limits limits = {
		    .limit_ms = 5000, .attempt = i};

		rounding_init(&rounding, 5);
		(void)rounding_add_figure(&rounding, 5);
		(void)rounding_add_figure(&rounding, 10);
		(void)rounding_add_cell(&rounding, members, 2);
		rounding_draw_new(&draw, 2);
		assert_int_equal(
		    rounding_solve(&rounding, &draw, &limits, &result),
		    STATUS_INVALID);
		assert_null(result.figures);
		rounding_draw_clear(&draw);
		rounding_clear(&rounding);
	}
}

static void
what_the_solver_chokes_on_is_contained(void **state)
{
	/* A cell that is in a figure twice: GLPK ends the process at that. */
	uint32_t twice[] = {0, 0};
	struct rounding rounding;
	struct rounding_draw draw;
	struct rounding_result result;

	(void)state;
	rounding_init(&rounding, 5);
	(void)rounding_add_figure(&rounding, 3);
	(void)rounding_add_cell(&rounding, twice, 2);
	rounding_draw_new(&draw, 1);
	assert_int_equal(rounding_solve(&rounding, &draw, &plenty, &result),
	    STATUS_INTERNAL);
	rounding_draw_clear(&draw);
	rounding_clear(&rounding);
	/* And the next one is as good as ever. */
	rounded_table(&rounding, example, 3, 2, 5);
	solve(&rounding, &result);
	assert_good(&rounding, &result);
	rounding_result_clear(&result);
	rounding_clear(&rounding);
}

static void
more_is_never_shown_as_less(void **state)
{
	(void)state;
	for (int64_t visits = 0; visits <= 12; visits++) {
		for (int64_t people = 0; people <= visits; people++) {
			struct rounding_least least = {0, {1}, 1};
			uint32_t one = 0, two = 1;
			struct rounding rounding;
			struct rounding_result result;

			rounding_init(&rounding, 5);
			(void)rounding_add_figure(&rounding, visits);
			(void)rounding_add_figure(&rounding, people);
			(void)rounding_add_cell(&rounding, &one, 1);
			(void)rounding_add_cell(&rounding, &two, 1);
			rounding_add_least(&rounding, &least);
			solve(&rounding, &result);
			assert_true(result.figures[0] >= result.figures[1]);
			assert_good(&rounding, &result);
			rounding_result_clear(&result);
			rounding_clear(&rounding);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_example_comes_out),
	    cmocka_unit_test(
		the_example_s_right_answer_passes_and_the_wrong_one_does_not),
	    cmocka_unit_test(a_figure_with_no_room_has_no_witness),
	    cmocka_unit_test(a_draw_comes_back_from_its_bytes_and_decides),
	    cmocka_unit_test(
		whoever_ends_it_gets_nothing_and_the_same_draw_goes_on),
	    cmocka_unit_test(what_has_no_answer_is_refused),
	    cmocka_unit_test(what_the_solver_chokes_on_is_contained),
	    cmocka_unit_test(more_is_never_shown_as_less),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
