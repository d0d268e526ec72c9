/*
 * Who looked: a young person reads it, newest first, and what it cannot know.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "base/day.h"
#include "core/group.h"
#include "core/own_looks.h"
#include "core/person.h"
#include "core/sheet.h"
#include "support/clock_fixed.h"
#include "support/handed.h"
#include "support/records_fixture.h"

#define DAY (24 * 60) /* minutes */

/* A page of it, in a hand-over of its own. */
static void
read_page(struct unlock *unlock, const char *code, size_t first, size_t most,
    struct own_looks *looks)
{
	struct handed handed;

	handed_begin(unlock, code, NULL, NULL, &handed);
	assert_int_equal(
	    own_looks(unlock_records(unlock), code, first, most, looks),
	    STATUS_OK);
	handed_end(&handed);
}

static void
look(struct unlock *unlock, const char *code, const char *why_text)
{
	struct look_why why;
	struct person_view view;

	assert_int_equal(look_why_parse(why_text, &why), STATUS_OK);
	assert_int_equal(
	    person_show(unlock_records(unlock), code, &why, NULL, 0, &view),
	    STATUS_OK);
	person_view_clear(&view);
}

static void
who_when_which_and_why_are_told(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Ana", 1);
	const struct own_look *line;
	struct own_looks looks;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "school");
	look(unlock, jo, "your birthday is near");
	clubhouse_close(&unlock);
	unlock = handed_stretch(*state, "Sam", 3);
	look(unlock, jo, "reach");
	read_page(unlock, jo, 0, 10, &looks);
	assert_int_equal(looks.total, 3);
	assert_int_equal(looks.count, 3);
	assert_false(looks.had_more);
	assert_int_equal(looks.kept_from, FIXTURE_TODAY - 365);
	line = &looks.looks[0];
	assert_int_equal(line->what, OWN_LOOK_HANDOVER);
	assert_string_equal(line->who, "Sam");
	assert_false(line->with_key);
	line = &looks.looks[1];
	assert_int_equal(line->what, OWN_LOOK_VALUES);
	assert_string_equal(line->who, "Sam");
	assert_int_equal(line->reason, LOOK_REACH);
	assert_string_equal(line->words, "");
	line = &looks.looks[2];
	assert_string_equal(line->who, "Ana");
	assert_int_equal(line->reason, LOOK_OTHER);
	assert_string_equal(line->words, "your birthday is near");
	assert_int_equal(line->at, FIXTURE_NOW + 60);
	assert_int_equal(line->count, 2);
	assert_string_equal(line->kinds[1], "school");
	assert_string_equal(line->labels[1], "school or work");
	own_looks_clear(&looks);
	clubhouse_close(&unlock);
}

static void
a_page_at_a_time_is_all_of_it(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct handed handed;
	struct own_looks looks;
	int64_t newest = INT64_MAX;
	size_t seen = 0;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	for (int i = 0; i < 7; i++) {
		records_set_now(unlock_records(unlock), FIXTURE_NOW + 100 + i);
		look(unlock, jo, "tonight");
	}
	handed_begin(unlock, jo, NULL, NULL, &handed);
	for (size_t first = 0; first < 9; first += 3) {
		assert_int_equal(
		    own_looks(unlock_records(unlock), jo, first, 3, &looks),
		    STATUS_OK);
		assert_int_equal(looks.total, 8);
		assert_int_equal(looks.count, first < 6 ? 3 : 2);
		for (size_t i = 0; i < looks.count; i++) {
			assert_true(looks.looks[i].at <= newest);
			newest = looks.looks[i].at;
			seen += looks.looks[i].what == OWN_LOOK_VALUES;
		}
		own_looks_clear(&looks);
	}
	assert_int_equal(seen, 7);
	assert_int_equal(
	    own_looks(unlock_records(unlock), jo, 8, 3, &looks), STATUS_OK);
	assert_int_equal(looks.count, 0);
	own_looks_clear(&looks);
	handed_end(&handed);
	clubhouse_close(&unlock);
}

/* The group "Tuesday" with Jo among its regulars, and Robin in none. */
static void
make_group(struct unlock *unlock, const char *jo)
{
	struct group tuesday = {.name = (char *)"Tuesday",
	    .weekday = -1,
	    .start_minute = -1,
	    .end_minute = -1};

	assert_int_equal(
	    group_add(unlock_records(unlock), &tuesday), STATUS_OK);
	assert_int_equal(
	    group_regular_add(unlock_records(unlock), "Tuesday", jo),
	    STATUS_OK);
}

/* The list of Sam's groups is read on each of so many days. */
static void
read_lists(struct clubhouse *house, int from_day, int days)
{
	for (int i = 0; i < days; i++) {
		struct unlock *unlock =
		    handed_stretch(house, "Sam", (from_day + i) * DAY + 1);
		struct person_list list;

		assert_int_equal(
		    person_mine(unlock_records(unlock), &list), STATUS_OK);
		person_list_clear(&list);
		assert_int_equal(
		    person_mine(unlock_records(unlock), &list), STATUS_OK);
		person_list_clear(&list);
		clubhouse_close(&unlock);
	}
}

static const struct own_look *
list_line(const struct own_looks *looks, size_t place)
{
	for (size_t i = 0; i < looks->count; i++) {
		if (looks->looks[i].what == OWN_LOOK_LIST && place-- == 0)
			return &looks->looks[i];
	}
	return NULL;
}

