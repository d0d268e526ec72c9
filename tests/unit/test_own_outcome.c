/*
 * What I got out of it: agreed, changed or taken out by the young person.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/consent.h"
#include "core/own_outcome.h"
#include "support/handed.h"

#define WORDS "Cooked for thirty"
#define OWN   "I ran the kitchen"

/* Jo, who lets outcomes be seen and counted; one of them waits. */
static void
begin(struct unlock *unlock, bool has_key, char jo[CODE_TEXT_BYTES],
    char outcome[CODE_TEXT_BYTES])
{
	static const struct outcome_new proposed = {.what = WORDS};

	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "outcome");
	if (has_key)
		handed_make_key(unlock, jo, NULL);
	assert_int_equal(
	    outcome_add(unlock_records(unlock), jo, &proposed, outcome),
	    STATUS_OK);
}

/* The only one there is: its words and how it was agreed. */
static void
outcome_is(
    struct unlock *unlock, const char *jo, const char *what, const char *agreed)
{
	struct outcome_line *lines = NULL;
	size_t count = 0;

	assert_int_equal(
	    own_outcomes(unlock_records(unlock), jo, &lines, &count),
	    STATUS_OK);
	assert_int_equal(count, what != NULL);
	if (what != NULL) {
		assert_string_equal(lines[0].what, what);
		assert_string_equal(lines[0].agreed, agreed);
	}
	outcome_list_clear(&lines, count);
}

static void
with_their_key_they_sign_it(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	char jo[CODE_TEXT_BYTES], outcome[CODE_TEXT_BYTES];

	begin(unlock, true, jo, outcome);
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	outcome_is(unlock, jo, WORDS, "proposed");
	assert_int_equal(own_outcome_agree(records, jo, outcome), STATUS_OK);
	outcome_is(unlock, jo, WORDS, "signed");
	assert_int_equal(
	    own_outcome_agree(records, jo, outcome), STATUS_INVALID);
	assert_int_equal(
	    own_outcome_agree(records, jo, "ZZZZZZZZ"), STATUS_NOT_FOUND);
	handed_end(&handed);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
without_it_is_by_word_and_can_be_signed_later(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	char jo[CODE_TEXT_BYTES], outcome[CODE_TEXT_BYTES];

	begin(unlock, true, jo, outcome);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	assert_int_equal(own_outcome_agree(records, jo, outcome), STATUS_OK);
	outcome_is(unlock, jo, WORDS, "word");
	assert_int_equal(
	    own_outcome_agree(records, jo, outcome), STATUS_INVALID);
	handed_end(&handed);
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	assert_int_equal(own_outcome_agree(records, jo, outcome), STATUS_OK);
	outcome_is(unlock, jo, WORDS, "signed");
	handed_end(&handed);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
in_their_own_words_it_is_agreed_too(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	char jo[CODE_TEXT_BYTES], outcome[CODE_TEXT_BYTES];

	begin(unlock, true, jo, outcome);
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	assert_int_equal(
	    own_outcome_change(records, jo, outcome, " "), STATUS_INVALID);
	outcome_is(unlock, jo, WORDS, "proposed");
	assert_int_equal(
	    own_outcome_change(records, jo, outcome, OWN), STATUS_OK);
	outcome_is(unlock, jo, OWN, "signed");
	assert_int_equal(handed_copies(unlock, WORDS), 0);
	handed_end(&handed);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
taken_out_it_is_gone_at_once(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	char jo[CODE_TEXT_BYTES], outcome[CODE_TEXT_BYTES];

	begin(unlock, true, jo, outcome);
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	assert_int_equal(own_outcome_agree(records, jo, outcome), STATUS_OK);
	assert_true(handed_copies(unlock, WORDS) > 0);
	assert_int_equal(own_outcome_drop(records, jo, outcome), STATUS_OK);
	outcome_is(unlock, jo, NULL, NULL);
	assert_int_equal(handed_copies(unlock, WORDS), 0);
	assert_int_equal(
	    own_outcome_drop(records, jo, outcome), STATUS_NOT_FOUND);
	handed_end(&handed);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
what_was_signed_and_changed_is_told_of(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	char jo[CODE_TEXT_BYTES], outcome[CODE_TEXT_BYTES];

	begin(unlock, true, jo, outcome);
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	assert_int_equal(own_outcome_agree(records, jo, outcome), STATUS_OK);
	handed_end(&handed);
	handed_check(unlock);
	handed_sql(unlock, "UPDATE outcome_signature"
			   " SET signed_at = signed_at + 1");
	handed_check_says(unlock, "not the one they signed");
	handed_sql(unlock, "UPDATE outcome_signature"
			   " SET signed_at = signed_at - 1");
	handed_check(unlock);
	handed_sql(unlock, "DELETE FROM outcome_signature");
	handed_check_says(unlock, "not the one they signed");
	clubhouse_close(&unlock);
}

/* Shut, with a key that is not used: not even how many. */
static void
without_their_key_shut_ones_are_not_told(void **state)
{
	static const char *const kind[] = {"outcome"};
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	char jo[CODE_TEXT_BYTES], outcome[CODE_TEXT_BYTES];

	begin(unlock, true, jo, outcome);
	assert_int_equal(consent_restrict(records, jo, kind, 1), STATUS_OK);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	outcome_is(unlock, jo, NULL, NULL);
	handed_end(&handed);
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	outcome_is(unlock, jo, WORDS, "proposed");
	assert_int_equal(
	    own_outcome_agree(records, jo, outcome), STATUS_NO_CONSENT);
	assert_int_equal(own_outcome_drop(records, jo, outcome), STATUS_OK);
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
	    promise(with_their_key_they_sign_it),
	    promise(without_it_is_by_word_and_can_be_signed_later),
	    promise(in_their_own_words_it_is_agreed_too),
	    promise(taken_out_it_is_gone_at_once),
	    promise(what_was_signed_and_changed_is_told_of),
	    promise(without_their_key_shut_ones_are_not_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
