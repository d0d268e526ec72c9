/*
 * A club whose figures cannot be rounded so that every table adds up: its
 * period closes for good without figures, in both stores, and nothing of what
 * was drawn is left.
 *
 * 75 people, 25 of whom say each of three things and nothing else.  To base 10
 * each "not stated" is 50 and stays, so of three cells every two make five
 * tens: two and a half each, and no whole number.  All have people enough to be
 * shown.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "base/mem.h"
#include "core/field.h"
#include "core/hold.h"
#include "core/person.h"
#include "core/session.h"
#include "store/stmt.h"
#include "support/clock_fixed.h"
#include "support/figured.h"
#include "support/records_fixture.h"
#include "support/yearly.h"

#define PEOPLE 75
#define SORTS  3

#define UNLUCKY(test)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    test, clubhouse_setup, clubhouse_teardown)

/* ------------------------------------------------------------------ the club
 */

static const struct {
	const char *kind, *say, *value;
} sorts[SORTS] = {
    {"gender", "gender=team,count", "Girl or woman"},
    {"disability", "disability=team,count", "uses a wheelchair"},
    {"birth_date", "birth_date=team,count", "2012-05-05"},
};

/* The small plan, to base 10, and one table that crosses three things. */
static void
cross(struct plan *plan)
{
	plan->base = 10;
	figured_table(plan, false, PLAN_AGE_BAND, PLAN_GENDER, PLAN_DISABILITY);
	plan->tables[plan->tables_count - 1].from = plan->year;
}

static void
add(struct records *records, size_t at, char code[CODE_TEXT_BYTES])
{
	const char *const words[] = {
	    "attendance=team,count", sorts[at % SORTS].say};
	char *kinds[] = {NULL, NULL};
	char name[32];
	struct consent_say says[2];
	struct person_new person = {.name = name,
	    .saying = {DAY_NONE, false, NULL, false},
	    .is_able = true,
	    .capacity_review = DAY_NONE,
	    .says = says,
	    .says_count = 2};

	snprintf(name, sizeof name, "Zelda%c%c", (char)('a' + at / 26),
	    (char)('a' + at % 26));
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(
		    consent_parse_say(records, words[i], &says[i], &kinds[i]),
		    STATUS_OK);
	assert_int_equal(person_add(records, &person, code, NULL), STATUS_OK);
	assert_int_equal(field_set(records, code, sorts[at % SORTS].kind,
			     sorts[at % SORTS].value),
	    STATUS_OK);
	for (size_t i = 0; i < 2; i++)
		mem_free(kinds[i]);
}

/* So many of them come to one session. */
static void
come(struct records *records, size_t count)
{
	static const char *const workers[] = {"Sam"};
	char codes[PEOPLE][CODE_TEXT_BYTES], code[CODE_TEXT_BYTES];
	const char *present[PEOPLE];
	struct session_new session = {.held_on = FIXTURE_TODAY - 3,
	    .start_minute = 18 * 60,
	    .end_minute = 20 * 60,
	    .place = "Hill Hall",
	    .provision = "Open access",
	    .mode = "centre",
	    .headcount = PEOPLE + 23,
	    .workers = workers,
	    .workers_count = 1,
	    .present = present,
	    .present_count = count};

	for (size_t i = 0; i < count; i++) {
		add(records, i, codes[i]);
		present[i] = codes[i];
	}
	assert_int_equal(session_add(records, &session, code, NULL), STATUS_OK);
}

static void
fill(struct clubhouse *house, size_t people)
{
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct records *records = unlock_records(unlock);
	struct plan plan;

	assert_int_equal(
	    hold_default(records, PLAN_SMALL, FIXTURE_TODAY, &plan), STATUS_OK);
	cross(&plan);
	assert_int_equal(hold_put(records, &plan, NULL), STATUS_OK);
	plan_clear(&plan);
	come(records, people);
	clubhouse_close(&unlock);
}

/* ------------------------------------------------------------------ promises
 */

static int64_t
count(struct clubhouse *house, const char *sql)
{
	struct unlock *unlock = clubhouse_open(house, "Sam");
	int64_t counted = yearly_int(unlock->records_store, sql);

	clubhouse_close(&unlock);
	return counted;
}

