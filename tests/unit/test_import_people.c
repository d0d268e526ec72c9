/*
 * People from an old file: taken in whole or not at all, and then for who
 * brought them in only, until they are asked.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/handover.h"
#include "core/import_people.h"
#include "core/own_asks.h"
#include "core/own_say.h"
#include "core/person.h"
#include "support/consented.h"
#include "support/evening.h"
#include "support/imported.h"
#include "support/rows.h"

static const struct look_why right = {LOOK_RIGHT, NULL};

static size_t
found(struct fixture *f, const char *name, char code[CODE_TEXT_BYTES])
{
	struct person_list list;
	size_t count = 0;
	enum status status = person_find(f->records, name, &right, &list);

	if (status == STATUS_OK) {
		count = list.count;
		memcpy(code, list.lines[0].code, CODE_TEXT_BYTES);
	} else {
		assert_int_equal(status, STATUS_NOT_FOUND);
	}
	person_list_clear(&list);
	return count;
}

/* --------------------------------------------------------------- a good file
 */

static void
columns_are_kinds_by_name_or_label_and_others_are_named(void **state)
{
	static const char text[] =
	    "\xEF\xBB\xBFShoe size,NAME,Phone Number,Date_of_Birth,gender,"
	    "Attendance,\r\n"
	    "9,Ann Pike,+44 7700 900123,2011-05-03,girl,12,x\r\n"
	    ",,,,,,\r\n"
	    "7,\"Pike, Bo\",,,,,\r\n";
	struct fixture *f = *state;
	struct import_people_report report;
	struct imported told;
	char ann[CODE_TEXT_BYTES];

	assert_int_equal(
	    imported_bytes(f, text, strlen(text), &report, &told), STATUS_OK);
	assert_int_equal(report.people, 2);
	assert_int_equal(report.values, 5);
	assert_int_equal(report.dropped_count, 3);
	assert_string_equal(
	    report.dropped.text, "Shoe size\nAttendance\n(no heading)\n");
	import_people_report_clear(&report);
	fixture_newest_is(f, "imported", "people 2\nvalues 5\n");
	assert_int_equal(found(f, "Ann Pike", ann), 1);
	consented_state_is(f, ann, "name", "live", "");
	consented_seen_is(f, ann, "phone", "+44 7700 900123");
	consented_seen_is(f, ann, "birth_date", "2011-05-03");
	consented_state_is(f, ann, "attendance", "none", "");
	evening_check(f);
}

static void
what_comes_in_is_for_who_brought_it_and_not_counted(void **state)
{
	struct fixture *f = *state;
	char ann[CODE_TEXT_BYTES], other[CODE_TEXT_BYTES];

	evening_worker(f, "Ana");
	imported_people(
	    f, "name,phone,gender\nAnn Pike,07700 900123,girl\n", 1);
	assert_int_equal(found(f, "Ann Pike", ann), 1);
	consented_seen_is(f, ann, "phone", "07700 900123");
	assert_int_equal(
	    evening_int(f, "SELECT count(*) FROM consent WHERE count = 1"), 0);
	assert_int_equal(
	    evening_int(f, "SELECT count(*) FROM counted_person"), 0);
	evening_as(f, "Ana");
	assert_int_equal(found(f, "Ann Pike", other), 0);
	consented_seen_is(f, ann, "phone", NULL);
}

static void
after_sixty_days_it_is_shut_and_then_gone(void **state)
{
	struct fixture *f = *state;
	char ann[CODE_TEXT_BYTES];

	imported_people(f, "name,phone\nAnn Pike,07700 900123\n", 1);
	assert_int_equal(found(f, "Ann Pike", ann), 1);
	consented_days_later(f, 60);
	consented_state_is(f, ann, "phone", "live", "");
	consented_days_later(f, 1);
	consented_state_is(f, ann, "phone", "shut", "ran_out");
	consented_seen_is(f, ann, "phone", NULL);
	evening_check(f);
	consented_days_later(f, 61);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM person"), 0);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM field"), 0);
	evening_check(f);
}

