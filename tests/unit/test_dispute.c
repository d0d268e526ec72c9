/*
 * Their own words beside a value: they stay with it, every worker who sees it
 * sees them, and nobody changes them unseen.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/dispute.h"
#include "core/group.h"
#include "core/person.h"
#include "core/sheet.h"
#include "core/tonight.h"
#include "support/handed.h"

#define WORDS "I left that school in May."

/* A hand-over to Jo, of whom Sam wrote a school down; the value's code. */
static void
begin(struct unlock *unlock, struct handed *handed, char value[CODE_TEXT_BYTES])
{
	struct own_view view;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "school");
	handed_set(unlock, jo, "school", "Hill School");
	handed_begin(unlock, jo, NULL, NULL, handed);
	assert_int_equal(
	    own_view(unlock_records(unlock), jo, &view), STATUS_OK);
	memcpy(value, handed_thing(&view, "school")->values[0].code,
	    CODE_TEXT_BYTES);
	own_view_clear(&view);
}

/* What a worker is shown beside "school"; NULL: nothing. */
static void
disputed_is(struct unlock *unlock, const char *jo, const char *words)
{
	static const struct look_why why = {LOOK_REACH, NULL};
	static const char *const school[] = {"school"};
	struct person_view view;

	assert_int_equal(
	    person_show(unlock_records(unlock), jo, &why, school, 1, &view),
	    STATUS_OK);
	assert_string_equal(view.fields[0].value, "Hill School");
	if (words == NULL)
		assert_null(view.fields[0].disputed);
	else
		assert_string_equal(view.fields[0].disputed, words);
	person_view_clear(&view);
}

static void
the_value_stays_and_the_words_stand_beside_it(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	struct own_view view;
	char value[CODE_TEXT_BYTES];

	begin(unlock, &handed, value);
	disputed_is(unlock, handed.code, NULL);
	assert_int_equal(
	    dispute_say(records, handed.code, value, WORDS), STATUS_OK);
	disputed_is(unlock, handed.code, WORDS);
	assert_int_equal(own_view(records, handed.code, &view), STATUS_OK);
	assert_string_equal(
	    handed_thing(&view, "school")->values[0].words, WORDS);
	own_view_clear(&view);
	assert_int_equal(
	    dispute_say(records, handed.code, value, "I never went there."),
	    STATUS_OK);
	disputed_is(unlock, handed.code, "I never went there.");
	handed_check(unlock);
	handed_end(&handed);
	clubhouse_close(&unlock);
}

static void
they_take_their_words_back(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	char value[CODE_TEXT_BYTES];

	begin(unlock, &handed, value);
	assert_int_equal(
	    dispute_take_back(records, handed.code, value), STATUS_NOT_FOUND);
	assert_int_equal(
	    dispute_say(records, handed.code, value, WORDS), STATUS_OK);
	assert_true(handed_copies(unlock, WORDS) > 0);
	assert_int_equal(
	    dispute_take_back(records, handed.code, value), STATUS_OK);
	disputed_is(unlock, handed.code, NULL);
	assert_int_equal(handed_copies(unlock, WORDS), 0);
	handed_check(unlock);
	handed_end(&handed);
	clubhouse_close(&unlock);
}

static void
words_that_say_nothing_or_too_much_are_refused(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	char value[CODE_TEXT_BYTES];
	char much[DISPUTE_WORDS_BYTES + 2];

	begin(unlock, &handed, value);
	memset(much, 'a', sizeof(much) - 1);
	much[sizeof(much) - 1] = '\0';
	assert_int_equal(
	    dispute_say(records, handed.code, value, " "), STATUS_INVALID);
	assert_int_equal(
	    dispute_say(records, handed.code, value, much), STATUS_INVALID);
	assert_int_equal(dispute_say(records, handed.code, "ZZZZZZZZ", WORDS),
	    STATUS_NOT_FOUND);
	disputed_is(unlock, handed.code, NULL);
	much[sizeof(much) - 2] = '\0';
	assert_int_equal(
	    dispute_say(records, handed.code, value, much), STATUS_OK);
	handed_end(&handed);
	clubhouse_close(&unlock);
}

