/*
 * Home: this evening's groups, whom to ask, what is late, what runs out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/group.h"
#include "core/tonight.h"
#include "support/evening.h"

#define SUNDAY 6 /* FIXTURE_TODAY is one */

static char open_access[] = "Open access";
static char girls[] = "Girls' group";
static char boxing[] = "Boxing";

static void
add_group(struct fixture *f, char *name, int weekday, int start)
{
	char place[] = "Hall";
	struct group group = {.name = name,
	    .weekday = weekday,
	    .start_minute = start,
	    .end_minute = start < 0 ? -1 : start + 120,
	    .place = place};

	assert_int_equal(group_add(f->records, &group), STATUS_OK);
}

static void
leave(struct fixture *f, const char *name)
{
	assert_int_equal(
	    group_worker_remove(f->records, name, "Sam"), STATUS_OK);
}

static void
regular(struct fixture *f, const char *group, const char *name,
    const char *says, char code[CODE_TEXT_BYTES])
{
	evening_person(f, name, says, code);
	assert_int_equal(group_regular_add(f->records, group, code), STATUS_OK);
}

static struct tonight_home
home_of(struct fixture *f)
{
	struct tonight_home home;

	assert_int_equal(tonight_home(f->records, &home), STATUS_OK);
	return home;
}

/* "name kind why day" of each, a line each; * before those of tonight. */
static void
asks_are(const struct tonight_ask *asks, size_t count, const char *expected)
{
	struct buf lines = BUF_EMPTY;

	for (size_t i = 0; i < count; i++) {
		char day[DAY_TEXT_BYTES];

		day_format(asks[i].day, day);
		buf_add_format(&lines, "%s%s %s %s %s\n",
		    asks[i].is_tonight ? "*" : "", asks[i].called, asks[i].kind,
		    asks[i].why, day);
	}
	assert_string_equal(lines.text, expected);
	buf_clear(&lines);
}

/* --------------------------------------------------------------- promises */

static void
tonights_groups_come_with_mine_first(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	struct group ends = {.weekday = -1,
	    .start_minute = -1,
	    .end_minute = -1,
	    .is_ended = true};
	struct tonight_home home;
	char ended[] = "Ended", monday[] = "Monday club", code[9];

	add_group(f, boxing, SUNDAY, 1000);
	leave(f, boxing);
	add_group(f, girls, SUNDAY, -1);
	add_group(f, open_access, SUNDAY, 1110);
	add_group(f, monday, 0, 1110);
	add_group(f, ended, SUNDAY, 900);
	assert_int_equal(group_edit(f->records, ended, &ends), STATUS_OK);
	new.group = open_access;
	evening_save(f, &new, code, NULL);
	home = home_of(f);
	assert_int_equal(home.groups_count, 3);
	assert_string_equal(home.groups[0].name, open_access);
	assert_int_equal(home.groups[0].start_minute, 1110);
	assert_int_equal(home.groups[0].end_minute, 1230);
	assert_string_equal(home.groups[0].place, "Hall");
	assert_true(home.groups[0].is_mine);
	assert_false(home.groups[0].is_cover);
	assert_string_equal(home.groups[0].session, code);
	assert_int_equal(home.groups[0].headcount, 12);
	assert_string_equal(home.groups[1].name, girls);
	assert_int_equal(home.groups[1].start_minute, -1);
	assert_string_equal(home.groups[1].session, "");
	assert_string_equal(home.groups[2].name, boxing);
	assert_false(home.groups[2].is_mine);
	tonight_home_clear(&home);
	assert_int_equal(
	    group_cover(f->records, boxing, "Sam", DAY_NONE, DAY_NONE),
	    STATUS_OK);
	home = home_of(f);
	assert_string_equal(home.groups[0].name, boxing);
	assert_true(home.groups[0].is_mine);
	assert_true(home.groups[0].is_cover);
	tonight_home_clear(&home);
}

static void
an_empty_vault_has_an_empty_home(void **state)
{
	struct fixture *f = *state;
	struct tonight_home home = home_of(f);

	assert_int_equal(home.groups_count, 0);
	assert_int_equal(home.asks_count, 0);
	assert_int_equal(home.soon_count, 0);
	assert_int_equal(home.late_count, 0);
	assert_int_equal(home.noes, 0);
	tonight_home_clear(&home);
	assert_int_equal(evening_entries(f, "list"), 0);
}

