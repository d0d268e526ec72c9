/*
 * Counts of heads and workers put down anew: in an open register, and beside a
 * closed one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "support/evening.h"

static char code[CODE_TEXT_BYTES];

static const struct tally counts[] = {
    {"age", "13", 5}, {"age", "14-15", 4}, {"gender", "girl", 7}};

/* A session of today with 12 heads and two of them counted as new. */
static void
save(struct fixture *f)
{
	static const struct tally tallies[] = {{"new", "yes", 2}};
	struct session_new new = evening_session();

	new.tallies = tallies;
	new.tallies_count = 1;
	evening_save(f, &new, code, NULL);
}

/* As it reads back: tallies, workers, corrections, a line each. */
static void
session_is(struct fixture *f, const char *expected)
{
	struct session_list list = {0};
	struct buf lines = BUF_EMPTY;
	const struct session *session;

	assert_int_equal(
	    session_show(f->records, code, NULL, &list), STATUS_OK);
	session = &list.sessions[0];
	for (size_t i = 0; i < session->tallies_count; i++)
		buf_add_format(&lines, "%s %s %lld\n", session->tallies[i].list,
		    session->tallies[i].item,
		    (long long)session->tallies[i].count);
	for (size_t i = 0; i < session->workers_count; i++)
		buf_add_format(&lines, "by %s\n", session->workers[i]);
	for (size_t i = 0; i < session->corrections_count; i++)
		buf_add_format(&lines, "%s should say %s\n",
		    session->corrections[i].part, session->corrections[i].says);
	assert_string_equal(lines.text, expected);
	buf_clear(&lines);
	session_list_clear(&list);
}

static void
an_open_register_is_changed_itself(void **state)
{
	static const char *const workers[] = {"Delyth", "sam"};
	struct fixture *f = *state;

	save(f);
	assert_int_equal(
	    session_tallies_set(f->records, code, counts, 3), STATUS_OK);
	fixture_newest_is(f, "session_corrected", "part tallies\n");
	assert_int_equal(
	    session_workers_set(f->records, code, workers, 2), STATUS_OK);
	fixture_newest_is(f, "session_corrected", "part workers\n");
	session_is(
	    f, "age 13 5\nage 14-15 4\ngender girl 7\nby Delyth\nby Sam\n");
	assert_int_equal(
	    evening_int(f, "SELECT count(*) FROM session_worker"
			   " WHERE name = 'Sam' AND user IS NOT NULL"),
	    1);
	assert_int_equal(
	    session_tallies_set(f->records, code, NULL, 0), STATUS_OK);
	session_is(f, "by Delyth\nby Sam\n");
	evening_check(f);
}

static void
a_closed_register_has_them_beside_it(void **state)
{
	static const char *const workers[] = {"Delyth", "Sam"};
	struct fixture *f = *state;

	save(f);
	evening_later(f, SESSION_OPEN_DAYS + 1);
	assert_int_equal(
	    session_tallies_set(f->records, code, counts, 3), STATUS_OK);
	assert_int_equal(
	    session_workers_set(f->records, code, workers, 2), STATUS_OK);
	assert_int_equal(
	    session_tallies_set(f->records, code, NULL, 0), STATUS_OK);
	session_is(f,
	    "new yes 2\nby Sam\n"
	    "tallies should say age 13: 5; age 14-15: 4; gender girl: 7\n"
	    "workers should say Delyth; Sam\ntallies should say none\n");
	assert_int_equal(evening_entries(f, "session_corrected"), 3);
	evening_check(f);
}

/* The heads of today's knowledge count, also beside a closed register. */
static void
the_rules_are_those_of_a_new_session(void **state)
{
	static const struct tally many[] = {{"age", "13", 13}};
	static const struct tally unknown[] = {{"height", "tall", 1}};
	static const struct tally twice[] = {
	    {"age", "13", 1}, {"age", "13", 1}};
	static const char *const same[] = {"Sam", "SAM"};
	static const char *const empty[] = {""};
	struct fixture *f = *state;
	int64_t entries;

	save(f);
	entries = fixture_entries(f);
	assert_int_equal(
	    session_tallies_set(f->records, code, many, 1), STATUS_INVALID);
	assert_int_equal(
	    session_tallies_set(f->records, code, unknown, 1), STATUS_INVALID);
	assert_int_equal(
	    session_tallies_set(f->records, code, twice, 2), STATUS_INVALID);
	assert_int_equal(
	    session_workers_set(f->records, code, same, 2), STATUS_INVALID);
	assert_int_equal(
	    session_workers_set(f->records, code, empty, 1), STATUS_INVALID);
	assert_int_equal(
	    session_workers_set(f->records, code, NULL, 0), STATUS_INVALID);
	assert_int_equal(session_workers_set(f->records, "00000000", same, 1),
	    STATUS_NOT_FOUND);
	session_is(f, "new yes 2\nby Sam\n");
	assert_int_equal(fixture_entries(f), entries);
	evening_later(f, SESSION_OPEN_DAYS + 1);
	assert_int_equal(
	    session_tallies_set(f->records, code, many, 1), STATUS_INVALID);
	assert_int_equal(
	    session_correct(f->records, code, "headcount", "13"), STATUS_OK);
	assert_int_equal(
	    session_tallies_set(f->records, code, many, 1), STATUS_OK);
}

static void
nothing_is_put_down_anew_once_figures_were_drawn(void **state)
{
	static const char *const workers[] = {"Delyth"};
	struct fixture *f = *state;

	save(f);
	evening_sql(f,
	    "INSERT INTO period_closed (hash, start_on, end_on, made_on)"
	    " SELECT randomblob(16), held_on, held_on, 0 FROM session");
	assert_int_equal(
	    session_tallies_set(f->records, code, counts, 3), STATUS_INVALID);
	assert_int_equal(
	    session_workers_set(f->records, code, workers, 1), STATUS_INVALID);
	session_is(f, "new yes 2\nby Sam\n");
}

int
main(void)
{
#define promise(name)                                                          \
	cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
	    promise(an_open_register_is_changed_itself),
	    promise(a_closed_register_has_them_beside_it),
	    promise(the_rules_are_those_of_a_new_session),
	    promise(nothing_is_put_down_anew_once_figures_were_drawn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
