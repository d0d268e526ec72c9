/*
 * crosstab: which figures tables are made of, and which categories they never
 * tell apart.
 *
 * A figure is one set of categories a dimension.  It must never be drawn twice
 * because two tables show it: figures are told apart by their sets, not by
 * where they stand.
 */
#include "core/crosstab_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct crosstab *
crosstab_new(const size_t *categories, size_t dimensions)
{
	struct crosstab *crosstab = mem_alloc(1, sizeof(*crosstab));

	crosstab->dimensions = dimensions;
	for (size_t i = 0; i < dimensions; i++) {
		struct ways *ways = &crosstab->ways[i];

		ways->categories = categories[i];
		mem_grow(
		    (void **)&ways->sets, &ways->sets_bytes, categories[i], 1);
		memset(ways->sets, 1, categories[i]);
		ways->sets_count = 1;
	}
	return crosstab;
}

static void
table_clear(struct crosstab_table *table)
{
	for (size_t i = 0; i < table->axes; i++) {
		mem_free(table->of[i]);
		mem_free(table->sets[i]);
	}
	mem_free(table->figures);
}

void
crosstab_free(struct crosstab *crosstab)
{
	if (crosstab == NULL)
		return;
	for (size_t i = 0; i < crosstab->dimensions; i++) {
		mem_free(crosstab->ways[i].sets);
		mem_free(crosstab->ways[i].atom_of);
		mem_free(crosstab->ways[i].first);
	}
	for (size_t i = 0; i < crosstab->tables_count; i++)
		table_clear(&crosstab->tables[i]);
	mem_free(crosstab->tables);
	mem_free(crosstab->nevers);
	mem_free(crosstab->figures);
	mem_free(crosstab->truths);
	mem_free(crosstab->cells);
	mem_free(crosstab->ends);
	mem_free(crosstab->members);
	mem_free(crosstab);
}

/* ------------------------------------------------------------------- sets */

/* The number of a set; it becomes the last one when it is new. */
static size_t
find_set(struct ways *ways, const unsigned char *set)
{
	size_t size = ways->categories;
	size_t at = 0;

	while (at < ways->sets_count &&
	       memcmp(ways->sets + at * size, set, size) != 0)
		at++;
	if (at < ways->sets_count)
		return at;
	mem_grow((void **)&ways->sets, &ways->sets_bytes, (at + 1) * size, 1);
	memcpy(ways->sets + at * size, set, size);
	ways->sets_count++;
	return at;
}

/* The set of the categories that ${of} puts into ${group}. */
static size_t
group_set(struct ways *ways, const size_t *of, size_t group)
{
	unsigned char *set = mem_alloc(ways->categories, 1);
	size_t number;

	for (size_t i = 0; i < ways->categories; i++)
		set[i] = of[i] == group;
	number = find_set(ways, set);
	mem_free(set);
	return number;
}

size_t
crosstab_add_table(struct crosstab *crosstab, const struct crosstab_axis *axes,
    size_t axes_count)
{
	struct crosstab_table *table = NULL;

	mem_grow((void **)&crosstab->tables, &crosstab->tables_capacity,
	    crosstab->tables_count + 1, sizeof(*crosstab->tables));
	table = &crosstab->tables[crosstab->tables_count];
	*table = (struct crosstab_table){.axes = axes_count, .slots = 1};
	for (size_t i = 0; i < axes_count; i++) {
		struct ways *ways = &crosstab->ways[axes[i].dimension];

		table->dimensions[i] = axes[i].dimension;
		table->groups[i] = axes[i].groups;
		table->slots *= axes[i].groups + 1;
		table->of[i] = mem_alloc(ways->categories, sizeof(size_t));
		memcpy(table->of[i], axes[i].of,
		    ways->categories * sizeof(size_t));
		table->sets[i] = mem_alloc(axes[i].groups, sizeof(size_t));
		for (size_t k = 0; k < axes[i].groups; k++)
			table->sets[i][k] = group_set(ways, axes[i].of, k);
	}
	return crosstab->tables_count++;
}

static void
add_single(struct crosstab *crosstab, size_t dimension, size_t category)
{
	struct ways *ways = &crosstab->ways[dimension];
	unsigned char *set = mem_alloc(ways->categories, 1);

	set[category] = 1;
	(void)find_set(ways, set);
	mem_free(set);
}

void
crosstab_add_never(struct crosstab *crosstab, size_t dimension, size_t category,
    size_t other_dimension, size_t other_category)
{
	mem_grow((void **)&crosstab->nevers, &crosstab->nevers_capacity,
	    crosstab->nevers_count + 1, sizeof(*crosstab->nevers));
	crosstab->nevers[crosstab->nevers_count++] = (struct never){
	    {dimension, other_dimension}, {category, other_category}};
	add_single(crosstab, dimension, category);
	add_single(crosstab, other_dimension, other_category);
}

/* ------------------------------------------------------------------ atoms */

static bool
are_alike(const struct ways *ways, size_t one, size_t other)
{
	for (size_t i = 0; i < ways->sets_count; i++) {
		const unsigned char *set = ways->sets + i * ways->categories;

		if (set[one] != set[other])
			return false;
	}
	return true;
}

/* Categories that every set holds together are one atom. */
static void
find_atoms(struct ways *ways)
{
	ways->atom_of = mem_alloc(ways->categories, sizeof(size_t));
	ways->first = mem_alloc(ways->categories, sizeof(size_t));
	ways->atoms = 0;
	for (size_t i = 0; i < ways->categories; i++) {
		size_t atom = 0;

		while (atom < ways->atoms &&
		       !are_alike(ways, ways->first[atom], i))
			atom++;
		if (atom == ways->atoms)
			ways->first[ways->atoms++] = i;
		ways->atom_of[i] = atom;
	}
}

