/*
 * Outcomes: under a yes, agreed by the young person, read after a look.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/outcome.h"
#include "support/evening.h"

static const struct look_why why_tonight = {LOOK_TONIGHT, NULL};
static const struct look_why why_emergency = {LOOK_EMERGENCY, NULL};
static const struct outcome_new cooked = {
    .what = "Cooked for twenty people", .by_word = true};

static char code[CODE_TEXT_BYTES];

static int64_t
facts(struct fixture *f)
{
	return evening_int(f,
	    "SELECT count(*) FROM counted_fact WHERE kind = 4"
	    " AND fact IN ('recorded', 'accredited') AND value = 'yes'");
}

static int64_t
outcomes(struct fixture *f)
{
	return evening_int(f, "SELECT count(*) FROM outcome");
}

static void
an_outcome_is_listed_as_it_was_written(void **state)
{
	static const struct outcome_new award = {.is_accredited = true,
	    .what = "  Led a  trip ",
	    .award = "Bronze",
	    .by_word = true};
	struct fixture *f = *state;
	struct session_new session = evening_session();
	struct outcome_new at_session = award;
	struct outcome_line *lines = NULL;
	char noah[CODE_TEXT_BYTES];
	char held[CODE_TEXT_BYTES];
	size_t count = 0;

	evening_person(f, "Noah", "outcome", noah);
	session.held_on -= 5;
	evening_save(f, &session, held, NULL);
	at_session.session = held;
	assert_int_equal(
	    outcome_add(f->records, noah, &at_session, code), STATUS_OK);
	assert_int_equal(
	    outcome_list(f->records, noah, &why_tonight, &lines, &count),
	    STATUS_OK);
	assert_int_equal(count, 1);
	assert_string_equal(lines[0].code, code);
	assert_string_equal(lines[0].sort, "accredited");
	assert_string_equal(lines[0].what, "Led a trip");
	assert_string_equal(lines[0].award, "Bronze");
	assert_string_equal(lines[0].agreed, "word");
	assert_int_equal(lines[0].held_on, FIXTURE_TODAY - 5);
	assert_int_equal(lines[0].agreed_on, FIXTURE_TODAY);
	outcome_list_clear(&lines, count);
	assert_null(lines);
	fixture_newest_is(f, "look", "why 4\nkind outcome\n");
}

static void
an_outcome_needs_a_yes(void **state)
{
	struct fixture *f = *state;
	struct outcome_line *lines = NULL;
	char noah[CODE_TEXT_BYTES];
	size_t count = 0;
	int64_t entries;

	evening_person(f, "Noah", "attendance", noah);
	entries = fixture_entries(f);
	assert_int_equal(
	    outcome_add(f->records, noah, &cooked, code), STATUS_NO_CONSENT);
	assert_int_equal(
	    outcome_list(f->records, noah, &why_tonight, &lines, &count),
	    STATUS_NO_CONSENT);
	assert_int_equal(outcomes(f), 0);
	assert_int_equal(fixture_entries(f), entries);
	evening_says(f, noah, "outcome");
	assert_int_equal(
	    outcome_add(f->records, noah, &cooked, code), STATUS_OK);
	assert_int_equal(outcomes(f), 1);
}

static void
what_cannot_be_an_outcome_is_refused(void **state)
{
	static const struct outcome_new cases[] = {{.what = " "},
	    {.what = NULL}, {.what = "Led", .is_accredited = true},
	    {.what = "Led", .award = "Bronze"}, {.what = "a\nb"}};
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];
	struct outcome_new lost = cooked;

	evening_person(f, "Noah", "outcome", noah);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(outcome_add(f->records, noah, &cases[i], code),
		    STATUS_INVALID);
	lost.session = "ZZZZZZZZ";
	assert_int_equal(
	    outcome_add(f->records, noah, &lost, code), STATUS_NOT_FOUND);
	assert_int_equal(outcomes(f), 0);
	assert_int_equal(
	    outcome_add(f->records, noah, &cooked, code), STATUS_OK);
}

static void
it_counts_only_when_they_agreed(void **state)
{
	struct fixture *f = *state;
	struct session_new session = evening_session();
	struct outcome_new proposed = cooked;
	char noah[CODE_TEXT_BYTES];
	char held[CODE_TEXT_BYTES];

	evening_person(
	    f, "Noah", "attendance=team,count outcome=team,count", noah);
	evening_save(f, &session, held, noah, NULL);
	proposed.by_word = false;
	assert_int_equal(
	    outcome_add(f->records, noah, &proposed, code), STATUS_OK);
	assert_int_equal(evening_entries(f, "outcome_proposed"), 1);
	assert_int_equal(facts(f), 0);
	assert_int_equal(outcome_agree(f->records, code), STATUS_OK);
	assert_int_equal(evening_entries(f, "outcome_agreed"), 1);
	assert_int_equal(facts(f), 1);
	assert_int_equal(outcome_agree(f->records, code), STATUS_INVALID);
	assert_int_equal(
	    outcome_agree(f->records, "ZZZZZZZZ"), STATUS_NOT_FOUND);
	evening_check(f);
}

static void
agreeing_needs_the_yes_still(void **state)
{
	struct fixture *f = *state;
	struct outcome_new proposed = cooked;
	char noah[CODE_TEXT_BYTES];
	char other[CODE_TEXT_BYTES];

	evening_person(f, "Noah", "outcome", noah);
	proposed.by_word = false;
	assert_int_equal(
	    outcome_add(f->records, noah, &proposed, code), STATUS_OK);
	assert_int_equal(
	    outcome_add(f->records, noah, &proposed, other), STATUS_OK);
	evening_later(f, CONSENT_SPOKEN_DAYS);
	assert_int_equal(outcome_agree(f->records, code), STATUS_OK);
	evening_later(f, 1);
	assert_int_equal(outcome_agree(f->records, other), STATUS_NO_CONSENT);
}

static void
who_lets_it_be_counted_only_has_no_words_kept(void **state)
{
	struct fixture *f = *state;
	struct session_new session = evening_session();
	struct outcome_new proposed = cooked;
	struct outcome_line *lines = NULL;
	char noah[CODE_TEXT_BYTES];
	char held[CODE_TEXT_BYTES];
	size_t count = 0;

	evening_person(
	    f, "Noah", "attendance=team,count outcome=nobody,count", noah);
	evening_save(f, &session, held, noah, NULL);
	proposed.by_word = false;
	assert_int_equal(
	    outcome_add(f->records, noah, &proposed, code), STATUS_NO_CONSENT);
	assert_int_equal(facts(f), 0);
	assert_int_equal(
	    outcome_add(f->records, noah, &cooked, code), STATUS_OK);
	assert_string_equal(code, "");
	assert_int_equal(outcomes(f), 0);
	assert_int_equal(facts(f), 1);
	assert_int_equal(
	    outcome_list(f->records, noah, &why_tonight, &lines, &count),
	    STATUS_NO_CONSENT);
	evening_check(f);
}

static void
what_is_for_an_emergency_is_read_only_in_one(void **state)
{
	struct fixture *f = *state;
	struct outcome_line *lines = NULL;
	char noah[CODE_TEXT_BYTES];
	size_t count = 0;

	evening_person(f, "Noah", "outcome=emergency", noah);
	assert_int_equal(
	    outcome_add(f->records, noah, &cooked, code), STATUS_OK);
	assert_int_equal(
	    outcome_list(f->records, noah, &why_tonight, &lines, &count),
	    STATUS_NO_CONSENT);
	assert_int_equal(evening_entries(f, "look"), 0);
	assert_int_equal(
	    outcome_list(f->records, noah, &why_emergency, &lines, &count),
	    STATUS_OK);
	assert_int_equal(count, 1);
	outcome_list_clear(&lines, count);
	assert_int_equal(evening_entries(f, "look"), 1);
}

static void
an_entry_holds_the_sort_and_not_the_words(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];

	evening_person(f, "Noah", "outcome", noah);
	assert_int_equal(
	    outcome_add(f->records, noah, &cooked, code), STATUS_OK);
	assert_int_equal(
	    evening_int(f, "SELECT count(*) FROM ledger WHERE event ="
			   " 'outcome_agreed' AND body LIKE '%\noutcome"
			   " ________________________________\n"
			   "sort recorded\n'"),
	    1);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM ledger"
					" WHERE body LIKE '%Cooked%'"),
	    0);
	/* It is one of their own entries, and goes when they are forgotten. */
	assert_int_equal(
	    evening_int(f, "SELECT count(DISTINCT subject) FROM ledger WHERE"
			   " event IN ('person_added', 'outcome_agreed')"),
	    1);
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(an_outcome_is_listed_as_it_was_written),
	    TEST(an_outcome_needs_a_yes),
	    TEST(what_cannot_be_an_outcome_is_refused),
	    TEST(it_counts_only_when_they_agreed),
	    TEST(agreeing_needs_the_yes_still),
	    TEST(who_lets_it_be_counted_only_has_no_words_kept),
	    TEST(what_is_for_an_emergency_is_read_only_in_one),
	    TEST(an_entry_holds_the_sort_and_not_the_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
