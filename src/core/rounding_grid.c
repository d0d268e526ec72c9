/*
 * rounding_grid: made once a rounding, since every search moves on it.
 */
#include "core/rounding_grid.h"

#include "base/mem.h"

#define SCATTER UINT64_C(0x9e3779b97f4a7c15) /* 2^64 by the golden ratio */

/* ------------------------------------------------------------------- places */

static size_t
first_slot(const struct rounding_grid *grid, size_t space_first, uint64_t key)
{
	uint64_t scattered = (key + space_first * SCATTER) * SCATTER;

	return (size_t)(scattered >> 32) & grid->slots_mask;
}

/* What a cell's key goes up by with each number of a dimension. */
static void
add_numbers(struct rounding_grid *grid, const struct rounding_space *space)
{
	size_t row = (size_t)(space - grid->rounding->spaces);
	uint64_t *strides = grid->strides + row * ROUNDING_WAYS_MOST;
	uint64_t stride = 1;

	for (size_t i = space->dimensions; i-- > 0;) {
		strides[i] = stride;
		for (size_t cell = space->first; cell < space->end; cell++) {
			uint64_t key = grid->rounding->places[cell].key;

			grid->numbers[cell * ROUNDING_WAYS_MOST + i] =
			    (unsigned char)(key / stride % space->ways[i]);
		}
		stride *= space->ways[i];
	}
}

static void
add_space(struct rounding_grid *grid, const struct rounding_space *space)
{
	for (size_t i = space->first; i < space->end; i++) {
		size_t slot = first_slot(
		    grid, space->first, grid->rounding->places[i].key);

		while (grid->slots[slot] != 0)
			slot = (slot + 1) & grid->slots_mask;
		grid->slots[slot] = (uint32_t)i + 1;
	}
}

/* At most half of it is taken. */
static void
add_places(struct rounding_grid *grid)
{
	const struct rounding *rounding = grid->rounding;
	size_t slots = 2;

	while (slots < 2 * rounding->cells)
		slots *= 2;
	grid->slots = mem_alloc(slots, sizeof(*grid->slots));
	grid->slots_mask = slots - 1;
	grid->numbers = mem_alloc(
	    rounding->cells * ROUNDING_WAYS_MOST, sizeof(*grid->numbers));
	grid->strides = mem_alloc(rounding->spaces_count * ROUNDING_WAYS_MOST,
	    sizeof(*grid->strides));
	for (size_t i = 0; i < rounding->spaces_count; i++) {
		add_space(grid, &rounding->spaces[i]);
		add_numbers(grid, &rounding->spaces[i]);
	}
}

size_t
rounding_grid_cell(const struct rounding_grid *grid,
    const struct rounding_space *space, uint64_t key)
{
	size_t slot = first_slot(grid, space->first, key);

	for (; grid->slots[slot] != 0; slot = (slot + 1) & grid->slots_mask) {
		size_t cell = grid->slots[slot] - 1;

		if (cell >= space->first && cell < space->end &&
		    grid->rounding->places[cell].key == key)
			return cell;
	}
	return ROUNDING_NOWHERE;
}

/* ------------------------------------------------------------------ figures */

static size_t
count_bits(unsigned bits)
{
	size_t count = 0;

	for (; bits != 0; bits &= bits - 1)
		count++;
	return count;
}

static void
add_figures(struct rounding_grid *grid)
{
	const struct rounding *rounding = grid->rounding;
	size_t room = 0;
	size_t at = 0;

	for (size_t i = 0; i < rounding->members_count; i++)
		room += count_bits(rounding->asks[rounding->members[i]]);
	grid->figures = mem_alloc(room, sizeof(*grid->figures));
	grid->starts = mem_alloc(
	    rounding->cells * ROUNDING_WAYS_MOST + 1, sizeof(*grid->starts));
	for (size_t i = 0; i < rounding->cells * ROUNDING_WAYS_MOST; i++) {
		size_t count;
		const uint32_t *members =
		    rounding_members(rounding, i / ROUNDING_WAYS_MOST, &count);
		unsigned bit = 1U << i % ROUNDING_WAYS_MOST;

		for (size_t k = 0; k < count; k++)
			if ((rounding->asks[members[k]] & bit) != 0)
				grid->figures[at++] = members[k];
		grid->starts[i + 1] = (uint32_t)at;
	}
}

/* ---------------------------------------------------------------------- life
 */

struct rounding_grid *
rounding_grid_new(const struct rounding *rounding)
{
	struct rounding_grid *grid = mem_alloc(1, sizeof(*grid));

	grid->rounding = rounding;
	add_places(grid);
	add_figures(grid);
	return grid;
}

void
rounding_grid_free(struct rounding_grid *grid)
{
	if (grid == NULL)
		return;
	mem_free(grid->slots);
	mem_free(grid->numbers);
	mem_free(grid->strides);
	mem_free(grid->figures);
	mem_free(grid->starts);
	mem_free(grid);
}
