/*
 * rounding_solve: the one file that knows GLPK.
 *
 * GLPK ends the process when it thinks it must; its error hook jumps back here
 * instead, and everything it had is given back.  So between the jump's landing
 * and solver_free() nothing of ours may be held that is not in struct solver.
 */
#include <glpk.h>
#include <math.h>
#include <setjmp.h>

#include "base/mem.h"
#include "core/rounding.h"

#define CHUNK_MS 200 /* the simplex is asked this often whether to go on */
#define PATIENCE 12  /* after a twelfth of the limit any answer is good */

/* Ways to search, tried in turn by attempts that found nothing. */
static const struct way {
	int branch;
	int back;
	bool is_split; /* a yes or no a figure, beside the cells */
	int presolve;
} ways[] = {
    {GLP_BR_MFV, GLP_BT_DFS, false, GLP_OFF},
    {GLP_BR_DTH, GLP_BT_BLB, false, GLP_ON},
    {GLP_BR_DTH, GLP_BT_DFS, true, GLP_OFF},
    {GLP_BR_PCH, GLP_BT_BPH, false, GLP_OFF},
};

#define WAYS (sizeof(ways) / sizeof(ways[0]))

struct solver {
	const struct rounding *rounding;
	const struct rounding_draw *draw;
	const struct rounding_limits *limits;
	const struct way *way;
	glp_prob *problem;
	double began;
	int *rows;      /* of each figure; 0: none */
	int *columns;   /* of each cell; 0: it must stay empty */
	int *indices;   /* room for one row or column, from 1 */
	double *values; /* as much room */
	jmp_buf failed; /* where GLPK's errors end */
};

/* --------------------------------------------------------------- building */

/* Strictly between 0 and 1. */
static double
drawn(const struct rounding_draw *draw, size_t figure)
{
	return ldexp((double)(draw->numbers[figure] >> 12) + 0.5, -52);
}

static double
log_odds(double chance)
{
	return log(chance / (1 - chance));
}

/*
 * What it costs the draw to round this figure up: less than nothing when v is
 * below its part of the base, as for v less that part.  As log odds, figures
 * that must share come out as often as they should: plain differences were up
 * to twice as far off on average.
 */
