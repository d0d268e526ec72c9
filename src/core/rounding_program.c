/*
 * rounding_program: figures and cells as GLPK's rows and columns.
 *
 * Called only where GLPK's errors are contained.
 */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "core/rounding_internal.h"

#define KEEP 8 /* cells a row that a search is cut down to */

static double
log_odds(double chance)
{
	return log(chance / (1 - chance));
}

double
rounding_part(const struct solver *solver, size_t figure)
{
	return solver->targets[figure] - floor(solver->targets[figure]);
}

/*
 * What it costs to round this figure up: less than nothing when its chance is
 * below its part.  As log odds, figures that must share come out about as often
 * as they should, so that the walk is short and is little off when it is cut.
 */
static double
cost(const struct solver *solver, size_t figure)
{
	double part = rounding_part(solver, figure);

	if (part == 0)
		return 0;
	return log_odds(solver->chances[figure]) - log_odds(part);
}

static int
add_column(struct solver *solver, double objective)
{
	int column = glp_add_cols(solver->problem, 1);

	glp_set_col_bnds(solver->problem, column, GLP_LO, 0, 0);
	glp_set_col_kind(solver->problem, column, GLP_IV);
	glp_set_obj_coef(solver->problem, column, objective);
	return column;
}

/* Whether a figure goes up as a column of its own, taken off its row. */
static void
add_split(struct solver *solver, size_t figure)
{
	int column = add_column(solver, cost(solver, figure));

	glp_set_col_kind(solver->problem, column, GLP_BV);
	solver->indices[1] = solver->rows[figure];
	solver->values[1] = -1;
	glp_set_mat_col(
	    solver->problem, column, 1, solver->indices, solver->values);
}

/* A figure that must be 0 needs no row: its cells have no column; nor does
 * one that no one will see. */
static void
add_rows(struct solver *solver)
{
	const struct rounding *rounding = solver->rounding;

	for (size_t i = 0; i < rounding->figures; i++) {
		double least = floor(solver->targets[i]);
		bool is_free = rounding_part(solver, i) != 0;
		bool is_wide = is_free && !rounding_way(solver)->is_split;

		if (!solver->is_wanted[i] || solver->targets[i] == 0)
			continue;
		solver->rows[i] = glp_add_rows(solver->problem, 1);
		glp_set_row_bnds(solver->problem, solver->rows[i],
		    is_wide ? GLP_DB : GLP_FX, least,
		    is_wide ? least + 1 : least);
		if (is_free && rounding_way(solver)->is_split)
			add_split(solver, i);
	}
}

bool
rounding_is_empty(const struct solver *solver, size_t cell)
{
	size_t count;
	const uint32_t *members =
	    rounding_members(solver->rounding, cell, &count);

	if (solver->is_shut[cell])
		return true;
	for (size_t k = 0; k < count; k++)
		if (solver->is_wanted[members[k]] &&
		    solver->targets[members[k]] == 0)
			return true;
	return false;
}

void
rounding_program_add_cells(struct solver *solver, bool has_costs)
{
	const struct rounding *rounding = solver->rounding;

	for (size_t i = 0; i < rounding->cells; i++) {
		size_t count;
		const uint32_t *members = rounding_members(rounding, i, &count);
		double objective = 0;
		int terms = 0;

		solver->columns[i] = 0;
		if (rounding_is_empty(solver, i))
			continue;
		for (size_t k = 0; k < count; k++) {
			if (!solver->is_wanted[members[k]])
				continue;
			objective += cost(solver, members[k]);
			solver->indices[++terms] = solver->rows[members[k]];
			solver->values[terms] = 1;
		}
		solver->columns[i] =
		    add_column(solver, has_costs ? objective : 0);
		glp_set_mat_col(solver->problem, solver->columns[i], terms,
		    solver->indices, solver->values);
	}
}

/* The cells of ${figure}, each with ${sign}, into the row being made. */
static int
add_terms(struct solver *solver, size_t figure, int terms, double sign)
{
	const struct rounding *rounding = solver->rounding;

	for (size_t i = 0; i < rounding->cells; i++) {
		size_t count;
		const uint32_t *members = rounding_members(rounding, i, &count);

		if (solver->columns[i] == 0)
			continue;
		for (size_t k = 0; k < count; k++) {
			if (members[k] != figure)
				continue;
			terms++;
			solver->indices[terms] = solver->columns[i];
			solver->values[terms] = sign;
		}
	}
	return terms;
}

static void
add_leasts(struct solver *solver)
{
	const struct rounding *rounding = solver->rounding;

	for (size_t i = 0; i < rounding->leasts_count; i++) {
		const struct rounding_least *least = &rounding->leasts[i];
		int row = glp_add_rows(solver->problem, 1);
		int terms = add_terms(solver, least->more, 0, 1);

		for (size_t k = 0; k < least->less_count; k++)
			terms = add_terms(solver, least->less[k], terms, -1);
		glp_set_mat_row(solver->problem, row, terms, solver->indices,
		    solver->values);
		glp_set_row_bnds(solver->problem, row,
		    solver->is_tight[i] ? GLP_FX : GLP_LO, 0, 0);
	}
}

void
rounding_program_new(struct solver *solver)
{
	if (solver->problem != NULL)
		glp_delete_prob(solver->problem);
	solver->problem = glp_create_prob();
	for (size_t i = 0; i < solver->rounding->figures; i++)
		solver->rows[i] = 0;
}

bool
rounding_program_build(struct solver *solver)
{
	rounding_program_new(solver);
	add_rows(solver);
	rounding_program_add_cells(solver, !rounding_way(solver)->is_split);
	add_leasts(solver);
	return glp_get_num_cols(solver->problem) > 0;
}

/* -------------------------------------------------------------------- cut */

static int
compare_costs(const void *one, const void *other)
{
	double first = *(const double *)one;
	double second = *(const double *)other;

	return first == second ? 0 : first < second ? -1 : 1;
}

/* The reduced cost that ${keep} cells are at or below. */
static double
dearest(const struct solver *solver, size_t keep, size_t count)
{
	double *costs = mem_alloc(count, sizeof(*costs));
	size_t at = 0;
	double most;

	for (size_t i = 0; i < solver->rounding->cells; i++)
		if (solver->columns[i] != 0)
			costs[at++] = glp_get_col_dual(
			    solver->problem, solver->columns[i]);
	qsort(costs, count, sizeof(*costs), compare_costs);
	most = costs[keep - 1];
	mem_free(costs);
	return most;
}

bool
rounding_program_cut(struct solver *solver)
{
	const struct rounding *rounding = solver->rounding;
	size_t keep = KEEP * (size_t)glp_get_num_rows(solver->problem);
	size_t count = 0;
	int dropped = 0;
	double most;

	for (size_t i = 0; i < rounding->cells; i++)
		count += solver->columns[i] != 0;
	if (count <= 2 * keep)
		return false;
	most = dearest(solver, keep, count);
	/* Columns stand in the order of cells; those left move up. */
	for (size_t i = 0; i < rounding->cells; i++) {
		int column = solver->columns[i];

		if (column == 0)
			continue;
		solver->columns[i] = column - dropped;
		if (glp_get_col_stat(solver->problem, column) == GLP_BS ||
		    glp_get_col_dual(solver->problem, column) <= most)
			continue;
		solver->columns[i] = 0;
		solver->indices[++dropped] = column;
	}
	if (dropped > 0)
		glp_del_cols(solver->problem, dropped, solver->indices);
	glp_std_basis(solver->problem);
	return true;
}
