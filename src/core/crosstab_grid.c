/*
 * crosstab_grid: the inner cells, how many are in each, and which figures each
 * is part of.
 *
 * The grid must hold a cell of every figure that anybody can be in: without one
 * nobody could say that the figure may be more than 0.
 */
#include "core/crosstab_internal.h"

#include <stdlib.h>

#include "base/mem.h"

/* ------------------------------------------------------------------- keys */

uint64_t
crosstab_key(const struct crosstab *crosstab, const size_t *atoms)
{
	uint64_t key = 0;

	for (size_t i = 0; i < crosstab->dimensions; i++)
		key = key * crosstab->ways[i].atoms + atoms[i];
	return key;
}

void
crosstab_atoms(const struct crosstab *crosstab, uint64_t key, size_t *atoms)
{
	for (size_t i = crosstab->dimensions; i-- > 0;) {
		atoms[i] = (size_t)(key % crosstab->ways[i].atoms);
		key /= crosstab->ways[i].atoms;
	}
}

static void
add_cell(struct crosstab *crosstab, const size_t *atoms, int64_t truth)
{
	mem_grow((void **)&crosstab->cells, &crosstab->cells_capacity,
	    crosstab->cells_count + 1, sizeof(*crosstab->cells));
	crosstab->cells[crosstab->cells_count++] =
	    (struct counted_cell){crosstab_key(crosstab, atoms), truth};
}

void
crosstab_count(struct crosstab *crosstab, const size_t *codes, int64_t times)
{
	size_t atoms[CROSSTAB_DIMENSIONS_MOST];

	for (size_t i = 0; i < crosstab->dimensions; i++)
		atoms[i] = crosstab->ways[i].atom_of[codes[i]];
	add_cell(crosstab, atoms, times);
}

/* ------------------------------------------------------------------- grid */

static int
compare_cells(const void *one, const void *other)
{
	const struct counted_cell *first = one;
	const struct counted_cell *second = other;

	if (first->key == second->key)
		return 0;
	return first->key < second->key ? -1 : 1;
}

/* Sort; the same cell twice is one. */
static void
merge_cells(struct crosstab *crosstab)
{
	size_t kept = 0;

	if (crosstab->cells_count == 0)
		return;
	qsort(crosstab->cells, crosstab->cells_count, sizeof(*crosstab->cells),
	    compare_cells);
	for (size_t i = 1; i < crosstab->cells_count; i++) {
		if (crosstab->cells[i].key == crosstab->cells[kept].key)
			crosstab->cells[kept].truth += crosstab->cells[i].truth;
		else
			crosstab->cells[++kept] = crosstab->cells[i];
	}
	crosstab->cells_count = kept + 1;
}

/* How many cells there could be; more than that many is "many". */
static size_t
whole_size(const struct crosstab *crosstab)
{
	size_t size = 1;

	for (size_t i = 0; i < crosstab->dimensions; i++) {
		size *= crosstab->ways[i].atoms;
		if (size > CROSSTAB_WHOLE_MOST)
			return CROSSTAB_WHOLE_MOST + 1;
	}
	return size;
}

static void
add_empty(struct crosstab *crosstab, const size_t *atoms)
{
	if (!crosstab_is_never(crosstab, atoms, crosstab->dimensions))
		add_cell(crosstab, atoms, 0);
}

static void
add_whole(struct crosstab *crosstab, size_t size)
{
	size_t atoms[CROSSTAB_DIMENSIONS_MOST];

	for (size_t key = 0; key < size; key++) {
		crosstab_atoms(crosstab, key, atoms);
		add_empty(crosstab, atoms);
	}
}

/* Whoever differs from somebody in one dimension. */
static void
add_neighbours(struct crosstab *crosstab)
{
	size_t occupied = crosstab->cells_count;
	size_t atoms[CROSSTAB_DIMENSIONS_MOST];

	for (size_t i = 0; i < occupied; i++) {
		crosstab_atoms(crosstab, crosstab->cells[i].key, atoms);
		for (size_t d = 0; d < crosstab->dimensions; d++) {
			size_t own = atoms[d];

			for (size_t k = 0; k < crosstab->ways[d].atoms; k++) {
				atoms[d] = k;
				if (k != own)
					add_empty(crosstab, atoms);
			}
			atoms[d] = own;
		}
	}
}

