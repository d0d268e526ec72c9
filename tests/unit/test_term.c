/*
 * A term of a club, lived through unlock by unlock: everybody says yes by word
 * at their first visit, nobody is ever handed the laptop, and all of it runs
 * out.  What is counted is compared with what was counted by hand from the
 * club's register, to the person and the day.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/consent.h"
#include "core/person.h"
#include "core/runout.h"
#include "core/session.h"
#include "store/stmt.h"
#include "support/evening.h"
#include "support/records_fixture.h"
#include "support/rows.h"
#include "support/term.h"

#define LIVE_DAYS    120 /* a spoken yes, from the day it was said */
#define SHUT_DAYS    60
#define TEN_YEARS    INT64_C(315576000) /* seconds */
#define CLOSED_AFTER 14 /* days after its end a period is counted */

/* As the reporting year 2026/27 goes. */
enum { SPRING_ENDS, SUMMER_ENDS, YEAR_ENDS, PERIODS };
static const char *const period_ends[] = {
    "2026-06-30", "2026-09-30", "2027-03-31"};

struct living {
	struct fixture fixture;
	struct term term;
	int32_t today;
};

static int32_t
day_of(const char *text)
{
	int32_t day = 0;

	assert_int_equal(day_parse(text, &day), STATUS_OK);
	return day;
}

/* ------------------------------------------------------------ day by day */

static int
begin(void **state)
{
	const char *path = *state;
	struct living *living = mem_alloc(1, sizeof *living);

	fixture_open(&living->fixture);
	term_read(&living->term, path);
	living->today = living->term.sessions[0].held_on - 1;
	term_begin(&living->fixture, living->today);
	*state = living;
	return 0;
}

static int
end(void **state)
{
	struct living *living = *state;

	evening_check(&living->fixture);
	fixture_close(&living->fixture);
	term_clear(&living->term);
	mem_free(living);
	return 0;
}

/*
 * What an unlock does first.  After a holiday with nothing written down the
 * clock is not believed; then the worker confirms the date and unlocks again.
 */
static void
unlock(struct living *living)
{
	struct fixture *f = &living->fixture;
	struct runout_result ran_out;

	fixture_lock_and_open(f, term_evening(living->today));
	assert_int_equal(runout_do(f->records, &ran_out), STATUS_OK);
	if (!ran_out.is_held_back)
		return;
	assert_int_equal(records_clock(f->records), CLOCK_AHEAD);
	assert_int_equal(
	    records_confirm_date(f->records, living->today), STATUS_OK);
	fixture_lock_and_open(f, term_evening(living->today));
	assert_int_equal(runout_do(f->records, &ran_out), STATUS_OK);
	assert_false(ran_out.is_held_back);
}

static void
live_until(struct living *living, int32_t day)
{
	while (living->today < day) {
		living->today++;
		unlock(living);
		term_evenings_work(&living->fixture, &living->term);
	}
}

/* To the day on which a period is counted. */
static void
live_until_counted(struct living *living, int period)
{
	live_until(living, day_of(period_ends[period]) + CLOSED_AFTER);
}

/* --------------------------------------------------------------- by hand */

enum held { HELD_LIVE, HELD_SHUT, HELD_GONE };

/* What should be left of somebody who said yes once. */
static enum held
expected(const struct living *living, const struct term_person *person)
{
	if (living->today <= person->first_on + LIVE_DAYS)
		return HELD_LIVE;
	if (living->today <= person->first_on + LIVE_DAYS + SHUT_DAYS)
		return HELD_SHUT;
	return HELD_GONE;
}

static size_t
expected_count(const struct living *living, enum held held)
{
	size_t count = 0;

	for (size_t i = 0; i < living->term.persons_count; i++)
		count += expected(living, &living->term.persons[i]) == held;
	return count;
}

/* Visits of those who should not be gone. */
static int64_t
expected_names(const struct living *living)
{
	int64_t names = 0;

	for (size_t i = 0; i < living->term.persons_count; i++) {
		if (expected(living, &living->term.persons[i]) != HELD_GONE)
			names += term_names_of(&living->term, i);
	}
	return names;
}

/* ------------------------------------------------------- in the records */

