/*
 * Lists of one group, whom it can ring round, and who is on no list of mine.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
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

static void
one_groups_people_come_by_name_under_its_entry(void **state)
{
	struct fixture *f = *state;
	struct person_list list;
	char bo[9], ann[9], cy[9];

	evening_group(f, door);
	evening_group(f, girls);
	assert_int_equal(group_people(f->records, door, &list), STATUS_OK);
	assert_int_equal(list.count, 0);
	person_list_clear(&list);
	regular(f, door, "Bo", "attendance", bo);
	regular(f, door, "ann", "attendance", ann);
	regular(f, girls, "Cy", "attendance", cy);
	assert_int_equal(
	    group_people(f->records, "OPEN ACCESS", &list), STATUS_OK);
	assert_int_equal(list.count, 2);
	assert_string_equal(list.lines[0].called, "ann");
	assert_string_equal(list.lines[1].called, "Bo");
	assert_string_equal(list.lines[1].group, door);
	person_list_clear(&list);
	assert_int_equal(evening_entries(f, "list"), 1);
}

/* Who agreed a number is told; the number is a look of its own. */
static void
ringing_round_opens_one_number_at_a_time(void **state)
{
	static const struct look_why why = {LOOK_REACH, NULL};
	struct fixture *f = *state;
	struct ring_list ring;
	struct person_view view;
	char ann[9], bo[9], cy[9], di[9];
	const char *kinds[1];

	evening_group(f, door);
	regular(f, door, "Ann", "attendance phone", ann);
	regular(f, door, "Bo", "attendance phone=emergency", bo);
	regular(f, door, "Cy", "attendance phone", cy); /* none held */
	assert_int_equal(ring_list(f->records, door, &ring), STATUS_NOT_FOUND);
	set(f, ann, "phone", "07700 900123");
	set(f, bo, "phone", "07700 900124");
	evening_person(f, "Di", "phone", di); /* nobody's regular */
	set(f, di, "phone", "07700 900125");
	assert_int_equal(ring_list(f->records, door, &ring), STATUS_OK);
	assert_int_equal(ring.count, 1);
	assert_string_equal(ring.lines[0].called, "Ann");
	assert_string_equal(ring.lines[0].kind, "phone");
	assert_string_equal(ring.lines[0].label, "phone number");
	assert_int_equal(evening_entries(f, "list"), 1);
	assert_int_equal(evening_entries(f, "look"), 0);
	kinds[0] = ring.lines[0].kind;
	assert_int_equal(
	    person_show(f->records, ring.lines[0].code, &why, kinds, 1, &view),
	    STATUS_OK);
	assert_string_equal(view.fields[0].value, "07700 900123");
	person_view_clear(&view);
	ring_list_clear(&ring);
	assert_int_equal(evening_entries(f, "look"), 1);
	fixture_newest_is(f, "look", "why 1\nkind name\nkind phone\n");
}

/* Who comes for the first time is nobody of my groups: one exact name. */
static void
a_stranger_at_the_door_is_found_by_name_to_run_tonight(void **state)
{
	static const struct look_why why = {LOOK_TONIGHT, NULL};
	struct fixture *f = *state;
	struct person_list found;
	struct tonight_list list;
	struct session_new new = evening_session();
	char one[9], two[9], ann[9], code[9];

	evening_group(f, door);
	evening_others_group(f, girls);
	regular(f, door, "Ann", "attendance", ann);
	evening_person(f, "Noah Price", "attendance", one);
	evening_person(f, "Noah Price", "attendance", two);
	new.group = girls;
	evening_save(f, &new, code, two, NULL);
	assert_int_equal(
	    tonight_list(f->records, door, DAY_NONE, &list), STATUS_OK);
	assert_int_equal(list.count, 1); /* neither is in the list */
	tonight_list_clear(&list);
	assert_int_equal(
	    person_find(f->records, "noah price", &why, &found), STATUS_OK);
	assert_int_equal(found.count, 2);
	assert_string_not_equal(found.lines[0].code, found.lines[1].code);
	assert_int_not_equal(
	    found.lines[0].last_here, found.lines[1].last_here);
	person_list_clear(&found);
	assert_int_equal(evening_entries(f, "look"), 2);
	fixture_newest_is(f, "look", "why 4\nkind name\nkind attendance\n");
	assert_int_equal(
	    person_find(f->records, "noah p", &why, &found), STATUS_NOT_FOUND);
	assert_int_equal(evening_entries(f, "look"), 2);
}

int
main(void)
{
#define promise(name)                                                          \
	cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
	    promise(one_groups_people_come_by_name_under_its_entry),
	    promise(ringing_round_opens_one_number_at_a_time),
	    promise(a_stranger_at_the_door_is_found_by_name_to_run_tonight),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
