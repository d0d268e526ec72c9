/*
 * rounding_grid: cells by their place, and which figures tell the numbers of a
 * dimension apart; for those who move people about.
 */
#ifndef CORE_ROUNDING_GRID_H
#define CORE_ROUNDING_GRID_H

#include "core/rounding.h"

#define ROUNDING_NOWHERE SIZE_MAX

struct rounding_grid {
	const struct rounding *rounding;
	uint32_t
	    *slots; /* cells by the hash of their place; 0: none, else + 1 */
	size_t slots_mask;
	unsigned char *numbers; /* of each cell, a row of dimensions a cell */
	uint64_t *strides;      /* what they add to its key; a row a space */
	uint32_t *figures; /* of each cell, for one dimension after the other */
	uint32_t *starts;  /* where they start; a row of dimensions a cell */
};

/* Of a rounding whose cells all have places.  Free with it or before. */
struct rounding_grid *rounding_grid_new(const struct rounding *rounding);
void rounding_grid_free(struct rounding_grid *grid);

/* The cell at that place; NOWHERE: there is none. */
size_t rounding_grid_cell(const struct rounding_grid *grid,
    const struct rounding_space *space, uint64_t key);

/* The figures of a cell that ask for that dimension, ascending. */
static inline const uint32_t *
rounding_grid_figures(const struct rounding_grid *grid, size_t cell,
    size_t dimension, const uint32_t **end)
{
	const uint32_t *start =
	    grid->starts + cell * ROUNDING_WAYS_MOST + dimension;

	*end = grid->figures + start[1];
	return grid->figures + start[0];
}

#endif