static int64_t
heads_held(struct living *living, int32_t from_on, int32_t until_on)
{
	static const char sql[] =
	    "SELECT coalesce(sum(headcount), 0) FROM session"
	    " WHERE held_on BETWEEN :from AND :until";
	struct stmt *stmt = stmt_open(living->fixture.store, sql);
	int64_t heads = 0;

	stmt_bind_int(stmt, ":from", from_on);
	stmt_bind_int(stmt, ":until", until_on);
	assert_int_equal(stmt_one_int(&stmt, &heads), STATUS_OK);
	return heads;
}

/* Every month's heads are as in the file. */
static void
assert_heads(struct living *living, int32_t until_on)
{
	int32_t from_on = day_of("2026-04-01");

	while (from_on <= until_on) {
		int32_t next = day_add_months(from_on, 1);

		assert_int_equal(heads_held(living, from_on, next - 1),
		    term_heads(&living->term, from_on, next - 1));
		from_on = next;
	}
}

/* Everybody who is counted, with the months in which they came. */
static void
assert_months(struct living *living, int32_t until_on)
{
	static const char sql[] =
	    "SELECT months FROM (SELECT group_concat(value, ' ') AS months"
	    " FROM (SELECT counted, value FROM counted_fact"
	    "  WHERE fact = 'month' AND value <= :month"
	    "  ORDER BY counted, value) GROUP BY counted) ORDER BY months";
	struct stmt *stmt = stmt_open(living->fixture.store, sql);
	struct buf by_hand = BUF_EMPTY;
	struct buf held = BUF_EMPTY;
	char day[DAY_TEXT_BYTES];

	day_format(until_on, day);
	day[strlen("2026-04")] = '\0';
	stmt_bind_text(stmt, ":month", day);
	while (stmt_step(stmt))
		buf_add_format(&held, "%s\n", stmt_text(stmt, 0));
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
	term_months(&living->term, until_on, &by_hand);
	assert_string_equal(held.text, by_hand.text);
	buf_clear(&by_hand);
	buf_clear(&held);
}

static int64_t
count(struct living *living, const char *sql)
{
	return evening_int(&living->fixture, sql);
}

static const char sql_names[] = "SELECT count(*) FROM attendance";
static const char sql_persons[] = "SELECT count(*) FROM person";
static const char sql_counted[] = "SELECT count(*) FROM counted_person";
static const char sql_linked[] =
    "SELECT count(*) FROM counted_person WHERE person IS NOT NULL";

/* Nothing of the time up to ${until_on} is missing from what is counted. */
static void
assert_counted_whole(struct living *living, int32_t until_on)
{
	size_t gone = expected_count(living, HELD_GONE);

	assert_heads(living, until_on);
	assert_months(living, until_on);
	assert_int_equal(count(living, sql_names), expected_names(living));
	assert_int_equal(count(living, sql_persons),
	    living->term.persons_count - gone);
	assert_int_equal(count(living, sql_linked),
	    living->term.persons_count - gone);
	assert_int_equal(
	    count(living, sql_counted), living->term.persons_count);
}

/* What a look finds of somebody's visits. */
static enum held
look_at(struct living *living, const struct term_person *person)
{
	static const struct look_why why = {LOOK_TONIGHT, NULL};
	static const char *const kinds[] = {"attendance"};
	enum held held = HELD_LIVE;
	struct person_view view;
	enum status status;

	status = person_show(living->fixture.records, person->code, &why, kinds,
	    1, &view);
	if (status == STATUS_NOT_FOUND)
		return HELD_GONE;
	assert_int_equal(status, STATUS_OK);
	assert_int_equal(view.count, 1);
	if (view.fields[0].value == NULL) {
		assert_string_equal(view.fields[0].say.state, "shut");
		held = HELD_SHUT;
	}
	person_view_clear(&view);
	return held;
}

/* A look at everybody; on the right day it is also what confirms the date. */
static void
assert_held(struct living *living)
{
	for (size_t i = 0; i < living->term.persons_count; i++) {
		struct term_person *person = &living->term.persons[i];

		if (person->code[0] != '\0')
			assert_int_equal(look_at(living, person),
			    expected(living, person));
	}
}

/* ----------------------------------------------------------- the quarters */

