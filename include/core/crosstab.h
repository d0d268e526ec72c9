/*
 * crosstab: people or sessions as codes, the inner cells of all they could be,
 * and the figures that tables publish about them.
 *
 * Pure.  Categories that no table tells apart are one.  A figure that stands in
 * several tables is one figure: it is drawn once.
 */
#ifndef CORE_CROSSTAB_H
#define CORE_CROSSTAB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CROSSTAB_DIMENSIONS_MOST 8
#define CROSSTAB_AXES_MOST       3
#define CROSSTAB_WHOLE_MOST      4096 /* up to so many cells: all of them */

/* One way to read a dimension: the group (from 0) of each of its categories. */
struct crosstab_axis {
	size_t dimension;
	const size_t *of; /* borrowed */
	size_t groups;
};

struct crosstab;

/* ${categories} has one number a dimension. */
struct crosstab *crosstab_new(const size_t *categories, size_t dimensions);
void crosstab_free(struct crosstab *crosstab);

/*
 * Add a table; its number is how many there were.  Then say what cannot be.
 * Both before crosstab_seal(), which finds figures and cells apart.
 */
size_t crosstab_add_table(struct crosstab *crosstab,
    const struct crosstab_axis *axes, size_t axes_count);
void crosstab_add_never(struct crosstab *crosstab, size_t dimension,
    size_t category, size_t other_dimension, size_t other_category);
void crosstab_seal(struct crosstab *crosstab);

/* Count somebody (a code a dimension, all possible together) ${times} times. */
void crosstab_count(
    struct crosstab *crosstab, const size_t *codes, int64_t times);
bool crosstab_is_possible(const struct crosstab *crosstab, const size_t *codes);

/*
 * Make the grid: every cell with somebody in it and its one-step neighbours,
 * all cells when they are few; impossible ones never.
 */
void crosstab_grid(struct crosstab *crosstab);

/*
 * After crosstab_seal(): figures; the figure of a table's cell, each group from
 * 1, 0 being "all"; its true count; whether anybody can be in it at all.
 */
size_t crosstab_figures(const struct crosstab *crosstab);
size_t crosstab_figure(
    const struct crosstab *crosstab, size_t table, const size_t *groups);
int64_t crosstab_truth(const struct crosstab *crosstab, size_t figure);
/* The dimensions that decide who is in it, a bit each from the lowest. */
unsigned char crosstab_figure_asks(
    const struct crosstab *crosstab, size_t figure);
bool crosstab_figure_is_possible(
    const struct crosstab *crosstab, size_t figure);

/*
 * After crosstab_seal(): how many dimensions there are, and how many numbers a
 * cell's key has for each, the last fastest.
 */
size_t crosstab_ways(
    const struct crosstab *crosstab, size_t ways[CROSSTAB_DIMENSIONS_MOST]);

/* After crosstab_grid(): cells, their keys (ascending), their true counts, the
 * figures they are in. */
size_t crosstab_cells(const struct crosstab *crosstab);
uint64_t crosstab_cell_key(const struct crosstab *crosstab, size_t cell);
int64_t crosstab_cell_truth(const struct crosstab *crosstab, size_t cell);
const uint32_t *crosstab_cell_figures(
    const struct crosstab *crosstab, size_t cell, size_t *count);

#endif
