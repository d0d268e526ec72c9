/*
 * attack_solve: least and greatest of every figure, in whole numbers.
 *
 * Unknown is how many people are in each inner cell of each period.  Whatever
 * people fit all files prove that the values they give are possible, for every
 * figure at once; only what no such people were found for yet is searched for.
 */
#include <glpk.h>
#include <math.h>

#include "support/attack_internal.h"

#define LIMIT_MS 20000 /* for one end of one figure */

/* ----------------------------------------------------------------- search */

static void
stop_when_enough(glp_tree *tree, void *context)
{
	const struct attack_program *program = context;
	glp_prob *problem = glp_ios_get_prob(tree);

	if (glp_ios_reason(tree) == GLP_IBINGO &&
	    glp_mip_status(problem) == GLP_FEAS &&
	    llround(glp_mip_obj_val(problem)) >= program->enough)
		glp_ios_terminate(tree);
}

enum found { NOBODY_FITS, FOUND, FOUND_BEST, NO_TIME };

static enum found
search(struct attack_program *program)
{
	glp_smcp simplex;
	glp_iocp settings;
	int outcome;

	glp_init_smcp(&simplex);
	simplex.msg_lev = GLP_MSG_OFF;
	glp_std_basis(program->problem);
	if (glp_simplex(program->problem, &simplex) != 0 ||
	    glp_get_status(program->problem) == GLP_NOFEAS)
		return NOBODY_FITS;
	glp_init_iocp(&settings);
	settings.msg_lev = GLP_MSG_OFF;
	settings.br_tech = GLP_BR_MFV;
	settings.bt_tech = GLP_BT_DFS;
	settings.tm_lim = LIMIT_MS;
	settings.cb_func = stop_when_enough;
	settings.cb_info = program;
	outcome = glp_intopt(program->problem, &settings);
	if (glp_mip_status(program->problem) == GLP_OPT)
		return FOUND_BEST;
	if (glp_mip_status(program->problem) == GLP_FEAS)
		return outcome == GLP_ESTOP ? FOUND : NO_TIME;
	return outcome == 0 ? NOBODY_FITS : NO_TIME;
}

/* ---------------------------------------------------------------- witness */

static void
see(struct attack_row *row, int64_t value)
{
	if (!row->has_least || value < row->least)
		row->least = value;
	if (!row->has_most || value > row->most)
		row->most = value;
	row->has_least = true;
	row->has_most = true;
}

/* Do these people fit every row of the program, in whole numbers? */
static bool
fit(const struct attack_program *program)
{
	int rows = glp_get_num_rows(program->problem);

	for (int row = 1; row <= rows; row++) {
		int count = glp_get_mat_row(
		    program->problem, row, program->indices, program->values);
		int64_t sum = 0;
		int kind = glp_get_row_type(program->problem, row);

		for (int k = 1; k <= count; k++)
			sum += program->people[program->indices[k] - 1] *
			       (int64_t)program->values[k];
		if (sum < llround(glp_get_row_lb(program->problem, row)) ||
		    (kind != GLP_LO &&
			sum > llround(glp_get_row_ub(program->problem, row))))
			return false;
	}
	return true;
}

/* People who fit prove a value of every figure. */
static bool
prove(struct attack_program *program)
{
	struct attack *attack = program->attack;

	if (!fit(program))
		return false;
	for (size_t i = 0; i < attack->rows_count; i++) {
		struct attack_row *row = &attack->rows[i];
		const int64_t *people =
		    program->people + row->period * program->cells;

		row->sum = 0;
		for (size_t k = 0; k < program->cells; k++)
			if (attack_is_in(attack, row, k))
				row->sum += people[k];
		see(row, row->sum);
	}
	return true;
}

static bool
is_of(const struct attack_program *program, const struct attack_row *row,
    size_t column)
{
	return row->period == column / program->cells &&
	       attack_is_in(program->attack, row, column % program->cells);
}

/* Would so many more in a cell keep every row of the files, and prove one? */
static bool
is_worth(const struct attack_program *program, size_t column, int64_t step)
{
	const struct attack *attack = program->attack;
	bool proves = false;

	if (program->people[column] + step < 0)
		return false;
	for (size_t i = 0; i < attack->rows_count; i++) {
		const struct attack_row *row = &attack->rows[i];
		int64_t sum = row->sum + step;

		if (!is_of(program, row, column))
			continue;
		if (sum < row->lower || sum > row->upper)
			return false;
		proves = proves || sum < row->least || sum > row->most;
	}
	return proves;
}

