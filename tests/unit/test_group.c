/*
 * Groups: their workers, who stands in, and their regulars over time.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/group.h"
#include "support/evening.h"

static char tuesday[] = "Tuesday open access";

/* Changes nothing; tests set one part of it. */
static struct group
no_change(void)
{
	return (struct group){
	    .weekday = -1, .start_minute = -1, .end_minute = -1};
}

static struct group
tuesday_group(void)
{
	static char place[] = "  Maxwell   Street Centre ";
	static char provision[] = "Open access";
	static char mode[] = "centre-based";

	return (struct group){.name = tuesday,
	    .weekday = 1,
	    .start_minute = 18 * 60 + 30,
	    .end_minute = 21 * 60,
	    .place = place,
	    .provision = provision,
	    .mode = mode};
}

/* The first group of the list; the list is to be cleared. */
static const struct group *
first(struct fixture *f, bool ended, struct group_list *list)
{
	assert_int_equal(group_list(f->records, ended, list), STATUS_OK);
	assert_true(list->count > 0);
	return &list->groups[0];
}

static bool
is_mine(struct fixture *f, bool *is_cover)
{
	struct group_list list = {0};
	bool mine = first(f, false, &list)->is_mine;

	*is_cover = list.groups[0].is_cover;
	group_list_clear(&list);
	return mine;
}

static void
a_group_is_listed_as_it_was_added(void **state)
{
	struct fixture *f = *state;
	struct group group = tuesday_group();
	struct group_list list = {0};
	const struct group *listed;

	assert_int_equal(group_add(f->records, &group), STATUS_OK);
	fixture_newest_is(f, "group_added", "");
	listed = first(f, false, &list);
	assert_int_equal(list.count, 1);
	assert_string_equal(listed->name, tuesday);
	assert_int_equal(listed->weekday, 1);
	assert_int_equal(listed->start_minute, 18 * 60 + 30);
	assert_int_equal(listed->end_minute, 21 * 60);
	assert_string_equal(listed->place, "Maxwell Street Centre");
	assert_string_equal(listed->provision, "Open access");
	assert_string_equal(listed->mode, "centre-based");
	assert_false(listed->is_ended);
	assert_int_equal(listed->regulars, 0);
	group_list_clear(&list);
}

static void
who_makes_a_group_is_its_first_worker(void **state)
{
	struct fixture *f = *state;
	struct group_list list = {0};
	const struct group *listed;

	evening_group(f, tuesday);
	listed = first(f, false, &list);
	assert_true(listed->is_mine);
	assert_false(listed->is_cover);
	assert_int_equal(listed->workers_count, 1);
	assert_string_equal(listed->workers[0], "Sam");
	assert_int_equal(listed->covers_count, 0);
	group_list_clear(&list);
}

static void
a_name_that_is_taken_is_refused_in_any_case(void **state)
{
	struct fixture *f = *state;
	char shouted[] = "TUESDAY Open Access";
	char other[] = "Thursday detached";
	struct group group = no_change();

	evening_group(f, tuesday);
	group.name = shouted;
	assert_int_equal(group_add(f->records, &group), STATUS_INVALID);
	group.name = other;
	assert_int_equal(group_add(f->records, &group), STATUS_OK);
	/* Renaming onto another is refused, a new spelling of its own not. */
	group.name = shouted;
	assert_int_equal(group_edit(f->records, other, &group), STATUS_INVALID);
	assert_int_equal(group_edit(f->records, tuesday, &group), STATUS_OK);
}

static void
what_cannot_be_a_group_is_refused(void **state)
{
	struct fixture *f = *state;
	char blank[] = "  ";
	char broken[] = "two\nlines";
	struct group cases[6];
	struct group good = tuesday_group();

	for (size_t i = 0; i < 6; i++)
		cases[i] = good;
	cases[0].name = blank;
	cases[1].name = broken;
	cases[2].weekday = 7;
	cases[3].end_minute = -1;
	cases[4].end_minute = cases[4].start_minute;
	cases[5].end_minute = 24 * 60;
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(
		    group_add(f->records, &cases[i]), STATUS_INVALID);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM work_group"), 0);
	assert_int_equal(group_add(f->records, &good), STATUS_OK);
}

