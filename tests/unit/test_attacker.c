/*
 * The attacker: breaks what does not protect, so that finding nothing against
 * joint rounding means something.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <cmocka.h>

#include "base/mem.h"
#include "support/attack.h"
#include "support/figured.h"
#include "support/weak.h"

/* ------------------------------------------------------------ weak methods */

/* Ages, genders and districts of so many people, some of each common. */
static void
make_table(struct weak_table *table, size_t people, uint64_t seed)
{
	*table = (struct weak_table){{5, 3, 6}, NULL, NULL};
	table->cells = mem_alloc(5 * 3 * 6, sizeof(*table->cells));
	figured_seed(seed);
	for (size_t i = 0; i < people; i++) {
		size_t age = figured_pick(5) * figured_pick(6) / 5;
		size_t gender = figured_pick(20) / 9;
		size_t district = figured_pick(6) * figured_pick(7) / 6;

		table->cells[(age * 3 + gender) * 6 + district]++;
	}
}

/* What the attacker learns about inner cells with 1 to 4 people, and with 0. */
struct learnt {
	size_t small, exactly;  /* cells of 1 to 4; those found exactly */
	size_t values, claimed; /* left to those, and by the file, together */
	size_t none, surely;    /* cells of 0; those proved empty */
};

static void
read_codes(const char *name, size_t *codes)
{
	for (size_t i = 0; i < WEAK_DIMENSIONS; i++) {
		const char *at = strchr(name, '=') + 1;

		codes[i] = *at == 'a' ? 0 : strtoul(at + 1, NULL, 10);
		name = at;
	}
}

static void
attack_weak(const struct weak_table *table, enum weak_method method,
    struct learnt *learnt)
{
	struct attack *attack = attack_new();
	struct buf csv = BUF_EMPTY;

	weak_csv(table, method, &csv);
	assert_true(attack_add(attack, csv.text, csv.length));
	assert_true(attack_run(attack, SIZE_MAX));
	for (size_t i = 0; i < attack_figures(attack); i++) {
		struct attack_figure figure = attack_figure(attack, i);
		size_t codes[WEAK_DIMENSIONS];
		int64_t truth;
		size_t left = (size_t)(figure.most - figure.least + 1);

		read_codes(figure.name, codes);
		truth = weak_truth(table, codes);
		assert_true(figure.is_sure);
		assert_in_range(truth, figure.least, figure.most);
		if (codes[0] == 0 || codes[1] == 0 || codes[2] == 0)
			continue;
		learnt->small += truth > 0 && truth < 5;
		learnt->exactly += truth > 0 && truth < 5 && left == 1;
		learnt->values += truth > 0 && truth < 5 ? left : 0;
		learnt->claimed +=
		    truth > 0 && truth < 5
			? (size_t)(figure.upper - figure.lower + 1)
			: 0;
		learnt->none += truth == 0;
		learnt->surely += truth == 0 && left == 1;
	}
	buf_clear(&csv);
	attack_free(attack);
}

static void
attack_clubs(enum weak_method method, struct learnt *learnt)
{
	size_t clubs = figured_is_soak() ? 20 : 2;

	*learnt = (struct learnt){0};
	for (uint64_t i = 0; i < clubs; i++) {
		struct weak_table table;

		make_table(&table, 150, i + 1);
		attack_weak(&table, method, learnt);
		mem_free(table.cells);
	}
	assert_true(learnt->small > 20);
	assert_true(learnt->none > 10);
}

static void
exact_figures_are_read_off(void **state)
{
	struct learnt learnt;

	(void)state;
	attack_clubs(WEAK_EXACT, &learnt);
	assert_int_equal(learnt.exactly, learnt.small);
	assert_int_equal(learnt.surely, learnt.none);
}

static void
leaving_out_small_cells_hides_none_of_them(void **state)
{
	struct learnt learnt;

	(void)state;
	attack_clubs(WEAK_SUPPRESS, &learnt);
	/* Reference: 26 of 26. */
	assert_true(learnt.exactly * 100 >= learnt.small * 80);
	assert_int_equal(learnt.claimed, 4 * learnt.small);
	assert_int_equal(learnt.surely, learnt.none);
}

static void
the_nearest_5_leaves_few_values(void **state)
{
	struct learnt learnt;

	(void)state;
	attack_clubs(WEAK_NEAREST, &learnt);
	/* Reference: mostly 2 to 3; joint rounding leaves 5 at least. */
	assert_true(learnt.values * 10 < 35 * learnt.small);
	assert_true(learnt.values < learnt.claimed);
}

static void
hiding_1_to_7_proves_who_is_not_there(void **state)
{
	struct learnt learnt;

	(void)state;
	attack_clubs(WEAK_NHS, &learnt);
	/* Reference: some 5 values of 7, and every empty cell is known. */
	assert_int_equal(learnt.surely, learnt.none);
	assert_in_range(learnt.values * 10 / learnt.small, 35, 62);
	assert_int_equal(learnt.claimed, 7 * learnt.small);
}

/* --------------------------------------------------------------- the program
 */

static int
run_program(const char *path)
{
	struct buf command = BUF_EMPTY;
	const char *build = getenv("BUILD");
	int outcome;

	buf_add_format(&command, "%s/tests/attacker %s >/dev/null",
	    build == NULL ? "build/release" : build, path);
	outcome = system(command.text);
	buf_clear(&command);
	assert_true(WIFEXITED(outcome));
	return WEXITSTATUS(outcome);
}

static void
write_file(const char *path, const struct buf *csv)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(csv->text, 1, csv->length, file), csv->length);
	assert_int_equal(fclose(file), 0);
}

static void
the_program_says_whether_files_are_narrower_than_they_claim(void **state)
{
	const char *folder = getenv("TMPDIR");
	struct weak_table table;
	struct buf path = BUF_EMPTY;
	struct buf csv = BUF_EMPTY;

	(void)state;
	buf_add_format(
	    &path, "%s/figures.csv", folder == NULL ? "/tmp" : folder);
	make_table(&table, 60, 3);
	weak_csv(&table, WEAK_EXACT, &csv);
	write_file(path.text, &csv);
	assert_int_equal(run_program(path.text), 0);
	buf_reset(&csv);
	weak_csv(&table, WEAK_NEAREST, &csv);
	write_file(path.text, &csv);
	assert_int_equal(run_program(path.text), 1);
	assert_int_equal(remove(path.text), 0);
	assert_int_equal(run_program(path.text), 64);
	mem_free(table.cells);
	buf_clear(&path);
	buf_clear(&csv);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(exact_figures_are_read_off),
	    cmocka_unit_test(leaving_out_small_cells_hides_none_of_them),
	    cmocka_unit_test(the_nearest_5_leaves_few_values),
	    cmocka_unit_test(hiding_1_to_7_proves_who_is_not_there),
	    cmocka_unit_test(
		the_program_says_whether_files_are_narrower_than_they_claim),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
