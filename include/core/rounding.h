/*
 * rounding: R5, joint additive random rounding (STATISTICS, "R5").
 *
 * Pure.  Figures are sums of inner cells; all are rounded at once to multiples
 * of the base, each to one of its two neighbours, so that everything still adds
 * up.  The draw (one secret number a figure) is made once, kept, and decides;
 * whatever else chance has to say is made from it.
 *
 * No figure is favoured: over all draws the mean of each is its truth.  For
 * that the truth is taken apart into a few whole answers, each with a share,
 * that add up to it, and the draw picks one by its share.  Each is searched for
 * by costs that the draw gives, as log odds, so that every draw has others.
 * A figure on its own goes up with just its part of the base for a chance.
 *
 * What is published must leave every figure all its values (G1).  Be A the
 * answer, i a cell of the figure, e from -(base - 1) to base - 1, and A + e at
 * i a club.  Its figures without i are multiples of the base, so they are
 * fixed; those with i go up together or not at all, where they add up to ones
 * that are fixed, so there are two answers.  Fair shares of them are |e| / base
 * and what that leaves of 1: neither is 0, and one of them is A.  So that club,
 * too, could have given A.  Where time cuts the search short, the answer is the
 * first that the draw leads to, and it can lead to either.
 *
 * Rarely no answer fits every figure, or none is found in time.  Then what a
 * gate will hide need not fit: another answer is drawn that fits only what is
 * published.  G1 holds all the same, whatever that A is: it fits every figure
 * of the club A + e at i, shown or not, so that club gives A as above.
 *
 * Nothing of GLPK's is believed: what it says is rounded to whole numbers and
 * checked by rounding_check().
 */
#ifndef CORE_ROUNDING_H
#define CORE_ROUNDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"

#define ROUNDING_LIMIT_MS   60000
#define ROUNDING_HASH_BYTES 32
#define ROUNDING_LESS_MOST  2

/* One figure is known to be at least the sum of others. */
struct rounding_least {
	size_t more;
	size_t less[ROUNDING_LESS_MOST];
	size_t less_count;
};

/*
 * Figures that are published together or not at all: where the whole is at
 * least so many and each heading 0 or at least so many.  A figure of several
 * gates is published when one of them is open; what is in none always is.
 */
struct rounding_gate {
	uint32_t *headings, *figures;
	size_t headings_count, figures_count;
	size_t whole; /* a figure */
	int64_t whole_least, heading_least;
};

/*
 * Cells beside each other: each lies at a place, which is a number for each of
 * a few dimensions, and all are in figure ${total}.
 */
#define ROUNDING_WAYS_MOST 8
struct rounding_space {
	size_t ways[ROUNDING_WAYS_MOST]; /* numbers a dimension has, to 256 */
	size_t dimensions;
	size_t total;
	size_t first, end; /* cells */
};

/* Two cells of a space never have the same. */
struct rounding_place {
	uint64_t key;  /* its numbers as one, the last dimension fastest */
	int64_t truth; /* people there */
};

struct rounding {
	int base;
	int64_t *truths; /* one a figure */
	size_t figures, figures_capacity;
	unsigned char *asks; /* dimensions, a bit each; one a figure */
	size_t asks_capacity;
	size_t *ends; /* where the members of each cell end */
	size_t cells, ends_capacity;
	uint32_t *members; /* figures, cell after cell */
	size_t members_count, members_capacity;
	struct rounding_least *leasts;
	size_t leasts_count, leasts_capacity;
	struct rounding_gate *gates;
	size_t gates_count, gates_capacity;
	struct rounding_space *spaces;
	size_t spaces_count, spaces_capacity;
	struct rounding_place *places; /* one a cell, where all have one */
	size_t places_capacity;
};

void rounding_init(struct rounding *rounding, int base);
void rounding_clear(struct rounding *rounding);

/* Their numbers, from 0. */
size_t rounding_add_figure(struct rounding *rounding, int64_t truth);
/* One that a cell's number in other dimensions (a bit each) does not decide. */
size_t rounding_add_figure_of(
    struct rounding *rounding, int64_t truth, unsigned char dimensions);
