/*
 * Sessions: what can be written down, and what stays written about whom.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
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

/* Refused as it is, and taken once it is as evening_session() makes it. */
static void
refused(struct fixture *f, const struct session_new *session)
{
	struct session_new good = evening_session();

	status_clear();
	assert_int_equal(save(f, session), STATUS_INVALID);
	assert_string_not_equal(status_sentence(STATUS_INVALID),
	    "Something that was given cannot be used.");
	assert_int_equal(sessions(f), 0);
	assert_int_equal(evening_entries(f, "session_added"), 0);
	assert_int_equal(save(f, &good), STATUS_OK);
}

/* ------------------------------------------------------------- the session */

static void
a_session_is_shown_as_it_was_saved(void **state)
{
	struct fixture *f = *state;
	static const char *const workers[] = {"sam", "Delyth from the church"};
	static const struct tally tallies[] = {
	    {"age", "14-15", 7}, {"age", "13", 0}, {"new", "yes", 2}};
	struct session_new new = evening_session();
	struct session_list list = {0};
	const struct session *shown;

	evening_group(f, "Tuesday");
	new.group = "tuesday";
	new.notes = "Film night,\nthey chose the film";
	new.workers = workers;
	new.workers_count = 2;
	new.tallies = tallies;
	new.tallies_count = 3;
	assert_int_equal(save(f, &new), STATUS_OK);
	assert_int_equal(
	    session_show(f->records, code, NULL, &list), STATUS_OK);
	shown = &list.sessions[0];
	assert_int_equal(list.count, 1);
	assert_string_equal(shown->code, code);
	assert_int_equal(shown->held_on, FIXTURE_TODAY);
	assert_int_equal(shown->start_minute, 18 * 60 + 30);
	assert_int_equal(shown->end_minute, 21 * 60);
	assert_string_equal(shown->group, "Tuesday");
	assert_string_equal(shown->place, "Maxwell Street Centre");
	assert_string_equal(shown->notes, "Film night,\nthey chose the film");
	assert_int_equal(shown->headcount, 12);
	assert_int_equal(shown->closes_on, FIXTURE_TODAY + 8);
	assert_int_equal(shown->workers_count, 2);
	assert_string_equal(shown->workers[0], "Delyth from the church");
	assert_string_equal(shown->workers[1], "Sam");
	assert_int_equal(shown->tallies_count, 2);
	assert_string_equal(shown->tallies[0].item, "14-15");
	assert_int_equal(shown->tallies[0].count, 7);
	assert_int_equal(shown->corrections_count, 0);
	session_list_clear(&list);
	assert_int_equal(
	    evening_int(f, "SELECT count(*) FROM session_worker w JOIN user u"
			   " ON u.id = w.user WHERE u.name = w.name"),
	    1);
}

static void
the_entry_of_a_session_says_numbers_and_its_group(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	char noah[CODE_TEXT_BYTES];

	evening_person(f, "Noah", "attendance", noah);
	evening_save(f, &new, code, noah, NULL);
	fixture_newest_is(
	    f, "session_added", "held 2026-11-22\nheads 12\nnamed 1\n");
	assert_int_equal(evening_entries_naming(f, noah), 0);

	evening_group(f, "Tuesday");
	new.group = "Tuesday";
	evening_save(f, &new, code, noah, NULL);
	assert_int_equal(
	    evening_int(f, "SELECT count(*) FROM ledger WHERE event ="
			   " 'session_added' AND body LIKE '%\ngroup"
			   " ________________________________\n'"),
	    1);
	assert_int_equal(evening_entries_naming(f, noah), 0);
	evening_check(f);
}

static void
a_group_that_is_not_there_is_refused(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	struct group ends = {.weekday = -1,
	    .start_minute = -1,
	    .end_minute = -1,
	    .is_ended = true};

	new.group = "Tuesday";
	assert_int_equal(save(f, &new), STATUS_NOT_FOUND);
	evening_group(f, "Tuesday");
	assert_int_equal(group_edit(f->records, "Tuesday", &ends), STATUS_OK);
	/* Its last evening is written up; no evening after that. */
	assert_int_equal(save(f, &new), STATUS_OK);
	evening_later(f, 1);
	new.held_on++;
	assert_int_equal(save(f, &new), STATUS_INVALID);
	assert_int_equal(sessions(f), 1);
}

