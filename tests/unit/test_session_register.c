/*
 * A register while it is open, after it closed, and after figures were drawn.
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
correct(struct fixture *f, const char *part, const char *says)
{
	return session_correct(f->records, code, part, says);
}

/* A session of today with Noah on it, and 12 heads. */
static void
save(struct fixture *f, char noah[CODE_TEXT_BYTES])
{
	struct session_new new = evening_session();

	evening_person(f, "Noah", "attendance=team,count", noah);
	evening_save(f, &new, code, noah, NULL);
}

static int64_t
names(struct fixture *f)
{
	return evening_int(f, "SELECT count(*) FROM attendance");
}

static int64_t
beside(struct fixture *f)
{
	return evening_int(f, "SELECT count(*) FROM session_correction");
}

/* Figures of the first session and the day before it are drawn. */
static void
draw(struct fixture *f)
{
	evening_sql(f,
	    "INSERT INTO period_closed (hash, start_on, end_on, made_on)"
	    " SELECT randomblob(16), held_on - 1, held_on, 0 FROM session"
	    " LIMIT 1");
}

/* ------------------------------------------------------------------ parts */

static void
every_part_can_be_put_right(void **state)
{
	static const char *const parts[][2] = {{"headcount", "14"},
	    {"place", "The rec"}, {"provision", "Detached"}, {"mode", ""},
	    {"theme", "Identity"}, {"notes", "Pool\nand chat"},
	    {"start", "18:00"}, {"end", "20:30"}};
	struct fixture *f = *state;
	struct session_list list = {0};
	char noah[CODE_TEXT_BYTES];

	save(f, noah);
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		assert_int_equal(
		    correct(f, parts[i][0], parts[i][1]), STATUS_OK);
	assert_int_equal(evening_entries(f, "session_corrected"), 8);
	fixture_newest_is(f, "session_corrected", "part end\n");
	assert_int_equal(
	    session_show(f->records, code, NULL, &list), STATUS_OK);
	assert_int_equal(list.sessions[0].headcount, 14);
	assert_string_equal(list.sessions[0].place, "The rec");
	assert_string_equal(list.sessions[0].provision, "Detached");
	assert_string_equal(list.sessions[0].mode, "");
	assert_string_equal(list.sessions[0].theme, "Identity");
	assert_string_equal(list.sessions[0].notes, "Pool\nand chat");
	assert_int_equal(list.sessions[0].start_minute, 18 * 60);
	assert_int_equal(list.sessions[0].end_minute, 20 * 60 + 30);
	assert_int_equal(list.sessions[0].corrections_count, 0);
	session_list_clear(&list);
}

static void
a_part_that_cannot_be_is_refused(void **state)
{
	static const char *const parts[][2] = {{"headcount", "0"},
	    {"headcount", "-1"}, {"headcount", "5001"}, {"headcount", "many"},
	    {"place", " "}, {"theme", "two\nlines"}, {"start", "25:10"},
	    {"start", "21:00"}, {"end", "18:30"}, {"date", "2026-11-21"}};
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];

	save(f, noah);
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		assert_int_equal(
		    correct(f, parts[i][0], parts[i][1]), STATUS_INVALID);
	assert_int_equal(evening_entries(f, "session_corrected"), 0);
	assert_int_equal(correct(f, "headcount", "1"), STATUS_OK);
}

static void
heads_are_never_fewer_than_those_counted_by_sort(void **state)
{
	static const struct tally tallies[] = {
	    {"age", "13", 5}, {"age", "14-15", 4}, {"new", "yes", 2}};
	struct fixture *f = *state;
	struct session_new new = evening_session();

	new.tallies = tallies;
	new.tallies_count = 3;
	evening_save(f, &new, code, NULL);
	assert_int_equal(correct(f, "headcount", "8"), STATUS_INVALID);
	assert_int_equal(correct(f, "headcount", "9"), STATUS_OK);
}

/* ----------------------------------------------------------- open and closed
 */