static void
lists_are_a_line_a_worker_group_and_month(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = handed_stretch(house, "Sam", 1);
	struct own_looks looks;
	char jo[CODE_TEXT_BYTES], robin[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_find(unlock, "Robin", robin);
	handed_agree(unlock, jo, "attendance");
	make_group(unlock, jo);
	clubhouse_close(&unlock);
	read_lists(house, 1, 3);  /* 23 to 25 November */
	read_lists(house, 10, 2); /* 2 and 3 December */
	unlock = handed_stretch(house, "Sam", 12 * DAY);
	read_page(unlock, jo, 0, 10, &looks);
	assert_string_equal(list_line(&looks, 0)->group, "Tuesday");
	assert_int_equal(list_line(&looks, 0)->times, 2);
	assert_int_equal(list_line(&looks, 0)->at,
	    FIXTURE_NOW + (11 * DAY + 1) * INT64_C(60));
	assert_int_equal(list_line(&looks, 1)->times, 3);
	assert_null(list_line(&looks, 2));
	assert_false(looks.lists_unknown);
	own_looks_clear(&looks);
	read_page(unlock, robin, 0, 10, &looks);
	assert_null(list_line(&looks, 0));
	assert_true(looks.lists_unknown);
	own_looks_clear(&looks);
	clubhouse_close(&unlock);
}

static void
who_stood_in_is_told_so(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = handed_stretch(house, "Sam", 1);
	struct person_list list;
	struct own_looks looks;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "attendance");
	make_group(unlock, jo);
	assert_int_equal(group_cover(unlock_records(unlock), "Tuesday", "Ana",
			     DAY_NONE, DAY_NONE),
	    STATUS_OK);
	clubhouse_close(&unlock);
	unlock = handed_stretch(house, "Ana", 2);
	assert_int_equal(person_mine(unlock_records(unlock), &list), STATUS_OK);
	person_list_clear(&list);
	read_page(unlock, jo, 0, 10, &looks);
	assert_string_equal(list_line(&looks, 0)->who, "Ana");
	assert_true(list_line(&looks, 0)->is_cover);
	own_looks_clear(&looks);
	clubhouse_close(&unlock);
}

static void
paper_is_told_in_its_words(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct own_looks looks;
	struct sheet sheet;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "attendance");
	handed_agree(unlock, jo, "emergency_contact");
	handed_set(unlock, jo, "emergency_contact", "Aunt, 01632 960001");
	make_group(unlock, jo);
	assert_int_equal(sheet_make(unlock_records(unlock), "Tuesday",
			     FIXTURE_TODAY + 2, &sheet),
	    STATUS_OK);
	sheet_clear(&sheet);
	read_page(unlock, jo, 0, 10, &looks);
	assert_int_equal(looks.looks[1].what, OWN_LOOK_VALUES);
	assert_int_equal(looks.looks[1].reason, LOOK_EMERGENCY);
	assert_string_equal(looks.looks[1].words,
	    "Printed on a sheet for a trip, until 2026-11-24");
	own_looks_clear(&looks);
	clubhouse_close(&unlock);
}

static void
pins_are_told_right_and_wrong(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct handed handed;
	struct own_looks looks;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_make_key(unlock, jo, NULL);
	for (int i = 0; i < 3; i++) {
		struct secret *pin = secret_copy("380265", 7), *card = NULL;
		struct own *own = NULL;

		assert_int_equal(own_open(unlock, jo, &pin, &card, &own),
		    STATUS_WRONG_PASSPHRASE);
	}
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	assert_int_equal(
	    own_looks(unlock_records(unlock), jo, 0, 10, &looks), STATUS_OK);
	assert_int_equal(looks.count, 4);
	assert_int_equal(looks.looks[0].what, OWN_LOOK_HANDOVER);
	assert_true(looks.looks[0].with_key);
	assert_int_equal(looks.looks[1].what, OWN_LOOK_RIGHT);
	assert_int_equal(looks.looks[2].what, OWN_LOOK_WRONG);
	assert_int_equal(looks.looks[2].times, 3);
	assert_false(looks.looks[3].with_key);
	own_looks_clear(&looks);
	handed_end(&handed);
	clubhouse_close(&unlock);
}

static void
what_is_over_a_year_old_is_gone_and_told_so(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = handed_stretch(house, "Sam", 1);
	struct own_change longer = {.kind = "name",
	    .answer = OWN_YES,
	    .see = SEE_TEAM,
	    .until = FIXTURE_TODAY + 2 * 365};
	struct handed handed;
	struct own_looks looks;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_make_key(unlock, jo, NULL);
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	assert_int_equal(handed_say(&handed, &longer), STATUS_OK);
	handed_end(&handed);
	look(unlock, jo, "reach");
	clubhouse_close(&unlock);
	for (int days = 40; days <= 400; days += 40) {
		unlock = handed_stretch(house, "Sam", days * DAY);
		assert_int_equal(
		    records_mark_day(unlock_records(unlock)), STATUS_OK);
		clubhouse_close(&unlock);
	}
	unlock = handed_stretch(house, "Sam", 400 * DAY + 1);
	read_page(unlock, jo, 0, 10, &looks);
	for (size_t i = 0; i < looks.count; i++)
		assert_true(moment_day(looks.looks[i].at) >= looks.kept_from ||
			    looks.looks[i].what == OWN_LOOK_RIGHT);
	assert_true(looks.had_more);
	own_looks_clear(&looks);
	clubhouse_close(&unlock);
}

int
main(void)
{
#define promise(name)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    name, clubhouse_setup, clubhouse_teardown)
	const struct CMUnitTest tests[] = {
	    promise(who_when_which_and_why_are_told),
	    promise(a_page_at_a_time_is_all_of_it),
	    promise(lists_are_a_line_a_worker_group_and_month),
	    promise(who_stood_in_is_told_so),
	    promise(paper_is_told_in_its_words),
	    promise(pins_are_told_right_and_wrong),
	    promise(what_is_over_a_year_old_is_gone_and_told_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
