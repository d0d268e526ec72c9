/*
 * Reading sessions back: whose names come along, and what is written before.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "core/group.h"
#include "support/evening.h"

static const struct look_why why_right = {LOOK_RIGHT, NULL};

static char code[CODE_TEXT_BYTES];

static void
read_all(
    struct fixture *f, const struct look_why *why, struct session_list *list)
{
	assert_int_equal(
	    session_list(f->records, DAY_NONE, DAY_NONE, why, list), STATUS_OK);
}

/* ------------------------------------------------------------------ which */

static void
sessions_come_in_order_of_day_and_time(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	struct session_list list = {0};

	evening_save(f, &new, code, NULL);
	new.held_on -= 3;
	evening_save(f, &new, code, NULL);
	new.held_on += 3;
	new.start_minute = 10 * 60;
	evening_save(f, &new, code, NULL);
	read_all(f, NULL, &list);
	assert_int_equal(list.count, 3);
	assert_int_equal(list.sessions[0].held_on, FIXTURE_TODAY - 3);
	assert_int_equal(list.sessions[1].start_minute, 10 * 60);
	assert_int_equal(list.sessions[2].start_minute, 18 * 60 + 30);
	session_list_clear(&list);
}

static void
both_ends_of_a_range_belong_to_it(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	struct session_list list = {0};

	for (new.held_on = FIXTURE_TODAY - 4; new.held_on <= FIXTURE_TODAY;
	     new.held_on++)
		evening_save(f, &new, code, NULL);
	assert_int_equal(session_list(f->records, FIXTURE_TODAY - 3,
			     FIXTURE_TODAY - 1, NULL, &list),
	    STATUS_OK);
	assert_int_equal(list.count, 3);
	session_list_clear(&list);
	assert_int_equal(
	    session_list(f->records, FIXTURE_TODAY - 1, DAY_NONE, NULL, &list),
	    STATUS_OK);
	assert_int_equal(list.count, 2);
	session_list_clear(&list);
}

static void
last_times_values_leave_the_evening_out(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	struct session_list list = {0};
	char noah[CODE_TEXT_BYTES];

	evening_group(f, "Tuesday");
	assert_int_equal(
	    session_last(f->records, "Tuesday", &list), STATUS_NOT_FOUND);
	evening_person(f, "Noah", "attendance", noah);
	new.group = "Tuesday";
	evening_save(f, &new, code, noah, NULL);
	new.held_on -= 7;
	new.place = "The rec";
	evening_save(f, &new, code, NULL);
	assert_int_equal(session_last(f->records, "tuesday", &list), STATUS_OK);
	assert_int_equal(list.count, 1);
	assert_string_equal(list.sessions[0].place, "Maxwell Street Centre");
	assert_string_equal(list.sessions[0].workers[0], "Sam");
	assert_int_equal(list.sessions[0].start_minute, 18 * 60 + 30);
	assert_string_equal(list.sessions[0].code, "");
	assert_int_equal(list.sessions[0].held_on, DAY_NONE);
	assert_int_equal(list.sessions[0].headcount, 0);
	assert_string_equal(list.sessions[0].notes, "");
	assert_int_equal(list.sessions[0].present_count, 0);
	session_list_clear(&list);
	assert_int_equal(evening_entries(f, "list"), 0);
}

static void
an_id_that_is_no_sessions_is_not_found(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	struct session_list list = {0};
	char typed[32];

	evening_save(f, &new, code, NULL);
	assert_int_equal(session_show(f->records, "ZZZZZZZZ", NULL, &list),
	    STATUS_NOT_FOUND);
	assert_int_equal(
	    session_show(f->records, "no id", NULL, &list), STATUS_NOT_FOUND);
	snprintf(typed, sizeof typed, "%.4s-%s", code, code + 4);
	assert_int_equal(
	    session_show(f->records, typed, NULL, &list), STATUS_OK);
	session_list_clear(&list);
}

/* ------------------------------------------------------------------ names */

