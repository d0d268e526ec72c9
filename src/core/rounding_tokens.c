/*
 * rounding_tokens: tokens laid where people are, and what they come to.
 */
#include "core/rounding_tokens.h"

#include <math.h>
#include <sodium.h>
#include <string.h>

#include "base/mem.h"

#define STARTS      20
#define WEIGHT_MOST 1000000

/* ------------------------------------------------------------------ chance */

static void
draw_numbers(struct tokens *tokens, const unsigned char *seed)
{
	randombytes_buf_deterministic(
	    tokens->numbers, sizeof(tokens->numbers), seed);
	tokens->left = TOKENS_NUMBERS;
}

static void
seed_numbers(struct tokens *tokens)
{
	const struct solver *solver = tokens->solver;
	unsigned char seed[randombytes_SEEDBYTES];

	crypto_generichash(seed, sizeof(seed),
	    (const unsigned char *)solver->chances,
	    solver->rounding->figures * sizeof(double), NULL, 0);
	draw_numbers(tokens, seed);
	sodium_memzero(seed, sizeof(seed));
}

/* The first numbers of a lot are the seed of the next. */
static uint64_t
next_number(struct tokens *tokens)
{
	const size_t kept = randombytes_SEEDBYTES / sizeof(uint64_t);
	unsigned char seed[randombytes_SEEDBYTES];

	if (tokens->left == kept) {
		memcpy(seed, tokens->numbers, sizeof(seed));
		draw_numbers(tokens, seed);
		sodium_memzero(seed, sizeof(seed));
	}
	return tokens->numbers[--tokens->left];
}

size_t
tokens_pick(struct tokens *tokens, size_t n)
{
	return (size_t)((next_number(tokens) >> 32) * n >> 32);
}

double
tokens_chance(struct tokens *tokens)
{
	return ldexp((double)(next_number(tokens) >> 11), -53);
}

/* ---------------------------------------------------------------- counting */

/* Keep what one fewer and one more of a figure would cost. */
static void
keep_costs(struct tokens *tokens, size_t figure)
{
	const int32_t now = tokens->now[figure];
	const int32_t weight = tokens->weights[figure];
	struct tokens_costs *costs = &tokens->costs[figure];

	costs->less = now <= tokens->least[figure] ? weight : 0;
	if (now > tokens->most[figure])
		costs->less = -weight;
	costs->more = now >= tokens->most[figure] ? weight : 0;
	if (now < tokens->least[figure])
		costs->more = -weight;
}

/* Both list their figures in order; those that both have stay as they are. */
int
tokens_cost(const struct tokens *tokens, const struct tokens_step *step)
{
	const uint32_t *less_end, *more_end;
	const uint32_t *less = rounding_grid_figures(
	    tokens->grid, step->from, step->dimension, &less_end);
	const uint32_t *more = rounding_grid_figures(
	    tokens->grid, step->to, step->dimension, &more_end);
	int cost = 0;

	while (less < less_end || more < more_end) {
		if (more == more_end || (less < less_end && *less < *more)) {
			cost += tokens->costs[*less++].less;
		} else if (less == less_end || *more < *less) {
			cost += tokens->costs[*more++].more;
		} else {
			less++;
			more++;
		}
	}
	return cost;
}

/*
 * The figures of four cells side by side, in order: one that loses somebody and
 * gains somebody stays as it is.
 */
int
tokens_swap_cost(const struct tokens *tokens, const struct tokens_step steps[2])
{
	static const int changes[4] = {-1, 1, -1, 1};
	const size_t cells[4] = {
	    steps[0].from, steps[0].to, steps[1].from, steps[1].to};
	const uint32_t *at[4], *end[4];
	int cost = 0;

	for (int i = 0; i < 4; i++)
		at[i] = rounding_grid_figures(
		    tokens->grid, cells[i], steps[0].dimension, &end[i]);
	for (;;) {
		uint32_t figure = UINT32_MAX;
		int change = 0;

		for (int i = 0; i < 4; i++)
			if (at[i] < end[i] && *at[i] < figure)
				figure = *at[i];
		if (figure == UINT32_MAX)
			return cost;
		for (int i = 0; i < 4; i++)
			if (at[i] < end[i] && *at[i] == figure) {
				change += changes[i];
				at[i]++;
			}
		if (change < 0)
			cost += tokens->costs[figure].less;
		else if (change > 0)
			cost += tokens->costs[figure].more;
	}
}

