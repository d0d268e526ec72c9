/*
 * Releases: which figures are shown, as which tables, in which files.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "core/release.h"
#include "support/figured.h"

/* Age, gender and new; age by gender in every period, all in the year. */
static void
make_plan(struct plan *plan)
{
	static const size_t sizes[PLAN_PEOPLE_DIMENSIONS] = {
	    4, 3, 0, 0, 0, 2, 2, 0};

	figured_plan(sizes, plan);
	(void)figured_halves(plan, PLAN_AGE_BAND);
	figured_table(plan, false, PLAN_AGE_BAND, PLAN_GENDER, PLAN_DIMENSIONS);
	figured_table(plan, false, PLAN_NEW, PLAN_DIMENSIONS, PLAN_DIMENSIONS);
	plan_add_merge(plan, &(struct plan_merge){PLAN_AGE_BAND, 0, 1});
	assert_int_equal(plan_judge(plan), STATUS_OK);
}

/* So many of each age, half of them of each of two genders. */
static struct release_person *
people_of(const size_t *ages, size_t *count)
{
	struct release_person *people = NULL;
	size_t at = 0;

	*count = 0;
	for (size_t i = 0; i < 4; i++)
		*count += ages[i];
	people = mem_alloc(*count, sizeof(*people));
	for (size_t i = 0; i < 4; i++)
		for (size_t k = 0; k < ages[i]; k++)
			people[at++] = (struct release_person){
			    {(unsigned char)i, (unsigned char)(k % 2)}};
	return people;
}

static void
make_release(const size_t *ages, size_t period, struct release *release)
{
	struct plan plan;
	struct release_facts facts = {0};
	struct release_person *people = NULL;

	make_plan(&plan);
	people = people_of(ages, &facts.people_count);
	facts.people = people;
	figured_make(&plan, period, &facts, release);
	mem_free(people);
	plan_clear(&plan);
}

/* ------------------------------------------------------------------ gates */

static void
a_crossing_is_shown_when_each_heading_has_enough(void **state)
{
	static const size_t ages[] = {50, 40, 40, 0};
	struct release release;

	(void)state;
	make_release(ages, 0, &release);
	assert_non_null(figured_find(&release, "people-age_band-gender"));
	assert_null(figured_find(&release, "people-age_band_half-gender"));
	assert_int_equal(
	    figured_value(&release, "people-age_band-gender", "c0", "all"), 50);
	assert_int_equal(figured_value(&release, "people-age_band-gender",
			     "not stated", "all"),
	    0);
	release_clear(&release);
}

static void
a_heading_with_too_few_makes_the_merged_table_stand(void **state)
{
	/* 5 is published as 5 always: too few, and not none. */
	static const size_t ages[] = {50, 5, 40, 0};
	struct release release;

	(void)state;
	make_release(ages, 0, &release);
	assert_null(figured_find(&release, "people-age_band-gender"));
	assert_int_equal(figured_value(&release, "people-age_band_half-gender",
			     "first half", "all"),
	    55);
	assert_non_null(figured_find(&release, "people-new"));
	release_clear(&release);
}

static void
nothing_is_left_of_a_crossing_that_no_merge_saves(void **state)
{
	static const size_t ages[] = {50, 0, 5, 0};
	struct release release;

	(void)state;
	make_release(ages, 0, &release);
	assert_null(figured_find(&release, "people-age_band-gender"));
	assert_null(figured_find(&release, "people-age_band_half-gender"));
	assert_non_null(figured_find(&release, "people-new"));
	release_clear(&release);
}

static void
few_people_are_one_number_a_quarter_and_one_way_tables_a_year(void **state)
{
	static const size_t ages[] = {15, 10, 0, 0};
	struct release release;

	(void)state;
	make_release(ages, 0, &release);
	assert_int_equal(release.tables_count, 1);
	assert_int_equal(figured_value(&release, "people", NULL, NULL), 25);
	release_clear(&release);
	make_release(ages, 4, &release);
	assert_int_equal(release.tables_count, 1);
	assert_non_null(figured_find(&release, "people-new"));
	release_clear(&release);
}

/* ------------------------------------------------------- work, and the rest */

