/*
 * rounding_internal: the walk and the programs it solves, between the modules
 * that build them, solve them and say how far to go.
 *
 * A walk stands at a target for each figure, at first its truth in bases.  A
 * step finds some whole answer that is as the target wherever that is whole
 * (rounding_search), and how great a share of the target that answer can be so
 * that the rest could still be one (rounding_stride).  The walk goes on from
 * the rest, until the share is all of it.
 */
#ifndef CORE_ROUNDING_INTERNAL_H
#define CORE_ROUNDING_INTERNAL_H

#include <glpk.h>
#include <setjmp.h>

#include "core/rounding.h"
#include "core/rounding_grid.h"

#define ROUNDING_MANY 1000 /* more figures than the solver has the time for */

/* A way to search. */
struct rounding_way {
	int branch;
	int back;
	bool is_split; /* a yes or no a figure, beside the cells */
	int presolve;
};

struct solver {
	const struct rounding *rounding;
	const struct rounding_draw *draw;
	const struct rounding_limits *limits;
	unsigned turns; /* that it has searched another way */
	double began;
	double until_ms; /* from then; a search or a relaxation ends there */

	/* Where the walk is: how much of the truth is left, and that as if it
	 * were all of it. */
	double left;
	double *targets; /* of each figure, in bases */
	bool *is_shut;   /* of each cell: it must stay empty */
	bool *is_tight;  /* of each "at least": it is just as much */
	unsigned walks;  /* that did not arrive */

	/* Figures that an answer must fit: all, or what will be published. */
	bool *is_wanted;
	bool is_fewer;

	/* What it found, and what the coin fell on: that of the first walk is
	 * the answer until another one arrives. */
	double *chances; /* of each figure, between 0 and 1; for a search */
	double coin;     /* between 0 and 1 */
	struct rounding_result found;
	struct rounding_result picked;
	struct rounding_result answer;
	bool is_picked; /* not merely the last found */
	bool has_answer;

	struct rounding_grid *grid; /* NULL until people are moved about */

	/* The program being solved. */
	glp_prob *problem;
	bool is_cut;    /* some cells have no column that may hold people */
	int *rows;      /* of each figure; 0: none */
	int *columns;   /* of each cell; 0: it must stay empty */
	int *indices;   /* room for one row or column, from 1 */
	double *values; /* as much room */

	jmp_buf failed; /* where GLPK's errors end */
};

void rounding_gates_clear(struct rounding *rounding);

/* Has every cell a place? */
bool rounding_is_placed(const struct rounding *rounding);

/* Must the cell stay empty, for a figure that is to be 0 or as it is shut? */
bool rounding_is_empty(const struct solver *solver, size_t cell);

/* The whole walk: whether there is an answer. */
MUST_USE enum status rounding_walk(struct solver *solver);

/* An answer that fits only what is published, from that step's toss on. */
MUST_USE enum status rounding_fewer(struct solver *solver, unsigned step);

/* At the truth, all of it, and every figure is wanted. */
void rounding_start(struct solver *solver);

/*
 * Some whole answer at the target, into found, as that step's toss leads: by
 * moving people about, else by the solver.
 */
MUST_USE enum status rounding_find(struct solver *solver, unsigned step);

/* Is there time for another search? */
bool rounding_has_time(struct solver *solver);

/* If what was found holds, it is the answer, as long as there is no better. */
MUST_USE enum status rounding_keep(struct solver *solver);

/*
 * The greatest share of the target that what was found can be; 0: none of it.
 * Cells that must be empty in what is left are shut.
 */
MUST_USE enum status rounding_stride(struct solver *solver, double *share);

/* How far above the whole number below it; 0: it is decided. */
double rounding_part(const struct solver *solver, size_t figure);

/* How much more than the sum of the others it is, in ${of} of each figure. */
double rounding_spare(const struct rounding_least *least, const double *of);

/* Shut what must be empty in whatever adds up to the target. */
MUST_USE enum status rounding_shut(struct solver *solver);

/* ---------------------------------------------------------------- programs */

/* An empty one in place of the last. */
void rounding_program_new(struct solver *solver);

/* Rows, columns and costs; false when there is nothing to decide. */
bool rounding_program_build(struct solver *solver);

/* A column for each cell that need not be empty, in the rows there are. */
void rounding_program_add_cells(struct solver *solver, bool has_costs);

/*
 * Of a program whose relaxation is solved, keep the cells that it says cost
 * least; false when there are few anyway.
 */
bool rounding_program_cut(struct solver *solver);

/* ----------------------------------------------------------------- solving */

double rounding_elapsed_ms(const struct solver *solver);
bool rounding_may_go_on(const struct solver *solver);

/* The program as if parts of people could be counted. */
MUST_USE enum status rounding_relax(struct solver *solver);

/*
 * Some whole answer at the target, into found, by moving people about; false:
 * none was come by.
 */
MUST_USE bool rounding_settle(struct solver *solver);

/* How the solver searches in this turn. */
const struct rounding_way *rounding_way(const struct solver *solver);

/* Some whole answer at the target that the chances lead to, into found. */
MUST_USE enum status rounding_search(struct solver *solver);

#endif
