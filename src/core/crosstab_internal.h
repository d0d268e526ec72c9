/*
 * crosstab_internal: what crosstab.c finds out and crosstab_grid.c uses.
 */
#ifndef CORE_CROSSTAB_INTERNAL_H
#define CORE_CROSSTAB_INTERNAL_H

#include "core/crosstab.h"

#define SET_ALL 0 /* of every dimension: all its categories */

/* A dimension.  A set is a row of bytes, one a category: 1 where it is in. */
struct ways {
	size_t categories;
	unsigned char *sets;
	size_t sets_count, sets_bytes;
	size_t *atom_of; /* of each category; made by crosstab_seal() */
	size_t *first;   /* category of each atom */
	size_t atoms;
};

struct crosstab_table {
	size_t dimensions[CROSSTAB_AXES_MOST];
	size_t *of[CROSSTAB_AXES_MOST];   /* group of each category */
	size_t *sets[CROSSTAB_AXES_MOST]; /* set of each group */
	size_t groups[CROSSTAB_AXES_MOST];
	size_t axes;
	size_t *figures; /* of each slot: axes by groups + 1 */
	size_t slots;
};

struct never {
	size_t dimensions[2];
	size_t categories[2];
};

/* A set a dimension. */
struct figure {
	size_t sets[CROSSTAB_DIMENSIONS_MOST];
};

/* How often one inner cell was counted; its key is its codes as one number. */
struct counted_cell {
	uint64_t key;
	int64_t truth;
};

struct crosstab {
	struct ways ways[CROSSTAB_DIMENSIONS_MOST];
	size_t dimensions;
	struct crosstab_table *tables;
	size_t tables_count, tables_capacity;
	struct never *nevers;
	size_t nevers_count, nevers_capacity;
	struct figure *figures;
	int64_t *truths;
	size_t figures_count;
	struct counted_cell *cells; /* sorted by key once there is a grid */
	size_t cells_count, cells_capacity;
	size_t *ends; /* where each cell's members end */
	uint32_t *members;
	size_t members_count, members_capacity;
};

/* The atoms of a cell as one number, and back. */
uint64_t crosstab_key(const struct crosstab *crosstab, const size_t *atoms);
void crosstab_atoms(
    const struct crosstab *crosstab, uint64_t key, size_t *atoms);

/* Can nobody have these atoms together, of the first ${dimensions}? */
bool crosstab_is_never(
    const struct crosstab *crosstab, const size_t *atoms, size_t dimensions);

/* Some atoms that are in that figure; false when there are none. */
bool crosstab_any(
    const struct crosstab *crosstab, size_t figure, size_t *atoms);

#endif
