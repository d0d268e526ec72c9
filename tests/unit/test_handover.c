/*
 * A hand-over: written first, for one person, and over when it is over.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/dispute.h"
#include "core/own_asks.h"
#include "core/own_looks.h"
#include "core/own_outcome.h"
#include "core/person.h"
#include "support/clock_fixed.h"
#include "support/handed.h"
#include "support/records_fixture.h"

#define ENTRIES(event, line)                                                   \
	"SELECT count(*) FROM ledger WHERE event = '" event                    \
	"' AND class = 'look' AND body LIKE '%" line "'"

/* Everything that is for them alone; DENIED from each, or from none. */
static void
all_answer(struct unlock *unlock, const char *code, enum status wanted)
{
	struct records *records = unlock_records(unlock);
	struct own_view view;
	struct own_looks looks;
	struct own_ask *asks = NULL;
	struct outcome_line *lines = NULL;
	size_t count = 0;

	assert_int_equal(own_view(records, code, &view), wanted);
	own_view_clear(&view);
	assert_int_equal(own_looks(records, code, 0, 10, &looks), wanted);
	own_looks_clear(&looks);
	assert_int_equal(own_asks(records, code, &asks, &count), wanted);
	own_asks_clear(&asks, count);
	assert_int_equal(own_outcomes(records, code, &lines, &count), wanted);
	outcome_list_clear(&lines, count);
}

