/*
 * The list at the door: who is on it, in which order, and what it says.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/field.h"
#include "core/group.h"
#include "core/ring.h"
#include "core/tonight.h"
#include "support/evening.h"

static const char door[] = "Open access";
static const char girls[] = "Girls' group";

static void
regular(struct fixture *f, const char *group, const char *name,
    const char *says, char code[CODE_TEXT_BYTES])
{
	evening_person(f, name, says, code);
	assert_int_equal(group_regular_add(f->records, group, code), STATUS_OK);
}

static void
set(struct fixture *f, const char *code, const char *kind, const char *value)
{
	assert_int_equal(field_set(f->records, code, kind, value), STATUS_OK);
}

/* Somebody with a word and number beside their name. */
static void
handle(struct fixture *f, const char *code, const char *value)
{
	evening_says(f, code, "handle");
	set(f, code, "handle", value);
}

static struct tonight_list
list_of(struct fixture *f, const char *group)
{
	struct tonight_list list;

	assert_int_equal(
	    tonight_list(f->records, group, DAY_NONE, &list), STATUS_OK);
	return list;
}

/* Names in order: * came last, + regular, and the group of others. */
static void
list_is(struct fixture *f, const char *group, const char *expected)
{
	struct tonight_list list = list_of(f, group);
	struct buf lines = BUF_EMPTY;

	for (size_t i = 0; i < list.count; i++) {
		const struct tonight_person *one = &list.people[i];

		buf_add_format(&lines, "%s%s%s%s%s\n",
		    one->came_last ? "*" : "", one->is_regular ? "+" : "",
		    one->called, one->group[0] != '\0' ? " of " : "",
		    one->group);
	}
	assert_string_equal(lines.text, expected);
	buf_clear(&lines);
	tonight_list_clear(&list);
}

/* A session of the group some days ago. */
static void
held(struct fixture *f, const char *group, int days_ago, const char *one,
    const char *other)
{
	struct session_new new = evening_session();
	char code[CODE_TEXT_BYTES];

	new.group = group;
	new.held_on = records_today(f->records) - days_ago;
	evening_save(f, &new, code, one, other, NULL);
}

/* --------------------------------------------------------------- promises */

static void
regulars_who_came_last_come_first(void **state)
{
	struct fixture *f = *state;
	char ann[9], bo[9], cy[9], di[9], ed[9], fay[9], gus[9];

	evening_group(f, door);
	evening_group(f, girls);
	regular(f, door, "Zed", "attendance", ann);
	regular(f, door, "Bo", "attendance", bo);
	regular(f, door, "łukasz", "attendance", cy);
	regular(f, girls, "Di", "attendance", di);
	regular(f, girls, "Bea", "attendance", ed);
	evening_person(f, "Fay", "attendance", fay);
	evening_person(f, "Gus", "attendance", gus);
	held(f, door, 14, fay, bo);
	held(f, door, 7, ann, di);
	assert_int_equal(
	    group_regular_remove(f->records, door, fay), STATUS_OK);
	assert_int_equal(group_regular_remove(f->records, door, di), STATUS_OK);
	list_is(
	    f, door, "*+Zed\n+Bo\n+łukasz\n*Di\nFay\nBea of Girls' group\n");
	list_is(f, girls,
	    "+Bea\n+Di\nBo of Open access\nłukasz of Open access\n"
	    "Zed of Open access\n");
	list_is(f, NULL,
	    "Bea of Girls' group\nBo of Open access\nDi of Girls' group\n"
	    "łukasz of Open access\nZed of Open access\n");
	evening_check(f);
}