static void
whom_to_ask_is_told_with_those_of_tonight_first(void **state)
{
	static const char *const phone[] = {"phone"};
	struct fixture *f = *state;
	struct tonight_home home;
	char monday[] = "Monday club", ann[9], bo[9], cy[9], other[9];

	add_group(f, monday, 0, 1110);
	add_group(f, open_access, SUNDAY, 1110);
	add_group(f, girls, SUNDAY, 1110);
	regular(f, monday, "Ann", "attendance phone", ann);
	regular(f, open_access, "Bo", "attendance phone email", bo);
	regular(f, open_access, "Cy", "attendance phone", cy);
	regular(f, girls, "Di", "attendance phone", other);
	assert_int_equal(
	    consent_restrict(f->records, ann, phone, 1), STATUS_OK);
	assert_int_equal(consent_restrict(f->records, bo, phone, 1), STATUS_OK);
	assert_int_equal(
	    consent_ask(f->records, bo, "school", false), STATUS_OK);
	assert_int_equal(
	    consent_ask(f->records, bo, "phone", false), STATUS_OK);
	assert_int_equal(consent_refuse(f->records, cy, phone, 1), STATUS_OK);
	assert_int_equal(
	    consent_restrict(f->records, other, phone, 1), STATUS_OK);
	leave(f, girls); /* Di is nobody of mine */
	home = home_of(f);
	asks_are(home.asks, home.asks_count,
	    "*Bo phone asked 2027-01-21\n*Bo school to_ask \n"
	    "Ann phone asked 2027-01-21\n");
	assert_string_equal(home.asks[0].code, bo);
	assert_string_equal(home.asks[0].label, "phone number");
	assert_int_equal(home.soon_count, 0);
	tonight_home_clear(&home);
	evening_check(f);
}

static void
what_ran_out_is_asked_and_what_will_is_told(void **state)
{
	struct fixture *f = *state;
	struct tonight_home home;
	char ann[9];

	add_group(f, open_access, SUNDAY, 1110);
	regular(f, open_access, "Ann", "attendance phone", ann);
	evening_later(f, 105); /* 7 March 2027, a Sunday; spoken: 120 days */
	home = home_of(f);
	asks_are(home.asks, home.asks_count, "");
	asks_are(home.soon, home.soon_count, "");
	tonight_home_clear(&home);
	evening_later(f, 1);
	home = home_of(f);
	asks_are(home.soon, home.soon_count,
	    "Ann name  2027-03-22\nAnn attendance  2027-03-22\n"
	    "Ann phone  2027-03-22\n");
	tonight_home_clear(&home);
	evening_later(f, 15);
	home = home_of(f);
	asks_are(home.soon, home.soon_count, "");
	asks_are(home.asks, home.asks_count,
	    "Ann name ran_out 2027-05-22\nAnn attendance ran_out 2027-05-22\n"
	    "Ann phone ran_out 2027-05-22\n");
	tonight_home_clear(&home);
}

static void
a_capacity_review_that_is_due_is_told(void **state)
{
	struct fixture *f = *state;
	struct tonight_home home;
	char ann[9];

	add_group(f, open_access, SUNDAY, 1110);
	regular(f, open_access, "Ann", "attendance=team,until=2027-11-22", ann);
	assert_int_equal(
	    consent_capacity(f->records, ann, true, FIXTURE_TODAY + 1),
	    STATUS_OK);
	home = home_of(f);
	assert_int_equal(home.asks_count, 0);
	tonight_home_clear(&home);
	evening_later(f, 1);
	home = home_of(f);
	asks_are(home.asks, home.asks_count, "Ann  review 2026-11-23\n");
	tonight_home_clear(&home);
}

static void
who_is_on_tonights_register_is_of_tonight(void **state)
{
	static const char *const phone[] = {"phone"};
	struct fixture *f = *state;
	struct session_new new = evening_session();
	struct tonight_home home;
	char monday[] = "Monday club", ann[9], code[9];

	add_group(f, monday, 0, 1110);
	regular(f, monday, "Ann", "attendance phone", ann);
	assert_int_equal(
	    consent_restrict(f->records, ann, phone, 1), STATUS_OK);
	home = home_of(f);
	assert_false(home.asks[0].is_tonight);
	tonight_home_clear(&home);
	evening_save(f, &new, code, ann, NULL);
	home = home_of(f);
	assert_true(home.asks[0].is_tonight);
	tonight_home_clear(&home);
}