/* Somebody more, somebody fewer in a cell: cheap to try. */
static void
shake(struct attack_program *program)
{
	struct attack *attack = program->attack;
	size_t columns = program->cells * attack->periods_count;

	for (size_t i = 0; i < columns; i++) {
		for (int64_t step = -9; step <= 9; step++) {
			if (!is_worth(program, i, step))
				continue;
			program->people[i] += step;
			if (fit(program))
				for (size_t k = 0; k < attack->rows_count; k++)
					if (is_of(program, &attack->rows[k], i))
						see(&attack->rows[k],
						    attack->rows[k].sum + step);
			program->people[i] -= step;
		}
	}
}

static void
take_people(struct attack_program *program, int64_t scale)
{
	size_t columns = program->cells * program->attack->periods_count;

	for (size_t i = 0; i < columns; i++)
		program->people[i] = scale * llround(glp_mip_col_val(
						 program->problem, (int)i + 1));
	if (prove(program))
		shake(program);
}

/* ------------------------------------------------------------------ goals */

static void
aim(struct attack_program *program, const struct attack_row *row, double sign)
{
	size_t columns = program->cells * program->attack->periods_count;
	int terms;

	for (size_t i = 1; i <= columns; i++)
		glp_set_obj_coef(program->problem, (int)i, 0);
	terms = row == NULL ? 0 : attack_terms(program, row, sign);
	for (int i = 1; i <= terms; i++)
		glp_set_obj_coef(program->problem, program->indices[i], sign);
	glp_set_obj_dir(program->problem, GLP_MAX);
}

/*
 * Can everything be just as it was published, in multiples of ${scale}?  Who
 * fits that way shows much about everybody else at once.
 */
static bool
try_published(struct attack_program *program, int64_t scale)
{
	struct attack *attack = program->attack;
	enum found found;

	for (size_t i = 0; i < attack->rows_count; i++) {
		if (attack->rows[i].value % scale != 0)
			return false;
		glp_set_row_bnds(program->problem, (int)i + 1, GLP_FX,
		    (double)(attack->rows[i].value / scale), 0);
	}
	aim(program, NULL, 0);
	program->enough = 0;
	found = search(program);
	for (size_t i = 0; i < attack->rows_count; i++) {
		const struct attack_row *row = &attack->rows[i];

		glp_set_row_bnds(program->problem, (int)i + 1,
		    row->lower == row->upper ? GLP_FX : GLP_DB,
		    (double)row->lower, (double)row->upper);
	}
	if (found != FOUND && found != FOUND_BEST)
		return false;
	take_people(program, scale);
	return true;
}

/* One end of one figure; false when nobody fits. */
static bool
push(struct attack_program *program, struct attack_row *row, double sign)
{
	enum found found;

	aim(program, row, sign);
	program->enough = sign > 0 ? row->upper : -row->lower;
	found = search(program);
	if (found == NOBODY_FITS)
		return false;
	if (found == NO_TIME)
		row->is_unsure = true;
	else
		take_people(program, 1);
	return true;
}

/*
 * Who was withheld was a head, and is none of the people: they leave no more
 * room than the fewest people do.
 */
static void
find_withheld(struct attack *attack)
{
	for (size_t i = 0; i < attack->rows_count; i++) {
		const struct attack_row *row = &attack->rows[i];
		struct attack_period *period = &attack->periods[row->period];
		struct attack_row *withheld = &period->withheld;
		bool is_total = true;

		for (size_t d = 0; d < attack->dimensions_count; d++)
			is_total = is_total && row->sets[d] == UINT64_MAX;
		if (!is_total)
			continue;
		withheld->least = withheld->lower;
		withheld->most = withheld->upper;
		withheld->is_unsure = row->is_unsure;
		if (period->visits_upper >= 0 &&
		    period->visits_upper - row->least < withheld->most)
			withheld->most = period->visits_upper - row->least;
	}
}

bool
attack_solve(struct attack *attack, size_t most)
{
	struct attack_program program = {.attack = attack};
	bool fits = true;

	glp_term_out(GLP_OFF);
	attack_build(&program);
	if (!try_published(&program, 10) && !try_published(&program, 5))
		(void)try_published(&program, 1);
	for (size_t i = 0; fits && i < attack->rows_count && i < most; i++) {
		struct attack_row *row = &attack->rows[i];

		if (!row->has_most || row->most < row->upper)
			fits = push(&program, row, 1);
		if (fits && (!row->has_least || row->least > row->lower))
			fits = push(&program, row, -1);
	}
	find_withheld(attack);
	attack_build_clear(&program);
	return fits;
}