static void
an_edit_changes_only_what_is_given(void **state)
{
	struct fixture *f = *state;
	char place[] = "The rec";
	struct group group = tuesday_group();
	struct group change = no_change();
	struct group_list list = {0};
	const struct group *listed;

	assert_int_equal(group_add(f->records, &group), STATUS_OK);
	change.place = place;
	change.end_minute = 20 * 60;
	assert_int_equal(group_edit(f->records, tuesday, &change), STATUS_OK);
	fixture_newest_is(f, "group_edited", "part place\npart end\n");
	listed = first(f, false, &list);
	assert_string_equal(listed->name, tuesday);
	assert_string_equal(listed->place, "The rec");
	assert_int_equal(listed->start_minute, 18 * 60 + 30);
	assert_int_equal(listed->end_minute, 20 * 60);
	assert_string_equal(listed->mode, "centre-based");
	group_list_clear(&list);
	assert_int_equal(
	    group_edit(f->records, "Wednesday", &change), STATUS_NOT_FOUND);
}

static void
evening_and_times_can_be_taken_away(void **state)
{
	struct fixture *f = *state;
	struct group group = tuesday_group();
	struct group change = no_change();
	struct group_list list = {0};
	const struct group *listed;

	assert_int_equal(group_add(f->records, &group), STATUS_OK);
	change.start_minute = GROUP_UNSET;
	assert_int_equal(
	    group_edit(f->records, tuesday, &change), STATUS_INVALID);
	change.end_minute = GROUP_UNSET;
	change.weekday = GROUP_UNSET;
	assert_int_equal(group_edit(f->records, tuesday, &change), STATUS_OK);
	listed = first(f, false, &list);
	assert_int_equal(listed->weekday, -1);
	assert_int_equal(listed->start_minute, -1);
	assert_int_equal(listed->end_minute, -1);
	assert_string_equal(listed->place, "Maxwell Street Centre");
	group_list_clear(&list);
}

static void
an_ended_group_is_listed_only_when_asked_for(void **state)
{
	struct fixture *f = *state;
	struct group change = no_change();
	struct group_list list = {0};

	evening_group(f, tuesday);
	change.is_ended = true;
	assert_int_equal(group_edit(f->records, tuesday, &change), STATUS_OK);
	assert_int_equal(group_list(f->records, false, &list), STATUS_OK);
	assert_int_equal(list.count, 0);
	group_list_clear(&list);
	assert_true(first(f, true, &list)->is_ended);
	group_list_clear(&list);
	evening_worker(f, "Delyth");
	assert_int_equal(
	    group_worker_add(f->records, tuesday, "Delyth"), STATUS_INVALID);
}

static void
workers_come_and_go_from_today(void **state)
{
	struct fixture *f = *state;
	struct group_list list = {0};
	bool is_cover;

	evening_worker(f, "Delyth");
	evening_group(f, tuesday);
	assert_int_equal(
	    group_worker_add(f->records, tuesday, "delyth"), STATUS_OK);
	assert_int_equal(first(f, false, &list)->workers_count, 2);
	assert_string_equal(list.groups[0].workers[0], "Delyth");
	group_list_clear(&list);
	assert_int_equal(
	    group_worker_add(f->records, tuesday, "Delyth"), STATUS_INVALID);

	assert_int_equal(
	    group_worker_remove(f->records, tuesday, "Sam"), STATUS_OK);
	assert_false(is_mine(f, &is_cover));
	assert_int_equal(
	    group_worker_remove(f->records, tuesday, "Sam"), STATUS_NOT_FOUND);
	/* Gone and back on one day. */
	assert_int_equal(
	    group_worker_add(f->records, tuesday, "Sam"), STATUS_OK);
	assert_true(is_mine(f, &is_cover));
}