static void
only_the_last_five_sessions_before_that_day_count(void **state)
{
	struct fixture *f = *state;
	struct tonight_list list;
	char ann[9], bo[9], cy[9];

	evening_group(f, door);
	evening_person(f, "Ann", "attendance", ann);
	evening_person(f, "Bo", "attendance", bo);
	evening_person(f, "Cy", "attendance", cy);
	held(f, door, 40, ann, NULL);
	for (int days = 30; days > 0; days -= 7)
		held(f, door, days, bo, NULL);
	held(f, door, 0, cy, NULL);
	assert_int_equal(
	    group_regular_remove(f->records, door, ann), STATUS_OK);
	assert_int_equal(group_regular_remove(f->records, door, bo), STATUS_OK);
	assert_int_equal(group_regular_remove(f->records, door, cy), STATUS_OK);
	list_is(f, door, "*Bo\n");
	assert_int_equal(
	    tonight_list(f->records, door, FIXTURE_TODAY - 9, &list),
	    STATUS_OK); /* written up late: by what was known that day */
	assert_int_equal(list.count, 2);
	assert_string_equal(list.people[0].called, "Ann");
	assert_false(list.people[0].came_last);
	assert_true(list.people[1].came_last);
	tonight_list_clear(&list);
}

static void
whoever_said_no_to_coming_is_not_on_it(void **state)
{
	static const char *const attendance[] = {"attendance"};
	static const char *const phone[] = {"phone"};
	struct fixture *f = *state;
	struct tonight_list list;
	char ann[9], bo[9], cy[9];

	evening_group(f, door);
	regular(f, door, "Ann", "attendance", ann);
	regular(f, door, "Bo", "attendance", bo);
	regular(f, door, "Cy", "attendance phone", cy);
	assert_int_equal(
	    consent_refuse(f->records, ann, attendance, 1), STATUS_OK);
	assert_int_equal(
	    consent_restrict(f->records, bo, attendance, 1), STATUS_OK);
	assert_int_equal(consent_restrict(f->records, cy, phone, 1), STATUS_OK);
	list = list_of(f, door);
	assert_int_equal(list.count, 1);
	assert_string_equal(list.people[0].called, "Cy");
	assert_true(list.people[0].to_be_asked);
	assert_true(list.people[0].may_tick);
	tonight_list_clear(&list);
	evening_later(f, 130); /* all ran out: there only to be asked */
	list = list_of(f, door);
	assert_int_equal(list.count, 1);
	assert_true(list.people[0].to_be_asked);
	assert_false(list.people[0].may_tick);
	tonight_list_clear(&list);
}

static void
needs_are_what_the_team_may_see_tonight(void **state)
{
	static const char *const allergies[] = {"allergies"};
	struct fixture *f = *state;
	struct tonight_list list;
	char ann[9], bo[9];

	evening_group(f, door);
	regular(f, door, "Ann",
	    "attendance allergies disability=emergency photo phone", ann);
	regular(f, door, "Bo", "attendance allergies", bo);
	set(f, ann, "allergies", "nuts");
	set(f, ann, "allergies", "EpiPen in bag");
	set(f, ann, "disability", "epilepsy");
	set(f, ann, "photo", "No photos of me");
	set(f, ann, "phone", "07700 900123");
	set(f, bo, "allergies", "milk");
	assert_int_equal(
	    consent_restrict(f->records, bo, allergies, 1), STATUS_OK);
	list = list_of(f, door);
	assert_int_equal(list.count, 2);
	assert_int_equal(list.people[0].needs_count, 3);
	assert_string_equal(
	    list.people[0].needs[0], "allergies and medicines: nuts");
	assert_string_equal(
	    list.people[0].needs[1], "allergies and medicines: EpiPen in bag");
	assert_string_equal(
	    list.people[0].needs[2], "photo permission: No photos of me");
	assert_int_equal(list.people[1].needs_count, 0);
	tonight_list_clear(&list);
}

