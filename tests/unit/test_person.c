/*
 * person: found by a name they gave, never browsed; looks before values.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"
#include "core/field.h"
#include "core/person.h"
#include "store/stmt.h"
#include "store/txn.h"
#include "support/consented.h"

static const struct look_why reach = {LOOK_REACH, NULL};
static const struct consent_say phone[] = {
    {"phone", SEE_TEAM, false, DAY_NONE}};
static const struct consent_say attendance[] = {
    {"attendance", SEE_TEAM, true, DAY_NONE}};

/* How many a name finds; -1 when there are too many to tell. */
static int
found(struct fixture *f, const char *name)
{
	struct person_list list;
	enum status status = person_find(f->records, name, &reach, &list);
	int count = (int)list.count;

	person_list_clear(&list);
	if (status == STATUS_NOT_FOUND)
		return 0;
	if (status == STATUS_INVALID)
		return -1;
	assert_int_equal(status, STATUS_OK);
	return count;
}

static void
whole_words_of_a_name_find_them_whatever_the_marks(void **state)
{
	static const char *const names[] = {"Łukasz Żak", "Siân Rhys-Price",
	    "Nguyễn Thị Mai", "Jo O'Neill", "李小龙", "محمد علي",
	    "Sasha Петренко"};
	static const char *const asked[] = {"lukasz", "zak", "LUKASZ ŻAK",
	    "sian", "rhys-price", "price sian", "nguyen", "thi mai", "oneill",
	    "O'NEILL", "李小龙", "محمد", "петренко"};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		consented_add(f, names[i], phone, 1, code);
	for (i = 0; i < sizeof asked / sizeof asked[0]; i++)
		if (found(f, asked[i]) != 1)
			fail_msg("%s finds %d", asked[i], found(f, asked[i]));
}

static void
parts_of_words_and_wildcards_find_nobody(void **state)
{
	static const char *const asked[] = {"luk", "lukas", "ukasz", "l*",
	    "luk_sz", "zak noah", "x", "lukasz lukasz sian"};
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	size_t i;

	consented_add(f, "Łukasz Żak", phone, 1, code);
	for (i = 0; i < sizeof asked / sizeof asked[0]; i++)
		if (found(f, asked[i]) != 0)
			fail_msg("%s finds somebody", asked[i]);
	assert_int_equal(found(f, "lukasz"), 1);
}

static void
two_of_one_name_are_told_apart_by_when_they_were_here(void **state)
{
	struct fixture *f = *state;
	struct person_list list;
	char one[CODE_TEXT_BYTES], other[CODE_TEXT_BYTES], got[9];
	char session[CODE_TEXT_BYTES];
	const char *present[] = {one};

	consented_add(f, "Noah", attendance, 1, one);
	consented_add(f, "Noah", attendance, 1, other);
	consented_session_today(f, present, 1, session);
	assert_int_equal(
	    person_resolve(f->records, "noah", got), STATUS_INVALID);
	assert_int_equal(
	    person_find(f->records, "noah", &reach, &list), STATUS_OK);
	assert_int_equal(list.count, 2);
	assert_string_equal(list.lines[0].code, one);
	assert_int_equal(list.lines[0].last_here, FIXTURE_TODAY);
	assert_int_equal(list.lines[1].last_here, DAY_NONE);
	person_list_clear(&list);
	assert_int_equal(person_resolve(f->records, other, got), STATUS_OK);
	assert_string_equal(got, other);
}

static void
a_common_word_is_no_way_to_browse(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	int i;

	for (i = 0; i < 50; i++)
		consented_add(f, "Sam Common", phone, 1, code);
	assert_int_equal(found(f, "common"), 50);
	consented_add(f, "Kai Common", phone, 1, code);
	assert_int_equal(found(f, "common"), -1);
	assert_int_equal(found(f, "kai common"), 1);
}

/* Entries of one event. */
static int64_t
entries(struct fixture *f, const char *event)
{
	static const char sql[] =
	    "SELECT count(*) FROM ledger WHERE event = :event";
	struct stmt *stmt = stmt_open(f->store, sql);
	int64_t count = 0;

	stmt_bind_text(stmt, ":event", event);
	assert_int_equal(stmt_one_int(&stmt, &count), STATUS_OK);
	return count;
}

static void
every_find_and_every_show_is_a_look(void **state)
{
	static const char *const kinds[] = {"phone"};
	struct fixture *f = *state;
	struct person_view view;
	char code[CODE_TEXT_BYTES];
	int i;

	consented_add(f, "Noah", phone, 1, code);
	consented_add(f, "Noah", phone, 1, code);
	assert_int_equal(entries(f, "look"), 0);
	assert_int_equal(found(f, "noah"), 2);
	assert_int_equal(entries(f, "look"), 2); /* one for each of them */
	assert_int_equal(found(f, "nobody"), 0);
	assert_int_equal(entries(f, "look"), 2);
	for (i = 1; i <= 100; i++) {
		assert_int_equal(
		    person_show(f->records, code, &reach, kinds, 1, &view),
		    STATUS_OK);
		person_view_clear(&view);
		assert_int_equal(entries(f, "look"), 2 + i);
	}
	fixture_newest_is(f, "look", "why 1\nkind name\nkind phone\n");
}

