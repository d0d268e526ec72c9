/*
 * Before a period closes, groups that had fewer sessions than they mostly have
 * are named: in the list, and on home; no other group is.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "app/figures.h"
#include "base/mem.h"
#include "core/core_internal.h"
#include "core/few.h"
#include "core/group.h"
#include "core/session.h"
#include "support/home_line.h"
#include "support/yearly.h"

#define FROM   20727 /* 2026-10-01: first day of the fixture's quarter */
#define UNTIL  20818
#define DAYS   (UNTIL - FROM + 1)
#define BEFORE (FROM - 3 * DAYS)
#define USUAL  4 /* sessions a quarter, in the three before */

#define TEST(test)                                                             \
	cmocka_unit_test_setup_teardown(                                       \
	    test, clubhouse_setup, clubhouse_teardown)

static void
add_sessions(struct records *records, const char *group, int32_t from, int step,
    int count)
{
	static const char *const workers[] = {"Sam"};

	for (int i = 0; i < count; i++) {
		struct session_new session = {.held_on = from + i * step,
		    .start_minute = 18 * 60,
		    .end_minute = 20 * 60,
		    .group = group,
		    .place = "Hill Hall",
		    .headcount = 12,
		    .workers = workers,
		    .workers_count = 1};
		char code[CODE_TEXT_BYTES];

		assert_int_equal(
		    session_add(records, &session, code, NULL), STATUS_OK);
	}
}

/* A group that goes on since long, with so many sessions in the quarter. */
static void
add_group(struct unlock *unlock, const char *name, int sessions)
{
	struct records *records = unlock_records(unlock);
	struct group group = {.name = (char *)(uintptr_t)name,
	    .weekday = GROUP_UNSET,
	    .start_minute = GROUP_UNSET,
	    .end_minute = GROUP_UNSET,
	    .place = (char *)(uintptr_t) "Hill Hall"};

	assert_int_equal(group_add(records, &group), STATUS_OK);
	add_sessions(records, name, BEFORE + 1, DAYS / USUAL, 3 * USUAL);
	add_sessions(records, name, FROM, 7, sessions);
}

/* Half of what is usual, none, more than half; and one that is new. */
static void
fill(struct unlock *unlock)
{
	add_group(unlock, "Football", USUAL / 2);
	add_group(unlock, "Cooking", 0);
	add_group(unlock, "Music", USUAL / 2 + 1);
	yearly_sql(
	    unlock_records(unlock)->store, "UPDATE work_group SET made_on = 1");
	add_group(unlock, "Art", 0);
}

static void
groups_with_half_of_what_is_usual_or_less_are_few(void **state)
{
	struct unlock *unlock = clubhouse_open(*state, "Sam");
	struct few *groups = NULL;
	size_t count = 0;

	fill(unlock);
	assert_int_equal(
	    few_list(unlock_records(unlock), FROM, UNTIL, &groups, &count),
	    STATUS_OK);
	assert_int_equal(count, 2);
	assert_string_equal(groups[0].group, "Cooking");
	assert_int_equal(groups[0].sessions, 0);
	assert_int_equal(groups[0].usual, USUAL);
	assert_string_equal(groups[1].group, "Football");
	assert_int_equal(groups[1].sessions, USUAL / 2);
	few_clear(&groups, count);
	clubhouse_close(&unlock);
}

/* What home says of it; "" when it says nothing. */
static void
home_says(struct clubhouse *house, struct buf *text, struct buf *right)
{
	struct unlock *unlock = clubhouse_open(house, "Sam");

	buf_reset(text);
	buf_reset(right);
	home_line_few(unlock, text, right);
	clubhouse_close(&unlock);
}

static void
home_names_them_once_the_period_is_over_and_until_it_closes(void **state)
{
	struct clubhouse *house = *state;
	struct buf text = BUF_EMPTY, right = BUF_EMPTY;
	struct unlock *unlock = clubhouse_open(house, "Sam");

	fill(unlock);
	clubhouse_close(&unlock);
	yearly_until(house, UNTIL);
	home_says(house, &text, &right);
	assert_string_equal(text.text, "");
	yearly_until(house, UNTIL + 1);
	home_says(house, &text, &right);
	assert_string_equal(text.text, "Few sessions: Cooking, Football");
	assert_string_equal(right.text, "closes 14 Jan");
	yearly_until(house, YEARLY_CLOSES_ON);
	home_says(house, &text, &right);
	assert_string_equal(text.text, "");
	buf_clear(&text);
	buf_clear(&right);
}

static void
what_is_written_up_late_takes_a_group_off_home(void **state)
{
	struct clubhouse *house = *state;
	struct buf text = BUF_EMPTY, right = BUF_EMPTY;
	struct unlock *unlock = clubhouse_open(house, "Sam");

	fill(unlock);
	clubhouse_close(&unlock);
	yearly_until(house, UNTIL + 2);
	unlock = clubhouse_open(house, "Sam");
	add_sessions(
	    unlock_records(unlock), "Football", FROM + 40, 7, USUAL / 2);
	clubhouse_close(&unlock);
	home_says(house, &text, &right);
	assert_string_equal(text.text, "Few sessions: Cooking");
	buf_clear(&text);
	buf_clear(&right);
}

static void
only_workers_are_told(void **state)
{
	struct unlock *unlock = clubhouse_open(*state, "Mo");
	struct publish_period period;
	struct few *groups = NULL;
	size_t count = 0;

	assert_int_equal(
	    figures_few(unlock, &period, &groups, &count), STATUS_DENIED);
	clubhouse_close(&unlock);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(groups_with_half_of_what_is_usual_or_less_are_few),
	    TEST(home_names_them_once_the_period_is_over_and_until_it_closes),
	    TEST(what_is_written_up_late_takes_a_group_off_home),
	    TEST(only_workers_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