static int
off_by(const struct tokens *tokens, size_t figure)
{
	int32_t now = tokens->now[figure];

	if (now < tokens->least[figure])
		return tokens->least[figure] - now;
	return now > tokens->most[figure] ? now - tokens->most[figure] : 0;
}

static void
count(struct tokens *tokens, size_t cell, size_t dimension, int change)
{
	const uint32_t *end;
	const uint32_t *figure =
	    rounding_grid_figures(tokens->grid, cell, dimension, &end);

	for (; figure < end; figure++) {
		tokens->off -= off_by(tokens, *figure);
		tokens->now[*figure] += change;
		tokens->off += off_by(tokens, *figure);
		keep_costs(tokens, *figure);
	}
}

void
tokens_take(struct tokens *tokens, const struct tokens_step *step)
{
	count(tokens, step->from, step->dimension, -1);
	count(tokens, step->to, step->dimension, 1);
}

void
tokens_weigh(struct tokens *tokens)
{
	for (size_t i = 0; i < tokens->rounding->figures; i++) {
		if (off_by(tokens, i) == 0 || tokens->weights[i] >= WEIGHT_MOST)
			continue;
		tokens->weights[i]++;
		keep_costs(tokens, i);
	}
}

size_t
tokens_beside(const struct tokens *tokens, size_t space, size_t cell,
    size_t dimension, size_t number)
{
	const struct rounding_grid *grid = tokens->grid;
	uint64_t stride = grid->strides[space * ROUNDING_WAYS_MOST + dimension];
	uint64_t further = number - tokens_number(tokens, cell, dimension);
	size_t beside =
	    rounding_grid_cell(grid, &tokens->rounding->spaces[space],
		tokens->rounding->places[cell].key + further * stride);

	if (beside == ROUNDING_NOWHERE || tokens->is_dead[beside])
		return ROUNDING_NOWHERE;
	return beside;
}

/* ------------------------------------------------------------------- start */

static void
set_bounds(struct tokens *tokens)
{
	const struct solver *solver = tokens->solver;
	const struct rounding *rounding = tokens->rounding;

	for (size_t i = 0; i < rounding->figures; i++) {
		tokens->weights[i] = TOKENS_WEIGHT;
		tokens->least[i] = (int32_t)floor(solver->targets[i]);
		tokens->most[i] = (int32_t)ceil(solver->targets[i]);
		if (!solver->is_wanted[i]) {
			tokens->least[i] = 0;
			tokens->most[i] = INT32_MAX;
		}
	}
	for (size_t i = 0; i < rounding->cells; i++)
		tokens->is_dead[i] = rounding_is_empty(solver, i);
}

static void
add_token(struct tokens *tokens, size_t cell)
{
	size_t count;
	const uint32_t *members =
	    rounding_members(tokens->rounding, cell, &count);

	tokens->cells[tokens->count++] = (uint32_t)cell;
	for (size_t i = 0; i < count; i++)
		tokens->now[members[i]]++;
}

