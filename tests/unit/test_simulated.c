/*
 * A club's year closed, period by period, as it goes by: what is published is
 * compared with what was counted by hand from the club's register.  Nobody
 * renews anything: by the year's close every yes of it has run out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "core/closing.h"
#include "core/consent.h"
#include "core/facts.h"
#include "store/stmt.h"
#include "support/figured.h"
#include "support/term_life.h"

/* The year begins before the register does. */
#define SPRING_FIRST "2026-04-01"
#define SUMMER_FIRST "2026-07-01"
#define CLOSED_AFTER 14
#define WITHIN       4
#define NOES         12 /* more than rounding could hide */

static int32_t
first_day(enum life_period period)
{
	int32_t day = 0;

	assert_int_equal(
	    day_parse(period == SUMMER ? SUMMER_FIRST : SPRING_FIRST, &day),
	    STATUS_OK);
	return day;
}

/* ---------------------------------------------------------------- by hand */

struct by_hand {
	int64_t people, visits, sessions, minutes;
};

static bool
came(size_t person, const struct term_session *session)
{
	for (size_t i = 0; i < session->present_count; i++)
		if (session->present[i] == person)
			return true;
	return false;
}

static struct by_hand
count_by_hand(const struct term *term, enum life_period period)
{
	int32_t from_on = first_day(period);
	int32_t until_on = life_period_end(period);
	struct by_hand count = {0, 0, 0, 0};
	bool is_seen[TERM_PERSONS_MOST] = {false};

	for (size_t i = 0; i < term->sessions_count; i++) {
		const struct term_session *session = &term->sessions[i];

		if (session->held_on < from_on || session->held_on > until_on)
			continue;
		count.sessions++;
		count.visits += session->headcount;
		if (session->headcount > 0)
			count.minutes +=
			    session->end_minute - session->start_minute;
		for (size_t p = 0; p < term->persons_count; p++)
			is_seen[p] = is_seen[p] || came(p, session);
	}
	for (size_t p = 0; p < term->persons_count; p++)
		count.people += is_seen[p];
	return count;
}

/* ------------------------------------------------------------ what is out */

static void
close_due(struct living *living)
{
	struct rounding_limits limits = {.limit_ms = ROUNDING_LIMIT_MS};
	struct closing_result result;

	assert_int_equal(
	    closing_all(living->fixture.records, &limits, &result), STATUS_OK);
	assert_int_equal(result.late, 0);
	assert_int_equal(result.lost, 0);
}

/* Every lock closes what is due, as the program does it. */
static void
live_and_lock(struct living *living, int32_t until_on)
{
	while (living->today < until_on) {
		life_until(living, living->today + 1);
		close_due(living);
	}
}

static void
read_release(
    struct living *living, enum life_period period, struct release *release)
{
	static const char sql[] = "SELECT body FROM published"
				  " WHERE start_on = :from AND end_on = :until";
	struct stmt *stmt = stmt_open(living->fixture.store, sql);

	stmt_bind_int(stmt, ":from", first_day(period));
	stmt_bind_int(stmt, ":until", life_period_end(period));
	assert_true(stmt_step(stmt));
	assert_int_equal(release_read(stmt_text(stmt, 0), release), STATUS_OK);
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
}

/* The grand total of a measure; every table of it says the same. */
static int64_t
total_of(const struct release *release, enum release_measure measure)
{
	int64_t total = -1;

	for (size_t i = 0; i < release->tables_count; i++) {
		const struct release_table *table = &release->tables[i];
		int64_t here = -1;

		for (size_t row = 0; row < table->rows; row++) {
			bool is_total = true;

			for (size_t k = 0; k < table->dimensions_count; k++)
				if (strcmp(
					table->codes
					    [row * table->dimensions_count + k],
					RELEASE_ALL) != 0)
					is_total = false;
			if (is_total)
				here = table->values[row];
		}
		if (table->measure != measure)
			continue;
		assert_true(total == -1 || total == here);
		total = here;
	}
	return total;
}

static void
assert_within(int64_t published, int64_t truth)
{
	assert_int_equal(published % 5, 0);
	assert_true(llabs(published - truth) <= WITHIN);
}

/* Just before the close: nobody is missing, to the person. */
static void
assert_gathers(struct living *living, enum life_period period, int64_t people)
{
	struct plan plan;
	struct plan_period days = {
	    first_day(period), life_period_end(period), period == YEAR};
	struct facts facts;

	figured_default(PLAN_SMALL, &plan);
	assert_int_equal(
	    facts_gather(living->fixture.records, &plan, &days, &facts),
	    STATUS_OK);
	assert_int_equal(facts.people_count, people);
	facts_clear(&facts);
	plan_clear(&plan);
}

static void
assert_closed_as_by_hand(struct living *living, enum life_period period)
{
	struct by_hand hand = count_by_hand(&living->term, period);
	struct release release;

	live_and_lock(living, life_period_end(period) + CLOSED_AFTER - 1);
	assert_gathers(living, period, hand.people);
	live_and_lock(living, life_period_end(period) + CLOSED_AFTER);
	read_release(living, period, &release);
	assert_within(total_of(&release, RELEASE_PEOPLE), hand.people);
	assert_within(total_of(&release, RELEASE_VISITS), hand.visits);
	assert_int_equal(total_of(&release, RELEASE_SESSIONS), hand.sessions);
	assert_int_equal(total_of(&release, RELEASE_HOURS), hand.minutes);
	if (period == YEAR) {
		/* Each was new once. */
		assert_within(
		    figured_value(&release, "people-new", "yes", NULL),
		    hand.people);
		assert_within(
		    figured_value(&release, "people-new", "no", NULL), 0);
	}
	release_clear(&release);
}

