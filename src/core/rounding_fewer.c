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

#define ROUNDS_MOST 20

/* Take what was found for the target of what always is published. */
static void
keep_found(struct solver *solver)
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
find_one(struct solver *solver, unsigned step)
{
	enum status status;

	rounding_start(solver);
	want(solver, NULL);
	status = rounding_find(solver, step);
	if (status != STATUS_OK)
		return status;
	keep_found(solver);
	want(solver, solver->found.figures);
	status = rounding_find(solver, step + 1);
	return status == STATUS_OK ? rounding_keep(solver) : status;
}

enum status
rounding_fewer(struct solver *solver, unsigned step)
{
	enum status status = STATUS_BUSY;
	int rounds = 0;

	solver->is_fewer = true;
	solver->turns = 0;
	while (status != STATUS_OK && rounds < ROUNDS_MOST &&
	       rounding_has_time(solver)) {
		status = find_one(solver, step);
		step += 2;
		rounds++;
		solver->turns += status == STATUS_BUSY;
	}
	return status;
}