static void
nothing_of_theirs_is_told_without_one(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	char jo[CODE_TEXT_BYTES], robin[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_find(unlock, "Robin", robin);
	all_answer(unlock, jo, STATUS_DENIED);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	all_answer(unlock, jo, STATUS_OK);
	all_answer(unlock, robin, STATUS_DENIED);
	assert_int_equal(
	    dispute_say(records, robin, "ZZZZZZZZ", "No."), STATUS_DENIED);
	assert_int_equal(
	    own_outcome_drop(records, robin, "ZZZZZZZZ"), STATUS_DENIED);
	assert_int_equal(own_ask_later(records, robin, "phone"), STATUS_DENIED);
	handed_end(&handed);
	all_answer(unlock, jo, STATUS_DENIED);
	assert_string_equal(handover_whose(records), "");
	clubhouse_close(&unlock);
}

static void
it_is_a_look_that_is_written_first(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct handed handed;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	assert_int_equal(handed_int(unlock, ENTRIES("handover", "")), 0);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	assert_int_equal(
	    handed_int(unlock, ENTRIES("handover", "key none_")), 1);
	assert_int_equal(
	    handover_begin(unlock_records(unlock), jo, NULL), STATUS_INTERNAL);
	assert_int_equal(handed_int(unlock, ENTRIES("handover_end", "")), 0);
	handed_end(&handed);
	assert_int_equal(handed_int(unlock, ENTRIES("handover_end", "")), 1);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
it_says_whether_their_key_was_used(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed, other;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_make_key(unlock, jo, NULL);
	assert_int_equal(
	    handed_int(unlock, ENTRIES("handover", "key none_")), 1);
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	assert_true(handover_has_key(records));
	assert_int_equal(
	    handed_int(unlock, ENTRIES("handover", "key used_")), 1);
	assert_int_equal(
	    handover_use_key(records, jo, &handed.key), STATUS_INVALID);
	handed_end(&handed);
	handed_begin(unlock, jo, NULL, NULL, &other);
	assert_int_equal(
	    handed_int(unlock, ENTRIES("handover", "key unused_")), 1);
	assert_false(handover_has_key(records));
	handed_end(&other);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

/* Opens Jo's key and holds it to Robin's hand-over. */
static void
anothers_key_is_not_theirs(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed jos, robins;
	char jo[CODE_TEXT_BYTES], robin[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_find(unlock, "Robin", robin);
	handed_make_key(unlock, jo, NULL);
	handed_make_key(unlock, robin, NULL);
	handed_begin(unlock, jo, HANDED_PIN, NULL, &jos);
	assert_int_equal(handover_end(records), STATUS_OK);
	assert_int_equal(
	    handover_begin(records, robin, &jos.key), STATUS_DENIED);
	handed_begin(unlock, robin, NULL, NULL, &robins);
	assert_int_equal(
	    handover_use_key(records, robin, &jos.key), STATUS_DENIED);
	assert_false(handover_has_key(records));
	handed_end(&robins);
	handed_end(&jos);
	clubhouse_close(&unlock);
}

/* Is what Ana set new to Jo, in a hand-over that ends, or breaks off? */
static bool
is_new(struct clubhouse *house, int minutes, bool ends)
{
	struct unlock *unlock = handed_stretch(house, "Sam", minutes);
	struct own_view view;
	struct handed handed;
	char jo[CODE_TEXT_BYTES];
	bool is_new;

	handed_find(unlock, "Jo", jo);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	assert_int_equal(
	    own_view(unlock_records(unlock), jo, &view), STATUS_OK);
	is_new = handed_thing(&view, "school")->values[0].is_new;
	assert_int_equal(handed_thing(&view, "school")->is_new, is_new);
	own_view_clear(&view);
	if (ends)
		handed_end(&handed);
	clubhouse_close(&unlock);
	return is_new;
}

static void
what_they_have_seen_is_new_no_more(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = handed_stretch(house, "Ana", 1);
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "school");
	handed_set(unlock, jo, "school", "Hill School");
	clubhouse_close(&unlock);
	assert_true(is_new(house, 2, false));
	assert_true(is_new(house, 3, true)); /* it broke off before */
	assert_false(is_new(house, 4, true));
	unlock = handed_stretch(house, "Ana", 4); /* in that same minute */
	handed_set(unlock, jo, "school", "Lake School");
	clubhouse_close(&unlock);
	assert_true(is_new(house, 4, true));
	assert_false(is_new(house, 5, true));
}

/* A no to all of it: then there is nobody whose hand-over could end. */
static void
who_is_gone_in_it_is_gone_behind_it(void **state)
{
	static const char *const all[] = {"all"};
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	char jo[CODE_TEXT_BYTES], again[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	assert_int_equal(own_say_no(records, jo, all, 1), STATUS_OK);
	handed_end(&handed);
	assert_string_equal(handover_whose(records), "");
	assert_int_equal(
	    person_resolve(records, "Jo", again), STATUS_NOT_FOUND);
	assert_int_equal(handover_begin(records, jo, NULL), STATUS_NOT_FOUND);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

/* Who wrote down what is held of a kind; with the same value again too. */
static void
set_by_is(struct unlock *unlock, const char *code, const char *expected)
{
	struct own_view view;

	handed_set(unlock, code, "school", "Hill School");
	assert_int_equal(
	    own_view(unlock_records(unlock), code, &view), STATUS_OK);
	assert_string_equal(
	    handed_thing(&view, "school")->values[0].set_by, expected);
	own_view_clear(&view);
}

static void
what_they_write_down_is_written_by_them(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct handed handed;
	char jo[CODE_TEXT_BYTES], robin[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_find(unlock, "Robin", robin);
	handed_agree(unlock, jo, "school");
	handed_agree(unlock, robin, "school");
	handed_begin(unlock, jo, NULL, NULL, &handed);
	set_by_is(unlock, jo, "");
	set_by_is(unlock, jo, "");
	handed_set(unlock, robin, "school", "Lake School");
	handed_end(&handed);
	assert_int_equal(
	    handed_int(unlock, "SELECT count(*) FROM field WHERE value ="
			       " 'Lake School' AND set_by IS NOT NULL"),
	    1);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
a_key_that_ends_in_it_is_not_used_on(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	char jo[CODE_TEXT_BYTES], robin[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_find(unlock, "Robin", robin);
	handed_make_key(unlock, jo, NULL);
	handed_make_key(unlock, robin, NULL);
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	assert_int_equal(
	    person_key_end(records, robin, PERSON_KEY_LOST), STATUS_OK);
	assert_true(handover_has_key(records));
	assert_int_equal(
	    person_key_end(records, jo, PERSON_KEY_NOT_MINE), STATUS_OK);
	assert_false(handover_has_key(records));
	handed_end(&handed);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

int
main(void)
{
#define promise(name)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    name, clubhouse_setup, clubhouse_teardown)
	const struct CMUnitTest tests[] = {
	    promise(nothing_of_theirs_is_told_without_one),
	    promise(it_is_a_look_that_is_written_first),
	    promise(it_says_whether_their_key_was_used),
	    promise(anothers_key_is_not_theirs),
	    promise(what_they_have_seen_is_new_no_more),
	    promise(who_is_gone_in_it_is_gone_behind_it),
	    promise(what_they_write_down_is_written_by_them),
	    promise(a_key_that_ends_in_it_is_not_used_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
