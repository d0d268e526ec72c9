/*
 * rounding_solve: solves by GLPK, and contains it.
 *
 * GLPK ends the process when it thinks it must; its error hook jumps back here
 * instead, and everything it had is given back.  So between the jump's landing
 * and solver_free() nothing of ours may be held that is not in struct solver.
 */
#include <math.h>
#include <sodium.h>
#include <string.h>

#include "base/mem.h"
#include "core/rounding_internal.h"

#define CHUNK_MS 200 /* the simplex is asked this often whether to go on */

/* Ways to search, tried in turn by attempts that found nothing. */
static const struct rounding_way ways[] = {
    {GLP_BR_MFV, GLP_BT_DFS, false, GLP_OFF},
    {GLP_BR_DTH, GLP_BT_BLB, false, GLP_ON},
    {GLP_BR_DTH, GLP_BT_DFS, true, GLP_OFF},
    {GLP_BR_PCH, GLP_BT_BPH, false, GLP_OFF},
};

#define WAYS (sizeof(ways) / sizeof(ways[0]))

/* ---------------------------------------------------------------- solving */

double
rounding_elapsed_ms(const struct solver *solver)
{
	return 1000 * glp_difftime(glp_time(), solver->began);
}

bool
rounding_may_go_on(const struct solver *solver)
{
	const struct rounding_limits *limits = solver->limits;

	return rounding_elapsed_ms(solver) < solver->until_ms &&
	       (limits->go_on == NULL || limits->go_on(limits->context));
}

const struct rounding_way *
rounding_way(const struct solver *solver)
{
	return &ways[(solver->limits->attempt + solver->turns) % WAYS];
}

/* Any answer will do: the walk is what is fair. */
static void
watch(glp_tree *tree, void *context)
{
	const struct solver *solver = context;

	if (glp_mip_status(glp_ios_get_prob(tree)) == GLP_FEAS ||
	    !rounding_may_go_on(solver))
		glp_ios_terminate(tree);
}

enum status
rounding_relax(struct solver *solver)
{
	glp_smcp settings;
	int outcome;

	glp_init_smcp(&settings);
	settings.msg_lev = GLP_MSG_OFF;
	settings.tm_lim = CHUNK_MS;
	do {
		outcome = glp_simplex(solver->problem, &settings);
	} while (outcome == GLP_ETMLIM && rounding_may_go_on(solver));
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
	double left_ms = solver->until_ms - rounding_elapsed_ms(solver);
	glp_iocp settings;
	int outcome;
	int found;

	glp_init_iocp(&settings);
	settings.msg_lev = GLP_MSG_OFF;
	settings.br_tech = rounding_way(solver)->branch;
	settings.bt_tech = rounding_way(solver)->back;
	settings.presolve = rounding_way(solver)->presolve;
	settings.sr_heur = GLP_ON;
	settings.tm_lim = left_ms < 1 ? 1 : (int)left_ms;
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

	if (!rounding_program_build(solver))
		return STATUS_OK;
	if (!all || rounding_way(solver)->presolve == GLP_OFF)
		status = rounding_relax(solver);
	if (status == STATUS_OK && !all) {
		solver->is_cut = rounding_program_cut(solver);
		if (solver->is_cut)
			status = rounding_relax(solver);
	}
	return status == STATUS_OK ? search(solver) : status;
}

/* What the solver says becomes whole numbers here, and nothing else of it. */
static void
take(struct solver *solver)
{
	const struct rounding *rounding = solver->rounding;
	struct rounding_result *found = &solver->found;

	memset(found->figures, 0, rounding->figures * sizeof(*found->figures));
	for (size_t i = 0; i < rounding->cells; i++) {
		size_t count;
		const uint32_t *members = rounding_members(rounding, i, &count);

		found->cells[i] = 0;
		if (solver->columns[i] == 0)
			continue;
		found->cells[i] =
		    rounding->base * (int64_t)llround(glp_mip_col_val(
					 solver->problem, solver->columns[i]));
		for (size_t k = 0; k < count; k++)
			found->figures[members[k]] += found->cells[i];
	}
}

/* A great grid is cut at first: most of it would only be in the way. */
enum status
rounding_search(struct solver *solver)
{
	enum status status;

	solver->is_cut = false;
	status = search_among(solver, false);
	if (status == STATUS_INVALID && solver->is_cut)
		status = search_among(solver, true);
	if (status == STATUS_OK)
		take(solver);
	return status;
}

/* -------------------------------------------------------------- containing */

static void
result_new(const struct rounding *rounding, struct rounding_result *result)
{
	result->cells = mem_alloc(rounding->cells, sizeof(*result->cells));
	result->figures =
	    mem_alloc(rounding->figures, sizeof(*result->figures));
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
	solver->is_wanted = mem_alloc(rounding->figures, sizeof(bool));
	solver->targets = mem_alloc(rounding->figures, sizeof(double));
	solver->chances = mem_alloc(rounding->figures, sizeof(double));
	solver->is_shut = mem_alloc(rounding->cells, sizeof(bool));
	solver->is_tight = mem_alloc(rounding->leasts_count, sizeof(bool));
	result_new(rounding, &solver->found);
	result_new(rounding, &solver->answer);
	result_new(rounding, &solver->picked);
	solver->rows = mem_alloc(rounding->figures, sizeof(int));
	solver->columns = mem_alloc(rounding->cells, sizeof(int));
	solver->indices = mem_alloc(room + 1, sizeof(int));
	solver->values = mem_alloc(room + 1, sizeof(double));
	return solver;
}

/* Where the walk went tells of the draw. */
static void
solver_free(struct solver *solver)
{
	size_t bytes = solver->rounding->figures * sizeof(double);

	glp_free_env();
	sodium_memzero(solver->targets, bytes);
	sodium_memzero(solver->chances, bytes);
	mem_free(solver->targets);
	mem_free(solver->chances);
	mem_free(solver->is_wanted);
	mem_free(solver->is_shut);
	mem_free(solver->is_tight);
	rounding_result_clear(&solver->found);
	rounding_result_clear(&solver->answer);
	rounding_result_clear(&solver->picked);
	rounding_grid_free(solver->grid);
	mem_free(solver->rows);
	mem_free(solver->columns);
	mem_free(solver->indices);
	mem_free(solver->values);
	sodium_memzero(solver, sizeof(*solver));
	mem_free(solver);
}

static void
land(void *context)
{
	struct solver *solver = context;

	longjmp(solver->failed, 1);
}

enum status
rounding_solve(const struct rounding *rounding,
    const struct rounding_draw *draw, const struct rounding_limits *limits,
    struct rounding_result *result)
{
	struct solver *solver = solver_new(rounding, draw, limits);
	enum status status = STATUS_OK;

	glp_term_out(GLP_OFF);
	glp_error_hook(land, solver);
	solver->began = glp_time();
	if (setjmp(solver->failed) == 0)
		status = rounding_walk(solver);
	else if (!solver->has_answer)
		status = FAIL(STATUS_INTERNAL, "the solver gave up");
	*result = (struct rounding_result){0};
	if (status == STATUS_OK) {
		*result = solver->answer;
		solver->answer = (struct rounding_result){0};
		status = rounding_check(rounding, result);
	}
	solver_free(solver);
	if (status != STATUS_OK)
		rounding_result_clear(result);
	return status;
}