static void
add_one_a_figure(struct crosstab *crosstab)
{
	size_t atoms[CROSSTAB_DIMENSIONS_MOST];

	for (size_t i = 0; i < crosstab->figures_count; i++)
		if (crosstab_any(crosstab, i, atoms))
			add_cell(crosstab, atoms, 0);
}

/* ---------------------------------------------------------------- members */

static int
compare_members(const void *one, const void *other)
{
	uint32_t first = *(const uint32_t *)one;
	uint32_t second = *(const uint32_t *)other;

	return first == second ? 0 : first < second ? -1 : 1;
}

/* Every figure of one table that the cell is in: each axis its own or all. */
static void
add_members_of(struct crosstab *crosstab, const struct crosstab_table *table,
    const size_t *atoms)
{
	for (size_t mask = 0; mask < (size_t)1 << table->axes; mask++) {
		size_t slot = 0;

		for (size_t i = 0; i < table->axes; i++) {
			size_t d = table->dimensions[i];
			size_t category = crosstab->ways[d].first[atoms[d]];
			size_t group = table->of[i][category] + 1;

			slot = slot * (table->groups[i] + 1) +
			       ((mask >> i) & 1) * group;
		}
		crosstab->members[crosstab->members_count++] =
		    (uint32_t)table->figures[slot];
	}
}

static void
add_members(struct crosstab *crosstab, size_t cell)
{
	size_t atoms[CROSSTAB_DIMENSIONS_MOST];
	size_t start = crosstab->members_count;
	size_t kept = start;

	crosstab_atoms(crosstab, crosstab->cells[cell].key, atoms);
	mem_grow((void **)&crosstab->members, &crosstab->members_capacity,
	    start + (crosstab->tables_count << CROSSTAB_AXES_MOST),
	    sizeof(uint32_t));
	for (size_t i = 0; i < crosstab->tables_count; i++)
		add_members_of(crosstab, &crosstab->tables[i], atoms);
	if (crosstab->members_count > start)
		qsort(crosstab->members + start,
		    crosstab->members_count - start, sizeof(uint32_t),
		    compare_members);
	for (size_t i = start; i < crosstab->members_count; i++) {
		uint32_t figure = crosstab->members[i];

		if (kept > start && crosstab->members[kept - 1] == figure)
			continue;
		crosstab->members[kept++] = figure;
		crosstab->truths[figure] += crosstab->cells[cell].truth;
	}
	crosstab->members_count = kept;
	crosstab->ends[cell] = kept;
}

void
crosstab_grid(struct crosstab *crosstab)
{
	size_t size = whole_size(crosstab);

	merge_cells(crosstab);
	if (size <= CROSSTAB_WHOLE_MOST)
		add_whole(crosstab, size);
	else
		add_neighbours(crosstab);
	add_one_a_figure(crosstab);
	merge_cells(crosstab);
	crosstab->ends = mem_alloc(crosstab->cells_count, sizeof(size_t));
	for (size_t i = 0; i < crosstab->cells_count; i++)
		add_members(crosstab, i);
}

size_t
crosstab_cells(const struct crosstab *crosstab)
{
	return crosstab->cells_count;
}

size_t
crosstab_ways(
    const struct crosstab *crosstab, size_t ways[CROSSTAB_DIMENSIONS_MOST])
{
	for (size_t i = 0; i < crosstab->dimensions; i++)
		ways[i] = crosstab->ways[i].atoms;
	return crosstab->dimensions;
}

uint64_t
crosstab_cell_key(const struct crosstab *crosstab, size_t cell)
{
	return crosstab->cells[cell].key;
}

int64_t
crosstab_cell_truth(const struct crosstab *crosstab, size_t cell)
{
	return crosstab->cells[cell].truth;
}

const uint32_t *
crosstab_cell_figures(
    const struct crosstab *crosstab, size_t cell, size_t *count)
{
	size_t start = cell == 0 ? 0 : crosstab->ends[cell - 1];

	*count = crosstab->ends[cell] - start;
	return crosstab->members + start;
}
