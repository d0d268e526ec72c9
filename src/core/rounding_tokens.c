/*
 * rounding_tokens: tokens laid where people are, and what they come to.
 */
#include "core/rounding_tokens.h"

#include <math.h>
#include <sodium.h>
#include <string.h>

#include "base/mem.h"

#define STARTS 20

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

/* Returns how much further off it is than before. */
static int
take_one(struct tokens *tokens, size_t figure)
{
	int32_t was = tokens->now[figure]--;

	if (was > tokens->most[figure])
		return -1;
	return was <= tokens->least[figure];
}

static int
add_one(struct tokens *tokens, size_t figure)
{
	int32_t was = tokens->now[figure]++;

	if (was < tokens->least[figure])
		return -1;
	return was >= tokens->most[figure];
}

/*
 * Both cells list their figures in order; those that have both stay as they
 * are.
 */
int
tokens_carry(struct tokens *tokens, size_t from, size_t to)
{
	const struct rounding *rounding = tokens->rounding;
	size_t less_count, more_count;
	const uint32_t *less = rounding_members(rounding, from, &less_count);
	const uint32_t *more = rounding_members(rounding, to, &more_count);
	size_t i = 0, k = 0;
	int off = 0;

	while (i < less_count || k < more_count) {
		if (k == more_count || (i < less_count && less[i] < more[k])) {
			off += take_one(tokens, less[i++]);
		} else if (i == less_count || more[k] < less[i]) {
			off += add_one(tokens, more[k++]);
		} else {
			i++;
			k++;
		}
	}
	return off;
}

size_t
tokens_cell(const struct tokens *tokens, const struct rounding_space *space,
    uint64_t key)
{
	const struct rounding_place *places = tokens->rounding->places;
	size_t low = space->first;
	size_t high = space->end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (places[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == space->end || places[low].key != key || tokens->is_dead[low])
		return TOKENS_NONE;
	return low;
}

/* ------------------------------------------------------------------- start */

static void
set_bounds(struct tokens *tokens)
{
	const struct solver *solver = tokens->solver;
	const struct rounding *rounding = tokens->rounding;

	for (size_t i = 0; i < rounding->figures; i++) {
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
	size_t last = TOKENS_NONE;

	for (size_t i = space->first; i < space->end; i++) {
		if (tokens->is_dead[i])
			continue;
		people += (double)places[i].truth;
		last = i;
	}
	if (last == TOKENS_NONE)
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
		int32_t now = tokens->now[i];

		if (now < tokens->least[i])
			tokens->off += tokens->least[i] - now;
		if (now > tokens->most[i])
			tokens->off += now - tokens->most[i];
	}
}

bool
tokens_init(struct tokens *tokens, struct solver *solver)
{
	const struct rounding *rounding = solver->rounding;

	*tokens = (struct tokens){.solver = solver, .rounding = rounding};
	tokens->least = mem_alloc(rounding->figures, sizeof(int32_t));
	tokens->most = mem_alloc(rounding->figures, sizeof(int32_t));
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
	mem_free(tokens->now);
	mem_free(tokens->is_dead);
	mem_free(tokens->cells);
	mem_free(tokens->ends);
	sodium_memzero(tokens, sizeof(*tokens));
}
