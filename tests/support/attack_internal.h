/*
 * attack_internal: what attack.c reads and attack_solve.c works out.
 */
#ifndef SUPPORT_ATTACK_INTERNAL_H
#define SUPPORT_ATTACK_INTERNAL_H

#include <glpk.h>

#include "support/attack.h"

#define ATTACK_DIMENSIONS 8
#define ATTACK_CATEGORIES 64
#define ATTACK_PERIODS    40

/* A set of categories a dimension. */
struct attack_row {
	uint64_t sets[ATTACK_DIMENSIONS];
	size_t period;
	char *name;
	int64_t value, lower, upper;
	int64_t least, most;
	int64_t sum; /* of the people looked at */
	bool has_least, has_most, is_unsure;
};

struct attack_dimension {
	char *name;
	char *categories[ATTACK_CATEGORIES];
	size_t count;
	uint64_t atoms[ATTACK_CATEGORIES]; /* categories no row tells apart */
	size_t atoms_count;
};

/* What a group of a grouping is made of. */
struct attack_group {
	char *column, *code;
	size_t dimension;
	uint64_t set;
};

struct attack_period {
	char *start, *end;
	int64_t visits_upper;       /* -1: not published */
	struct attack_row withheld; /* no name: not published */
};

struct attack {
	struct attack_dimension dimensions[ATTACK_DIMENSIONS];
	size_t dimensions_count;
	struct attack_group *groups;
	size_t groups_count, groups_capacity;
	struct attack_period periods[ATTACK_PERIODS];
	size_t periods_count;
	struct attack_row *rows;
	size_t rows_count, rows_capacity;
	struct attack_file *files; /* kept until all are there */
	size_t files_count, files_capacity;
};

struct attack_file {
	char *csv;
	size_t size;
};

/* The program: a column a cell of each period, the files' rows first. */
struct attack_program {
	struct attack *attack;
	glp_prob *problem;
	size_t cells;    /* of one period */
	int64_t *people; /* in each cell of each period */
	int64_t enough;  /* a search ends when it has found as much */
	int *indices;    /* room for one row, from 1 */
	double *values;
};

void attack_build(struct attack_program *program);
void attack_build_clear(struct attack_program *program);
bool attack_is_in(
    const struct attack *attack, const struct attack_row *row, size_t cell);

/* The cells of a row as terms of the one being made; how many there are. */
int attack_terms(
    struct attack_program *program, const struct attack_row *row, double sign);

/* Find atoms, then least and most of every row. */
bool attack_solve(struct attack *attack, size_t most);

#endif