static void
they_are_asked_for_all_of_it_the_first_time(void **state)
{
	static const char *const school[] = {"school"};
	struct fixture *f = *state;
	struct consent_saying saying = {DAY_NONE, false, NULL, false};
	struct consent_say say = {"phone", SEE_TEAM, false, DAY_NONE};
	struct own_ask *asks = NULL;
	struct person_about about;
	size_t count = 0;
	char ann[CODE_TEXT_BYTES];

	imported_people(
	    f, "name,phone,school\nAnn Pike,07700 900123,Hill School\n", 1);
	assert_int_equal(found(f, "Ann Pike", ann), 1);
	assert_int_equal(person_about(f->records, ann, &about), STATUS_OK);
	assert_true(about.review_on < records_today(f->records));
	assert_int_equal(handover_begin(f->records, ann, NULL), STATUS_OK);
	assert_int_equal(own_asks(f->records, ann, &asks, &count), STATUS_OK);
	assert_int_equal(count, 3);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(asks[i].why, OWN_ASK_CARRIED);
	own_asks_clear(&asks, count);
	assert_int_equal(
	    consent_spoken(f->records, ann, &saying, &say, 1, NULL), STATUS_OK);
	assert_int_equal(own_say_no(f->records, ann, school, 1), STATUS_OK);
	assert_int_equal(own_asks(f->records, ann, &asks, &count), STATUS_OK);
	assert_int_equal(count, 1);
	assert_string_equal(asks[0].kind, "name");
	own_asks_clear(&asks, count);
	assert_int_equal(handover_end(f->records), STATUS_OK);
	consented_state_is(f, ann, "school", "gone", "");
	consented_seen_is(f, ann, "phone", "07700 900123");
	evening_check(f);
}

static void
they_are_asked_when_it_was_shut_too(void **state)
{
	struct fixture *f = *state;
	struct own_ask *asks = NULL;
	size_t count = 0;
	char ann[CODE_TEXT_BYTES];

	imported_people(f, "name\nAnn Pike\n", 1);
	assert_int_equal(found(f, "Ann Pike", ann), 1);
	consented_days_later(f, 61);
	assert_int_equal(handover_begin(f->records, ann, NULL), STATUS_OK);
	assert_int_equal(own_asks(f->records, ann, &asks, &count), STATUS_OK);
	assert_int_equal(count, 1);
	assert_int_equal(asks[0].why, OWN_ASK_CARRIED);
	own_asks_clear(&asks, count);
	assert_int_equal(handover_end(f->records), STATUS_OK);
}

/* ------------------------------------------------------------ twice the same
 */

static void
the_same_file_is_not_taken_in_twice(void **state)
{
	static const char text[] = "name,phone\nAnn Pike,07700 900123\n"
				   "Bo Pike,07700 900124\n";
	struct fixture *f = *state;
	int64_t looks;

	imported_people(f, text, 2);
	looks = evening_entries(f, "look");
	imported_refused(f, text, 2, "here already");
	/* Comparing is a look at each of them, and is written down. */
	assert_int_equal(evening_entries(f, "look"), looks + 2);
	evening_check(f);
}

static void
a_value_tells_two_of_one_name_apart(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];

	imported_people(f, "name,phone\nAnn Pike,07700 900123\n", 1);
	imported_refused(f, "name\nann  PIKE\n", 2, "here already");
	imported_refused(f, "name,school\nAnn Pike,Hill\n", 2, "here already");
	imported_people(f, "name,phone\nAnn Pike,07700 900999\n", 1);
	assert_int_equal(found(f, "Ann Pike", code), 2);
	imported_people(f, "name\nAnn Pike Lowe\n", 1);
	evening_check(f);
}

static void
who_is_known_to_the_team_is_here_already(void **state)
{
	struct fixture *f = *state;
	char ann[CODE_TEXT_BYTES];

	evening_person(f, "Ann Pike", "phone", ann);
	imported_refused(
	    f, "name,phone\nAnn Pike,07700 900123\n", 2, "here already");
}

static void
what_another_brought_in_is_told_to_nobody_else(void **state)
{
	static const char text[] = "name,phone\nAnn Pike,07700 900123\n";
	struct fixture *f = *state;
	int64_t looks;

	evening_worker(f, "Ana");
	imported_people(f, text, 1);
	evening_as(f, "Ana");
	looks = evening_entries(f, "look");
	imported_people(f, text, 1);
	assert_int_equal(evening_entries(f, "look"), looks);
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(columns_are_kinds_by_name_or_label_and_others_are_named),
	    TEST(what_comes_in_is_for_who_brought_it_and_not_counted),
	    TEST(after_sixty_days_it_is_shut_and_then_gone),
	    TEST(they_are_asked_for_all_of_it_the_first_time),
	    TEST(they_are_asked_when_it_was_shut_too),
	    TEST(the_same_file_is_not_taken_in_twice),
	    TEST(a_value_tells_two_of_one_name_apart),
	    TEST(who_is_known_to_the_team_is_here_already),
	    TEST(what_another_brought_in_is_told_to_nobody_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