static void
names_on_home_are_one_entry_a_group_and_day(void **state)
{
	static const char *const phone[] = {"phone"};
	struct fixture *f = *state;
	struct tonight_home home;
	char ann[9];

	add_group(f, open_access, SUNDAY, 1110);
	regular(f, open_access, "Ann", "attendance phone", ann);
	home = home_of(f);
	tonight_home_clear(&home);
	assert_int_equal(evening_entries(f, "list"), 0); /* no name, no entry */
	assert_int_equal(
	    consent_restrict(f->records, ann, phone, 1), STATUS_OK);
	for (int i = 0; i < 3; i++) {
		home = home_of(f);
		assert_int_equal(home.asks_count, 1);
		tonight_home_clear(&home);
	}
	assert_int_equal(evening_entries(f, "list"), 1);
	fixture_newest_is(f, "list", "");
	evening_later(f, 1);
	home = home_of(f);
	tonight_home_clear(&home);
	assert_int_equal(evening_entries(f, "list"), 2);
}

static void
evenings_that_nobody_wrote_up_are_late(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	struct tonight_home home;
	char code[9];

	add_group(f, open_access, SUNDAY, 1110); /* made today */
	home = home_of(f);
	assert_int_equal(home.late_count, 0);
	tonight_home_clear(&home);
	evening_later(f, 14);
	new.held_on = FIXTURE_TODAY + 7;
	new.group = open_access;
	evening_save(f, &new, code, NULL);
	home = home_of(f);
	assert_int_equal(home.late_count, 1);
	assert_string_equal(home.late[0].session, "");
	assert_string_equal(home.late[0].group, open_access);
	assert_int_equal(home.late[0].held_on, FIXTURE_TODAY);
	assert_int_equal(home.late[0].closes_on, DAY_NONE);
	tonight_home_clear(&home);
	leave(f, open_access);
	home = home_of(f);
	assert_int_equal(home.late_count, 0);
	tonight_home_clear(&home);
}

static void
a_register_that_closes_soon_is_told(void **state)
{
	struct fixture *f = *state;
	struct session_new new = evening_session();
	struct tonight_home home;
	char code[9], others[9];

	add_group(f, open_access, -1, -1);
	add_group(f, boxing, -1, -1);
	new.group = open_access;
	evening_save(f, &new, code, NULL);
	new.group = boxing;
	evening_save(f, &new, others, NULL);
	leave(f, boxing);
	evening_later(f, SESSION_OPEN_DAYS - TONIGHT_CLOSE_DAYS - 1);
	home = home_of(f);
	assert_int_equal(home.late_count, 0);
	tonight_home_clear(&home);
	evening_later(f, 1);
	home = home_of(f);
	assert_int_equal(home.late_count, 1);
	assert_string_equal(home.late[0].session, code);
	assert_string_equal(home.late[0].group, open_access);
	assert_int_equal(home.late[0].held_on, FIXTURE_TODAY);
	assert_int_equal(
	    home.late[0].closes_on, FIXTURE_TODAY + SESSION_OPEN_DAYS);
	tonight_home_clear(&home);
	evening_later(f, TONIGHT_CLOSE_DAYS + 1); /* closed */
	home = home_of(f);
	assert_int_equal(home.late_count, 0);
	tonight_home_clear(&home);
}

/* My own no is none that I have to be told of. */
static void
noes_of_others_are_a_number_without_a_look(void **state)
{
	static const char *const phone[] = {"phone"};
	struct fixture *f = *state;
	struct tonight_home home;
	char ann[9];

	evening_worker(f, "Ana");
	evening_person(f, "Ann", "attendance phone", ann);
	assert_int_equal(consent_refuse(f->records, ann, phone, 1), STATUS_OK);
	home = home_of(f);
	assert_int_equal(home.noes, 0);
	tonight_home_clear(&home);
	evening_as(f, "Ana");
	home = home_of(f);
	assert_int_equal(home.noes, 1);
	tonight_home_clear(&home);
	assert_int_equal(evening_entries(f, "look"), 0);
}

int
main(void)
{
#define promise(name)                                                          \
	cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
	    promise(tonights_groups_come_with_mine_first),
	    promise(an_empty_vault_has_an_empty_home),
	    promise(whom_to_ask_is_told_with_those_of_tonight_first),
	    promise(what_ran_out_is_asked_and_what_will_is_told),
	    promise(a_capacity_review_that_is_due_is_told),
	    promise(who_is_on_tonights_register_is_of_tonight),
	    promise(names_on_home_are_one_entry_a_group_and_day),
	    promise(evenings_that_nobody_wrote_up_are_late),
	    promise(a_register_that_closes_soon_is_told),
	    promise(noes_of_others_are_a_number_without_a_look),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
