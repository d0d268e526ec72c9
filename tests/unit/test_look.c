/*
 * New since you last looked: what somebody else set after my last look.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "core/consent.h"
#include "core/field.h"
#include "core/person.h"
#include "support/clock_fixed.h"
#include "support/clubhouse.h"
#include "support/records_fixture.h"

/* One worker's stretch, so many minutes after the fixture's time. */
static struct unlock *
stretch(struct clubhouse *house, const char *name, int minutes)
{
	clock_fixed_set(FIXTURE_NOW + minutes * 60);
	return clubhouse_open(house, name);
}

static void
set(struct unlock *unlock, const char *kind, const char *value)
{
	char code[CODE_TEXT_BYTES];

	assert_int_equal(
	    person_resolve(unlock_records(unlock), "Jo", code), STATUS_OK);
	assert_int_equal(
	    field_set(unlock_records(unlock), code, kind, value), STATUS_OK);
}

static void
agree(struct unlock *unlock, const char *kind)
{
	struct consent_saying saying = {DAY_NONE, false, NULL, true};
	struct consent_say say = {kind, SEE_TEAM, false, DAY_NONE};
	char code[CODE_TEXT_BYTES];

	assert_int_equal(
	    person_resolve(unlock_records(unlock), "Jo", code), STATUS_OK);
	assert_int_equal(consent_spoken(unlock_records(unlock), code, &saying,
			     &say, 1, NULL),
	    STATUS_OK);
}

/* A look at one kind: is what is there new? */
static bool
is_new(struct unlock *unlock, const char *kind)
{
	static const struct look_why why = {LOOK_RIGHT, NULL};
	struct person_view view;
	char code[CODE_TEXT_BYTES];
	bool is_new;

	assert_int_equal(
	    person_resolve(unlock_records(unlock), "Jo", code), STATUS_OK);
	assert_int_equal(
	    person_show(unlock_records(unlock), code, &why, &kind, 1, &view),
	    STATUS_OK);
	assert_int_equal(view.count, 1);
	assert_non_null(view.fields[0].value);
	is_new = view.fields[0].is_new;
	person_view_clear(&view);
	return is_new;
}

static void
what_another_set_is_new_until_i_look(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = stretch(house, "Sam", 1);

	agree(unlock, "school");
	set(unlock, "school", "Hill School");
	assert_false(is_new(unlock, "school")); /* my own */
	clubhouse_close(&unlock);
	unlock = stretch(house, "Ana", 2);
	assert_true(is_new(unlock, "school")); /* Ana never looked */
	assert_false(is_new(unlock, "school"));
	clubhouse_close(&unlock);
	unlock = stretch(house, "Sam", 3);
	set(unlock, "school", "Lake School");
	clubhouse_close(&unlock);
	unlock = stretch(house, "Ana", 4);
	assert_true(is_new(unlock, "school"));
	clubhouse_close(&unlock);
	unlock = stretch(house, "Ana", 5);
	assert_false(is_new(unlock, "school"));
	clubhouse_close(&unlock);
	clubhouse_is_whole(house);
}

static void
a_look_at_one_kind_leaves_the_others_new(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = stretch(house, "Sam", 1);

	agree(unlock, "school");
	agree(unlock, "email");
	set(unlock, "school", "Hill School");
	set(unlock, "email", "jo@example.org");
	clubhouse_close(&unlock);
	unlock = stretch(house, "Ana", 2);
	assert_true(is_new(unlock, "school"));
	assert_false(is_new(unlock, "school"));
	assert_true(is_new(unlock, "email"));
	clubhouse_close(&unlock);
}

/* Of several values one new one is enough. */
static void
one_more_value_is_new(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = stretch(house, "Sam", 1);

	agree(unlock, "interests");
	set(unlock, "interests", "chess");
	clubhouse_close(&unlock);
	unlock = stretch(house, "Ana", 2);
	assert_true(is_new(unlock, "interests"));
	set(unlock, "interests", "rugby");
	assert_false(is_new(unlock, "interests"));
	clubhouse_close(&unlock);
	unlock = stretch(house, "Sam", 3);
	assert_true(is_new(unlock, "interests"));
	clubhouse_close(&unlock);
}

int
main(void)
{
#define promise(name)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    name, clubhouse_setup, clubhouse_teardown)
	const struct CMUnitTest tests[] = {
	    promise(what_another_set_is_new_until_i_look),
	    promise(a_look_at_one_kind_leaves_the_others_new),
	    promise(one_more_value_is_new),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
