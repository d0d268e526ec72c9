/*
 * rounding_tokens: people as tokens on cells, between the moves that try where
 * they fit (rounding_settle) and what counts them.
 */
#ifndef CORE_ROUNDING_TOKENS_H
#define CORE_ROUNDING_TOKENS_H

#include "core/rounding_internal.h"

#define TOKENS_NUMBERS 512 /* drawn at a time */
#define TOKENS_WEIGHT  10  /* of a figure, at first */

/* Of a figure, one fewer and one more in it; less than 0: for the better. */
struct tokens_costs {
	int32_t less, more;
};

struct tokens {
	struct solver *solver;
	const struct rounding *rounding;
	const struct rounding_grid *grid;
	int32_t *least, *most, *now; /* of each figure, in tokens */
	int32_t *weights;            /* what one out of bounds costs */
	struct tokens_costs *costs;
	bool *is_dead;   /* of each cell: no token may lie there */
	uint32_t *cells; /* of each token, a space after the other */
	size_t *ends;    /* where those of each space end */
	size_t count;
	int64_t off; /* out of bounds, all figures together */
	uint64_t numbers[TOKENS_NUMBERS];
	size_t left;
};

/*
 * Laid out where people are, at the solver's target; false: that cannot be.
 * Clear either way.
 */
MUST_USE bool tokens_init(struct tokens *tokens, struct solver *solver);
void tokens_clear(struct tokens *tokens);

/* What the step's toss says: 0 to n - 1; at least 0 and less than 1. */
size_t tokens_pick(struct tokens *tokens, size_t n);
double tokens_chance(struct tokens *tokens);

/* One token from a cell to another in a dimension. */
struct tokens_step {
	size_t from, to, dimension;
};

/* What it would cost, by weights; less than 0: it is for the better. */
int tokens_cost(const struct tokens *tokens, const struct tokens_step *step);
/* And what two would cost together, each to the number of the other. */
int tokens_swap_cost(
    const struct tokens *tokens, const struct tokens_step steps[2]);
/* Count it as done. */
void tokens_take(struct tokens *tokens, const struct tokens_step *step);

/* Figures that are out of bounds cost more from now on. */
void tokens_weigh(struct tokens *tokens);

/*
 * The cell beside another, with that number in a dimension; NOWHERE: there is
 * none, or it must stay empty.
 */
size_t tokens_beside(const struct tokens *tokens, size_t space, size_t cell,
    size_t dimension, size_t number);

static inline size_t
tokens_number(const struct tokens *tokens, size_t cell, size_t dimension)
{
	return tokens->grid->numbers[cell * ROUNDING_WAYS_MOST + dimension];
}

/* Is every "at least" kept? */
bool tokens_hold(const struct tokens *tokens);

#endif
