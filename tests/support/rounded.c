/*
 * rounded: a table of rows and columns as a program.
 */
#include "support/rounded.h"

#include <setjmp.h>
#include <sodium.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

void
rounded_table(struct rounding *rounding, const int64_t *cells, size_t rows,
    size_t columns, int base)
{
	int64_t truths[ROUNDED_FIGURES_MOST] = {0};
	size_t first_cell = 1 + rows + columns;

	rounding_init(rounding, base);
	for (size_t i = 0; i < rows * columns; i++) {
		truths[0] += cells[i];
		truths[1 + i / columns] += cells[i];
		truths[1 + rows + i % columns] += cells[i];
		truths[first_cell + i] = cells[i];
	}
	for (size_t i = 0; i < first_cell + rows * columns; i++)
		assert_int_equal(rounding_add_figure(rounding, truths[i]), i);
	for (size_t i = 0; i < rows * columns; i++) {
		uint32_t members[] = {0, (uint32_t)(1 + i / columns),
		    (uint32_t)(1 + rows + i % columns),
		    (uint32_t)(first_cell + i)};

		assert_int_equal(rounding_add_cell(rounding, members, 4), i);
	}
}

void
rounded_draw(uint64_t seed, size_t figures, struct rounding_draw *draw)
{
	unsigned char bytes[randombytes_SEEDBYTES] = {0};

	memcpy(bytes, &seed, sizeof(seed));
	rounding_draw_new(draw, figures);
	randombytes_buf_deterministic(
	    draw->numbers, figures * sizeof(*draw->numbers), bytes);
}
