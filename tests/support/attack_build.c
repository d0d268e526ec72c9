/*
 * attack_build: the integer program that exported files amount to.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "support/attack_internal.h"

/* ------------------------------------------------------------------- grid */

/* Categories that stand in the same rows' sets are one. */
static void
find_atoms(struct attack *attack, size_t at)
{
	struct attack_dimension *dimension = &attack->dimensions[at];
	/* With totals only, there is one category that nobody names. */
	size_t count = dimension->count == 0 ? 1 : dimension->count;
	uint64_t left = count == ATTACK_CATEGORIES ? UINT64_MAX
						   : (UINT64_C(1) << count) - 1;

	while (left != 0) {
		uint64_t atom = left;
		uint64_t first = left & (~left + 1);

		for (size_t i = 0; i < attack->rows_count; i++) {
			uint64_t set = attack->rows[i].sets[at];

			atom &= (set & first) != 0 ? set : ~set;
		}
		dimension->atoms[dimension->atoms_count++] = atom;
		left &= ~atom;
	}
}

bool
attack_is_in(
    const struct attack *attack, const struct attack_row *row, size_t cell)
{
	for (size_t i = 0; i < attack->dimensions_count; i++) {
		const struct attack_dimension *dimension =
		    &attack->dimensions[i];
		uint64_t atom = dimension->atoms[cell % dimension->atoms_count];

		cell /= dimension->atoms_count;
		if ((row->sets[i] & atom) == 0)
			return false;
	}
	return true;
}

static int
column_of(const struct attack_program *program, size_t period, size_t cell)
{
	return (int)(period * program->cells + cell + 1);
}

/* ---------------------------------------------------------------- program */

static void
add_row(struct attack_program *program, int terms, double lower, double upper)
{
	int row = glp_add_rows(program->problem, 1);
	int kind = upper == HUGE_VAL ? GLP_LO
		   : lower == upper  ? GLP_FX
				     : GLP_DB;

	glp_set_row_bnds(program->problem, row, kind, lower, upper);
	glp_set_mat_row(
	    program->problem, row, terms, program->indices, program->values);
}

int
attack_terms(
    struct attack_program *program, const struct attack_row *row, double sign)
{
	int terms = 0;

	for (size_t i = 0; i < program->cells; i++) {
		if (!attack_is_in(program->attack, row, i))
			continue;
		terms++;
		program->indices[terms] = column_of(program, row->period, i);
		program->values[terms] = sign;
	}
	return terms;
}

static bool
is_part(const struct attack_period *part, const struct attack_period *whole)
{
	return part != whole && strcmp(part->start, whole->start) >= 0 &&
	       strcmp(part->end, whole->end) <= 0;
}

static int32_t
days_of(const struct attack_period *period)
{
	int32_t start = 0;
	int32_t end = 0;

	if (day_parse(period->start, &start) != STATUS_OK ||
	    day_parse(period->end, &end) != STATUS_OK)
		abort();
	return end - start + 1;
}

/* Are there files of every part? */
static bool
has_all_parts(const struct attack *attack, const struct attack_period *whole)
{
	int32_t days = 0;

	for (size_t i = 0; i < attack->periods_count; i++)
		if (is_part(&attack->periods[i], whole))
			days += days_of(&attack->periods[i]);
	return days == days_of(whole);
}

/*
 * A year is at least each part of it and at most all of them, cell by cell: as
 * if nobody became another, or was forgotten, in between.
 */
static void
add_year(struct attack_program *program, size_t year)
{
	const struct attack *attack = program->attack;
	const struct attack_period *whole = &attack->periods[year];
	bool is_whole = has_all_parts(attack, whole);

	for (size_t i = 0; i < program->cells; i++) {
		int own = column_of(program, year, i);
		int terms = 1;

		for (size_t p = 0; p < attack->periods_count; p++) {
			if (!is_part(&attack->periods[p], whole))
				continue;
			program->indices[1] = own;
			program->values[1] = 1;
			program->indices[2] = column_of(program, p, i);
			program->values[2] = -1;
			add_row(program, 2, 0, HUGE_VAL);
		}
		for (size_t p = 0; p < attack->periods_count; p++) {
			if (!is_part(&attack->periods[p], whole))
				continue;
			terms++;
			program->indices[terms] = column_of(program, p, i);
			program->values[terms] = 1;
		}
		program->indices[1] = own;
		program->values[1] = -1;
		if (is_whole)
			add_row(program, terms, 0, HUGE_VAL);
	}
}

/* Whoever came was a head. */
static void
add_visits(struct attack_program *program)
{
	for (size_t p = 0; p < program->attack->periods_count; p++) {
		const struct attack_period *period =
		    &program->attack->periods[p];

		if (period->visits_upper < 0)
			continue;
		for (size_t i = 0; i < program->cells; i++) {
			program->indices[i + 1] = column_of(program, p, i);
			program->values[i + 1] = -1;
		}
		add_row(program, (int)program->cells,
		    (double)(period->withheld.lower - period->visits_upper),
		    HUGE_VAL);
	}
}

void
attack_build(struct attack_program *program)
{
	struct attack *attack = program->attack;
	size_t columns;

	program->cells = 1;
	for (size_t i = 0; i < attack->dimensions_count; i++) {
		find_atoms(attack, i);
		program->cells *= attack->dimensions[i].atoms_count;
	}
	columns = program->cells * attack->periods_count;
	program->indices = mem_alloc(columns + 3, sizeof(int));
	program->values = mem_alloc(columns + 3, sizeof(double));
	program->people = mem_alloc(columns, sizeof(int64_t));
	program->problem = glp_create_prob();
	glp_add_cols(program->problem, (int)columns);
	for (size_t i = 1; i <= columns; i++) {
		glp_set_col_bnds(program->problem, (int)i, GLP_LO, 0, 0);
		glp_set_col_kind(program->problem, (int)i, GLP_IV);
	}
	for (size_t i = 0; i < attack->rows_count; i++) {
		struct attack_row *row = &attack->rows[i];
		int terms = attack_terms(program, row, 1);

		add_row(program, terms, (double)row->lower, (double)row->upper);
	}
	for (size_t i = 0; i < attack->periods_count; i++)
		add_year(program, i);
	add_visits(program);
}

void
attack_build_clear(struct attack_program *program)
{
	mem_free(program->indices);
	mem_free(program->values);
	mem_free(program->people);
	glp_free_env();
}
