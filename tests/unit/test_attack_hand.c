/*
 * The attacker on files written by hand, whose answers are known: totals, parts
 * of people, groups, heads, and periods put together.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "support/attack.h"

static const char heading[] =
    "period_start,period_end,project,measure,age_band,value,lower,upper,"
    "marker\r\n";

static void
add(struct attack *attack, const char *period, const char *rows[])
{
	struct buf csv = BUF_EMPTY;

	buf_add_text(&csv, heading);
	for (size_t i = 0; rows[i] != NULL; i++)
		buf_add_format(&csv, "%s,Hand,people,%s\r\n", period, rows[i]);
	assert_true(attack_add(attack, csv.text, csv.length));
	buf_clear(&csv);
}

static void
assert_found(
    const struct attack *attack, size_t at, int64_t least, int64_t most)
{
	struct attack_figure figure = attack_figure(attack, at);

	assert_true(figure.is_sure);
	assert_int_equal(figure.least, least);
	assert_int_equal(figure.most, most);
}

/* Seven cells of 1 to 7 whose total is 1 to 7: each is exactly 1. */
static void
the_seven_stars_are_all_one(void **state)
{
	const char *rows[] = {"all,,1,7,[c]", "a,,1,7,[c]", "b,,1,7,[c]",
	    "c,,1,7,[c]", "d,,1,7,[c]", "e,,1,7,[c]", "f,,1,7,[c]",
	    "g,,1,7,[c]", NULL};
	struct attack *attack = attack_new();

	(void)state;
	add(attack, "2026-04-01,2026-06-30", rows);
	assert_true(attack_run(attack, SIZE_MAX));
	assert_int_equal(attack_figures(attack), 8);
	for (size_t i = 0; i < 8; i++) {
		assert_int_equal(
		    attack_figure(attack, i).least, i == 0 ? 7 : 1);
		assert_int_equal(attack_figure(attack, i).most, i == 0 ? 7 : 1);
	}
	attack_free(attack);
}

/* Four quarters of 0 to 4 and a year of 16 to 24: all is known (G4). */
static void
a_year_and_its_quarters_are_put_together(void **state)
{
	const char *quarter[] = {"all,,0,4,[c]", NULL};
	const char *year[] = {"all,20,16,24,", NULL};
	struct attack *attack = attack_new();

	(void)state;
	add(attack, "2026-04-01,2026-06-30", quarter);
	add(attack, "2026-07-01,2026-09-30", quarter);
	add(attack, "2026-10-01,2026-12-31", quarter);
	add(attack, "2027-01-01,2027-03-31", quarter);
	add(attack, "2026-04-01,2027-03-31", year);
	assert_true(attack_run(attack, SIZE_MAX));
	assert_int_equal(attack_figures(attack), 5);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(attack_figure(attack, i).least,
		    attack_figure(attack, i).most);
	attack_free(attack);
}

/* Without its last quarter a year may hold anybody besides. */
static void
a_year_whose_parts_are_not_all_there_is_at_least_each_of_them(void **state)
{
	const char *few[] = {"all,,0,4,[c]", NULL};
	const char *many[] = {"all,20,16,24,", NULL};
	const char *year[] = {"all,15,11,19,", NULL};
	struct attack *attack = attack_new();

	(void)state;
	add(attack, "2026-04-01,2026-06-30", few);
	add(attack, "2026-07-01,2026-09-30", many);
	add(attack, "2026-04-01,2027-03-31", year);
	/* Of another year: it says nothing about this one. */
	add(attack, "2027-04-01,2027-06-30", few);
	assert_true(attack_run(attack, SIZE_MAX));
	assert_found(attack, 0, 0, 4);
	assert_found(attack, 1, 16, 19);
	assert_found(attack, 2, 16, 19);
	assert_found(attack, 3, 0, 4);
	attack_free(attack);
}

static void
add_csv(struct attack *attack, const char *columns, const char *rows[])
{
	struct buf csv = BUF_EMPTY;

	buf_add_format(&csv,
	    "period_start,period_end,project,measure,%svalue,lower,upper,"
	    "marker\r\n",
	    columns);
	for (size_t i = 0; rows[i] != NULL; i++)
		buf_add_format(
		    &csv, "2026-04-01,2027-03-31,Hand,%s\r\n", rows[i]);
	assert_true(attack_add(attack, csv.text, csv.length));
	buf_clear(&csv);
}

static void
new_and_outcomes_are_parts_of_people(void **state)
{
	const char *is_new[] = {"people,all,10,6,14,", "people,yes,15,11,19,",
	    "people,no,,0,4,[c]", NULL};
	const char *recorded[] = {"people,yes,15,13,17,", NULL};
	struct attack *attack = attack_new();

	(void)state;
	add_csv(attack, "new,", is_new);
	add_csv(attack, "recorded,", recorded);
	assert_true(attack_run(attack, SIZE_MAX));
	assert_found(attack, 0, 13, 14);
	assert_found(attack, 1, 11, 14);
	assert_found(attack, 2, 0, 3);
	assert_found(attack, 3, 13, 14);
	attack_free(attack);
}

static void
groups_are_sums_of_what_the_groupings_file_says(void **state)
{
	static const char groups[] =
	    "dimension,grouping,group,category\r\n"
	    "age_band,wide,young,a\r\nage_band,wide,young,b\r\n"
	    "age_band,wide,old,c\r\n";
	const char *each[] = {
	    "people,a,5,1,9,", "people,b,5,1,9,", "people,c,,0,4,[c]", NULL};
	const char *wide[] = {
	    "people,young,20,16,24,", "people,old,,2,4,[c]", NULL};
	struct attack *attack = attack_new();

	(void)state;
	add_csv(attack, "age_band,", each);
	add_csv(attack, "age_band_wide,", wide);
	assert_true(attack_add(attack, groups, sizeof(groups) - 1));
	assert_true(attack_run(attack, SIZE_MAX));
	assert_found(attack, 0, 7, 9);
	assert_found(attack, 1, 7, 9);
	assert_found(attack, 2, 2, 4);
	assert_found(attack, 3, 16, 18);
	attack_free(attack);
}

static void
whoever_came_or_was_withheld_was_a_head(void **state)
{
	const char *rows[] = {
	    "people,10,6,14,", "visits,10,6,14,", "withheld,5,1,9,", NULL};
	const char *narrow[] = {"people,15,11,19,", NULL};
	struct attack *attack = attack_new();

	(void)state;
	add_csv(attack, "", rows);
	add_csv(attack, "", narrow);
	assert_true(attack_run(attack, SIZE_MAX));
	assert_int_equal(attack_figures(attack), 2);
	assert_found(attack, 0, 11, 13);
	assert_found(attack, 1, 1, 3);
	attack_free(attack);
}

static void
files_that_contradict_each_other_fit_nobody(void **state)
{
	const char *rows[] = {"all,5,1,9,", "a,20,16,24,", NULL};
	struct attack *attack = attack_new();

	(void)state;
	add(attack, "2026-04-01,2026-06-30", rows);
	assert_false(attack_run(attack, SIZE_MAX));
	attack_free(attack);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_seven_stars_are_all_one),
	    cmocka_unit_test(a_year_and_its_quarters_are_put_together),
	    cmocka_unit_test(
		a_year_whose_parts_are_not_all_there_is_at_least_each_of_them),
	    cmocka_unit_test(new_and_outcomes_are_parts_of_people),
	    cmocka_unit_test(groups_are_sums_of_what_the_groupings_file_says),
	    cmocka_unit_test(whoever_came_or_was_withheld_was_a_head),
	    cmocka_unit_test(files_that_contradict_each_other_fit_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