static void
a_register_is_open_for_eight_days(void **state)
{
	struct fixture *f = *state;
	struct session_list list = {0};
	char noah[CODE_TEXT_BYTES];

	save(f, noah);
	evening_later(f, SESSION_OPEN_DAYS);
	assert_int_equal(correct(f, "place", "The rec"), STATUS_OK);
	assert_int_equal(beside(f), 0);

	evening_later(f, 1);
	assert_int_equal(correct(f, "headcount", " 20"), STATUS_INVALID);
	assert_int_equal(correct(f, "headcount", "020"), STATUS_OK);
	assert_int_equal(evening_int(f, "SELECT headcount FROM session"), 12);
	assert_int_equal(
	    session_show(f->records, code, NULL, &list), STATUS_OK);
	assert_string_equal(list.sessions[0].place, "The rec");
	assert_int_equal(list.sessions[0].headcount, 12);
	assert_int_equal(list.sessions[0].corrections_count, 1);
	assert_string_equal(list.sessions[0].corrections[0].part, "headcount");
	assert_string_equal(list.sessions[0].corrections[0].says, "20");
	assert_string_equal(list.sessions[0].corrections[0].by, "Sam");
	assert_int_equal(list.sessions[0].corrections[0].written_on,
	    FIXTURE_TODAY + SESSION_OPEN_DAYS + 1);
	session_list_clear(&list);
}

static void
eight_days_count_from_when_it_was_written(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();

	new.held_on -= 30;
	evening_save(f, &new, code, NULL);
	assert_int_equal(correct(f, "place", "The rec"), STATUS_OK);
	assert_int_equal(beside(f), 0);
}

static void
nothing_changes_once_figures_were_drawn(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];
	char kai[CODE_TEXT_BYTES];
	struct session_new next = evening_session();
	int64_t entries;

	save(f, noah);
	evening_person(f, "Kai", "attendance", kai);
	draw(f);
	entries = fixture_entries(f);
	assert_int_equal(correct(f, "headcount", "13"), STATUS_INVALID);
	assert_int_equal(
	    session_present_add(f->records, code, kai), STATUS_INVALID);
	assert_int_equal(
	    session_present_remove(f->records, code, noah), STATUS_INVALID);
	assert_int_equal(fixture_entries(f), entries);
	assert_int_equal(names(f), 1);
	/* The day after is not in that period. */
	evening_later(f, 1);
	next.held_on++;
	evening_save(f, &next, code, NULL);
	assert_int_equal(correct(f, "headcount", "13"), STATUS_OK);
}

/* A yes is theirs to say; only the register is closed to it. */
static void
a_yes_said_where_figures_were_drawn_stands(void **state)
{
	static const struct consent_say says[] = {
	    {"attendance", SEE_TEAM, true, DAY_NONE},
	    {"phone", SEE_TEAM, false, DAY_NONE}};
	struct consent_saying saying = {DAY_NONE, false, code, true};
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];
	char kai[CODE_TEXT_BYTES];
	char lee[CODE_TEXT_BYTES];

	save(f, noah);
	evening_person(f, "Kai", "school", kai);
	evening_person(f, "Lee", "school", lee);
	assert_int_equal(
	    consent_spoken(f->records, lee, &saying, says, 2, NULL), STATUS_OK);
	assert_int_equal(names(f), 2); /* while nothing is drawn they are on */
	draw(f);
	assert_int_equal(
	    consent_spoken(f->records, kai, &saying, says, 2, NULL), STATUS_OK);
	assert_int_equal(names(f), 2);
	assert_int_equal(
	    evening_int(f, "SELECT count(*) FROM consent c JOIN person p"
			   " ON p.id = c.person WHERE c.session IS NOT NULL"
			   " AND c.answer = 'yes'"),
	    4);
	evening_check(f);
}

/* ------------------------------------------------------------------- names */

static void
a_name_is_added_and_taken_off(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];
	char kai[CODE_TEXT_BYTES];

	save(f, noah);
	evening_person(f, "Kai", "attendance", kai);
	assert_int_equal(session_present_add(f->records, code, kai), STATUS_OK);
	fixture_newest_is(f, "session_name_added", "");
	assert_int_equal(names(f), 2);
	assert_int_equal(
	    session_present_add(f->records, code, kai), STATUS_INVALID);
	assert_int_equal(
	    session_present_remove(f->records, code, kai), STATUS_OK);
	fixture_newest_is(f, "session_name_removed", "");
	assert_int_equal(names(f), 1);
	assert_int_equal(
	    session_present_remove(f->records, code, kai), STATUS_NOT_FOUND);
	assert_int_equal(evening_entries_naming(f, kai), 0);
	assert_int_equal(
	    evening_int(f, "SELECT count(DISTINCT subject) FROM ledger WHERE"
			   " event LIKE 'session%'"),
	    1);
	evening_check(f);
}

