/*
 * rounding_solve: solves by GLPK, and contains it.
 *
 * GLPK ends the process when it thinks it must; its error hook jumps back here
 * instead, and everything it had is given back.  So between the jump's landing
 * and solver_free() nothing of ours may be held that is not in struct solver.
 */
#include <math.h>

#include "base/mem.h"
#include "core/rounding_internal.h"

#define CHUNK_MS 200 /* the simplex is asked this often whether to go on */
#define PATIENCE 12  /* after a twelfth of the limit any answer is good */

/* Ways to search, tried in turn by attempts that found nothing. */
static const struct rounding_way ways[] = {
    {GLP_BR_MFV, GLP_BT_DFS, false, GLP_OFF},
    {GLP_BR_DTH, GLP_BT_BLB, false, GLP_ON},
    {GLP_BR_DTH, GLP_BT_DFS, true, GLP_OFF},
    {GLP_BR_PCH, GLP_BT_BPH, false, GLP_OFF},
};

#define WAYS (sizeof(ways) / sizeof(ways[0]))

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

/* Among all cells, or among those that the relaxation finds cheap. */
static enum status
search_among(struct solver *solver, bool all)
{
	enum status status = STATUS_OK;

	if (solver->problem != NULL)
		glp_delete_prob(solver->problem);
	if (!rounding_program_build(solver))
		return STATUS_OK;
	if (!all || solver->way->presolve == GLP_OFF)
		status = relax(solver);
	if (status == STATUS_OK && !all) {
		solver->is_cut = rounding_program_cut(solver);
		if (solver->is_cut)
			status = relax(solver);
	}
	return status == STATUS_OK ? search(solver) : status;
}

/* A great grid is cut at first: most of it would only be in the way. */
static enum status
run(struct solver *solver)
{
	enum status status;

	solver->began = glp_time();
	status = search_among(solver, false);
	if (status != STATUS_INVALID || !solver->is_cut)
		return status;
	solver->is_cut = false;
	return search_among(solver, true);
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
	result->is_best =
	    glp_get_num_cols(solver->problem) == 0 ||
	    (!solver->is_cut && glp_mip_status(solver->problem) == GLP_OPT);
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
