/*
 * Who is counted: coarse facts only, under an id of their own, as far as each
 * person said.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/core_internal.h"
#include "core/field.h"
#include "support/evening.h"

#define YEAR_START   20544 /* 2026-04-01 */
#define NEXT_APRIL   20909 /* 2027-04-01 */
#define DAYS_TO_NEXT (NEXT_APRIL - FIXTURE_TODAY)

static char code[CODE_TEXT_BYTES];

/* Facts of that name and value, whoever's. */
static int64_t
facts(struct fixture *f, const char *fact, const char *value)
{
	static const char sql[] = "SELECT count(*) FROM counted_fact"
				  " WHERE fact = :fact AND value = :value";
	struct stmt *stmt = stmt_open(f->store, sql);
	int64_t count = 0;

	stmt_bind_text(stmt, ":fact", fact);
	stmt_bind_text(stmt, ":value", value);
	assert_int_equal(stmt_one_int(&stmt, &count), STATUS_OK);
	return count;
}

static int64_t
all_facts(struct fixture *f)
{
	return evening_int(f, "SELECT count(*) FROM counted_fact");
}

static int64_t
counted(struct fixture *f)
{
	return evening_int(f, "SELECT count(*) FROM counted_person");
}

static void
visit(struct fixture *f, const char *person, int32_t held_on)
{
	struct session_new session = evening_session();

	session.held_on = held_on;
	evening_save(f, &session, code, person, NULL);
}

static void
set(struct fixture *f, const char *person, const char *kind, const char *value)
{
	assert_int_equal(field_set(f->records, person, kind, value), STATUS_OK);
}

/* ------------------------------------------------------------------- visits */

static void
a_visit_counts_by_month_and_once_as_new(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];

	evening_person(f, "Noah", "attendance=team,count", noah);
	visit(f, noah, FIXTURE_TODAY);
	visit(f, noah, FIXTURE_TODAY - 7);
	visit(f, noah, FIXTURE_TODAY - 30);
	assert_int_equal(counted(f), 1);
	assert_int_equal(
	    evening_int(f, "SELECT year FROM counted_person"), YEAR_START);
	assert_int_equal(facts(f, "month", "2026-11"), 1);
	assert_int_equal(facts(f, "month", "2026-10"), 1);
	assert_int_equal(facts(f, "new", "yes"), 1);
	assert_int_equal(all_facts(f), 3);
	evening_check(f);
}

static void
who_said_nothing_about_counting_is_not_counted(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];
	char kai[CODE_TEXT_BYTES];

	evening_person(f, "Noah", "attendance", noah);
	evening_person(f, "Kai", "attendance=team,count", kai);
	visit(f, noah, FIXTURE_TODAY);
	assert_int_equal(counted(f), 0);
	visit(f, kai, FIXTURE_TODAY);
	assert_int_equal(counted(f), 1);
}

static void
the_id_of_a_year_stands_nowhere_else(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];

	evening_person(f, "Noah", "attendance=team,count", noah);
	visit(f, noah, FIXTURE_TODAY);
	assert_int_equal(
	    evening_int(f, "SELECT count(*) FROM counted_person c WHERE uid"
			   " IN (SELECT uid FROM person UNION"
			   "  SELECT uid FROM session)"
			   " OR length(uid) <> 16"),
	    0);
}

static void
who_came_in_the_year_before_is_not_new(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];
	char kai[CODE_TEXT_BYTES];

	evening_person(f, "Noah", "attendance=team,count", noah);
	evening_person(f, "Kai", "attendance=team,count", kai);
	visit(f, noah, YEAR_START - 1);
	visit(f, noah, YEAR_START);
	visit(f, kai, YEAR_START);
	assert_int_equal(counted(f), 3);
	assert_int_equal(facts(f, "month", "2026-03"), 1);
	assert_int_equal(facts(f, "new", "no"), 1);
	assert_int_equal(facts(f, "new", "yes"), 2);
}

static void
new_is_decided_once(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];

	evening_person(f, "Noah", "attendance=team,count", noah);
	visit(f, noah, FIXTURE_TODAY);
	visit(f, noah, YEAR_START - 1);
	visit(f, noah, FIXTURE_TODAY);
	assert_int_equal(facts(f, "new", "no"), 0);
	assert_int_equal(facts(f, "new", "yes"), 2);
}

static void
who_may_only_be_counted_comes_back_as_not_new(void **state)
{
	struct fixture *f = *state;
	char ava[CODE_TEXT_BYTES];

	evening_person(f, "Ava", "attendance=nobody,count", ava);
	visit(f, ava, YEAR_START - 1);
	visit(f, ava, YEAR_START);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM attendance"), 0);
	assert_int_equal(facts(f, "new", "yes"), 1);
	assert_int_equal(facts(f, "new", "no"), 1);
}

static void
a_later_yes_counts_the_visits_of_this_year(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];

	evening_person(f, "Noah", "attendance", noah);
	visit(f, noah, YEAR_START - 1);
	visit(f, noah, YEAR_START + 1);
	visit(f, noah, YEAR_START + 2);
	visit(f, noah, FIXTURE_TODAY);
	assert_int_equal(all_facts(f), 0);
	evening_says(f, noah, "attendance=team,count");
	assert_int_equal(counted(f), 1);
	assert_int_equal(facts(f, "month", "2026-03"), 0);
	assert_int_equal(facts(f, "month", "2026-04"), 1);
	assert_int_equal(facts(f, "month", "2026-11"), 1);
	assert_int_equal(facts(f, "new", "no"), 1);
	assert_int_equal(all_facts(f), 3);
}

