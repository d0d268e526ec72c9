/*
 * Who is put on the register of a session, and who is only one of the heads.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/group.h"
#include "support/evening.h"

static char code[CODE_TEXT_BYTES];

static enum status
save(struct fixture *f, const struct session_new *session)
{
	return session_add(f->records, session, code, NULL);
}

static int64_t
sessions(struct fixture *f)
{
	return evening_int(f, "SELECT count(*) FROM session");
}

static int64_t
names(struct fixture *f)
{
	return evening_int(f, "SELECT count(*) FROM attendance");
}

static void
fewer_heads_than_names_are_refused(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	char noah[CODE_TEXT_BYTES];
	char kai[CODE_TEXT_BYTES];
	const char *present[2] = {noah, kai};

	evening_person(f, "Noah", "attendance", noah);
	evening_person(f, "Kai", "attendance", kai);
	new.present = present;
	new.present_count = 2;
	new.headcount = 1;
	assert_int_equal(save(f, &new), STATUS_INVALID);
	assert_int_equal(sessions(f), 0);
	new.headcount = -1;
	assert_int_equal(save(f, &new), STATUS_OK);
	assert_int_equal(evening_int(f, "SELECT headcount FROM session"), 2);
	assert_int_equal(names(f), 2);
}

static void
nobody_is_on_a_register_twice(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	char noah[CODE_TEXT_BYTES];
	char typed[CODE_TEXT_BYTES + 1];
	const char *present[2] = {noah, typed};

	evening_person(f, "Noah", "attendance", noah);
	typed[0] = ' ';
	memcpy(typed + 1, noah, CODE_TEXT_BYTES);
	new.present = present;
	new.present_count = 2;
	assert_int_equal(save(f, &new), STATUS_INVALID);
	assert_int_equal(names(f), 0);
	new.present_count = 1;
	assert_int_equal(save(f, &new), STATUS_OK);
	assert_int_equal(names(f), 1);
}

static void
without_a_yes_nothing_of_the_session_is_saved(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	char noah[CODE_TEXT_BYTES];
	char kai[CODE_TEXT_BYTES];
	const char *present[2] = {noah, kai};
	int64_t entries;
	size_t wrong = 99;

	evening_person(f, "Noah", "attendance", noah);
	evening_person(f, "Kai", "gender", kai);
	entries = fixture_entries(f);
	new.present = present;
	new.present_count = 2;
	assert_int_equal(
	    session_add(f->records, &new, code, &wrong), STATUS_NO_CONSENT);
	assert_int_equal(wrong, 1);
	assert_int_equal(sessions(f), 0);
	assert_int_equal(names(f), 0);
	assert_int_equal(fixture_entries(f), entries);
	evening_says(f, kai, "attendance");
	assert_int_equal(save(f, &new), STATUS_OK);
	assert_int_equal(names(f), 2);
}

static void
a_yes_that_ran_out_is_none(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	char noah[CODE_TEXT_BYTES];
	const char *present[1] = {noah};

	evening_person(f, "Noah", "attendance", noah);
	new.present = present;
	new.present_count = 1;
	evening_later(f, CONSENT_SPOKEN_DAYS);
	assert_int_equal(save(f, &new), STATUS_OK);
	evening_later(f, 1);
	assert_int_equal(save(f, &new), STATUS_NO_CONSENT);
	assert_int_equal(names(f), 1);
}

static void
who_may_only_be_counted_is_a_head_without_a_name(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	char ava[CODE_TEXT_BYTES];

	evening_person(f, "Ava", "attendance=nobody,count", ava);
	evening_save(f, &new, code, ava, NULL);
	fixture_newest_is(
	    f, "session_added", "held 2026-11-22\nheads 12\nnamed 0\n");
	assert_int_equal(names(f), 0);
	assert_int_equal(
	    evening_int(f, "SELECT count(*) FROM counted_person"), 1);
	evening_check(f);
}

static void
an_id_that_is_nobodys_says_which_it_was(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	char noah[CODE_TEXT_BYTES];
	const char *present[2] = {noah, "ZZZZZZZZ"};
	size_t wrong = 99;

	evening_person(f, "Noah", "attendance", noah);
	new.present = present;
	new.present_count = 2;
	assert_int_equal(
	    session_add(f->records, &new, code, &wrong), STATUS_NOT_FOUND);
	assert_int_equal(wrong, 1);
	/* Control: everybody is somebody, the group is not one. */
	new.present_count = 1;
	new.group = "Nowhere";
	assert_int_equal(
	    session_add(f->records, &new, code, &wrong), STATUS_NOT_FOUND);
	assert_int_equal(wrong, 1);
}

static void
who_comes_becomes_a_regular_of_the_group(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	char noah[CODE_TEXT_BYTES];
	char ava[CODE_TEXT_BYTES];

	evening_group(f, "Tuesday");
	evening_person(f, "Noah", "attendance", noah);
	evening_person(f, "Ava", "attendance=nobody,count", ava);
	evening_save(f, &new, code, noah, NULL);
	assert_int_equal(
	    evening_int(f, "SELECT count(*) FROM group_person"), 0);
	new.group = "Tuesday";
	new.held_on -= 7;
	evening_save(f, &new, code, noah, ava, NULL);
	new.held_on += 7;
	evening_save(f, &new, code, noah, NULL);
	assert_int_equal(
	    evening_int(f, "SELECT count(*) FROM group_person"), 1);
	assert_int_equal(evening_int(f, "SELECT from_on FROM group_person"),
	    FIXTURE_TODAY - 7);
	/* Taken off the list today, here again tonight. */
	assert_int_equal(
	    group_regular_remove(f->records, "Tuesday", noah), STATUS_OK);
	evening_save(f, &new, code, noah, NULL);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM group_person"
					" WHERE until_on IS NULL"),
	    1);
	assert_int_equal(evening_entries_naming(f, noah), 0);
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(fewer_heads_than_names_are_refused),
	    TEST(nobody_is_on_a_register_twice),
	    TEST(without_a_yes_nothing_of_the_session_is_saved),
	    TEST(a_yes_that_ran_out_is_none),
	    TEST(who_may_only_be_counted_is_a_head_without_a_name),
	    TEST(an_id_that_is_nobodys_says_which_it_was),
	    TEST(who_comes_becomes_a_regular_of_the_group),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