/* As evenly as can be among the people of the space; false: no room at all. */
static bool
spread(struct tokens *tokens, const struct rounding_space *space, size_t wanted)
{
	const struct rounding_place *places = tokens->rounding->places;
	double people = 0;
	double step, next;
	size_t last = ROUNDING_NOWHERE;

	for (size_t i = space->first; i < space->end; i++) {
		if (tokens->is_dead[i])
			continue;
		people += (double)places[i].truth;
		last = i;
	}
	if (last == ROUNDING_NOWHERE)
		return wanted == 0;
	step = people / (double)wanted;
	next = step * tokens_chance(tokens);
	people = 0;
	for (size_t i = space->first; wanted > 0 && i < space->end; i++) {
		if (tokens->is_dead[i])
			continue;
		people += (double)places[i].truth;
		for (; wanted > 0 && (next < people || i == last); wanted--) {
			add_token(tokens, i);
			next += step;
		}
	}
	return true;
}

bool
tokens_hold(const struct tokens *tokens)
{
	const struct rounding *rounding = tokens->rounding;

	for (size_t i = 0; i < rounding->leasts_count; i++) {
		const struct rounding_least *least = &rounding->leasts[i];
		int32_t spare = tokens->now[least->more];

		for (size_t k = 0; k < least->less_count; k++)
			spare -= tokens->now[least->less[k]];
		if (spare < 0 || (spare > 0 && tokens->solver->is_tight[i]))
			return false;
	}
	return true;
}

/* Tokens for every space; moves leave their number as it is. */
static bool
lay(struct tokens *tokens)
{
	const struct solver *solver = tokens->solver;
	const struct rounding *rounding = tokens->rounding;

	tokens->count = 0;
	memset(tokens->now, 0, rounding->figures * sizeof(*tokens->now));
	for (size_t i = 0; i < rounding->spaces_count; i++) {
		const struct rounding_space *space = &rounding->spaces[i];
		size_t wanted = (size_t)solver->targets[space->total];

		if (tokens_chance(tokens) < rounding_part(solver, space->total))
			wanted++;
		if (!spread(tokens, space, wanted))
			return false;
		tokens->ends[i] = tokens->count;
	}
	return tokens_hold(tokens);
}

static size_t
most_tokens(const struct solver *solver)
{
	const struct rounding *rounding = solver->rounding;
	size_t most = 0;

	for (size_t i = 0; i < rounding->spaces_count; i++)
		most += (size_t)solver->targets[rounding->spaces[i].total] + 1;
	return most;
}

static void
measure(struct tokens *tokens)
{
	tokens->off = 0;
	for (size_t i = 0; i < tokens->rounding->figures; i++) {
		tokens->off += off_by(tokens, i);
		keep_costs(tokens, i);
	}
}

bool
tokens_init(struct tokens *tokens, struct solver *solver)
{
	const struct rounding *rounding = solver->rounding;

	*tokens = (struct tokens){.solver = solver, .rounding = rounding};
	if (solver->grid == NULL)
		solver->grid = rounding_grid_new(rounding);
	tokens->grid = solver->grid;
	tokens->least = mem_alloc(rounding->figures, sizeof(int32_t));
	tokens->most = mem_alloc(rounding->figures, sizeof(int32_t));
	tokens->weights = mem_alloc(rounding->figures, sizeof(int32_t));
	tokens->costs = mem_alloc(rounding->figures, sizeof(*tokens->costs));
	tokens->now = mem_alloc(rounding->figures, sizeof(int32_t));
	tokens->is_dead = mem_alloc(rounding->cells, sizeof(bool));
	tokens->cells = mem_alloc(most_tokens(solver), sizeof(uint32_t));
	tokens->ends = mem_alloc(rounding->spaces_count, sizeof(size_t));
	seed_numbers(tokens);
	set_bounds(tokens);
	for (int i = 0; i < STARTS; i++) {
		if (!lay(tokens))
			continue;
		measure(tokens);
		return true;
	}
	return false;
}

void
tokens_clear(struct tokens *tokens)
{
	mem_free(tokens->least);
	mem_free(tokens->most);
	mem_free(tokens->weights);
	mem_free(tokens->costs);
	mem_free(tokens->now);
	mem_free(tokens->is_dead);
	mem_free(tokens->cells);
	mem_free(tokens->ends);
	sodium_memzero(tokens, sizeof(*tokens));
}
