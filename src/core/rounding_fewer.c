/*
 * rounding_fewer: an answer that fits only what is published.
 *
 * First what always is, as the draw's costs lead; that says which gates are
 * open.  Then what stands behind those, with the first kept as it came out.
 * Where that has no answer, the first is drawn again with other costs: it may
 * open other gates.
 */
#include <string.h>

#include "base/mem.h"
#include "core/rounding_internal.h"

#define ROUNDS_MOST 40

/* Take what was found for the target of what always is published. */
static void
settle(struct solver *solver)
{
	const struct rounding *rounding = solver->rounding;

	for (size_t i = 0; i < rounding->figures; i++)
		if (solver->is_wanted[i])
			solver->targets[i] =
			    (double)solver->found.figures[i] / rounding->base;
}

static void
want(struct solver *solver, const int64_t *figures)
{
	bool *shown = rounding_shown(solver->rounding, figures);

	memcpy(solver->is_wanted, shown,
	    solver->rounding->figures * sizeof(*shown));
	mem_free(shown);
}

static enum status
search(struct solver *solver)
{
	rounding_limit_search(solver);
	return rounding_search(solver);
}

static enum status
find_one(struct solver *solver)
{
	enum status status;

	want(solver, NULL);
	status = search(solver);
	if (status != STATUS_OK)
		return status;
	settle(solver);
	want(solver, solver->found.figures);
	status = search(solver);
	return status == STATUS_OK ? rounding_keep(solver) : status;
}

enum status
rounding_fewer(struct solver *solver, unsigned step)
{
	enum status status = STATUS_BUSY;
	int rounds = 0;

	solver->is_fewer = true;
	while (status != STATUS_OK && rounds < ROUNDS_MOST &&
	       rounding_has_time(solver)) {
		rounding_start(solver);
		rounding_toss(solver, step++);
		status = find_one(solver);
		rounding_turn(solver);
		rounds++;
	}
	return status;
}
