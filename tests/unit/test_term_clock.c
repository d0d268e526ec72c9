/*
 * A term with a wrong clock: somebody unlocks with one that is ten years off,
 * tries what can be tried, and sets it right.  Nothing is lost, and nothing is
 * live that had run out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/day.h"
#include "core/consent.h"
#include "core/runout.h"
#include "core/session.h"
#include "support/rows.h"
#include "support/term.h"
#include "support/term_life.h"

#define TEN_YEARS   INT64_C(315576000) /* seconds */
#define IN_TERM     20593              /* 2026-05-20 */
#define IN_HOLIDAYS 20685              /* 2026-08-20 */
#define IN_AUTUMN   20739              /* 2026-10-13 */

/* How it goes to log them by name on the true day. */
static enum status
log_by_name(struct living *living, const struct term_person *person)
{
	static const char *const workers[] = {"Sam"};
	const char *present[] = {person->code};
	char code[CODE_TEXT_BYTES];
	struct session_new session = {
	    .held_on = living->today,
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

	return consent_spoken(
	    living->fixture.records, person->code, &saying, &again, 1, NULL);
}

/* With a clock ten years ahead nobody's yes is live, and none can be given. */
static void
try_ahead(struct living *living, const struct term_person *person)
{
	if (life_expected(living, person) == HELD_GONE) {
		assert_int_equal(life_look_at(living, person), HELD_GONE);
		return;
	}
	assert_int_equal(life_look_at(living, person), HELD_SHUT);
	assert_int_equal(log_by_name(living, person), STATUS_NO_CONSENT);
	assert_int_equal(say_yes(living, person), STATUS_INVALID);
}

/* With a clock ten years back it is still the newest day that was seen. */
static void
try_back(struct living *living, const struct term_person *person)
{
	assert_int_equal(
	    life_look_at(living, person), life_expected(living, person));
	if (life_expected(living, person) == HELD_SHUT)
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

	life_assert_held(living);
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
	life_until(living, IN_TERM);
	unlock_wrongly(living, seconds);
	life_until(living, IN_HOLIDAYS);
	assert_true(life_expected_count(living, HELD_LIVE) > 0);
	assert_true(life_expected_count(living, HELD_SHUT) > 0);
	unlock_wrongly(living, seconds);
	life_until(living, IN_AUTUMN);
	assert_true(life_expected_count(living, HELD_SHUT) > 0);
	assert_true(life_expected_count(living, HELD_GONE) > 0);
	unlock_wrongly(living, seconds);
	life_until_counted(living, SUMMER);
	life_assert_counted(living, life_period_end(SUMMER));
	life_assert_held(living);
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
	    LIVED(a_clock_ten_years_ahead_loses_nothing_and_keeps_nothing_alive,
		own_path),
	    LIVED(a_clock_ten_years_back_loses_nothing_and_keeps_nothing_alive,
		own_path),
	};
	const struct CMUnitTest shared[] = {
	    LIVED(a_clock_ten_years_ahead_loses_nothing_and_keeps_nothing_alive,
		shared_path),
	    LIVED(a_clock_ten_years_back_loses_nothing_and_keeps_nothing_alive,
		shared_path),
	};
	int failed =
	    cmocka_run_group_tests_name("own register", own, NULL, NULL);

	if (!term_is_there(TERM_SHARED)) {
		print_message("# %s is not there\n", TERM_SHARED);
		return failed;
	}
	return failed + cmocka_run_group_tests_name(
			    "shared register", shared, NULL, NULL);
}