static void
nobodys_visits_are_lost_before_the_quarter_is_counted(void **state)
{
	struct living *living = *state;

	live_until_counted(living, SPRING_ENDS);
	assert_int_equal(
	    expected_count(living, HELD_LIVE), living->term.persons_count);
	assert_counted_whole(living, day_of(period_ends[SPRING_ENDS]));
	assert_held(living);

	live_until_counted(living, SUMMER_ENDS);
	/* or else this would show nothing: by now some have gone */
	assert_true(expected_count(living, HELD_GONE) > 0);
	assert_true(expected_count(living, HELD_SHUT) > 0);
	assert_counted_whole(living, day_of(period_ends[SUMMER_ENDS]));
	assert_held(living);
}

/* Each was new to the club once. */
static const char sql_new[] =
    "SELECT count(*) FROM counted_fact WHERE fact = 'new' AND value = 'yes'";

static void
who_ran_out_stays_counted_without_a_name_until_the_year_is(void **state)
{
	struct living *living = *state;

	live_until_counted(living, YEAR_ENDS);
	assert_int_equal(
	    expected_count(living, HELD_GONE), living->term.persons_count);
	assert_counted_whole(living, day_of(period_ends[YEAR_ENDS]));
	assert_held(living);
	assert_int_equal(count(living, sql_new), living->term.persons_count);
	assert_int_equal(
	    count(living, "SELECT count(*) FROM field"), 0);
	assert_int_equal(
	    count(living, "SELECT count(*) FROM consent"), 0);
	assert_int_equal(
	    count(living, "SELECT count(*) FROM name_token"), 0);
	assert_int_equal(count(living, "SELECT count(*) FROM session"),
	    living->term.sessions_count);
}

/* -------------------------------------------------------------- the clock */

/* How it goes to log them by name today. */
static enum status
log_by_name(struct living *living, const struct term_person *person)
{
	static const char *const workers[] = {"Sam"};
	const char *present[] = {person->code};
	char code[CODE_TEXT_BYTES];
	struct session_new session = {
	    .held_on = records_today(living->fixture.records),
	    .start_minute = 600,
	    .end_minute = 660,
	    .place = "Hall",
	    .headcount = 1,
	    .workers = workers,
	    .workers_count = 1,
	    .present = present,
	    .present_count = 1,
	};

	return session_add(living->fixture.records, &session, code, NULL);
}

static enum status
say_yes(struct living *living, const struct term_person *person)
{
	static const struct consent_say again = {
	    "attendance", SEE_TEAM, true, DAY_NONE};
	struct consent_saying saying = {DAY_NONE, true, NULL, true};

	return consent_spoken(living->fixture.records, person->code, &saying,
	    &again, 1, NULL);
}

/* With a clock ten years ahead nobody's yes is live, and none can be given. */
static void
try_ahead(struct living *living, const struct term_person *person)
{
	if (expected(living, person) == HELD_GONE) {
		assert_int_equal(look_at(living, person), HELD_GONE);
		return;
	}
	assert_int_equal(look_at(living, person), HELD_SHUT);
	assert_int_equal(log_by_name(living, person), STATUS_NO_CONSENT);
	assert_int_equal(say_yes(living, person), STATUS_INVALID);
}

/* With a clock ten years back it is still the newest day that was seen. */
static void
try_back(struct living *living, const struct term_person *person)
{
	assert_int_equal(look_at(living, person), expected(living, person));
	if (expected(living, person) == HELD_SHUT)
		assert_int_equal(
		    log_by_name(living, person), STATUS_NO_CONSENT);
}

/*
 * One evening somebody unlocks with a wrong clock, tries what can be tried,
 * and sets it right.
 */
