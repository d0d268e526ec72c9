/*
 * Joint rounding of every 2x2 table with entries of 0 to 6, exactly: each
 * answer that could be is reached, and each release leaves what is promised.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/rounding.h"
#include "support/figured.h"
#include "support/rounded.h"

static const struct rounding_limits plenty = {.limit_ms = 30000};

#define SQUARE         4
#define SQUARE_FIGURES 9
#define TURNS          200 /* one in five is enough: a miss is a bug */

static void
square_figures(const int64_t *cells, int64_t *figures)
{
	figures[0] = cells[0] + cells[1] + cells[2] + cells[3];
	figures[1] = cells[0] + cells[1];
	figures[2] = cells[2] + cells[3];
	figures[3] = cells[0] + cells[2];
	figures[4] = cells[1] + cells[3];
	memcpy(figures + 5, cells, SQUARE * sizeof(*cells));
}

/* Could a club with these truths have been given these figures? */
static bool
could_give(const int64_t *truths, const int64_t *figures)
{
	for (size_t i = 0; i < SQUARE_FIGURES; i++)
		if (figures[i] <= truths[i] - 5 || figures[i] >= truths[i] + 5)
			return false;
	return true;
}

static void
nth(size_t n, size_t base, int64_t least, int64_t step, int64_t *cells)
{
	for (size_t i = 0; i < SQUARE; i++) {
		cells[i] = least + step * (int64_t)(n % base);
		n /= base;
	}
}

/*
 * A draw that wants exactly this answer first.  What the numbers are is the
 * same in every ${turn}, but not what follows from them.
 */
static void
want(const int64_t *truths, const int64_t *figures, uint64_t turn,
    struct rounding_draw *draw)
{
	for (size_t i = 0; i < SQUARE_FIGURES; i++)
		draw->numbers[i] =
		    figures[i] > truths[i] / 5 * 5 ? turn : UINT64_MAX - turn;
}

static bool
is_reached(const struct rounding *rounding, const int64_t *figures,
    struct rounding_draw *draw)
{
	bool is_it = false;

	for (uint64_t turn = 0; !is_it && turn < TURNS; turn++) {
		struct rounding_result result;

		want(rounding->truths, figures, turn, draw);
		assert_int_equal(
		    rounding_solve(rounding, draw, &plenty, &result),
		    STATUS_OK);
		is_it = memcmp(result.figures, figures,
			    SQUARE_FIGURES * sizeof(*figures)) == 0;
		rounding_result_clear(&result);
	}
	return is_it;
}

static bool
is_first_of_its_like(const int64_t *cells)
{
	return cells[0] >= cells[1] && cells[0] >= cells[2] &&
	       cells[0] >= cells[3] && cells[1] >= cells[2];
}

static size_t
reach_every_answer(const int64_t *cells)
{
	struct rounding rounding;
	struct rounding_draw draw;
	size_t answers = 0;

	rounded_table(&rounding, cells, 2, 2, 5);
	rounding_draw_new(&draw, SQUARE_FIGURES);
	for (size_t n = 0; n < 81; n++) {
		int64_t answer[SQUARE];
		int64_t figures[SQUARE_FIGURES];

		nth(n, 3, 0, 5, answer);
		square_figures(answer, figures);
		if (!could_give(rounding.truths, figures))
			continue;
		answers++;
		assert_true(is_reached(&rounding, figures, &draw));
	}
	rounding_draw_clear(&draw);
	rounding_clear(&rounding);
	return answers;
}

static void
each_answer_of_each_small_table_is_reached(void **state)
{
	(void)state;
	for (size_t n = 0; n < 7 * 7 * 7 * 7; n++) {
		int64_t cells[SQUARE];

		nth(n, 7, 0, 1, cells);
		/* The others are the same table turned round. */
		if (figured_is_soak() || is_first_of_its_like(cells))
			assert_true(reach_every_answer(cells) > 0);
	}
}

/* Can figure ${at} be ${value} in a club that could have been given this? */
static bool
is_possible(
    const int64_t *answer, const int64_t *figures, size_t at, int64_t value)
{
	for (size_t n = 0; n < 9 * 9 * 9 * 9; n++) {
		int64_t cells[SQUARE];
		int64_t truths[SQUARE_FIGURES];
		bool is_club = true;

		nth(n, 9, -4, 1, cells);
		for (size_t i = 0; i < SQUARE; i++) {
			cells[i] += answer[i];
			is_club = is_club && cells[i] >= 0;
		}
		square_figures(cells, truths);
		if (is_club && truths[at] == value &&
		    could_give(truths, figures))
			return true;
	}
	return false;
}

static void
every_small_release_leaves_exactly_what_is_promised(void **state)
{
	(void)state;
	for (size_t n = 0; n < 81; n++) {
		int64_t answer[SQUARE];
		int64_t figures[SQUARE_FIGURES];

		nth(n, 3, 0, 5, answer);
		square_figures(answer, figures);
		for (size_t i = 0; i < SQUARE_FIGURES; i++)
			for (int64_t e = -6; e <= 6; e++)
				if (figures[i] + e >= 0)
					assert_int_equal(
					    is_possible(answer, figures, i,
						figures[i] + e),
					    e >= -4 && e <= 4);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_answer_of_each_small_table_is_reached),
	    cmocka_unit_test(
		every_small_release_leaves_exactly_what_is_promised),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
