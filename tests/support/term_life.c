/*
 * term_life: see the header.
 */
#include "support/term_life.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/day.h"
#include "base/mem.h"
#include "core/person.h"
#include "core/runout.h"
#include "store/stmt.h"
#include "support/evening.h"

#define LIVE_DAYS    120 /* a spoken yes, from the day it was said */
#define SHUT_DAYS    60
#define CLOSED_AFTER 14 /* days after its end a period is counted */

static const char *const period_ends[] = {
    "2026-06-30", "2026-09-30", "2027-03-31"};

static int32_t
day_of(const char *text)
{
	int32_t day = 0;

	assert_int_equal(day_parse(text, &day), STATUS_OK);
	return day;
}

int32_t
life_period_end(enum life_period period)
{
	return day_of(period_ends[period]);
}

/* ------------------------------------------------------------ day by day */

int
life_begin(void **state)
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

int
life_end(void **state)
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

void
life_until(struct living *living, int32_t day)
{
	while (living->today < day) {
		living->today++;
		unlock(living);
		term_evenings_work(&living->fixture, &living->term);
	}
}

void
life_until_counted(struct living *living, enum life_period period)
{
	life_until(living, life_period_end(period) + CLOSED_AFTER);
}

/* --------------------------------------------------------------- by hand */

enum held
life_expected(const struct living *living, const struct term_person *person)
{
	if (living->today <= person->first_on + LIVE_DAYS)
		return HELD_LIVE;
	if (living->today <= person->first_on + LIVE_DAYS + SHUT_DAYS)
		return HELD_SHUT;
	return HELD_GONE;
}

size_t
life_expected_count(const struct living *living, enum held held)
{
	size_t count = 0;

	for (size_t i = 0; i < living->term.persons_count; i++)
		count +=
		    life_expected(living, &living->term.persons[i]) == held;
	return count;
}

/* Visits of those who should not be gone. */
static int64_t
expected_names(const struct living *living)
{
	int64_t names = 0;

	for (size_t i = 0; i < living->term.persons_count; i++) {
		if (life_expected(living, &living->term.persons[i]) !=
		    HELD_GONE)
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

int64_t
life_count(struct living *living, const char *sql)
{
	return evening_int(&living->fixture, sql);
}

static const char sql_names[] = "SELECT count(*) FROM attendance";
static const char sql_persons[] = "SELECT count(*) FROM person";
static const char sql_counted[] = "SELECT count(*) FROM counted_person";
static const char sql_linked[] =
    "SELECT count(*) FROM counted_person WHERE person IS NOT NULL";

void
life_assert_counted(struct living *living, int32_t until_on)
{
	size_t gone = life_expected_count(living, HELD_GONE);

	assert_heads(living, until_on);
	assert_months(living, until_on);
	assert_int_equal(life_count(living, sql_names), expected_names(living));
	assert_int_equal(
	    life_count(living, sql_persons), living->term.persons_count - gone);
	assert_int_equal(
	    life_count(living, sql_linked), living->term.persons_count - gone);
	assert_int_equal(
	    life_count(living, sql_counted), living->term.persons_count);
}

enum held
life_look_at(struct living *living, const struct term_person *person)
{
	static const struct look_why why = {LOOK_TONIGHT, NULL};
	static const char *const kinds[] = {"attendance"};
	enum held held = HELD_LIVE;
	struct person_view view;
	enum status status;

	status = person_show(
	    living->fixture.records, person->code, &why, kinds, 1, &view);
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

void
life_assert_held(struct living *living)
{
	for (size_t i = 0; i < living->term.persons_count; i++) {
		struct term_person *person = &living->term.persons[i];

		if (person->code[0] != '\0')
			assert_int_equal(life_look_at(living, person),
			    life_expected(living, person));
	}
}