static void
a_name_needs_a_yes_and_an_open_register(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];
	char kai[CODE_TEXT_BYTES];

	save(f, noah);
	evening_person(f, "Kai", "gender", kai);
	assert_int_equal(
	    session_present_add(f->records, code, kai), STATUS_NO_CONSENT);
	evening_says(f, kai, "attendance");
	evening_later(f, SESSION_OPEN_DAYS + 1);
	assert_int_equal(
	    session_present_add(f->records, code, kai), STATUS_INVALID);
	assert_int_equal(
	    session_present_remove(f->records, code, noah), STATUS_INVALID);
	evening_later(f, -1);
	assert_int_equal(session_present_add(f->records, code, kai), STATUS_OK);
	assert_int_equal(
	    session_present_remove(f->records, code, noah), STATUS_OK);
}

static void
a_name_more_than_heads_is_refused(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];
	char kai[CODE_TEXT_BYTES];

	save(f, noah);
	evening_person(f, "Kai", "attendance", kai);
	assert_int_equal(correct(f, "headcount", "1"), STATUS_OK);
	status_clear();
	assert_int_equal(
	    session_present_add(f->records, code, kai), STATUS_INVALID);
	assert_string_equal(status_sentence(STATUS_INVALID),
	    "There would be more names than heads. Put the headcount right "
	    "first.");
	assert_int_equal(names(f), 1);
	assert_int_equal(correct(f, "headcount", "2"), STATUS_OK);
	assert_int_equal(session_present_add(f->records, code, kai), STATUS_OK);
}

static void
who_may_only_be_counted_leaves_no_mark_on_the_register(void **state)
{
	struct fixture *f = *state;
	char noah[CODE_TEXT_BYTES];
	char ava[CODE_TEXT_BYTES];

	save(f, noah);
	evening_person(f, "Ava", "attendance=nobody,count", ava);
	assert_int_equal(session_present_add(f->records, code, ava), STATUS_OK);
	assert_int_equal(names(f), 1);
	assert_int_equal(evening_entries(f, "session_name_added"), 0);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM counted_fact"
					" WHERE fact = 'month'"),
	    2);
}

static void
a_no_takes_the_name_and_leaves_the_head(void **state)
{
	static const char *const kinds[] = {"attendance"};
	struct fixture *f = *state;
	struct session_list list = {0};
	char noah[CODE_TEXT_BYTES];

	evening_group(f, "Tuesday");
	save(f, noah);
	assert_int_equal(consent_refuse(f->records, noah, kinds, 1), STATUS_OK);
	assert_int_equal(
	    session_show(f->records, code, NULL, &list), STATUS_OK);
	assert_int_equal(list.sessions[0].present_count, 0);
	assert_int_equal(list.sessions[0].headcount, 12);
	session_list_clear(&list);
	assert_int_equal(
	    session_present_add(f->records, code, noah), STATUS_NO_CONSENT);
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(every_part_can_be_put_right),
	    TEST(a_part_that_cannot_be_is_refused),
	    TEST(heads_are_never_fewer_than_those_counted_by_sort),
	    TEST(a_register_is_open_for_eight_days),
	    TEST(eight_days_count_from_when_it_was_written),
	    TEST(nothing_changes_once_figures_were_drawn),
	    TEST(a_yes_said_where_figures_were_drawn_stands),
	    TEST(a_name_is_added_and_taken_off),
	    TEST(a_name_needs_a_yes_and_an_open_register),
	    TEST(a_name_more_than_heads_is_refused),
	    TEST(who_may_only_be_counted_leaves_no_mark_on_the_register),
	    TEST(a_no_takes_the_name_and_leaves_the_head),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
