/*
 * The power goes while a period is closed, at any call that changes a file; or
 * there is no time to finish.  Afterwards it is closed once, with one draw, and
 * nothing that was readable has changed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "app/state.h"
#include "app/unlock_internal.h"
#include "base/mem.h"
#include "core/consent.h"
#include "store/stmt.h"
#include "support/clock_fixed.h"
#include "support/power.h"
#include "support/power_calls.h"
#include "support/records_fixture.h"
#include "support/yearly.h"

#define YEARLY(test)                                                           \
	cmocka_unit_test_setup_teardown(test, yearly_setup, clubhouse_teardown)

#define TRIES 10 /* moments of all; every one of them in make soak */

/* Each try begins with no note of the one before. */
static void
forget_notes(struct clubhouse *house)
{
	static const char *const kinds[] = {
	    STATE_ANCHORS, STATE_ERASURES, STATE_LOCKED};
	struct unlock_outside outside;

	assert_int_equal(
	    unlock_look_outside(house->box.path, &outside), STATUS_OK);
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		assert_int_equal(
		    state_drop(&(struct state_note){kinds[i], outside.uid}),
		    STATUS_OK);
}

static int
open_and_lock(void *context)
{
	struct clubhouse *house = context;
	struct unlock *unlock = NULL;
	enum status status = clubhouse_unlock(house, "Sam", &unlock), closing;

	closing = unlock_close(&unlock);
	return status == STATUS_OK && closing == STATUS_OK ? 0 : 1;
}

static int64_t
draws(struct clubhouse *house)
{
	struct unlock *unlock = clubhouse_open(house, "Sam");
	int64_t count = yearly_int(unlock->records_store,
	    "SELECT count(*) FROM draw WHERE end_on = 20818");

	clubhouse_close(&unlock);
	return count;
}

/* The next lock finishes what there is to finish, and all is well. */
static void
judge(struct clubhouse *house)
{
	struct buf at_once = BUF_EMPTY, later = BUF_EMPTY;

	yearly_text(house, YEARLY_PERIOD, &at_once);
	assert_int_equal(open_and_lock(house), 0);
	yearly_text(house, YEARLY_PERIOD, &later);
	assert_true(later.length > 0);
	if (at_once.length > 0)
		assert_string_equal(at_once.text, later.text);
	assert_int_equal(draws(house), 1);
	assert_int_equal(
	    yearly_state(house, "Sam", YEARLY_PERIOD), PUBLISH_CLOSED);
	yearly_check(house);
	buf_clear(&at_once);
	buf_clear(&later);
}

static void
at_every_moment(struct clubhouse *house, enum power power)
{
	struct clubhouse_files before;
	int calls, step;

	yearly_until(house, YEARLY_CLOSES_ON - 1);
	clubhouse_keep(house, &before);
	clock_fixed_set(
	    FIXTURE_NOW + (int64_t)(YEARLY_CLOSES_ON - FIXTURE_TODAY) * 86400);
	assert_int_equal(power_run(POWER_STAYS, 0, open_and_lock, house), 0);
	calls = power_calls();
	assert_true(calls > TRIES);
	step = getenv("SAYSO_SOAK") != NULL ? 1 : calls / TRIES;
	print_message("# %d moments\n", calls);
	for (int at = 1; at <= calls; at += step) {
		clubhouse_put_back(house, &before);
		forget_notes(house);
		assert_int_not_equal(
		    power_run(power, at, open_and_lock, house), POWER_DIED);
		judge(house);
	}
	clubhouse_forget(&before);
}

static void
the_power_may_go_at_any_moment_of_a_close(void **state)
{
	at_every_moment(*state, POWER_GOES);
}

static void
what_was_not_synced_may_be_lost_at_any_moment_of_a_close(void **state)
{
	at_every_moment(*state, POWER_LOSES);
}

/* ------------------------------------------------------------- no time */

static bool
no_time(void *context, enum figures_step step, int percent)
{
	(void)context;
	(void)percent;
	return step != FIGURES_SOLVE;
}

static void
count_late(void *context, const struct figures_result *result)
{
	*(size_t *)context += result->late;
}

static void
everybody_says_no(struct clubhouse *house)
{
	static const char *const kinds[] = {"attendance"};
	struct unlock *unlock = clubhouse_open(house, "Sam");
	char codes[YEARLY_PEOPLE][CODE_TEXT_BYTES];
	struct stmt *stmt = stmt_open(unlock->records_store,
	    "SELECT p.code FROM person p JOIN consent c ON c.person = p.id"
	    " WHERE c.kind = 3 AND c.answer = 'yes' AND c.count = 1");
	struct figures_watch watch = {no_time, NULL, NULL};
	size_t count = 0;

	while (stmt_step(stmt) && count < YEARLY_PEOPLE)
		memcpy(codes[count++], stmt_text(stmt, 0), CODE_TEXT_BYTES);
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
	assert_int_equal(count, YEARLY_PEOPLE);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(
		    consent_refuse(unlock_records(unlock), codes[i], kinds, 1),
		    STATUS_OK);
	figures_watch(unlock, &watch);
	clubhouse_close(&unlock);
}

static int64_t
people_in(struct clubhouse *house)
{
	struct unlock *unlock = clubhouse_open(house, "Mo");
	struct release release;
	int64_t people = -1;

	assert_int_equal(
	    figures_get(unlock, YEARLY_PERIOD, &release, NULL), STATUS_OK);
	for (size_t i = 0; i < release.tables_count; i++)
		if (release.tables[i].measure == RELEASE_PEOPLE)
			for (size_t k = 0; k < release.tables[i].rows; k++)
				if (release.tables[i].values[k] > people)
					people = release.tables[i].values[k];
	release_clear(&release);
	clubhouse_close(&unlock);
	return people;
}

static void
a_draw_that_found_no_time_is_finished_from_its_own_facts(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	size_t late = 0;
	struct figures_watch watch = {no_time, count_late, &late};
	int64_t people;

	yearly_until(house, YEARLY_CLOSES_ON - 1);
	clock_fixed_set(
	    FIXTURE_NOW + (int64_t)(YEARLY_CLOSES_ON - FIXTURE_TODAY) * 86400);
	unlock = clubhouse_open(house, "Sam");
	figures_watch(unlock, &watch);
	clubhouse_close(&unlock);
	assert_int_equal(late, 1);
	assert_int_equal(
	    yearly_state(house, "Mo", YEARLY_PERIOD), PUBLISH_DRAWN);
	everybody_says_no(house);
	assert_int_equal(open_and_lock(house), 0);
	assert_int_equal(
	    yearly_state(house, "Mo", YEARLY_PERIOD), PUBLISH_CLOSED);
	people = people_in(house);
	assert_true(people == 10 || people == 15); /* 14 came */
	assert_int_equal(draws(house), 1);
	yearly_check(house);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    YEARLY(the_power_may_go_at_any_moment_of_a_close),
	    YEARLY(what_was_not_synced_may_be_lost_at_any_moment_of_a_close),
	    YEARLY(a_draw_that_found_no_time_is_finished_from_its_own_facts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