static void
people_of_one_name_are_told_apart(void **state)
{
	struct fixture *f = *state;
	struct tonight_list list;
	char one[9], two[9], three[9], four[9], five[9];

	evening_group(f, door);
	regular(f, door, "Noah", "attendance", one);
	regular(f, door, "noah", "attendance", two);
	regular(f, door, "Noah", "attendance", three);
	regular(f, door, "NOAH", "attendance", four);
	regular(f, door, "Ann", "attendance", five);
	handle(f, one, "otter 41");
	held(f, door, 7, two, five);
	held(f, door, 3, three, four);
	list = list_of(f, door);
	assert_int_equal(list.count, 5);
	for (size_t i = 0; i < list.count; i++) {
		const struct tonight_person *told = &list.people[i];

		if (strcmp(told->code, one) == 0)
			assert_string_equal(told->apart, "otter 41");
		else if (strcmp(told->code, two) == 0)
			assert_string_equal(
			    told->apart, "last here 2026-11-15");
		else if (strcmp(told->code, five) == 0)
			assert_string_equal(told->apart, "");
		else /* both were last here on one day */
			assert_string_equal(told->apart, told->code);
	}
	tonight_list_clear(&list);
}

static void
the_list_is_one_entry_for_each_group_shown(void **state)
{
	struct fixture *f = *state;
	char ann[9], bo[9];

	evening_group(f, door);
	evening_group(f, girls);
	evening_group(f, "Nobody's yet");
	list_is(f, door, "");
	assert_int_equal(evening_entries(f, "list"), 0);
	regular(f, door, "Ann", "attendance", ann);
	list_is(f, door, "+Ann\n");
	assert_int_equal(evening_entries(f, "list"), 1);
	regular(f, girls, "Bo", "attendance", bo);
	list_is(f, door, "+Ann\nBo of Girls' group\n");
	list_is(f, girls, "+Bo\nAnn of Open access\n");
	assert_int_equal(evening_entries(f, "list"), 2);
	assert_int_equal(evening_entries(f, "look"), 0);
	evening_check(f);
}

static void
cover_shows_as_cover(void **state)
{
	struct fixture *f = *state;
	char bo[9];

	evening_group(f, girls);
	regular(f, girls, "Bo", "attendance", bo);
	assert_int_equal(
	    group_worker_remove(f->records, girls, "Sam"), STATUS_OK);
	assert_int_equal(
	    group_cover(f->records, girls, "Sam", DAY_NONE, DAY_NONE),
	    STATUS_OK);
	list_is(f, girls, "+Bo\n");
	fixture_newest_is(f, "list", "cover yes\n");
}

static void
anothers_group_is_not_mine_to_read(void **state)
{
	struct fixture *f = *state;
	struct tonight_list list;
	struct person_list people;
	struct ring_list ring;
	char bo[9];

	evening_group(f, girls);
	regular(f, girls, "Bo", "attendance phone", bo);
	assert_int_equal(
	    tonight_list(f->records, girls, DAY_NONE, &list), STATUS_OK);
	tonight_list_clear(&list);
	assert_int_equal(
	    group_worker_remove(f->records, girls, "Sam"), STATUS_OK);
	assert_int_equal(
	    tonight_list(f->records, girls, DAY_NONE, &list), STATUS_DENIED);
	assert_int_equal(list.count, 0);
	assert_int_equal(
	    group_people(f->records, girls, &people), STATUS_DENIED);
	assert_int_equal(ring_list(f->records, girls, &ring), STATUS_DENIED);
	list_is(f, NULL, "");
	assert_int_equal(tonight_list(f->records, "No such", DAY_NONE, &list),
	    STATUS_NOT_FOUND);
}

int
main(void)
{
#define promise(name)                                                          \
	cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
	    promise(regulars_who_came_last_come_first),
	    promise(only_the_last_five_sessions_before_that_day_count),
	    promise(whoever_said_no_to_coming_is_not_on_it),
	    promise(needs_are_what_the_team_may_see_tonight),
	    promise(people_of_one_name_are_told_apart),
	    promise(the_list_is_one_entry_for_each_group_shown),
	    promise(cover_shows_as_cover),
	    promise(anothers_group_is_not_mine_to_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
