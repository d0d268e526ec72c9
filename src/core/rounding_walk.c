/*
 * rounding_walk: from the truth to an answer, by a draw that favours no figure.
 *
 * A walk takes the truth apart into a few answers, each with its share of it,
 * and never looks at the coin for that: so whichever way it goes, the answer
 * that the coin falls on is the truth on average.  It ends when nothing is
 * left.  Where no whole answer adds up to what is left it was the wrong way,
 * and another walk is tried from the start.  When none arrives, or the time is
 * over, there is an answer all the same, and only its mean may be off.
 */
#include <math.h>
#include <sodium.h>
#include <string.h>

#include "base/mem.h"
#include "core/rounding_internal.h"

#define TO_PICK    2   /* of the time limit, one in so many to pick an answer */
#define TO_ARRIVE  6   /* and this, once it is picked, to see that it is fair */
#define SEARCHES   4   /* a single search may have one in so many of either */
#define TO_FEWER   4   /* at the end, for one of fewer figures, if none */
#define EASY       120 /* figures that the solver answers at once */
#define WALKS_MOST 3
#define STEPS_MOST 1000 /* far more than any takes; so that there is an end */
#define WHOLE      1e-9 /* as near as this is whole */

static const char step_heading[] = "sayso step 1\n";

/* -------------------------------------------------------------------- draw */

/* Strictly between 0 and 1. */
static double
chance_of(uint64_t number)
{
	return ldexp((double)(number >> 12) + 0.5, -52);
}

/* One number a figure and one more, made from the draw for this step alone. */
static uint64_t *
step_numbers(const struct rounding_draw *draw, unsigned step)
{
	uint64_t *numbers = mem_alloc(draw->count + 1, sizeof(*numbers));
	unsigned char seed[randombytes_SEEDBYTES];
	crypto_generichash_state state;

	crypto_generichash_init(&state, NULL, 0, sizeof(seed));
	crypto_generichash_update(&state, (const unsigned char *)step_heading,
	    sizeof(step_heading) - 1);
	crypto_generichash_update(
	    &state, (const unsigned char *)&step, sizeof(step));
	crypto_generichash_update(&state, (const unsigned char *)draw->numbers,
	    draw->count * sizeof(*draw->numbers));
	crypto_generichash_final(&state, seed, sizeof(seed));
	randombytes_buf_deterministic(
	    numbers, (draw->count + 1) * sizeof(*numbers), seed);
	sodium_memzero(&state, sizeof(state));
	sodium_memzero(seed, sizeof(seed));
	return numbers;
}

/* What the step's search follows: at first the draw, and there is the coin. */
static void
toss(struct solver *solver, unsigned step)
{
	const struct rounding_draw *draw = solver->draw;
	uint64_t *numbers = step_numbers(draw, step);

	for (size_t i = 0; i < draw->count; i++)
		solver->chances[i] =
		    chance_of(step == 0 ? draw->numbers[i] : numbers[i]);
	if (step == 0)
		solver->coin = chance_of(numbers[draw->count]);
	sodium_memzero(numbers, (draw->count + 1) * sizeof(*numbers));
	mem_free(numbers);
}

/* -------------------------------------------------------------------- walk */

void
rounding_start(struct solver *solver)
{
	const struct rounding *rounding = solver->rounding;

	for (size_t i = 0; i < rounding->figures; i++)
		solver->targets[i] =
		    (double)rounding->truths[i] / rounding->base;
	memset(solver->is_shut, 0, rounding->cells * sizeof(bool));
	memset(solver->is_tight, 0, rounding->leasts_count * sizeof(bool));
	for (size_t i = 0; i < rounding->figures; i++)
		solver->is_wanted[i] = true;
	solver->left = 1;
	solver->is_picked = false;
}

/* To what is left when its share is taken off for what was found. */
static void
leave(struct solver *solver, double share)
{
	const struct rounding *rounding = solver->rounding;

	solver->left *= 1 - share;
	for (size_t i = 0; i < rounding->figures; i++) {
		double found =
		    (double)solver->found.figures[i] / rounding->base;
		double rest =
		    (solver->targets[i] - share * found) / (1 - share);

		if (rounding_part(solver, i) == 0)
			continue;
		solver->targets[i] =
		    fabs(rest - round(rest)) < WHOLE ? round(rest) : rest;
	}
	for (size_t i = 0; i < rounding->leasts_count; i++)
		if (rounding_spare(&rounding->leasts[i], solver->targets) <
		    WHOLE)
			solver->is_tight[i] = true;
}

static void
copy(const struct rounding *rounding, const struct rounding_result *from,
    struct rounding_result *to)
{
	memcpy(to->cells, from->cells, rounding->cells * sizeof(*to->cells));
	memcpy(to->figures, from->figures,
	    rounding->figures * sizeof(*to->figures));
}

