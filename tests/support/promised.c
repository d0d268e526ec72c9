/*
 * promised: what a release promises about people, proved on one.
 */
#include "support/promised.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

/* Is somebody in the row of a table? */
static bool
is_in(const struct plan *plan, const struct release_table *table, size_t row,
    const struct release_person *person)
{
	for (size_t i = 0; i < table->dimensions_count; i++) {
		enum plan_dimension dimension = table->dimensions[i];
		const char *code =
		    table->codes[row * table->dimensions_count + i];
		struct plan_axis axis = {dimension, 0};

		if (strcmp(code, "all") == 0)
			continue;
		if (strcmp(table->groupings[i], "each") != 0)
			axis.grouping = 1;
		if (strcmp(plan_group(plan, axis,
			       plan_group_of(
				   plan, axis, person->codes[dimension])),
			code) != 0)
			return false;
	}
	return true;
}

void
promised_within_base(const struct plan *plan, const struct release_facts *facts,
    const struct release *release)
{
	for (size_t t = 0; t < release->tables_count; t++) {
		const struct release_table *table = &release->tables[t];

		if (table->measure != RELEASE_PEOPLE)
			continue;
		for (size_t row = 0; row < table->rows; row++) {
			int64_t truth = 0;
			int64_t lower, upper;

			for (size_t i = 0; i < facts->people_count; i++)
				truth +=
				    is_in(plan, table, row, &facts->people[i]);
			release_range(
			    release, table, table->values[row], &lower, &upper);
			assert_in_range(truth, lower, upper);
			assert_int_equal(table->values[row] % release->base, 0);
			if (truth == 0)
				assert_int_equal(table->values[row], 0);
		}
	}
}

void
promised_add_files(struct attack *attack, const struct release *release)
{
	struct buf csv = BUF_EMPTY;

	for (size_t i = 0; i < release->tables_count; i++) {
		buf_reset(&csv);
		release_csv(release, &release->tables[i], &csv);
		assert_true(attack_add(attack, csv.text, csv.length));
	}
	buf_reset(&csv);
	release_csv_groupings(release, &csv);
	assert_true(attack_add(attack, csv.text, csv.length));
	buf_clear(&csv);
}

void
promised_to_attacker(const struct release *release)
{
	int64_t base = release->base;
	struct attack *attack = attack_new();

	promised_add_files(attack, release);
	assert_true(attack_run(attack, SIZE_MAX));
	for (size_t i = 0; i < attack_figures(attack); i++) {
		struct attack_figure figure = attack_figure(attack, i);
		int64_t least =
		    figure.value < base ? 0 : figure.value - base + 1;

		if (figure.least != least ||
		    figure.most != figure.value + base - 1)
			fail_msg("%s: %lld is %lld to %lld", figure.name,
			    (long long)figure.value, (long long)figure.least,
			    (long long)figure.most);
		assert_true(figure.is_sure);
	}
	attack_free(attack);
}
