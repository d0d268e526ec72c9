/*
 * Cross-tabulation: every figure is what counting by hand gives, and stands
 * once however many tables show it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/mem.h"
#include "core/crosstab.h"
#include "support/figured.h"

static const size_t each[] = {0, 1, 2, 3, 4, 5};
static const size_t halves[] = {0, 0, 1, 1};

/* Dimension 0 has 4 categories, 1 has 3, 2 has 2. */
static struct crosstab *
make(void)
{
	static const size_t sizes[] = {4, 3, 2};
	static const struct crosstab_axis by_half[] = {
	    {0, halves, 2}, {1, each, 3}};
	static const struct crosstab_axis by_each[] = {
	    {0, each, 4}, {2, each, 2}};
	struct crosstab *crosstab = crosstab_new(sizes, 3);

	assert_int_equal(crosstab_add_table(crosstab, by_half, 2), 0);
	assert_int_equal(crosstab_add_table(crosstab, by_each, 2), 1);
	assert_int_equal(crosstab_add_table(crosstab, by_each, 1), 2);
	return crosstab;
}

static void
figures_are_what_counting_gives(void **state)
{
	struct crosstab *crosstab = make();
	int64_t by_hand[3][4] = {{0}};
	int64_t all = 0;

	(void)state;
	crosstab_seal(crosstab);
	figured_seed(1);
	for (int i = 0; i < 200; i++) {
		size_t codes[] = {
		    figured_pick(4), figured_pick(3), figured_pick(2)};
		int64_t times = (int64_t)figured_pick(3);

		crosstab_count(crosstab, codes, times);
		by_hand[halves[codes[0]] + 1][codes[1] + 1] += times;
		by_hand[halves[codes[0]] + 1][0] += times;
		by_hand[0][codes[1] + 1] += times;
		all += times;
	}
	by_hand[0][0] = all;
	crosstab_grid(crosstab);
	assert_int_equal(crosstab_cells(crosstab), 4 * 3 * 2);
	for (size_t a = 0; a < 3; a++)
		for (size_t b = 0; b < 4; b++) {
			size_t groups[] = {a, b};

			assert_int_equal(
			    crosstab_truth(
				crosstab, crosstab_figure(crosstab, 0, groups)),
			    by_hand[a][b]);
		}
	crosstab_free(crosstab);
}

static void
a_figure_of_several_tables_is_one(void **state)
{
	static const size_t none[] = {0, 0};
	static const size_t third[] = {3, 0};
	struct crosstab *crosstab = make();

	(void)state;
	crosstab_seal(crosstab);
	assert_int_equal(crosstab_figure(crosstab, 0, none),
	    crosstab_figure(crosstab, 1, none));
	assert_int_equal(crosstab_figure(crosstab, 1, third),
	    crosstab_figure(crosstab, 2, third));
	/* 3 x 4 and 5 x 3, both with the total; the third has nothing new. */
	assert_int_equal(crosstab_figures(crosstab), 12 + 15 - 1);
	crosstab_free(crosstab);
}

static void
what_no_table_tells_apart_is_one_cell(void **state)
{
	static const size_t sizes[] = {4, 3};
	static const struct crosstab_axis axis = {0, halves, 2};
	struct crosstab *crosstab = crosstab_new(sizes, 2);

	(void)state;
	(void)crosstab_add_table(crosstab, &axis, 1);
	crosstab_seal(crosstab);
	crosstab_grid(crosstab);
	assert_int_equal(crosstab_cells(crosstab), 2);
	crosstab_free(crosstab);
}

static void
what_cannot_be_has_no_cell(void **state)
{
	static const size_t can[] = {0, 0, 1};
	static const size_t cannot[] = {3, 0, 1};
	static const size_t figure[] = {4, 2};
	struct crosstab *crosstab = make();

	(void)state;
	crosstab_add_never(crosstab, 0, 3, 2, 1);
	crosstab_seal(crosstab);
	assert_true(crosstab_is_possible(crosstab, can));
	assert_false(crosstab_is_possible(crosstab, cannot));
	assert_false(crosstab_figure_is_possible(
	    crosstab, crosstab_figure(crosstab, 1, figure)));
	crosstab_grid(crosstab);
	assert_int_equal(crosstab_cells(crosstab), 4 * 3 * 2 - 3);
	crosstab_free(crosstab);
}

static void
a_great_grid_has_the_occupied_cells_and_their_neighbours(void **state)
{
	static const size_t sizes[] = {6, 6, 6, 6, 6};
	static const size_t codes[] = {1, 2, 3, 4, 5};
	struct crosstab *crosstab = crosstab_new(sizes, 5);

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		struct crosstab_axis axis = {i, each, 6};

		(void)crosstab_add_table(crosstab, &axis, 1);
	}
	crosstab_seal(crosstab);
	crosstab_count(crosstab, codes, 7);
	crosstab_grid(crosstab);
	/* Itself, 5 neighbours in each of 5 ways; all figures are in those. */
	assert_in_range(crosstab_cells(crosstab), 1 + 25, 1 + 25 + 31);
	for (size_t i = 0; i < crosstab_figures(crosstab); i++) {
		bool has_cell = false;

		for (size_t k = 0; k < crosstab_cells(crosstab); k++) {
			size_t count;
			const uint32_t *figures =
			    crosstab_cell_figures(crosstab, k, &count);

			for (size_t n = 0; n < count; n++)
				has_cell = has_cell || figures[n] == i;
		}
		assert_true(has_cell);
	}
	crosstab_free(crosstab);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(figures_are_what_counting_gives),
	    cmocka_unit_test(a_figure_of_several_tables_is_one),
	    cmocka_unit_test(what_no_table_tells_apart_is_one_cell),
	    cmocka_unit_test(what_cannot_be_has_no_cell),
	    cmocka_unit_test(
		a_great_grid_has_the_occupied_cells_and_their_neighbours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
