/*
 * rounding_tokens: people as tokens on cells, between the moves that try where
 * they fit (rounding_settle) and what counts them.
 */
#ifndef CORE_ROUNDING_TOKENS_H
#define CORE_ROUNDING_TOKENS_H

#include "core/rounding_internal.h"

#define TOKENS_NONE    SIZE_MAX
#define TOKENS_NUMBERS 512 /* drawn at a time */

struct tokens {
	struct solver *solver;
	const struct rounding *rounding;
	int32_t *least, *most, *now; /* of each figure, in tokens */
	bool *is_dead;               /* of each cell: no token may lie there */
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

/* Count one less in a cell and one more in another: how much further off. */
int tokens_carry(struct tokens *tokens, size_t from, size_t to);

/* The cell at that place; NONE: there is none, or it must stay empty. */
size_t tokens_cell(const struct tokens *tokens,
    const struct rounding_space *space, uint64_t key);

/* Is every "at least" kept? */
bool tokens_hold(const struct tokens *tokens);

#endif
