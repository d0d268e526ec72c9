/*
 * check: whatever workers do, in whatever order, records and history agree.
 *
 * What writes consent and what works it out again were written apart; here
 * they meet over a long life at random.  The sequence is always the same; with
 * SAYSO_SOAK there are more lives.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "core/check.h"
#include "core/group.h"
#include "core/runout.h"
#include "support/checked_deeds.h"

#define STEPS       600
#define LIVES_SOAK  20
#define DEEDS_MOST  32
#define DAY_SECONDS 86400

static void
print_defect(void *context, const char *sentence, const char *code)
{
	(void)context;
	print_error("%s [%s]\n", sentence, code);
}

static void
assert_agree(struct life *life)
{
	struct check_report report;
	enum status status;

	status = check_run(life->records, &report, print_defect, NULL);
	assert_string_equal(status_name(status), "OK");
	assert_int_equal(report.defects, 0);
}

/* Some days pass; often few, now and then so many that things run out. */
static void
days_pass(struct life *life)
{
	struct runout_result result;
	uint32_t days = life_pick(life, life_one_in(life, 3) ? 44 : 4);

	assert_agree(life);
	life->now += (int64_t)days * DAY_SECONDS;
	if (life_one_in(life, 8)) /* the clock is set back */
		life->now -= (int64_t)life_pick(life, 20) * DAY_SECONDS;
	life->session[0] = '\0';
	fixture_lock_and_open(life->fixture, life->now);
	life->records = life->fixture->records;
	if (records_clock(life->records) != CLOCK_TRUSTED &&
	    life_one_in(life, 2))
		assert_int_equal(
		    records_confirm_date(life->records, moment_day(life->now)),
		    STATUS_OK);
	assert_agree(life);
	assert_int_equal(runout_do(life->records, &result), STATUS_OK);
	assert_agree(life);
}

static size_t
pick_deed(struct life *life)
{
	uint32_t all = 0;
	uint32_t at;
	size_t which = 0;

	for (size_t i = 0; i < deeds_count; i++)
		all += deeds[i].share;
	at = life_pick(life, all);
	while (at >= deeds[which].share)
		at -= deeds[which++].share;
	return which;
}

/* A rule may say no; nothing else may go wrong. */
static bool
is_an_answer(enum status status)
{
	return status == STATUS_OK || status == STATUS_NO_CONSENT ||
	       status == STATUS_INVALID || status == STATUS_NOT_FOUND ||
	       status == STATUS_USAGE;
}

static void
live(struct life *life, unsigned *done)
{
	for (int step = 0; step < STEPS; step++) {
		size_t which = pick_deed(life);
		enum status status;

		if (life_one_in(life, 10))
			days_pass(life);
		status_clear();
		status = deeds[which].deed(life);
		if (!is_an_answer(status))
			print_error("step %d: %s\n", step, deeds[which].name);
		assert_true(is_an_answer(status));
		if (status == STATUS_OK)
			done[which]++;
	}
	assert_agree(life);
}

static void
begin(struct life *life, struct fixture *fixture, uint64_t seed)
{
	struct group group = {.name = (char *)(uintptr_t)DEEDS_GROUP,
	    .weekday = -1,
	    .start_minute = -1,
	    .end_minute = -1};

	*life = (struct life){.fixture = fixture,
	    .records = fixture->records,
	    .now = FIXTURE_NOW,
	    .sequence = seed};
	assert_int_equal(group_add(fixture->records, &group), STATUS_OK);
}

static void
whatever_workers_do_records_and_history_agree(void **state)
{
	uint64_t lives = getenv("SAYSO_SOAK") != NULL ? LIVES_SOAK : 1;
	unsigned done[DEEDS_MOST] = {0};

	(void)state;
	assert_in_range(deeds_count, 1, DEEDS_MOST);
	for (uint64_t i = 1; i <= lives; i++) {
		struct fixture fixture;
		struct life life;

		fixture_open(&fixture);
		begin(&life, &fixture, i * 0x9e3779b97f4a7c15u);
		live(&life, done);
		fixture_close(&fixture);
	}
	/* Control: nothing was always refused. */
	for (size_t i = 0; i < deeds_count; i++) {
		if (done[i] == 0)
			print_error("never done: %s\n", deeds[i].name);
		assert_true(done[i] > 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(whatever_workers_do_records_and_history_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
