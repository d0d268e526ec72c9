/*
 * rounding_settle: an answer by moving people about until all figures fit.
 *
 * A token stands for as many people as the base.  At first tokens lie where
 * people do; then one is moved to a cell that differs in one thing, or two
 * change one thing with each other, which leaves the figures of that thing as
 * they are.  A move that brings figures nearer to their bounds is taken, one
 * that does not only by chance and ever more rarely (simulated annealing:
 * Kirkpatrick, Gelatt and Vecchi, Science 220, 1983).  Figures that stay out
 * weigh more and more, until moves that mend them are taken at the cost of
 * others (breakout: Morris, AAAI 1993).
 *
 * It cannot say that there is no answer, but finds one in hundreds of figures
 * far sooner than the solver does.  All chance comes from the step's toss.
 */
#include <math.h>
#include <string.h>

#include "core/rounding_tokens.h"

#define COOLING          20000   /* tries a token until it is cold */
#define COOLING_MOST     3000000 /* tries of them in the first turn */
#define COLD_TRIES       10000   /* after that, a token */
#define COLD_TRIES_ALONE 300000  /* where the solver is of no use */
#define LONGER           4       /* so many times in every next turn, */
#define TURNS_MOST       4       /* up to this one */
#define ASK_EVERY        1024    /* tries: whether to go on */
#define WEIGH_EVERY      4096    /* tries, and for each token: */
#define WEIGH_TOKEN      30
#define HOT              0.5 /* at first, and once it has cooled; in weights */
#define COLD             0.15
#define ODDS             64

/* Chances to take what costs so much, as hot as it is. */
struct odds {
	double of[ODDS];
};

/* ------------------------------------------------------------------- moves */

static bool
is_taken(struct tokens *tokens, int cost, const struct odds *odds)
{
	return cost <= 0 ||
	       (cost < ODDS && tokens_chance(tokens) < odds->of[cost]);
}

/* One token to another number in one dimension. */
static void
try_move(struct tokens *tokens, size_t token, const struct tokens_step *step,
    const struct odds *odds)
{
	if (step->to == ROUNDING_NOWHERE ||
	    !is_taken(tokens, tokens_cost(tokens, step), odds))
		return;
	tokens_take(tokens, step);
	tokens->cells[token] = (uint32_t)step->to;
}

/* Two that change their numbers in it. */
static void
try_swap(struct tokens *tokens, const size_t pair[2],
    const struct tokens_step steps[2], const struct odds *odds)
{
	if (steps[0].to == ROUNDING_NOWHERE ||
	    steps[1].to == ROUNDING_NOWHERE ||
	    !is_taken(tokens, tokens_swap_cost(tokens, steps), odds))
		return;
	for (int i = 0; i < 2; i++) {
		tokens_take(tokens, &steps[i]);
		tokens->cells[pair[i]] = (uint32_t)steps[i].to;
	}
}

/* The space that a token is in, and where that one's tokens start. */
static size_t
find_space(const struct tokens *tokens, size_t token, size_t *start)
{
	size_t space = 0;

	while (token >= tokens->ends[space])
		space++;
	*start = space == 0 ? 0 : tokens->ends[space - 1];
	return space;
}

static void
try_any(struct tokens *tokens, const struct odds *odds)
{
	size_t start, pair[2], numbers[2];
	size_t token = tokens_pick(tokens, tokens->count);
	size_t space = find_space(tokens, token, &start);
	const struct rounding_space *about = &tokens->rounding->spaces[space];
	struct tokens_step steps[2];
	bool is_swap = tokens_pick(tokens, 2) == 0;
	size_t dimension;

	if (about->dimensions == 0)
		return;
	dimension = tokens_pick(tokens, about->dimensions);
	pair[0] = token;
	pair[1] = start + tokens_pick(tokens, tokens->ends[space] - start);
	for (int i = 0; i <= is_swap; i++) {
		size_t cell = tokens->cells[pair[i]];

		steps[i] = (struct tokens_step){cell, cell, dimension};
		numbers[i] = tokens_number(tokens, cell, dimension);
	}
	if (!is_swap)
		numbers[1] = tokens_pick(tokens, about->ways[dimension]);
	if (numbers[0] == numbers[1])
		return;
	for (int i = 0; i <= is_swap; i++)
		steps[i].to = tokens_beside(
		    tokens, space, steps[i].from, dimension, numbers[1 - i]);
	if (is_swap)
		try_swap(tokens, pair, steps, odds);
	else
		try_move(tokens, token, &steps[0], odds);
}

/* ---------------------------------------------------------------- settling */

static bool
is_for_solver(const struct solver *solver)
{
	return solver->rounding->figures <= ROUNDING_MANY;
}

/* How much longer than in the first turn; alone, another start helps more. */
static double
times_longer(const struct solver *solver)
{
	unsigned turns = solver->turns + solver->limits->attempt;

	if (!is_for_solver(solver))
		return 1;
	return pow(LONGER, turns < TURNS_MOST ? turns : TURNS_MOST);
}

static double
cold_tries(const struct tokens *tokens)
{
	return (double)tokens->count *
	       (is_for_solver(tokens->solver) ? COLD_TRIES : COLD_TRIES_ALONE);
}

static void
set_odds(struct odds *odds, double cooled)
{
	double heat = TOKENS_WEIGHT * HOT * pow(COLD / HOT, fmin(cooled, 1));

	for (int i = 0; i < ODDS; i++)
		odds->of[i] = exp(-i / heat);
}

static bool
settle(struct tokens *tokens)
{
	const double longer = times_longer(tokens->solver);
	const double cooling =
	    longer * fmin((double)tokens->count * COOLING, COOLING_MOST);
	const double most = cooling + longer * cold_tries(tokens);
	const double weigh_every =
	    WEIGH_EVERY + WEIGH_TOKEN * (double)tokens->count;
	double tries = 0;
	double weighed = 0;

	while (tokens->off > 0 && tokens->count > 0 && tries < most &&
	       rounding_may_go_on(tokens->solver)) {
		struct odds odds;

		set_odds(&odds, tries / cooling);
		for (int i = 0; tokens->off > 0 && i < ASK_EVERY; i++)
			try_any(tokens, &odds);
		tries += ASK_EVERY;
		if (tries - weighed < weigh_every)
			continue;
		tokens_weigh(tokens);
		weighed = tries;
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