static void
without_a_look_nothing_is_shown(void **state)
{
	struct fixture *f = *state;
	struct person_view view;
	struct person_list list;
	struct txn *txn = NULL;
	char code[CODE_TEXT_BYTES];

	consented_add(f, "Noah", phone, 1, code);
	/* nothing can be written while another transaction is open */
	assert_int_equal(txn_begin(f->store, &txn), STATUS_OK);
	assert_int_not_equal(
	    person_show(f->records, code, &reach, NULL, 0, &view), STATUS_OK);
	assert_int_equal(view.count, 0);
	assert_null(view.called);
	assert_int_not_equal(
	    person_find(f->records, "noah", &reach, &list), STATUS_OK);
	assert_int_equal(list.count, 0);
	txn_rollback(&txn);
	assert_int_equal(
	    person_show(f->records, code, &reach, NULL, 0, &view), STATUS_OK);
	assert_string_equal(view.called, "Noah");
	person_view_clear(&view);
}

static void
words_given_as_a_reason_stand_outside_the_ledger(void **state)
{
	static const char sql_words[] = "SELECT words FROM look_words";
	static const char sql_body[] =
	    "SELECT body FROM ledger ORDER BY n DESC LIMIT 1";
	struct fixture *f = *state;
	struct look_why why;
	struct person_view view;
	struct stmt *stmt;
	char code[CODE_TEXT_BYTES];

	consented_add(f, "Noah", phone, 1, code);
	assert_int_equal(
	    look_why_parse("lost coat, found it", &why), STATUS_OK);
	assert_int_equal(why.reason, LOOK_OTHER);
	assert_int_equal(
	    person_show(f->records, code, &why, NULL, 0, &view), STATUS_OK);
	person_view_clear(&view);
	stmt = stmt_open(f->store, sql_words);
	assert_true(stmt_step(stmt));
	assert_string_equal(stmt_text(stmt, 0), "lost coat, found it");
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
	stmt = stmt_open(f->store, sql_body);
	assert_true(stmt_step(stmt));
	assert_null(strstr(stmt_text(stmt, 0), "coat"));
	assert_non_null(strstr(stmt_text(stmt, 0), "why 6\nwords "));
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
}

static void
a_reason_is_a_number_a_word_or_words(void **state)
{
	struct look_why why;

	(void)state;
	assert_int_equal(look_why_parse("3", &why), STATUS_OK);
	assert_int_equal(why.reason, LOOK_EMERGENCY);
	assert_int_equal(look_why_parse("tonight", &why), STATUS_OK);
	assert_int_equal(why.reason, LOOK_TONIGHT);
	assert_null(why.words);
	assert_int_equal(look_why_parse("", &why), STATUS_INVALID);
	assert_int_equal(look_why_parse("  ", &why), STATUS_INVALID);
	assert_int_equal(look_why_parse("6", &why), STATUS_INVALID);
}

static void
a_handle_alone_is_a_whole_record(void **state)
{
	struct fixture *f = *state;
	struct person_new person = {.saying = {DAY_NONE, true, NULL, false},
	    .says = attendance,
	    .says_count = 1,
	    .is_able = true,
	    .capacity_review = DAY_NONE};
	struct person_view view;
	char code[CODE_TEXT_BYTES], got[CODE_TEXT_BYTES];
	char session[CODE_TEXT_BYTES];
	const char *present[] = {code};

	assert_int_equal(
	    person_add(f->records, &person, code, NULL), STATUS_OK);
	consented_session_today(f, present, 1, session);
	assert_int_equal(
	    person_show(f->records, code, &reach, NULL, 0, &view), STATUS_OK);
	assert_int_equal(
	    person_resolve(f->records, view.called, got), STATUS_OK);
	assert_string_equal(got, code);
	assert_int_equal(view.last_here, FIXTURE_TODAY);
	person_view_clear(&view);
}

static void
when_everything_ran_out_the_person_goes_and_young_looks_stay(void **state)
{
	static const char sql_left[] = "SELECT (SELECT count(*) FROM person) + "
				       "(SELECT count(*) FROM field)"
				       " + (SELECT count(*) FROM consent) + "
				       "(SELECT count(*) FROM name_token)"
				       " + (SELECT count(*) FROM request)";
	static const char sql_tombs[] =
	    "SELECT count(*) FROM tombstone WHERE what = 'person'";
	struct fixture *f = *state;
	struct stmt *stmt;
	char code[CODE_TEXT_BYTES];
	int64_t number = 0;

	consented_add(f, "Noah", phone, 1, code);
	assert_int_equal(
	    field_set(f->records, code, "phone", "07700 900123"), STATUS_OK);
	assert_int_equal(found(f, "noah"), 1);
	assert_int_equal(
	    consent_ask(f->records, code, "email", false), STATUS_OK);
	consented_days_later(f, 181);
	stmt = stmt_open(f->store, sql_left);
	assert_int_equal(stmt_one_int(&stmt, &number), STATUS_OK);
	assert_int_equal(number, 0);
	stmt = stmt_open(f->store, sql_tombs);
	assert_int_equal(stmt_one_int(&stmt, &number), STATUS_OK);
	assert_int_equal(number, 1);
	assert_int_equal(entries(f, "look"), 1);
	assert_int_equal(entries(f, "said"), 0);
	consented_days_later(f, 200);
	assert_int_equal(entries(f, "look"), 0);
}

int
main(void)
{
#define T(test)                                                                \
	cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
	    T(whole_words_of_a_name_find_them_whatever_the_marks),
	    T(parts_of_words_and_wildcards_find_nobody),
	    T(two_of_one_name_are_told_apart_by_when_they_were_here),
	    T(a_common_word_is_no_way_to_browse),
	    T(every_find_and_every_show_is_a_look),
	    T(without_a_look_nothing_is_shown),
	    T(words_given_as_a_reason_stand_outside_the_ledger),
	    T(a_reason_is_a_number_a_word_or_words),
	    T(a_handle_alone_is_a_whole_record),
	    T(when_everything_ran_out_the_person_goes_and_young_looks_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