/* ---------------------------------------------------------------- figures */

/* A slot of a table on its way to a figure. */
struct slot {
	struct figure figure;
	size_t *number; /* where the figure's number goes */
};

static int
compare_slots(const void *one, const void *other)
{
	const struct slot *first = one;
	const struct slot *second = other;

	for (size_t i = 0; i < CROSSTAB_DIMENSIONS_MOST; i++) {
		size_t a = first->figure.sets[i];
		size_t b = second->figure.sets[i];

		if (a != b)
			return a < b ? -1 : 1;
	}
	return 0;
}

static struct figure
slot_figure(const struct crosstab_table *table, size_t slot)
{
	struct figure figure = {{SET_ALL}};

	for (size_t i = table->axes; i-- > 0;) {
		size_t group = slot % (table->groups[i] + 1);

		slot /= table->groups[i] + 1;
		if (group > 0)
			figure.sets[table->dimensions[i]] =
			    table->sets[i][group - 1];
	}
	return figure;
}

static struct slot *
all_slots(struct crosstab *crosstab, size_t *count)
{
	struct slot *slots = NULL;
	size_t at = 0;

	*count = 0;
	for (size_t i = 0; i < crosstab->tables_count; i++)
		*count += crosstab->tables[i].slots;
	slots = mem_alloc(*count, sizeof(*slots));
	for (size_t i = 0; i < crosstab->tables_count; i++) {
		struct crosstab_table *table = &crosstab->tables[i];

		table->figures = mem_alloc(table->slots, sizeof(size_t));
		for (size_t k = 0; k < table->slots; k++) {
			slots[at].figure = slot_figure(table, k);
			slots[at++].number = &table->figures[k];
		}
	}
	return slots;
}

void
crosstab_seal(struct crosstab *crosstab)
{
	size_t count;
	struct slot *slots = NULL;

	for (size_t i = 0; i < crosstab->dimensions; i++)
		find_atoms(&crosstab->ways[i]);
	slots = all_slots(crosstab, &count);
	qsort(slots, count, sizeof(*slots), compare_slots);
	crosstab->figures = mem_alloc(count, sizeof(*crosstab->figures));
	crosstab->truths = mem_alloc(count, sizeof(*crosstab->truths));
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || compare_slots(&slots[i - 1], &slots[i]) != 0)
			crosstab->figures[crosstab->figures_count++] =
			    slots[i].figure;
		*slots[i].number = crosstab->figures_count - 1;
	}
	mem_free(slots);
}

size_t
crosstab_figures(const struct crosstab *crosstab)
{
	return crosstab->figures_count;
}

size_t
crosstab_figure(
    const struct crosstab *crosstab, size_t table, const size_t *groups)
{
	const struct crosstab_table *found = &crosstab->tables[table];
	size_t slot = 0;

	for (size_t i = 0; i < found->axes; i++)
		slot = slot * (found->groups[i] + 1) + groups[i];
	return found->figures[slot];
}

int64_t
crosstab_truth(const struct crosstab *crosstab, size_t figure)
{
	return crosstab->truths[figure];
}

unsigned char
crosstab_figure_asks(const struct crosstab *crosstab, size_t figure)
{
	const struct figure *found = &crosstab->figures[figure];
	unsigned asks = 0;

	for (size_t i = 0; i < crosstab->dimensions; i++)
		if (found->sets[i] != SET_ALL)
			asks |= 1U << i;
	return (unsigned char)asks;
}

/* ------------------------------------------------------- what cannot be */

bool
crosstab_is_never(
    const struct crosstab *crosstab, const size_t *atoms, size_t dimensions)
{
	for (size_t i = 0; i < crosstab->nevers_count; i++) {
		const struct never *never = &crosstab->nevers[i];
		bool both = true;

		for (size_t k = 0; k < 2; k++) {
			size_t dimension = never->dimensions[k];
			const struct ways *ways = &crosstab->ways[dimension];

			if (dimension >= dimensions ||
			    atoms[dimension] !=
				ways->atom_of[never->categories[k]])
				both = false;
		}
		if (both)
			return true;
	}
	return false;
}

/* Fill in one dimension after the other, going back where nothing fits. */
static bool
fill(const struct crosstab *crosstab, const struct figure *figure,
    size_t dimension, size_t *atoms)
{
	const struct ways *ways = &crosstab->ways[dimension];
	const unsigned char *set;

	if (dimension == crosstab->dimensions)
		return true;
	set = ways->sets + figure->sets[dimension] * ways->categories;
	for (size_t i = 0; i < ways->atoms; i++) {
		atoms[dimension] = i;
		if (set[ways->first[i]] != 0 &&
		    !crosstab_is_never(crosstab, atoms, dimension + 1) &&
		    fill(crosstab, figure, dimension + 1, atoms))
			return true;
	}
	return false;
}

bool
crosstab_any(const struct crosstab *crosstab, size_t figure, size_t *atoms)
{
	return fill(crosstab, &crosstab->figures[figure], 0, atoms);
}

bool
crosstab_figure_is_possible(const struct crosstab *crosstab, size_t figure)
{
	size_t atoms[CROSSTAB_DIMENSIONS_MOST];

	return crosstab_any(crosstab, figure, atoms);
}

bool
crosstab_is_possible(const struct crosstab *crosstab, const size_t *codes)
{
	size_t atoms[CROSSTAB_DIMENSIONS_MOST] = {0};

	for (size_t i = 0; i < crosstab->dimensions; i++)
		atoms[i] = crosstab->ways[i].atom_of[codes[i]];
	return !crosstab_is_never(crosstab, atoms, crosstab->dimensions);
}
