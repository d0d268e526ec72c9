/*
 * A table that a gate holds back is named with the reason, and no other is;
 * where a table has one number only, that is its total.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "core/figure_words.h"
#include "core/held_back.h"
#include "support/figured.h"

#define YEAR  4 /* the quarters come first */
#define OLDER 5

/* The small plan's release of so many people and heads; few are older. */
static void
make(size_t people, int64_t heads, size_t period, struct plan *plan,
    struct release *release)
{
	struct release_session session = {
	    .held_on = figured_year() + 3, .minutes = 120, .heads = heads};
	struct release_tally tallies[] = {
	    {PLAN_TALLY_AGE, "14-15", heads}, {PLAN_TALLY_NEW, "yes", 7}};
	struct release_facts facts = {.people_count = people,
	    .sessions = &session,
	    .sessions_count = 1,
	    .tallies = tallies,
	    .tallies_count = 2};
	struct release_person *persons = mem_alloc(people, sizeof(*persons));

	figured_default(PLAN_SMALL, plan);
	for (size_t i = 0; i < OLDER; i++)
		persons[i].codes[PLAN_AGE_BAND] = 6; /* 20-25 */
	facts.people = persons;
	figured_make(plan, period, &facts, release);
	mem_free(persons);
}

static const char *
why(const struct held_back *list, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].name, name) == 0)
			return list[i].why;
	return "";
}

static void
a_small_club_is_told_which_tables_wait_for_thirty(void **state)
{
	struct held_back *list = NULL;
	size_t count = 0;
	struct release release;
	struct plan plan;

	(void)state;
	make(20, 24, 0, &plan, &release);
	held_back_list(&plan, &release, &list, &count);
	assert_string_equal(why(list, count, "people-age_band_wide"),
	    "fewer than 30 young people");
	assert_string_equal(
	    why(list, count, "heads-age_band"), "fewer than 30 heads");
	assert_string_equal(
	    why(list, count, "people-age_band"), ""); /* yearly */
	assert_string_equal(why(list, count, "sessions-month"), "");
	held_back_clear(&list, count);
	release_clear(&release);
	plan_clear(&plan);
}

static void
a_crossing_with_a_small_heading_says_so(void **state)
{
	struct held_back *list = NULL;
	size_t count = 0;
	struct release release;
	struct plan plan;

	(void)state;
	make(45, 400, YEAR, &plan, &release);
	held_back_list(&plan, &release, &list, &count);
	assert_int_equal(count, 2);
	assert_string_equal(
	    why(list, count, "people-age_band_wide-gender_wide"),
	    "a heading has fewer than 10 young people");
	assert_string_equal(
	    why(list, count, "heads-gender"), "fewer than 30 heads");
	held_back_clear(&list, count);
	release_clear(&release);
	plan_clear(&plan);
}

static void
another_plan_says_nothing_of_it(void **state)
{
	struct held_back *list = NULL;
	size_t count = 0;
	struct release release;
	struct plan plan;

	(void)state;
	make(20, 24, 0, &plan, &release);
	plan.uid[0] ^= 1;
	held_back_list(&plan, &release, &list, &count);
	assert_int_equal(count, 0);
	held_back_clear(&list, count);
	release_clear(&release);
	plan_clear(&plan);
}

static void
new_faces_are_one_number_and_that_is_their_total(void **state)
{
	const struct release_table *table;
	struct release release;
	struct plan plan;

	(void)state;
	make(20, 60, 0, &plan, &release);
	table = figured_find(&release, "heads-new");
	assert_non_null(table);
	assert_int_equal(table->rows, 1);
	assert_int_equal(figure_total(table), 0);
	table = figured_find(&release, "sessions-month");
	assert_int_not_equal(figure_total(table), SIZE_MAX);
	assert_string_equal(
	    figure_code_at(table, figure_total(table), 0), RELEASE_ALL);
	release_clear(&release);
	plan_clear(&plan);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_small_club_is_told_which_tables_wait_for_thirty),
	    cmocka_unit_test(a_crossing_with_a_small_heading_says_so),
	    cmocka_unit_test(another_plan_says_nothing_of_it),
	    cmocka_unit_test(new_faces_are_one_number_and_that_is_their_total),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
