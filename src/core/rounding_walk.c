/*
 * rounding_walk: from the truth to an answer, by steps that favour no figure.
 *
 * What a step looks for is left to the draw and may be anything: since it is
 * taken with the very chance that leaves the mean where it was, the mean of the
 * answer is the truth.  Of two draws no step is like the other's, so every
 * answer that a fair draw can give can come.  A walk that finds no way on, or
 * no time, ends where it is: its last answer holds, only the mean is then off.
 */
#include <math.h>
#include <sodium.h>

#include "base/mem.h"
#include "core/rounding_internal.h"

#define SHARE      2    /* of the time limit, one part in so many to walk */
#define SEARCHES   4    /* of that, one in so many for a single search */
#define STEPS_MOST 1000 /* far more than any takes; so that there is an end */
#define WHOLE      1e-9 /* as near as this is whole */

static const char step_heading[] = "sayso step 1\n";

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

/* What the step's search follows, at first the draw itself; returns its coin.
 */
static double
toss(struct solver *solver, unsigned step)
{
	const struct rounding_draw *draw = solver->draw;
	uint64_t *numbers = step_numbers(draw, step);
	double coin = chance_of(numbers[draw->count]);

	for (size_t i = 0; i < draw->count; i++)
		solver->chances[i] =
		    chance_of(step == 0 ? draw->numbers[i] : numbers[i]);
	sodium_memzero(numbers, (draw->count + 1) * sizeof(*numbers));
	mem_free(numbers);
	return coin;
}

static void
start(struct solver *solver)
{
	const struct rounding *rounding = solver->rounding;

	for (size_t i = 0; i < rounding->figures; i++)
		solver->targets[i] =
		    (double)rounding->truths[i] / rounding->base;
}

/* What holds becomes the answer, until the next one does. */
static enum status
keep(struct solver *solver)
{
	struct rounding_result kept = solver->found;
	enum status status = rounding_check(solver->rounding, &kept);

	if (status == STATUS_OK) {
		solver->found = solver->answer;
		solver->answer = kept;
		solver->has_answer = true;
	}
	return status;
}

/* To what is left when the answer's share is taken off. */
static void
leave(struct solver *solver, double share)
{
	const struct rounding *rounding = solver->rounding;

	for (size_t i = 0; i < rounding->figures; i++) {
		double answer =
		    (double)solver->answer.figures[i] / rounding->base;
		double rest =
		    (solver->targets[i] - share * answer) / (1 - share);

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
limit_search(struct solver *solver, unsigned step)
{
	double walk_ms = (double)solver->limits->limit_ms / SHARE;
	double search_ms = rounding_elapsed_ms(solver) + walk_ms / SEARCHES;

	solver->until_ms = search_ms < walk_ms ? search_ms : walk_ms;
	if (step == 0)
		solver->until_ms = solver->limits->limit_ms;
}

/* Some answer from where the walk is, and the chance that it is the one. */
static enum status
take_step(struct solver *solver, unsigned step)
{
	double coin = toss(solver, step);
	double share = 0;
	enum status status;

	limit_search(solver, step);
	status = rounding_search(solver);
	if (status == STATUS_OK)
		status = keep(solver);
	solver->until_ms = (double)solver->limits->limit_ms / SHARE;
	if (status != STATUS_OK || solver->limits->is_plain ||
	    !rounding_may_go_on(solver))
		return status;
	status = rounding_stride(solver, &share);
	if (status == STATUS_OK && share == 0)
		status = rounding_shut(solver);
	if (status != STATUS_OK)
		return status;
	solver->answer.is_fair = coin < share;
	if (!solver->answer.is_fair)
		leave(solver, share);
	return STATUS_OK;
}

/* A search that took too long is followed by another. */
enum status
rounding_walk(struct solver *solver)
{
	enum status status = STATUS_OK;
	bool is_over = false;

	start(solver);
	for (unsigned step = 0; !is_over && step < STEPS_MOST; step++) {
		status = take_step(solver, step);
		is_over = solver->answer.is_fair || solver->limits->is_plain ||
			  (status != STATUS_OK && status != STATUS_BUSY) ||
			  !solver->has_answer || !rounding_may_go_on(solver);
	}
	return solver->has_answer ? STATUS_OK : status;
}