static void
a_club_that_cannot_be_rounded_closes_without_figures(void **state)
{
	struct clubhouse *house = *state;
	struct buf text = BUF_EMPTY;
	struct unlock *unlock;
	struct release release;

	fill(house, PEOPLE);
	yearly_until(house, YEARLY_CLOSES_ON);
	assert_int_equal(
	    yearly_state(house, "Sam", YEARLY_PERIOD), PUBLISH_NO_FIGURES);
	assert_int_equal(
	    yearly_state(house, "Mo", YEARLY_PERIOD), PUBLISH_NO_FIGURES);
	yearly_text(house, YEARLY_PERIOD, &text);
	assert_true(release_is_nothing(text.text));
	assert_null(strstr(text.text, "table"));
	unlock = clubhouse_open(house, "Mo");
	status_clear();
	assert_int_equal(figures_get(unlock, YEARLY_PERIOD, &release, NULL),
	    STATUS_NOT_FOUND);
	assert_non_null(strstr(status_sentence(STATUS_NOT_FOUND),
	    "would have told too much about somebody"));
	clubhouse_close(&unlock);
	yearly_check(house);
	buf_clear(&text);
}

/* One more or one fewer, and there is an answer: it is these 75. */
static void
one_fewer_and_there_are_figures(void **state)
{
	struct clubhouse *house = *state;

	fill(house, PEOPLE - 1);
	yearly_until(house, YEARLY_CLOSES_ON);
	assert_int_equal(
	    yearly_state(house, "Mo", YEARLY_PERIOD), PUBLISH_CLOSED);
}

static void
it_is_drawn_once_and_what_was_drawn_is_wiped(void **state)
{
	struct clubhouse *house = *state;
	struct buf before = BUF_EMPTY, after = BUF_EMPTY;

	fill(house, PEOPLE);
	yearly_until(house, YEARLY_CLOSES_ON);
	yearly_text(house, YEARLY_PERIOD, &before);
	assert_int_equal(count(house, "SELECT count(*) FROM draw"
				      " WHERE end_on = 20818"),
	    1);
	assert_int_equal(
	    count(house, "SELECT count(*) FROM draw WHERE body IS NOT NULL"),
	    0);
	assert_int_equal(count(house, "SELECT count(*) FROM ledger"
				      " WHERE event = 'no_figures'"),
	    1);
	yearly_until(house, YEARLY_CLOSES_ON + 40);
	assert_int_equal(count(house, "SELECT count(*) FROM ledger"
				      " WHERE event = 'no_figures'"),
	    1);
	yearly_text(house, YEARLY_PERIOD, &after);
	assert_string_equal(before.text, after.text);
	buf_clear(&before);
	buf_clear(&after);
}

static void
a_worker_is_told_and_cannot_close_it_again(void **state)
{
	struct clubhouse *house = *state;
	struct figures_result result;
	struct unlock *unlock;

	fill(house, PEOPLE);
	yearly_until(house, 20819); /* the day after its end */
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(
	    figures_close(unlock, YEARLY_PERIOD, &result), STATUS_OK);
	assert_int_equal(result.none, 1);
	assert_int_equal(result.closed, 0);
	status_clear();
	assert_int_equal(
	    figures_close(unlock, YEARLY_PERIOD, &result), STATUS_INVALID);
	assert_non_null(
	    strstr(status_sentence(STATUS_INVALID), "without figures"));
	clubhouse_close(&unlock);
}

/* The other periods of the year go on as ever. */
static void
the_next_period_has_its_figures(void **state)
{
	struct clubhouse *house = *state;

	fill(house, PEOPLE);
	yearly_until(house, YEARLY_CLOSES_ON + 95);
	assert_int_equal(
	    yearly_state(house, "Mo", YEARLY_PERIOD), PUBLISH_NO_FIGURES);
	assert_int_equal(yearly_state(house, "Mo", "2026-Q4"), PUBLISH_CLOSED);
	yearly_check(house);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    UNLUCKY(a_club_that_cannot_be_rounded_closes_without_figures),
	    UNLUCKY(one_fewer_and_there_are_figures),
	    UNLUCKY(it_is_drawn_once_and_what_was_drawn_is_wiped),
	    UNLUCKY(a_worker_is_told_and_cannot_close_it_again),
	    UNLUCKY(the_next_period_has_its_figures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