size_t rounding_add_cell(
    struct rounding *rounding, const uint32_t *figures, size_t count);

/*
 * Where cells have places: begin a space, then add its cells, keys ascending,
 * each with its figures ascending.  A program of many figures is hard to
 * answer without.
 */
void rounding_add_space(
    struct rounding *rounding, const struct rounding_space *space);
size_t rounding_add_cell_at(struct rounding *rounding, const uint32_t *figures,
    size_t count, const struct rounding_place *place);

/* Taken over only where the truth has it so. */
void rounding_add_least(
    struct rounding *rounding, const struct rounding_least *least);

/* Its lists, from mem_alloc(), are the rounding's from then on. */
void rounding_add_gate(
    struct rounding *rounding, const struct rounding_gate *gate);
bool rounding_gate_is_open(
    const struct rounding_gate *gate, const int64_t *figures);

/* Of each figure: is it published?  NULL: where all gates are shut.  Free. */
bool *rounding_shown(const struct rounding *rounding, const int64_t *figures);

/* The figures that a cell is part of. */
const uint32_t *rounding_members(
    const struct rounding *rounding, size_t cell, size_t *count);

/* ------------------------------------------------------------------ draw */

/* One number a figure: v = number / 2^64, uniform in [0, 1). */
struct rounding_draw {
	uint64_t *numbers;
	size_t count;
};

/* From libsodium; wiped when cleared. */
void rounding_draw_new(struct rounding_draw *draw, size_t figures);
void rounding_draw_clear(struct rounding_draw *draw);

/* As bytes (8 a number, low byte first), to be kept; and back, else INVALID. */
void rounding_draw_bytes(const struct rounding_draw *draw, struct buf *bytes);
MUST_USE enum status rounding_draw_from(
    const void *bytes, size_t size, size_t figures, struct rounding_draw *draw);

/* What is committed: BLAKE2b-256 of a heading, ${about} and those bytes. */
void rounding_draw_hash(const struct rounding_draw *draw,
    const unsigned char about[ROUNDING_HASH_BYTES],
    unsigned char hash[ROUNDING_HASH_BYTES]);

/* ----------------------------------------------------------------- solve */

struct rounding_limits {
	int limit_ms;
	unsigned attempt; /* 0, then up: other ways of searching, same draw */
	bool is_plain;    /* any answer will do: none is published */
	bool (*go_on)(void *context); /* NULL, or asked often: false ends it */
	void *context;
};

struct rounding_result {
	int64_t *cells;   /* multiples of the base */
	int64_t *figures; /* their sums: what may be published */
	bool is_fair;     /* the shares of the answers added up to the truth */
};

/*
 * BUSY when time (or go_on) ended it before any answer: try again with the next
 * attempt.  INVALID when there is no answer.  INTERNAL when the solver failed
 * or its answer did not hold.  Clear the result on OK.
 *
 * The same draw and attempt give the same result, unless time cuts it.  Once
 * there is an answer, whatever ends the search leaves it: then, or where whole
 * answers cannot add up to the truth, it is one that is not fair.
 */
MUST_USE enum status rounding_solve(const struct rounding *rounding,
    const struct rounding_draw *draw, const struct rounding_limits *limits,
    struct rounding_result *result);
void rounding_result_clear(struct rounding_result *result);

/*
 * Whole-number check that shares nothing with the solver: no cell below 0,
 * multiples of the base, every figure the sum of its cells, every one that is
 * published one of the two neighbours of the truth, every "at least" kept.
 * INTERNAL otherwise.
 */
MUST_USE enum status rounding_check(
    const struct rounding *rounding, const struct rounding_result *result);

/*
 * Has every figure of ${which} its witnesses: a club that could have given this
 * very release, with figure - (base - 1) (or 0) and one with figure + (base -
 * 1) people in it?  INTERNAL otherwise.  Looks at no truth.
 */
MUST_USE enum status rounding_witness(const struct rounding *rounding,
    const struct rounding_result *result, const bool *which);

#endif