static void
only_workers_of_the_vault_work_with_a_group(void **state)
{
	struct fixture *f = *state;

	evening_group(f, tuesday);
	assert_int_equal(
	    group_worker_add(f->records, tuesday, "Morgan"), STATUS_NOT_FOUND);
	assert_int_equal(
	    group_worker_add(f->records, tuesday, "Nobody"), STATUS_NOT_FOUND);
	assert_int_equal(
	    group_cover(f->records, tuesday, "Morgan", DAY_NONE, DAY_NONE),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    evening_int(f, "SELECT count(*) FROM group_worker"), 1);
}

static void
cover_lasts_its_days_and_shows_as_cover(void **state)
{
	struct fixture *f = *state;
	struct group_list list = {0};
	bool is_cover = true;

	evening_others_group(f, tuesday);
	assert_int_equal(group_cover(f->records, tuesday, "Sam",
			     FIXTURE_TODAY + 1, FIXTURE_TODAY + 2),
	    STATUS_OK);
	assert_false(is_mine(f, &is_cover));
	evening_later(f, 1);
	assert_true(is_mine(f, &is_cover));
	assert_true(is_cover);
	assert_int_equal(first(f, false, &list)->workers_count, 0);
	assert_int_equal(list.groups[0].covers_count, 1);
	assert_string_equal(list.groups[0].covers[0], "Sam");
	group_list_clear(&list);
	evening_later(f, 1);
	assert_true(is_mine(f, &is_cover));
	evening_later(f, 1);
	assert_false(is_mine(f, &is_cover));
}

static void
impossible_cover_is_refused(void **state)
{
	struct fixture *f = *state;
	static const int32_t today = FIXTURE_TODAY;

	evening_others_group(f, tuesday);
	assert_int_equal(
	    group_cover(f->records, tuesday, "Sam", today + 2, today + 1),
	    STATUS_INVALID);
	assert_int_equal(
	    group_cover(f->records, tuesday, "Sam", today - 2, today - 1),
	    STATUS_INVALID);
	assert_int_equal(
	    group_cover(f->records, tuesday, "Sam", today, today + 400),
	    STATUS_INVALID);
	assert_int_equal(
	    group_cover(f->records, tuesday, "Sam", DAY_NONE, DAY_NONE),
	    STATUS_OK);
}

static void
an_entry_says_which_worker_and_when(void **state)
{
	struct fixture *f = *state;

	evening_worker(f, "Delyth");
	evening_group(f, tuesday);
	assert_int_equal(group_cover(f->records, tuesday, "Delyth",
			     FIXTURE_TODAY, FIXTURE_TODAY + 1),
	    STATUS_OK);
	assert_int_equal(
	    evening_int(f, "SELECT count(*) FROM ledger"
			   " WHERE event = 'group_cover' AND body LIKE"
			   " '%worker ________________________________\n"
			   "from 2026-11-22\nuntil 2026-11-23\n'"),
	    1);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM ledger"
					" WHERE body LIKE '%Delyth%'"),
	    0);
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_group_is_listed_as_it_was_added),
	    TEST(who_makes_a_group_is_its_first_worker),
	    TEST(a_name_that_is_taken_is_refused_in_any_case),
	    TEST(what_cannot_be_a_group_is_refused),
	    TEST(an_edit_changes_only_what_is_given),
	    TEST(evening_and_times_can_be_taken_away),
	    TEST(an_ended_group_is_listed_only_when_asked_for),
	    TEST(workers_come_and_go_from_today),
	    TEST(only_workers_of_the_vault_work_with_a_group),
	    TEST(cover_lasts_its_days_and_shows_as_cover),
	    TEST(impossible_cover_is_refused),
	    TEST(an_entry_says_which_worker_and_when),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
