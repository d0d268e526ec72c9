/*
 * rounding_stride: how great a share of the target an answer can be.
 *
 * What is left when the share is taken off, (target - share * answer) / (1 -
 * share), must still be a target: each figure between the two neighbours of its
 * truth, every "at least" kept, and people, if in parts, in cells that add up
 * to it.  The first two follow from the answer; the last is a program of its
 * own, and what it leaves no room for must stay empty from there on.
 */
#include <math.h>

#include "core/rounding_internal.h"

#define NOTHING 1e-9

double
rounding_spare(const struct rounding_least *least, const double *of)
{
	double spare = of[least->more];

	for (size_t i = 0; i < least->less_count; i++)
		spare -= of[least->less[i]];
	return spare;
}

static double
spare_of_found(const struct solver *solver, const struct rounding_least *least)
{
	const int64_t *figures = solver->found.figures;
	int64_t spare = figures[least->more];

	for (size_t i = 0; i < least->less_count; i++)
		spare -= figures[least->less[i]];
	return (double)spare / solver->rounding->base;
}

static double
lesser(double one, double other)
{
	return one < other ? one : other;
}

/* As far as figures and "at least" let it; 1: the answer is the target. */
static double
most_share(const struct solver *solver)
{
	const struct rounding *rounding = solver->rounding;
	double most = 1;

	for (size_t i = 0; i < rounding->figures; i++) {
		double part = rounding_part(solver, i);
		double answer =
		    (double)solver->found.figures[i] / rounding->base;

		if (part != 0)
			most = lesser(most,
			    answer > solver->targets[i] ? part : 1 - part);
	}
	for (size_t i = 0; i < rounding->leasts_count; i++) {
		const struct rounding_least *least = &rounding->leasts[i];
		double spare = rounding_spare(least, solver->targets);
		double answer = spare_of_found(solver, least);

		if (answer > 0)
			most = lesser(most, spare / answer);
	}
	return most < NOTHING ? 0 : most;
}

/*
 * A row for each figure that must not be 0 and a column for each cell.  Returns
 * one more column: so many times what was found, and with the cells that is the
 * target; or so many times the target, and that is the cells.
 */
static int
begin(struct solver *solver, bool of_found)
{
	const struct rounding *rounding = solver->rounding;
	int column, terms = 0;

	rounding_program_new(solver);
	for (size_t i = 0; i < rounding->figures; i++) {
		double found =
		    (double)solver->found.figures[i] / rounding->base;

		if (solver->targets[i] == 0)
			continue;
		solver->rows[i] = glp_add_rows(solver->problem, 1);
		glp_set_row_bnds(solver->problem, solver->rows[i], GLP_FX,
		    of_found ? solver->targets[i] : 0, 0);
		solver->indices[++terms] = solver->rows[i];
		solver->values[terms] = of_found ? found : -solver->targets[i];
	}
	column = glp_add_cols(solver->problem, 1);
	glp_set_mat_col(
	    solver->problem, column, terms, solver->indices, solver->values);
	rounding_program_add_cells(solver, false);
	return column;
}

/* Cells that would have made the share smaller have no room in the rest. */
static void
shut_cells(struct solver *solver)
{
	for (size_t i = 0; i < solver->rounding->cells; i++)
		if (solver->columns[i] != 0 &&
		    fabs(glp_get_col_dual(
			solver->problem, solver->columns[i])) > NOTHING)
			solver->is_shut[i] = true;
}

enum status
rounding_stride(struct solver *solver, double *share)
{
	double most = most_share(solver);
	enum status status;
	int column;

	*share = most;
	if (most == 0 || most == 1)
		return STATUS_OK;
	column = begin(solver, true);
	glp_set_col_bnds(solver->problem, column, GLP_DB, 0, most);
	glp_set_obj_coef(solver->problem, column, -1);
	glp_adv_basis(solver->problem, 0);
	status = rounding_relax(solver);
	if (status != STATUS_OK)
		return status;
	*share = lesser(most, glp_get_col_prim(solver->problem, column));
	if (*share >= most - NOTHING) {
		*share = most;
		return STATUS_OK;
	}
	shut_cells(solver);
	if (*share < NOTHING)
		*share = 0;
	return STATUS_OK;
}

/*
 * Some number of times the target, with as many cells as can be that are not
 * empty: of each cell a part of at most 1, which counts, and the rest.
 */
enum status
rounding_shut(struct solver *solver)
{
	const struct rounding *rounding = solver->rounding;
	int column = begin(solver, false);
	enum status status;

	glp_set_col_bnds(solver->problem, column, GLP_LO, 1, 0);
	rounding_program_add_cells(solver, false);
	for (size_t i = 0; i < rounding->cells; i++) {
		if (solver->columns[i] == 0)
			continue;
		glp_set_col_bnds(
		    solver->problem, solver->columns[i], GLP_DB, 0, 1);
		glp_set_obj_coef(solver->problem, solver->columns[i], -1);
	}
	glp_adv_basis(solver->problem, 0);
	status = rounding_relax(solver);
	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; i < rounding->cells; i++)
		if (solver->columns[i] != 0 &&
		    glp_get_col_prim(solver->problem, solver->columns[i]) < 0.5)
			solver->is_shut[i] = true;
	return STATUS_OK;
}