static void
names_of_my_group_come_after_one_list_entry(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	struct session_list list = {0};
	char noah[CODE_TEXT_BYTES];
	char kai[CODE_TEXT_BYTES];

	evening_group(f, "Tuesday");
	evening_person(f, "Noah", "attendance", noah);
	evening_person(f, "Kai", "attendance", kai);
	new.group = "Tuesday";
	evening_save(f, &new, code, noah, kai, NULL);
	new.held_on--;
	evening_save(f, &new, code, kai, NULL);
	read_all(f, NULL, &list);
	assert_false(list.sessions[0].is_withheld);
	assert_int_equal(list.sessions[0].present_count, 1);
	assert_string_equal(list.sessions[0].present[0].called, "Kai");
	assert_string_equal(list.sessions[0].present[0].code, kai);
	assert_int_equal(list.sessions[1].present_count, 2);
	assert_int_equal(list.sessions[1].names_count, 2);
	session_list_clear(&list);
	fixture_newest_is(f, "list", "");
	/* The same list again on the same day adds nothing. */
	read_all(f, NULL, &list);
	session_list_clear(&list);
	assert_int_equal(evening_entries(f, "list"), 1);
	assert_int_equal(evening_entries(f, "look"), 0);
	evening_later(f, 1);
	read_all(f, NULL, &list);
	session_list_clear(&list);
	assert_int_equal(evening_entries(f, "list"), 2);
}

static void
names_come_by_name_and_not_as_they_were_put_down(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	struct session_list list = {0};
	char zofia[CODE_TEXT_BYTES];
	char lukasz[CODE_TEXT_BYTES];
	char ann[CODE_TEXT_BYTES];

	evening_group(f, "Tuesday");
	evening_person(f, "Zofia", "attendance", zofia);
	evening_person(f, "Łukasz", "attendance", lukasz);
	evening_person(f, "ann", "attendance", ann);
	new.group = "Tuesday";
	evening_save(f, &new, code, zofia, lukasz, ann, NULL);
	read_all(f, NULL, &list);
	assert_int_equal(list.sessions[0].present_count, 3);
	assert_string_equal(list.sessions[0].present[0].called, "ann");
	assert_string_equal(list.sessions[0].present[1].called, "Łukasz");
	assert_string_equal(list.sessions[0].present[2].called, "Zofia");
	session_list_clear(&list);
}

static void
names_of_another_group_need_a_reason(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	struct session_list list = {0};
	char noah[CODE_TEXT_BYTES];
	int64_t entries;

	evening_others_group(f, "Tuesday");
	evening_person(f, "Noah", "attendance", noah);
	new.group = "Tuesday";
	evening_save(f, &new, code, noah, NULL);
	entries = fixture_entries(f);
	assert_int_equal(
	    session_show(f->records, code, NULL, &list), STATUS_OK);
	assert_true(list.sessions[0].is_withheld);
	assert_int_equal(list.sessions[0].present_count, 0);
	assert_null(list.sessions[0].present);
	assert_int_equal(list.sessions[0].names_count, 1);
	session_list_clear(&list);
	assert_int_equal(fixture_entries(f), entries);

	assert_int_equal(
	    session_show(f->records, code, &why_right, &list), STATUS_OK);
	assert_false(list.sessions[0].is_withheld);
	assert_int_equal(list.sessions[0].present_count, 1);
	assert_string_equal(list.sessions[0].present[0].called, "Noah");
	session_list_clear(&list);
	fixture_newest_is(f, "look", "why 5\nkind name\nkind attendance\n");
	assert_int_equal(fixture_entries(f), entries + 1);
}