static void
unlock_wrongly(struct living *living, int64_t seconds)
{
	struct fixture *f = &living->fixture;
	enum clock_trust clock = seconds > 0 ? CLOCK_AHEAD : CLOCK_BEHIND;
	struct runout_result ran_out;
	struct buf before = BUF_EMPTY;
	struct buf after = BUF_EMPTY;

	assert_held(living);
	rows_write(f->store, &before);
	fixture_lock_and_open(f, term_evening(living->today) + seconds);
	assert_int_equal(records_clock(f->records), clock);
	assert_int_equal(runout_do(f->records, &ran_out), STATUS_OK);
	assert_true(ran_out.is_held_back);
	for (size_t i = 0; i < living->term.persons_count; i++) {
		const struct term_person *person = &living->term.persons[i];

		if (person->code[0] != '\0' && clock == CLOCK_AHEAD)
			try_ahead(living, person);
		else if (person->code[0] != '\0')
			try_back(living, person);
	}
	fixture_lock_and_open(f, term_evening(living->today));
	assert_int_equal(records_clock(f->records), CLOCK_TRUSTED);
	assert_int_equal(runout_do(f->records, &ran_out), STATUS_OK);
	assert_false(ran_out.is_held_back);
	rows_write(f->store, &after);
	assert_string_equal(after.text, before.text);
	buf_clear(&before);
	buf_clear(&after);
}

/* In term; in the holidays, when some are shut; when some have gone. */
static void
live_with_a_wrong_clock(struct living *living, int64_t seconds)
{
	live_until(living, day_of("2026-05-20"));
	unlock_wrongly(living, seconds);
	live_until(living, day_of("2026-08-20"));
	assert_true(expected_count(living, HELD_LIVE) > 0);
	assert_true(expected_count(living, HELD_SHUT) > 0);
	unlock_wrongly(living, seconds);
	live_until(living, day_of("2026-10-13"));
	assert_true(expected_count(living, HELD_SHUT) > 0);
	assert_true(expected_count(living, HELD_GONE) > 0);
	unlock_wrongly(living, seconds);
	live_until_counted(living, SUMMER_ENDS);
	assert_counted_whole(living, day_of(period_ends[SUMMER_ENDS]));
	assert_held(living);
}

static void
a_clock_ten_years_ahead_loses_nothing_and_keeps_nothing_alive(void **state)
{
	live_with_a_wrong_clock(*state, TEN_YEARS);
}

static void
a_clock_ten_years_back_loses_nothing_and_keeps_nothing_alive(void **state)
{
	live_with_a_wrong_clock(*state, -TEN_YEARS);
}

/* ------------------------------------------------------------ by hand too */

/* The own register once by eye, so that the counting above has a witness. */
static void
the_register_is_read_as_it_was_written(void **state)
{
	struct term term;

	(void)state;
	term_read(&term, TERM_OWN);
	assert_int_equal(term.sessions_count, 39);
	assert_int_equal(term.persons_count, 41);
	assert_int_equal(term_heads(&term, INT32_MIN, INT32_MAX), 409);
	assert_int_equal(term_names(&term, INT32_MIN, INT32_MAX), 263);
	assert_int_equal(
	    term_heads(&term, day_of("2026-06-01"), day_of("2026-06-30")), 160);
	assert_string_equal(term.persons[0].name, "Ingrid Sørensen");
	assert_int_equal(term_names_of(&term, 0), 12);
	term_clear(&term);
}

/* cmocka wants to change what it hands on, and never does. */
static char own_path[] = TERM_OWN;
static char shared_path[] = TERM_SHARED;

#define LIVED(test, path)                                                      \
	{                                                                      \
		#test, test, begin, end, path                                  \
	}
#define LIVED_ALL(path)                                                        \
	LIVED(nobodys_visits_are_lost_before_the_quarter_is_counted, path),    \
	    LIVED(who_ran_out_stays_counted_without_a_name_until_the_year_is,  \
		path),                                                         \
	    LIVED(                                                             \
		a_clock_ten_years_ahead_loses_nothing_and_keeps_nothing_alive, \
		path),                                                         \
	    LIVED(                                                             \
		a_clock_ten_years_back_loses_nothing_and_keeps_nothing_alive,  \
		path)

int
main(void)
{
	const struct CMUnitTest own[] = {
	    cmocka_unit_test(the_register_is_read_as_it_was_written),
	    LIVED_ALL(own_path),
	};
	const struct CMUnitTest shared[] = {LIVED_ALL(shared_path)};
	int failed = cmocka_run_group_tests_name("own register", own, NULL, NULL);

	if (!term_is_there(TERM_SHARED)) {
		print_message("# %s is not there\n", TERM_SHARED);
		return failed;
	}
	return failed +
	       cmocka_run_group_tests_name("shared register", shared, NULL, NULL);
}