static void
a_name_taken_off_takes_its_month_along(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];
	char first[CODE_TEXT_BYTES];

	evening_person(f, "Noah", "attendance=team,count", noah);
	visit(f, noah, FIXTURE_TODAY);
	memcpy(first, code, sizeof first);
	visit(f, noah, FIXTURE_TODAY - 21); /* 1 November */
	assert_int_equal(
	    session_present_remove(f->records, first, noah), STATUS_OK);
	assert_int_equal(facts(f, "month", "2026-11"), 1);
	assert_int_equal(
	    session_present_remove(f->records, code, noah), STATUS_OK);
	assert_int_equal(facts(f, "month", "2026-11"), 0);
}

/* ------------------------------------------------------------------- values */

static void
values_are_counted_in_their_coarse_form(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];

	evening_person(f, "Noah",
	    "attendance=team,count birth_date=team,count gender=team,count"
	    " postcode_district=team,count",
	    noah);
	set(f, noah, "birth_date", "2012-05-06");
	set(f, noah, "gender", "Boy or man");
	assert_int_equal(all_facts(f), 0);
	visit(f, noah, FIXTURE_TODAY);
	assert_int_equal(facts(f, "age", "13"), 1);
	assert_int_equal(facts(f, "gender", "Boy or man"), 1);
	set(f, noah, "postcode_district", "NG7");
	assert_int_equal(facts(f, "district", "NG7"), 1);
	set(f, noah, "gender", "Non-binary");
	assert_int_equal(facts(f, "gender", "Non-binary"), 1);
	assert_int_equal(facts(f, "gender", "Boy or man"), 0);
	assert_int_equal(field_take_out(f->records, noah, "gender"), STATUS_OK);
	assert_int_equal(facts(f, "gender", "Non-binary"), 0);
	assert_int_equal(facts(f, "age", "13"), 1);
	evening_check(f);
}

static void
a_value_that_may_not_be_counted_is_not(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];

	evening_person(f, "Noah", "attendance=team,count gender=team", noah);
	set(f, noah, "gender", "Boy or man");
	visit(f, noah, FIXTURE_TODAY);
	assert_int_equal(facts(f, "gender", "Boy or man"), 0);
	evening_says(f, noah, "gender=team,count");
	assert_int_equal(facts(f, "gender", "Boy or man"), 1);
	evening_says(f, noah, "gender=team");
	assert_int_equal(facts(f, "gender", "Boy or man"), 0);
	assert_int_equal(facts(f, "month", "2026-11"), 1);
}

static void
what_nobody_may_see_is_kept_in_its_coarse_form_only(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];

	evening_person(
	    f, "Noah", "attendance=team,count birth_date=nobody,count", noah);
	set(f, noah, "birth_date", "2012-05-06");
	assert_int_equal(facts(f, "age", "13"), 1);
	assert_int_equal(
	    evening_int(f, "SELECT count(*) FROM field WHERE kind <> 1"), 0);
	visit(f, noah, FIXTURE_TODAY);
	assert_int_equal(counted(f), 1);
	assert_int_equal(facts(f, "age", "13"), 1);
	assert_int_equal(facts(f, "new", "yes"), 1);
	/* Put right: the fact before it goes. */
	set(f, noah, "birth_date", "2010-01-01");
	assert_int_equal(facts(f, "age", "13"), 0);
	assert_int_equal(facts(f, "age", "16-18"), 1);
	evening_check(f);
}

static void
what_nobody_may_see_is_carried_over_but_no_age(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];

	evening_later(f, DAYS_TO_NEXT - 30);
	evening_person(f, "Noah",
	    "attendance=team,count birth_date=nobody,count gender=nobody,count",
	    noah);
	set(f, noah, "birth_date", "2012-05-06");
	set(f, noah, "gender", "Boy or man");
	visit(f, noah, NEXT_APRIL - 30);
	evening_later(f, 30);
	visit(f, noah, NEXT_APRIL);
	assert_int_equal(counted(f), 2);
	assert_int_equal(facts(f, "gender", "Boy or man"), 2);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM counted_fact"
					" WHERE fact = 'age'"),
	    1);
}

static void
an_age_is_taken_at_the_start_of_each_year(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];

	evening_later(f, DAYS_TO_NEXT - 30);
	evening_person(
	    f, "Noah", "attendance=team,count birth_date=team,count", noah);
	set(f, noah, "birth_date", "2012-05-06");
	visit(f, noah, NEXT_APRIL - 30);
	evening_later(f, 30);
	visit(f, noah, NEXT_APRIL);
	assert_int_equal(facts(f, "age", "13"), 1);
	assert_int_equal(facts(f, "age", "14-15"), 1);
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_visit_counts_by_month_and_once_as_new),
	    TEST(who_said_nothing_about_counting_is_not_counted),
	    TEST(the_id_of_a_year_stands_nowhere_else),
	    TEST(who_came_in_the_year_before_is_not_new),
	    TEST(new_is_decided_once),
	    TEST(who_may_only_be_counted_comes_back_as_not_new),
	    TEST(a_later_yes_counts_the_visits_of_this_year),
	    TEST(a_name_taken_off_takes_its_month_along),
	    TEST(values_are_counted_in_their_coarse_form),
	    TEST(a_value_that_may_not_be_counted_is_not),
	    TEST(what_nobody_may_see_is_kept_in_its_coarse_form_only),
	    TEST(what_nobody_may_see_is_carried_over_but_no_age),
	    TEST(an_age_is_taken_at_the_start_of_each_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
