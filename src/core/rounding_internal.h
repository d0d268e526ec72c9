/*
 * rounding_internal: the program as GLPK has it, between rounding_program.c,
 * which builds it, and rounding_solve.c, which solves it and contains GLPK.
 */
#ifndef CORE_ROUNDING_INTERNAL_H
#define CORE_ROUNDING_INTERNAL_H

#include <glpk.h>
#include <setjmp.h>

#include "core/rounding.h"

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
	const struct rounding_way *way;
	glp_prob *problem;
	double began;
	bool is_cut;    /* some cells have no column that may hold people */
	int *rows;      /* of each figure; 0: none */
	int *columns;   /* of each cell; 0: it must stay empty */
	int *indices;   /* room for one row or column, from 1 */
	double *values; /* as much room */
	jmp_buf failed; /* where GLPK's errors end */
};

/* Rows, columns and costs; false when there is nothing to decide. */
bool rounding_program_build(struct solver *solver);

/*
 * Of a program whose relaxation is solved, keep the cells that it says cost
 * least; false when there are few anyway.
 */
bool rounding_program_cut(struct solver *solver);

#endif