static void
work_is_exact_visits_are_rounded_and_the_withheld_stand_alone(void **state)
{
	static const struct release_session sessions[] = {
	    {0, 90, 17, {NULL, "Open access", "Health", NULL, "centre", NULL}},
	    {0, 120, 21, {NULL, "Open access", "Arts", NULL, "centre", NULL}},
	    {0, 45, 6, {NULL, "Detached", "", NULL, "street", NULL}},
	};
	static const struct release_tally tallies[] = {
	    {PLAN_TALLY_AGE, "13", 30}, {PLAN_TALLY_AGE, "nonsense", 5},
	    {PLAN_TALLY_GENDER, "Non-binary", 5}, {PLAN_TALLY_NEW, "yes", 9}};
	struct release_session dated[3];
	struct release_facts facts = {.sessions = dated,
	    .sessions_count = 3,
	    .tallies = tallies,
	    .tallies_count = 4,
	    .withheld = 5};
	struct plan plan;
	struct release release;

	(void)state;
	figured_default(PLAN_SMALL, &plan);
	for (size_t i = 0; i < 3; i++) {
		dated[i] = sessions[i];
		dated[i].held_on = plan.year + 40 * (int32_t)i;
	}
	figured_make(&plan, 4, &facts, &release);
	assert_int_equal(
	    figured_value(&release, "sessions-month", "2026-05", NULL), 1);
	assert_int_equal(
	    figured_value(&release, "hours-month", "all", NULL), 255);
	assert_int_equal(
	    figured_value(&release, "hours-provision", "Open access", NULL),
	    210);
	assert_in_range(
	    figured_value(&release, "visits-month", "all", NULL), 40, 45);
	assert_int_equal(
	    figured_value(&release, "heads-age_band", "13", NULL), 30);
	assert_int_equal(
	    figured_value(&release, "heads-age_band", "other", NULL), 5);
	/* 5 heads by gender are too few to be told. */
	assert_null(figured_find(&release, "heads-gender"));
	assert_in_range(
	    figured_value(&release, "heads-new", "yes", NULL), 5, 10);
	assert_int_equal(figured_value(&release, "withheld", NULL, NULL), 5);
	release_clear(&release);
	figured_make(&plan, 0, &facts, &release);
	assert_null(figured_find(&release, "withheld"));
	release_clear(&release);
	plan_clear(&plan);
}

static void
who_is_said_to_be_what_nobody_can_be_is_counted_once(void **state)
{
	static const size_t sizes[PLAN_PEOPLE_DIMENSIONS] = {
	    3, 3, 0, 0, 0, 0, 0, 0};
	struct release_person people[40] = {{{0}}};
	struct release_facts facts = {.people = people, .people_count = 40};
	struct plan plan;
	struct release release;

	(void)state;
	figured_plan(sizes, &plan);
	figured_table(
	    &plan, false, PLAN_AGE_BAND, PLAN_GENDER, PLAN_DIMENSIONS);
	plan_add_never(
	    &plan, &(struct plan_never){{PLAN_AGE_BAND, PLAN_GENDER}, {0, 0}});
	figured_make(&plan, 0, &facts, &release);
	assert_int_equal(
	    figured_value(&release, "people-age_band-gender", "c0", "c0"),
	    RELEASE_NONE);
	assert_int_equal(figured_value(&release, "people-age_band-gender", "c0",
			     "not stated"),
	    40);
	release_clear(&release);
	plan_clear(&plan);
}

/* ------------------------------------------------------------------ files */

static struct release_table *
small_table(struct release *release)
{
	static const size_t ages[] = {50, 40, 40, 0};

	make_release(ages, 0, release);
	for (size_t i = 0; i < release->tables_count; i++)
		if (release->tables[i].dimensions_count == 1)
			return &release->tables[i];
	fail();
	return NULL;
}

static void
a_file_is_tidy_and_gives_every_range(void **state)
{
	struct release release;
	struct release_table *table = small_table(&release);
	struct buf csv = BUF_EMPTY;

	(void)state;
	table->values[0] = 45;
	table->values[1] = 45;
	table->values[2] = 0;
	release_csv(&release, table, &csv);
	assert_string_equal(csv.text,
	    "period_start,period_end,project,measure,new,value,lower,upper,"
	    "marker\r\n"
	    "2026-04-01,2026-06-30,Southside Youth Club,people,all,45,41,49,"
	    "\r\n"
	    "2026-04-01,2026-06-30,Southside Youth Club,people,yes,45,41,49,"
	    "\r\n"
	    "2026-04-01,2026-06-30,Southside Youth Club,people,no,,0,4,[c]"
	    "\r\n");
	assert_int_equal(
	    release_csv_check(&release, table, csv.text, csv.length),
	    STATUS_OK);
	table->values[2] = RELEASE_NONE;
	buf_reset(&csv);
	release_csv(&release, table, &csv);
	assert_non_null(strstr(csv.text, ",no,,,,[z]\r\n"));
	buf_clear(&csv);
	release_clear(&release);
}

