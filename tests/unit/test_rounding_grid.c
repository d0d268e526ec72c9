/*
 * Cells by their place, and which figures tell a dimension's numbers apart.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/rounding_grid.h"

enum { ROWS = 3, COLUMNS = 5, ROW = 1U << 0, COLUMN = 1U << 1 };

/* Figures of a space: all, each row, each column; no cell at 1, 1. */
static void
add_space(struct rounding *rounding)
{
	struct rounding_space space = {.ways = {ROWS, COLUMNS},
	    .dimensions = 2,
	    .total = rounding_add_figure_of(rounding, 0, 0)};
	uint32_t members[3] = {(uint32_t)space.total};

	for (int i = 0; i < ROWS; i++)
		(void)rounding_add_figure_of(rounding, 0, ROW);
	for (int i = 0; i < COLUMNS; i++)
		(void)rounding_add_figure_of(rounding, 0, COLUMN);
	rounding_add_space(rounding, &space);
	for (uint32_t row = 0; row < ROWS; row++)
		for (uint32_t column = 0; column < COLUMNS; column++) {
			struct rounding_place place = {
			    row * COLUMNS + column, 0};

			members[1] = members[0] + 1 + row;
			members[2] = members[0] + 1 + ROWS + column;
			if (row != 1 || column != 1)
				(void)rounding_add_cell_at(
				    rounding, members, 3, &place);
		}
}

static void
every_cell_is_found_where_it_lies(void **state)
{
	struct rounding rounding;
	struct rounding_grid *grid;

	(void)state;
	rounding_init(&rounding, 5);
	add_space(&rounding);
	add_space(&rounding);
	assert_true(rounding.cells == 2 * (ROWS * COLUMNS - 1));
	grid = rounding_grid_new(&rounding);
	for (size_t i = 0; i < 2; i++) {
		const struct rounding_space *space = &rounding.spaces[i];

		for (size_t cell = space->first; cell < space->end; cell++)
			assert_int_equal(rounding_grid_cell(grid, space,
					     rounding.places[cell].key),
			    cell);
		assert_true(rounding_grid_cell(grid, space, COLUMNS + 1) ==
			    ROUNDING_NOWHERE);
		assert_true(rounding_grid_cell(grid, space, ROWS * COLUMNS) ==
			    ROUNDING_NOWHERE);
	}
	rounding_grid_free(grid);
	rounding_clear(&rounding);
}

static void
a_dimension_has_the_figures_that_ask_for_it(void **state)
{
	struct rounding rounding;
	struct rounding_grid *grid;

	(void)state;
	rounding_init(&rounding, 5);
	add_space(&rounding);
	grid = rounding_grid_new(&rounding);
	for (size_t cell = 0; cell < rounding.cells; cell++) {
		const uint64_t key = rounding.places[cell].key;
		const uint64_t asked[2] = {
		    1 + key / COLUMNS, 1 + ROWS + key % COLUMNS};

		for (size_t i = 0; i < 2; i++) {
			const uint32_t *end;
			const uint32_t *figures =
			    rounding_grid_figures(grid, cell, i, &end);

			assert_int_equal(end - figures, 1);
			assert_int_equal(*figures, asked[i]);
		}
		assert_int_equal(
		    grid->numbers[cell * ROUNDING_WAYS_MOST], key / COLUMNS);
		assert_int_equal(grid->numbers[cell * ROUNDING_WAYS_MOST + 1],
		    key % COLUMNS);
	}
	rounding_grid_free(grid);
	rounding_clear(&rounding);
}

/* Who was told nothing of a figure takes it for one of every dimension. */
static void
a_figure_asks_for_everything_unless_told(void **state)
{
	const uint32_t member = 0;
	const struct rounding_space space = {
	    .ways = {2, 2}, .dimensions = 2, .total = 0};
	struct rounding_place place = {0, 0};
	struct rounding rounding;
	struct rounding_grid *grid;

	(void)state;
	rounding_init(&rounding, 5);
	(void)rounding_add_figure(&rounding, 0);
	rounding_add_space(&rounding, &space);
	(void)rounding_add_cell_at(&rounding, &member, 1, &place);
	grid = rounding_grid_new(&rounding);
	for (size_t i = 0; i < 2; i++) {
		const uint32_t *end;
		const uint32_t *figures =
		    rounding_grid_figures(grid, 0, i, &end);

		assert_int_equal(end - figures, 1);
	}
	rounding_grid_free(grid);
	rounding_clear(&rounding);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_cell_is_found_where_it_lies),
	    cmocka_unit_test(a_dimension_has_the_figures_that_ask_for_it),
	    cmocka_unit_test(a_figure_asks_for_everything_unless_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