static double
cost(const struct solver *solver, size_t figure)
{
	int64_t base = solver->rounding->base;
	int64_t part = solver->rounding->truths[figure] % base;

	if (part == 0)
		return 0;
	return log_odds(drawn(solver->draw, figure)) -
	       log_odds((double)part / (double)base);
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

/* A figure that is truly 0 needs no row: its cells have no column. */
static void
add_rows(struct solver *solver)
{
	const struct rounding *rounding = solver->rounding;

	for (size_t i = 0; i < rounding->figures; i++) {
		int64_t least = rounding->truths[i] / rounding->base;
		bool is_free = rounding->truths[i] % rounding->base != 0;
		bool is_wide = is_free && !solver->way->is_split;

		if (rounding->truths[i] == 0)
			continue;
		solver->rows[i] = glp_add_rows(solver->problem, 1);
		glp_set_row_bnds(solver->problem, solver->rows[i],
		    is_wide ? GLP_DB : GLP_FX, (double)least,
		    (double)(is_wide ? least + 1 : least));
		if (is_free && solver->way->is_split)
			add_split(solver, i);
	}
}

static bool
is_empty(const struct rounding *rounding, const uint32_t *members, size_t count)
{
	for (size_t k = 0; k < count; k++)
		if (rounding->truths[members[k]] == 0)
			return true;
	return false;
}

static void
add_cells(struct solver *solver)
{
	const struct rounding *rounding = solver->rounding;

	for (size_t i = 0; i < rounding->cells; i++) {
		size_t count;
		const uint32_t *members = rounding_members(rounding, i, &count);
		double objective = 0;

		if (is_empty(rounding, members, count))
			continue;
		for (size_t k = 0; k < count; k++) {
			objective += cost(solver, members[k]);
			solver->indices[k + 1] = solver->rows[members[k]];
			solver->values[k + 1] = 1;
		}
		solver->columns[i] =
		    add_column(solver, solver->way->is_split ? 0 : objective);
		glp_set_mat_col(solver->problem, solver->columns[i], (int)count,
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
		glp_set_row_bnds(solver->problem, row, GLP_LO, 0, 0);
	}
}

/* ---------------------------------------------------------------- solving */

static double
elapsed_ms(const struct solver *solver)
{
	return 1000 * glp_difftime(glp_time(), solver->began);
}

static bool
may_go_on(const struct solver *solver)
{
	const struct rounding_limits *limits = solver->limits;

	return elapsed_ms(solver) < limits->limit_ms &&
	       (limits->go_on == NULL || limits->go_on(limits->context));
}

/* The best answer is looked for at first, then any. */
static void
watch(glp_tree *tree, void *context)
{
	const struct solver *solver = context;
	bool is_patient =
	    elapsed_ms(solver) * PATIENCE < solver->limits->limit_ms;

	if (!may_go_on(solver) ||
	    (!is_patient && glp_mip_status(glp_ios_get_prob(tree)) == GLP_FEAS))
		glp_ios_terminate(tree);
}

static enum status
relax(struct solver *solver)
{
	glp_smcp settings;
	int outcome;

	glp_init_smcp(&settings);
	settings.msg_lev = GLP_MSG_OFF;
	settings.tm_lim = CHUNK_MS;
	do {
		outcome = glp_simplex(solver->problem, &settings);
	} while (outcome == GLP_ETMLIM && may_go_on(solver));
	if (outcome == GLP_ETMLIM)
		return FAIL(STATUS_BUSY, "no time to solve");
	if (outcome != 0)
		return FAIL(STATUS_INTERNAL, "the simplex failed");
	if (glp_get_status(solver->problem) != GLP_OPT)
		return FAIL(STATUS_INVALID, "no answer, not even in parts");
	return STATUS_OK;
}

static enum status
search(struct solver *solver)
{
	glp_iocp settings;
	int outcome;
	int found;

	glp_init_iocp(&settings);
	settings.msg_lev = GLP_MSG_OFF;
	settings.br_tech = solver->way->branch;
	settings.bt_tech = solver->way->back;
	settings.presolve = solver->way->presolve;
	settings.sr_heur = GLP_ON;
	settings.tm_lim = solver->limits->limit_ms;
	settings.cb_func = watch;
	settings.cb_info = solver;
	outcome = glp_intopt(solver->problem, &settings);
	found = glp_mip_status(solver->problem);
	if (found == GLP_OPT || found == GLP_FEAS)
		return STATUS_OK;
	if (outcome == 0 || outcome == GLP_ENOPFS)
		return FAIL(STATUS_INVALID, "no answer in whole numbers");
	if (outcome == GLP_ETMLIM || outcome == GLP_ESTOP)
		return FAIL(STATUS_BUSY, "no time to search");
	return FAIL(STATUS_INTERNAL, "the search failed");
}

static enum status
run(struct solver *solver)
{
	enum status status = STATUS_OK;

	solver->began = glp_time();
	solver->problem = glp_create_prob();
	add_rows(solver);
	add_cells(solver);
	add_leasts(solver);
	if (glp_get_num_cols(solver->problem) == 0)
		return STATUS_OK;
	if (solver->way->presolve == GLP_OFF)
		status = relax(solver);
	if (status == STATUS_OK)
		status = search(solver);
	return status;
}

/* What the solver says becomes whole numbers here, and nothing else of it. */
static void
take(const struct solver *solver, struct rounding_result *result)
{
	const struct rounding *rounding = solver->rounding;

	result->cells = mem_alloc(rounding->cells, sizeof(*result->cells));
	result->figures =
	    mem_alloc(rounding->figures, sizeof(*result->figures));
	for (size_t i = 0; i < rounding->cells; i++) {
		size_t count;
		const uint32_t *members = rounding_members(rounding, i, &count);

		if (solver->columns[i] == 0)
			continue;
		result->cells[i] =
		    rounding->base * (int64_t)llround(glp_mip_col_val(
					 solver->problem, solver->columns[i]));
		for (size_t k = 0; k < count; k++)
			result->figures[members[k]] += result->cells[i];
	}
	result->is_best = glp_get_num_cols(solver->problem) == 0 ||
			  glp_mip_status(solver->problem) == GLP_OPT;
}

static void
land(void *context)
{
	struct solver *solver = context;

	longjmp(solver->failed, 1);
}

static struct solver *
solver_new(const struct rounding *rounding, const struct rounding_draw *draw,
    const struct rounding_limits *limits)
{
	struct solver *solver = mem_alloc(1, sizeof(*solver));
	size_t room = rounding->figures;

	if (room < rounding->cells * (ROUNDING_LESS_MOST + 1))
		room = rounding->cells * (ROUNDING_LESS_MOST + 1);
	solver->rounding = rounding;
	solver->draw = draw;
	solver->limits = limits;
	solver->way = &ways[limits->attempt % WAYS];
	solver->rows = mem_alloc(rounding->figures, sizeof(int));
	solver->columns = mem_alloc(rounding->cells, sizeof(int));
	solver->indices = mem_alloc(room + 1, sizeof(int));
	solver->values = mem_alloc(room + 1, sizeof(double));
	return solver;
}

static void
solver_free(struct solver *solver)
{
	glp_free_env();
	mem_free(solver->rows);
	mem_free(solver->columns);
	mem_free(solver->indices);
	mem_free(solver->values);
	mem_free(solver);
}

enum status
rounding_solve(const struct rounding *rounding,
    const struct rounding_draw *draw, const struct rounding_limits *limits,
    struct rounding_result *result)
{
	struct solver *solver = solver_new(rounding, draw, limits);
	enum status status;

	glp_term_out(GLP_OFF);
	glp_error_hook(land, solver);
	if (setjmp(solver->failed) == 0)
		status = run(solver);
	else
		status = FAIL(STATUS_INTERNAL, "the solver gave up");
	*result = (struct rounding_result){0};
	if (status == STATUS_OK) {
		take(solver, result);
		status = rounding_check(rounding, result);
	}
	solver_free(solver);
	if (status != STATUS_OK)
		rounding_result_clear(result);
	return status;
}