static void
a_file_that_is_not_its_table_or_does_not_add_up_is_found(void **state)
{
	struct release release;
	struct release_table *table = small_table(&release);
	struct buf csv = BUF_EMPTY;

	(void)state;
	release_csv(&release, table, &csv);
	/* Whatever letter or digit is another: from the last headings on. */
	for (size_t i = 52; i < csv.length; i++) {
		char was = csv.text[i];

		if (strchr(",\r\n", was) != NULL)
			continue;
		csv.text[i] = was == '7' ? '8' : '7';
		assert_int_equal(
		    release_csv_check(&release, table, csv.text, csv.length),
		    STATUS_INTERNAL);
		csv.text[i] = was;
	}
	assert_int_equal(
	    release_csv_check(&release, table, csv.text, csv.length),
	    STATUS_OK);
	assert_int_equal(
	    release_csv_check(&release, table, csv.text, csv.length - 20),
	    STATUS_INTERNAL);
	table->values[1] += 5;
	buf_reset(&csv);
	release_csv(&release, table, &csv);
	assert_int_equal(
	    release_csv_check(&release, table, csv.text, csv.length),
	    STATUS_INTERNAL);
	buf_clear(&csv);
	release_clear(&release);
}

static void
a_release_comes_back_from_its_text_and_from_no_other(void **state)
{
	static const size_t ages[] = {50, 40, 40, 0};
	struct buf text = BUF_EMPTY;
	struct buf again = BUF_EMPTY;
	struct release release, back;

	(void)state;
	make_release(ages, 4, &release);
	release_write(&release, &text);
	assert_int_equal(release_read(text.text, &back), STATUS_OK);
	release_write(&back, &again);
	assert_string_equal(text.text, again.text);
	release_clear(&back);
	for (size_t i = 0; i < text.length; i += 11) {
		char was = text.text[i];

		text.text[i] = '\n';
		if (was != '\n')
			assert_int_equal(
			    release_read(text.text, &back), STATUS_INVALID);
		text.text[i] = '\0';
		if (i > 0 && text.text[i - 1] != '\n')
			assert_int_equal(
			    release_read(text.text, &back), STATUS_INVALID);
		text.text[i] = was;
	}
	buf_clear(&text);
	buf_clear(&again);
	release_clear(&release);
}

static void
another_draw_s_numbers_are_not_taken(void **state)
{
	struct plan plan;
	struct plan_period period;
	struct release_facts facts = {0};
	struct release_draft *draft = NULL;
	struct rounding_limits limits = {.limit_ms = 1000};
	struct rounding_draw draw;
	struct release release;

	(void)state;
	make_plan(&plan);
	period = plan_period(&plan, 0);
	draft = release_draft_new(&plan, &period, &facts);
	rounding_draw_new(&draw, release_draft_figures(draft) + 1);
	assert_int_equal(
	    release_make(draft, &draw, &limits, &release), STATUS_INVALID);
	assert_int_equal(release.tables_count, 0);
	rounding_draw_clear(&draw);
	release_draft_free(draft);
	plan_clear(&plan);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_crossing_is_shown_when_each_heading_has_enough),
	    cmocka_unit_test(
		a_heading_with_too_few_makes_the_merged_table_stand),
	    cmocka_unit_test(nothing_is_left_of_a_crossing_that_no_merge_saves),
	    cmocka_unit_test(
		few_people_are_one_number_a_quarter_and_one_way_tables_a_year),
	    cmocka_unit_test(
		work_is_exact_visits_are_rounded_and_the_withheld_stand_alone),
	    cmocka_unit_test(
		who_is_said_to_be_what_nobody_can_be_is_counted_once),
	    cmocka_unit_test(a_file_is_tidy_and_gives_every_range),
	    cmocka_unit_test(
		a_file_that_is_not_its_table_or_does_not_add_up_is_found),
	    cmocka_unit_test(
		a_release_comes_back_from_its_text_and_from_no_other),
	    cmocka_unit_test(another_draw_s_numbers_are_not_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
