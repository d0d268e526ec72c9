/*
 * rounding_settle: an answer by moving people about until all figures fit.
 *
 * A token stands for as many people as the base.  At first tokens lie where
 * people do; then one is moved to a cell that differs in one thing, or two
 * change one thing with each other, which leaves the figures of that thing as
 * they are.  A move that brings figures nearer to their bounds is taken, one
 * that does not only by chance and ever more rarely (simulated annealing:
 * Kirkpatrick, Gelatt and Vecchi, Science 220, 1983).
 *
 * It cannot say that there is no answer, but finds one in hundreds of figures
 * far sooner than the solver does.  All chance comes from the step's toss.
 */
#include <math.h>
#include <string.h>

#include "core/rounding_tokens.h"

#define TRIES      20000 /* a token, for the first turn; four times as many */
#define TURNS_MOST 4     /* for each one more, up to this */
#define ASK_EVERY  1024  /* tries: whether to go on */
#define HOT        0.5   /* at first, and in the end */
#define COLD       0.2

/* ------------------------------------------------------------------- moves */

static bool
is_taken(struct tokens *tokens, int off, double heat)
{
	return off <= 0 || tokens_chance(tokens) < exp(-off / heat);
}

/* One token to another number in one dimension. */
static void
try_move(struct tokens *tokens, size_t token, size_t to, double heat)
{
	size_t from = tokens->cells[token];
	int off;

	if (to == TOKENS_NONE)
		return;
	off = tokens_carry(tokens, from, to);
	if (is_taken(tokens, off, heat)) {
		tokens->cells[token] = (uint32_t)to;
		tokens->off += off;
	} else {
		(void)tokens_carry(tokens, to, from);
	}
}

/* Two that change their numbers in it. */
static void
try_swap(struct tokens *tokens, const size_t pair[2], const size_t to[2],
    double heat)
{
	int off = 0;

	if (to[0] == TOKENS_NONE || to[1] == TOKENS_NONE)
		return;
	for (int i = 0; i < 2; i++)
		off += tokens_carry(tokens, tokens->cells[pair[i]], to[i]);
	if (is_taken(tokens, off, heat)) {
		for (int i = 0; i < 2; i++)
			tokens->cells[pair[i]] = (uint32_t)to[i];
		tokens->off += off;
		return;
	}
	for (int i = 0; i < 2; i++)
		(void)tokens_carry(tokens, to[i], tokens->cells[pair[i]]);
}

/* Where the tokens of a token's space begin and end, and that space. */
static const struct rounding_space *
find_space(
    const struct tokens *tokens, size_t token, size_t *start, size_t *count)
{
	size_t at = 0;

	while (token >= tokens->ends[at])
		at++;
	*start = at == 0 ? 0 : tokens->ends[at - 1];
	*count = tokens->ends[at] - *start;
	return &tokens->rounding->spaces[at];
}

/* What a cell's key goes up by with each number of a dimension. */
static uint64_t
stride_of(const struct rounding_space *space, size_t dimension)
{
	uint64_t stride = 1;

	for (size_t i = dimension + 1; i < space->dimensions; i++)
		stride *= space->ways[i];
	return stride;
}

static void
try_any(struct tokens *tokens, double heat)
{
	size_t start, count, ways, to[2];
	size_t pair[2] = {tokens_pick(tokens, tokens->count), 0};
	const struct rounding_space *space =
	    find_space(tokens, pair[0], &start, &count);
	uint64_t keys[2], numbers[2], stride;
	size_t dimension;

	if (space->dimensions == 0)
		return;
	dimension = tokens_pick(tokens, space->dimensions);
	stride = stride_of(space, dimension);
	ways = space->ways[dimension];
	pair[1] = start + tokens_pick(tokens, count);
	for (int i = 0; i < 2; i++) {
		uint32_t cell = tokens->cells[pair[i]];

		keys[i] = tokens->rounding->places[cell].key;
		numbers[i] = keys[i] / stride % ways;
	}
	if (tokens_pick(tokens, 2) == 0) {
		uint64_t number = tokens_pick(tokens, ways);

		if (number != numbers[0])
			try_move(tokens, pair[0],
			    tokens_cell(tokens, space,
				keys[0] + (number - numbers[0]) * stride),
			    heat);
	} else if (numbers[0] != numbers[1]) {
		for (int i = 0; i < 2; i++)
			to[i] = tokens_cell(tokens, space,
			    keys[i] + (numbers[1 - i] - numbers[i]) * stride);
		try_swap(tokens, pair, to, heat);
	}
}

/* ---------------------------------------------------------------- settling */

static unsigned
turns_of(const struct solver *solver)
{
	unsigned turns = solver->turns + solver->limits->attempt;

	return turns < TURNS_MOST ? turns : TURNS_MOST;
}

/* It cools as tries go; in a later turn also as time goes, not to end hot. */
static bool
settle(struct tokens *tokens)
{
	const struct solver *solver = tokens->solver;
	double began_ms = rounding_elapsed_ms(solver);
	double most = (double)tokens->count * TRIES * pow(4, turns_of(solver));
	double tries = 0;

	while (tokens->off > 0 && tokens->count > 0 && tries < most &&
	       rounding_may_go_on(solver)) {
		double spent_ms = rounding_elapsed_ms(solver) - began_ms;
		double spent = spent_ms / (solver->until_ms - began_ms);
		double cooled = tries / most;
		double heat;

		if (turns_of(solver) > 0)
			cooled = fmax(cooled, spent);
		heat = HOT * pow(COLD / HOT, cooled);
		for (int i = 0; tokens->off > 0 && i < ASK_EVERY; i++)
			try_any(tokens, heat);
		tries += ASK_EVERY;
	}
	return tokens->off == 0 && tokens_hold(tokens);
}

static void
take(const struct tokens *tokens, struct rounding_result *found)
{
	const struct rounding *rounding = tokens->rounding;

	memset(found->cells, 0, rounding->cells * sizeof(*found->cells));
	for (size_t i = 0; i < tokens->count; i++)
		found->cells[tokens->cells[i]] += rounding->base;
	for (size_t i = 0; i < rounding->figures; i++)
		found->figures[i] = tokens->now[i] * (int64_t)rounding->base;
}

bool
rounding_settle(struct solver *solver)
{
	struct tokens tokens;
	bool is_settled = false;

	if (!rounding_is_placed(solver->rounding))
		return false;
	is_settled = tokens_init(&tokens, solver) && settle(&tokens);
	if (is_settled)
		take(&tokens, &solver->found);
	tokens_clear(&tokens);
	return is_settled;
}