/* ------------------------------------------------------------ each refusal */

static void
a_session_of_tomorrow_is_refused(void **state)
{
	struct session_new new = evening_session();

	new.held_on++;
	refused(*state, &new);
}

static void
a_session_of_more_than_two_years_ago_is_refused(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();

	new.held_on -= SESSION_LATE_DAYS + 1;
	refused(f, &new);
	new.held_on++;
	assert_int_equal(save(f, &new), STATUS_OK);
}

static void
a_session_that_ends_as_it_starts_is_refused(void **state)
{
	struct session_new new = evening_session();

	new.end_minute = new.start_minute;
	refused(*state, &new);
}

static void
a_time_that_is_none_is_refused(void **state)
{
	struct session_new new = evening_session();

	new.end_minute = 24 * 60;
	refused(*state, &new);
}

static void
a_session_without_a_place_is_refused(void **state)
{
	struct session_new new = evening_session();

	new.place = " \t ";
	refused(*state, &new);
}

static void
control_characters_are_refused(void **state)
{
	struct session_new new = evening_session();

	new.theme = "\033[2J";
	refused(*state, &new);
}

static void
a_session_without_a_worker_is_refused(void **state)
{
	struct session_new new = evening_session();

	new.workers_count = 0;
	refused(*state, &new);
}

static void
a_worker_named_twice_is_refused(void **state)
{
	static const char *const workers[] = {"Zoe", "zo\xc3\xab"};
	struct session_new new = evening_session();

	new.workers = workers;
	new.workers_count = 2;
	refused(*state, &new);
}

static void
a_negative_headcount_is_refused(void **state)
{
	struct session_new new = evening_session();

	new.headcount = -4;
	refused(*state, &new);
}

static void
a_headcount_of_thousands_is_refused(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();

	new.headcount = SESSION_HEADS_MOST + 1;
	refused(f, &new);
	new.headcount = SESSION_HEADS_MOST;
	assert_int_equal(save(f, &new), STATUS_OK);
}

static void
tallies_of_more_than_the_heads_are_refused(void **state)
{
	static const struct tally tallies[] = {
	    {"age", "13", 6}, {"age", "14-15", 7}};
	struct fixture *f = *state;
	struct session_new new = evening_session();

	new.tallies = tallies;
	new.tallies_count = 2;
	refused(f, &new);
	new.headcount = 13;
	assert_int_equal(save(f, &new), STATUS_OK);
}

static void
tallies_of_something_unknown_are_refused(void **state)
{
	static const struct tally cases[] = {{"age", "14", 1},
	    {"height", "tall", 1}, {"new", "no", 1}, {"gender", "", 1},
	    {"age", "13", -1}};
	static const struct tally good[] = {{"age", "13", 1},
	    {"gender", "Girl or woman", 1}, {"new", "yes", 1}};
	struct fixture *f = *state;
	struct session_new new = evening_session();

	new.tallies_count = 1;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		new.tallies = &cases[i];
		assert_int_equal(save(f, &new), STATUS_INVALID);
	}
	new.tallies = good;
	new.tallies_count = 3;
	assert_int_equal(save(f, &new), STATUS_OK);
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_session_is_shown_as_it_was_saved),
	    TEST(the_entry_of_a_session_says_numbers_and_its_group),
	    TEST(a_group_that_is_not_there_is_refused),
	    TEST(a_session_of_tomorrow_is_refused),
	    TEST(a_session_of_more_than_two_years_ago_is_refused),
	    TEST(a_session_that_ends_as_it_starts_is_refused),
	    TEST(a_time_that_is_none_is_refused),
	    TEST(a_session_without_a_place_is_refused),
	    TEST(control_characters_are_refused),
	    TEST(a_session_without_a_worker_is_refused),
	    TEST(a_worker_named_twice_is_refused),
	    TEST(a_negative_headcount_is_refused),
	    TEST(a_headcount_of_thousands_is_refused),
	    TEST(tallies_of_more_than_the_heads_are_refused),
	    TEST(tallies_of_something_unknown_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