static void
each_person_of_other_groups_is_one_look(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	struct session_list list = {0};
	char noah[CODE_TEXT_BYTES];
	char kai[CODE_TEXT_BYTES];
	char mine[CODE_TEXT_BYTES];

	evening_others_group(f, "Tuesday");
	evening_group(f, "Thursday");
	evening_person(f, "Noah", "attendance", noah);
	evening_person(f, "Kai", "attendance", kai);
	evening_person(f, "Ava", "attendance", mine);
	new.group = "Tuesday";
	evening_save(f, &new, code, noah, kai, NULL);
	new.held_on--;
	evening_save(f, &new, code, noah, NULL);
	new.group = "Thursday";
	evening_save(f, &new, code, mine, NULL);
	read_all(f, &why_right, &list);
	session_list_clear(&list);
	assert_int_equal(evening_entries(f, "look"), 2);
	assert_int_equal(evening_entries(f, "list"), 1);
}

static void
cover_reads_the_list_as_cover(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	struct session_list list = {0};
	char noah[CODE_TEXT_BYTES];

	evening_others_group(f, "Tuesday");
	evening_person(f, "Noah", "attendance", noah);
	new.group = "Tuesday";
	evening_save(f, &new, code, noah, NULL);
	assert_int_equal(
	    group_cover(f->records, "Tuesday", "Sam", DAY_NONE, DAY_NONE),
	    STATUS_OK);
	read_all(f, NULL, &list);
	assert_int_equal(list.sessions[0].present_count, 1);
	session_list_clear(&list);
	fixture_newest_is(f, "list", "cover yes\n");
}

static void
without_a_group_it_counts_who_worked_there(void **state)
{
	static const char *const others[] = {"Delyth"};
	struct fixture *f = *state;
	struct session_new new = evening_session();
	struct session_list list = {0};
	char noah[CODE_TEXT_BYTES];

	evening_person(f, "Noah", "attendance", noah);
	evening_save(f, &new, code, noah, NULL);
	new.start_minute++;
	new.workers = others;
	evening_save(f, &new, code, noah, NULL);
	read_all(f, NULL, &list);
	assert_int_equal(list.sessions[0].present_count, 1);
	assert_false(list.sessions[0].is_withheld);
	assert_int_equal(list.sessions[1].present_count, 0);
	assert_true(list.sessions[1].is_withheld);
	session_list_clear(&list);
	assert_int_equal(evening_entries(f, "list"), 1);
}

static void
who_ran_out_stays_on_the_register_and_is_not_shown(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	struct session_list list = {0};
	char noah[CODE_TEXT_BYTES];

	evening_group(f, "Tuesday");
	evening_person(f, "Noah", "attendance", noah);
	new.group = "Tuesday";
	evening_save(f, &new, code, noah, NULL);
	evening_later(f, CONSENT_SPOKEN_DAYS);
	read_all(f, NULL, &list);
	assert_int_equal(list.sessions[0].present_count, 1);
	session_list_clear(&list);
	evening_later(f, 1);
	read_all(f, NULL, &list);
	assert_int_equal(list.sessions[0].present_count, 0);
	assert_int_equal(list.sessions[0].names_count, 1);
	session_list_clear(&list);
}

static void
an_empty_register_is_read_without_an_entry(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	struct session_list list = {0};
	int64_t entries;

	evening_group(f, "Tuesday");
	new.group = "Tuesday";
	evening_save(f, &new, code, NULL);
	entries = fixture_entries(f);
	read_all(f, &why_right, &list);
	assert_int_equal(list.count, 1);
	assert_false(list.sessions[0].is_withheld);
	session_list_clear(&list);
	assert_int_equal(fixture_entries(f), entries);
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(sessions_come_in_order_of_day_and_time),
	    TEST(both_ends_of_a_range_belong_to_it),
	    TEST(last_times_values_leave_the_evening_out),
	    TEST(an_id_that_is_no_sessions_is_not_found),
	    TEST(names_of_my_group_come_after_one_list_entry),
	    TEST(names_come_by_name_and_not_as_they_were_put_down),
	    TEST(names_of_another_group_need_a_reason),
	    TEST(each_person_of_other_groups_is_one_look),
	    TEST(cover_reads_the_list_as_cover),
	    TEST(without_a_group_it_counts_who_worked_there),
	    TEST(who_ran_out_stays_on_the_register_and_is_not_shown),
	    TEST(an_empty_register_is_read_without_an_entry),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