/* Until one is picked, the last found is it; later walks only if they arrive.
 */
enum status
rounding_keep(struct solver *solver)
{
	enum status status = rounding_check(solver->rounding, &solver->found);

	if (status != STATUS_OK || solver->is_picked)
		return status;
	copy(solver->rounding, &solver->found,
	    solver->walks == 0 ? &solver->answer : &solver->picked);
	solver->has_answer = true;
	return STATUS_OK;
}

static double
end_ms(const struct solver *solver)
{
	bool has_one = solver->is_picked || solver->walks > 0;
	double limit_ms = solver->limits->limit_ms;

	if (solver->is_fewer)
		return limit_ms;
	if (!solver->has_answer)
		return limit_ms - limit_ms / TO_FEWER;
	return limit_ms / (has_one ? TO_ARRIVE : TO_PICK);
}

bool
rounding_has_time(struct solver *solver)
{
	solver->until_ms = end_ms(solver);
	return rounding_may_go_on(solver);
}

/* More than the solver answers at once. */
static bool
is_hard(const struct solver *solver)
{
	return solver->turns > 0 || solver->rounding->figures > EASY;
}

/*
 * How long the solver takes is a matter of luck: a few short searches find an
 * answer sooner than a long one.  Where none did, later attempts have longer
 * ones, unless moving people about is the better way.
 */
static double
longest_ms(const struct solver *solver)
{
	double limit_ms = solver->limits->limit_ms;

	if (solver->has_answer)
		return end_ms(solver) / SEARCHES;
	if (solver->rounding->figures <= EASY)
		limit_ms *= 1 + solver->limits->attempt % SEARCHES;
	return limit_ms / (2 * SEARCHES);
}

static void
limit_search(struct solver *solver)
{
	double last_ms = end_ms(solver);
	double until_ms = rounding_elapsed_ms(solver) + longest_ms(solver);

	solver->until_ms = until_ms < last_ms ? until_ms : last_ms;
}

enum status
rounding_find(struct solver *solver, unsigned step)
{
	toss(solver, step);
	if (is_hard(solver) && rounding_has_time(solver) &&
	    rounding_settle(solver))
		return STATUS_OK;
	if (solver->rounding->figures > ROUNDING_MANY &&
	    rounding_is_placed(solver->rounding))
		return FAIL(STATUS_BUSY, "no time to move people about");
	limit_search(solver);
	return rounding_search(solver);
}

/* Some whole answer from where the walk is, and its share. */
static enum status
take_step(struct solver *solver, unsigned step, double *share)
{
	enum status status = rounding_find(solver, step);

	if (status == STATUS_OK)
		status = rounding_keep(solver);
	if (status != STATUS_OK || solver->limits->is_plain ||
	    !rounding_has_time(solver))
		return status;
	status = rounding_stride(solver, share);
	if (status == STATUS_OK && *share == 0)
		status = rounding_shut(solver);
	return status;
}

/* Is nothing left?  Else on from there, or from the start. */
static bool
has_arrived(struct solver *solver, enum status status, double share)
{
	if (status != STATUS_OK) {
		solver->walks++;
		rounding_start(solver);
		return false;
	}
	if (solver->coin < 1 - solver->left * (1 - share))
		solver->is_picked = true;
	if (share < 1) {
		leave(solver, share);
		return false;
	}
	if (solver->walks > 0)
		copy(solver->rounding, &solver->picked, &solver->answer);
	solver->answer.is_fair = true;
	return true;
}

/* Whether to take another step after one that came to ${status}. */
static bool
goes_on(struct solver *solver, enum status status, double share)
{
	if (!rounding_has_time(solver))
		return false;
	if (!solver->has_answer) {
		solver->turns++;
		return status == STATUS_BUSY;
	}
	if (solver->limits->is_plain)
		return false;
	solver->turns = 0;
	/* A search that took too long is followed by another. */
	return status == STATUS_BUSY || (!has_arrived(solver, status, share) &&
					    solver->walks < WALKS_MOST);
}

enum status
rounding_walk(struct solver *solver)
{
	enum status status = STATUS_OK;
	bool is_going = true;
	unsigned step = 0;

	rounding_start(solver);
	while (is_going && step < STEPS_MOST) {
		double share = 0;

		status = take_step(solver, step++, &share);
		is_going = goes_on(solver, status, share);
	}
	if (solver->has_answer)
		return STATUS_OK;
	if (solver->rounding->gates_count == 0 ||
	    (status != STATUS_BUSY && status != STATUS_INVALID))
		return status;
	/* No answer is certain only where both ways had the time to say so. */
	if (rounding_fewer(solver, step) != STATUS_INVALID &&
	    !solver->has_answer)
		status = FAIL(STATUS_BUSY, "no time to search");
	return solver->has_answer ? STATUS_OK : status;
}