/* The group "Tuesday" with Jo among its regulars. */
static void
make_group(struct records *records, const char *jo)
{
	struct group tuesday = {.name = (char *)"Tuesday",
	    .weekday = -1,
	    .start_minute = -1,
	    .end_minute = -1};

	assert_int_equal(group_add(records, &tuesday), STATUS_OK);
	assert_int_equal(group_regular_add(records, "Tuesday", jo), STATUS_OK);
}

/* Allergies stand in the list of tonight and on sheets for trips. */
static void
whoever_sees_the_value_sees_the_words(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	struct own_view view;
	struct tonight_list list;
	struct sheet sheet;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "attendance");
	handed_agree(unlock, jo, "allergies");
	handed_set(unlock, jo, "allergies", "Nuts");
	make_group(records, jo);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	assert_int_equal(own_view(records, jo, &view), STATUS_OK);
	assert_int_equal(dispute_say(records, jo,
			     handed_thing(&view, "allergies")->values[0].code,
			     "Only peanuts."),
	    STATUS_OK);
	own_view_clear(&view);
	handed_end(&handed);
	assert_int_equal(
	    tonight_list(records, "Tuesday", records_today(records), &list),
	    STATUS_OK);
	assert_int_equal(list.people[0].needs_count, 1);
	assert_non_null(strstr(list.people[0].needs[0], "Nuts"));
	assert_non_null(
	    strstr(list.people[0].needs[0], "(they say: Only peanuts.)"));
	tonight_list_clear(&list);
	assert_int_equal(
	    sheet_make(records, "Tuesday", records_today(records), &sheet),
	    STATUS_OK);
	assert_string_equal(
	    sheet.people[0].values[0].value, "Nuts\nThey say: Only peanuts.");
	sheet_clear(&sheet);
	clubhouse_close(&unlock);
}

/* A worker who writes the same down again does not lose the words. */
static void
the_same_value_again_keeps_the_words(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	char value[CODE_TEXT_BYTES];

	begin(unlock, &handed, value);
	assert_int_equal(
	    dispute_say(records, handed.code, value, WORDS), STATUS_OK);
	handed_end(&handed);
	handed_set(unlock, handed.code, "school", "Hill School");
	disputed_is(unlock, handed.code, WORDS);
	handed_set(unlock, handed.code, "school", "Lake School");
	handed_set(unlock, handed.code, "school", "Hill School");
	disputed_is(unlock, handed.code, NULL); /* it was put right */
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
beside_what_is_locked_there_are_no_words(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	struct own_view view;
	char value[CODE_TEXT_BYTES], jo[CODE_TEXT_BYTES];

	begin(unlock, &handed, value);
	memcpy(jo, handed.code, sizeof(jo));
	handed_end(&handed);
	handed_make_key(unlock, jo, NULL);
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	handed_choose(&handed, "school", "Ana");
	assert_int_equal(own_view(records, jo, &view), STATUS_OK);
	assert_int_equal(
	    dispute_say(records, jo,
		handed_thing(&view, "school")->values[0].code, WORDS),
	    STATUS_INVALID);
	own_view_clear(&view);
	handed_end(&handed);
	clubhouse_close(&unlock);
}

static void
words_that_somebody_changed_are_told_of(void **state)
{
	static const char change[] = "UPDATE field_words SET words = 'Fine.'";
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	char value[CODE_TEXT_BYTES];

	begin(unlock, &handed, value);
	assert_int_equal(
	    dispute_say(records, handed.code, value, WORDS), STATUS_OK);
	handed_check(unlock);
	handed_sql(unlock, change);
	handed_check_says(unlock, "words beside it are not those they said");
	handed_end(&handed);
	clubhouse_close(&unlock);
}

int
main(void)
{
#define promise(name)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    name, clubhouse_setup, clubhouse_teardown)
	const struct CMUnitTest tests[] = {
	    promise(the_value_stays_and_the_words_stand_beside_it),
	    promise(they_take_their_words_back),
	    promise(words_that_say_nothing_or_too_much_are_refused),
	    promise(whoever_sees_the_value_sees_the_words),
	    promise(the_same_value_again_keeps_the_words),
	    promise(beside_what_is_locked_there_are_no_words),
	    promise(words_that_somebody_changed_are_told_of),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