/* ------------------------------------------------------------------ tests */

static void
each_period_of_a_year_is_published_as_counted_by_hand(void **state)
{
	struct living *living = *state;

	assert_closed_as_by_hand(living, SPRING);
	assert_int_equal(
	    life_expected_count(living, HELD_LIVE), living->term.persons_count);
	assert_closed_as_by_hand(living, SUMMER);
	assert_true(life_expected_count(living, HELD_GONE) > 0);
	assert_closed_as_by_hand(living, YEAR);
	/* or else this would show nothing */
	assert_int_equal(
	    life_expected_count(living, HELD_GONE), living->term.persons_count);
}

/* The control: who says no is not in it, and others are. */
static void
who_says_no_before_the_close_is_lost_to_the_figures(void **state)
{
	static const char *const kinds[] = {"attendance"};
	struct living *living = *state;
	struct by_hand hand = count_by_hand(&living->term, SPRING);
	struct release release;

	live_and_lock(living, life_period_end(SPRING) + CLOSED_AFTER - 1);
	assert_gathers(living, SPRING, hand.people);
	for (size_t i = 0; i < NOES; i++)
		assert_int_equal(consent_refuse(living->fixture.records,
				     living->term.persons[i].code, kinds, 1),
		    STATUS_OK);
	assert_gathers(living, SPRING, hand.people - NOES);
	/* Nobody puts them on a register again. */
	fixture_lock_and_open(
	    &living->fixture, term_evening(living->today + 1));
	close_due(living);
	read_release(living, SPRING, &release);
	assert_within(total_of(&release, RELEASE_PEOPLE), hand.people - NOES);
	assert_within(total_of(&release, RELEASE_VISITS), hand.visits);
	release_clear(&release);
}

/* ------------------------------------------------------------ for good (G3) */

/* A closed period as text and as all its files. */
static void
write_closed(struct living *living, struct buf *bytes)
{
	struct release release;

	read_release(living, SPRING, &release);
	release_write(&release, bytes);
	for (size_t i = 0; i < release.tables_count; i++)
		release_csv(&release, &release.tables[i], bytes);
	release_csv_groupings(&release, bytes);
	release_clear(&release);
}

static void
takes_back(struct living *living, size_t person)
{
	static const char *const attendance[] = {"attendance"};
	static const char *const all[] = {"all"};
	struct records *records = living->fixture.records;
	const char *code = living->term.persons[person].code;
	enum status status = STATUS_OK;

	switch (person % 4) {
	case 0:
		status = consent_refuse(records, code, attendance, 1);
		break;
	case 1:
		status = consent_revoke(records, code, attendance, 1);
		break;
	case 2:
		status = consent_refuse(records, code, all, 1);
		break;
	default:
		status = consent_restrict(records, code, attendance, 1);
	}
	assert_int_equal(status, STATUS_OK);
}

static size_t
take_back_one_by_one(struct living *living)
{
	struct buf before = BUF_EMPTY;
	size_t taken = 0;

	live_and_lock(living, life_period_end(SPRING) + CLOSED_AFTER);
	write_closed(living, &before);
	for (size_t i = 0; i < living->term.persons_count; i++) {
		struct buf after = BUF_EMPTY;

		if (living->term.persons[i].code[0] == '\0')
			continue;
		takes_back(living, i);
		fixture_lock_and_open(
		    &living->fixture, term_evening(living->today + 1));
		close_due(living);
		write_closed(living, &after);
		assert_string_equal(before.text, after.text);
		buf_clear(&after);
		taken++;
	}
	buf_clear(&before);
	return taken;
}

static void
nobody_who_takes_back_changes_a_byte_of_a_closed_file(void **state)
{
	size_t wanted = figured_is_soak() ? 1000 : 30;
	size_t taken = 0;

	(void)state;
	while (taken < wanted) {
		void *living = (char[]){TERM_OWN};

		life_begin(&living);
		taken += take_back_one_by_one(living);
		life_end(&living);
	}
	print_message("# %zu times\n", taken);
}

/* cmocka wants to change what it hands on, and never does. */
static char own_path[] = TERM_OWN;
static char shared_path[] = TERM_SHARED;

#define LIVED(test, path)                                                      \
	cmocka_unit_test_prestate_setup_teardown(                              \
	    test, life_begin, life_end, path)

int
main(void)
{
	const struct CMUnitTest own[] = {
	    LIVED(each_period_of_a_year_is_published_as_counted_by_hand,
		own_path),
	    LIVED(
		who_says_no_before_the_close_is_lost_to_the_figures, own_path),
	    cmocka_unit_test(
		nobody_who_takes_back_changes_a_byte_of_a_closed_file),
	};
	const struct CMUnitTest shared[] = {
	    LIVED(each_period_of_a_year_is_published_as_counted_by_hand,
		shared_path),
	    LIVED(who_says_no_before_the_close_is_lost_to_the_figures,
		shared_path),
	};
	int failed =
	    cmocka_run_group_tests_name("own register", own, NULL, NULL);

	if (!term_is_there(TERM_SHARED))
		return failed;
	return failed + cmocka_run_group_tests_name(
			    "shared register", shared, NULL, NULL);
}
