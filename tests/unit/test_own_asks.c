/*
 * What is to be asked of a young person, one thing at a time.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "core/kind.h"
#include "core/own_asks.h"
#include "core/roster.h"
#include "support/clock_fixed.h"
#include "support/handed.h"
#include "support/records_fixture.h"

/* The asks of the hand-over that goes on: how many, and the first one's. */
static void
asks_are(struct unlock *unlock, const char *code, size_t wanted,
    const char *kind, enum own_ask_why why)
{
	struct own_ask *asks = NULL;
	size_t count = 0;

	assert_int_equal(
	    own_asks(unlock_records(unlock), code, &asks, &count), STATUS_OK);
	assert_int_equal(count, wanted);
	if (wanted > 0) {
		assert_string_equal(asks[0].kind, kind);
		assert_int_equal(asks[0].why, why);
		assert_true(strlen(asks[0].front) > 0);
		assert_true(strlen(asks[0].rest) > 0);
	}
	own_asks_clear(&asks, count);
}

/* The same in a hand-over of its own, without their key. */
static void
asks_alone(struct unlock *unlock, const char *code, size_t wanted,
    const char *kind, enum own_ask_why why)
{
	struct handed handed;

	handed_begin(unlock, code, NULL, NULL, &handed);
	asks_are(unlock, code, wanted, kind, why);
	handed_end(&handed);
}

static void
what_a_worker_asks_waits_with_its_words(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Ana", 1);
	struct records *records = unlock_records(unlock);
	struct own_ask *asks = NULL;
	struct handed handed;
	size_t count = 0;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	asks_alone(unlock, jo, 0, NULL, OWN_ASK_WORKER);
	assert_int_equal(
	    consent_ask(records, jo, "emergency_contact", false), STATUS_OK);
	assert_int_equal(consent_ask(records, jo, "gender", true), STATUS_OK);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	assert_int_equal(own_asks(records, jo, &asks, &count), STATUS_OK);
	assert_int_equal(count, 2);
	assert_string_equal(asks[0].kind, "gender");
	assert_true(asks[0].brought_up);
	assert_true(asks[0].is_counted);
	assert_string_equal(asks[1].kind, "emergency_contact");
	assert_string_equal(asks[1].asked_by, "Ana");
	assert_false(asks[1].is_counted);
	assert_false(asks[1].has_before);
	assert_int_equal(asks[1].see, SEE_EMERGENCY);
	assert_int_equal(asks[1].version, 1);
	own_asks_clear(&asks, count);
	handed_end(&handed);
	clubhouse_close(&unlock);
}

static void
later_is_not_in_this_hand_over(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	assert_int_equal(consent_ask(records, jo, "gender", false), STATUS_OK);
	assert_int_equal(consent_ask(records, jo, "school", false), STATUS_OK);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	asks_are(unlock, jo, 2, "gender", OWN_ASK_WORKER);
	assert_int_equal(own_ask_later(records, jo, "gender"), STATUS_OK);
	asks_are(unlock, jo, 1, "school", OWN_ASK_WORKER);
	assert_int_equal(
	    own_ask_later(records, jo, "interests"), STATUS_NOT_FOUND);
	assert_int_equal(
	    handed_int(unlock, "SELECT count(*) FROM request"
			       " WHERE said = 'later' AND done_on IS NULL"),
	    1);
	handed_end(&handed);
	asks_alone(unlock, jo, 2, "gender", OWN_ASK_WORKER);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
a_no_ends_the_asking_for_six_months(void **state)
{
	static const char *const school[] = {"school"};
	struct clubhouse *house = *state;
	struct unlock *unlock = handed_stretch(house, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	assert_int_equal(consent_ask(records, jo, "school", false), STATUS_OK);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	asks_are(unlock, jo, 1, "school", OWN_ASK_WORKER);
	assert_int_equal(own_say_no(records, jo, school, 1), STATUS_OK);
	asks_are(unlock, jo, 0, NULL, OWN_ASK_WORKER);
	handed_end(&handed);
	assert_int_equal(
	    consent_ask(records, jo, "school", false), STATUS_NO_CONSENT);
	asks_alone(unlock, jo, 0, NULL, OWN_ASK_WORKER);
	assert_int_equal(consent_ask(records, jo, "school", true), STATUS_OK);
	asks_alone(unlock, jo, 1, "school", OWN_ASK_WORKER);
	clubhouse_close(&unlock);
}

static void
new_words_widen_nothing_and_wait(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct kind words = {.front = (char *)"We ask so that we can write."};
	struct kind wider = {
	    .front = (char *)"We ask so that anybody can write."};
	struct own_ask *asks = NULL;
	struct handed handed;
	size_t count = 0;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "email");
	assert_int_equal(kind_edit(records, "email", &words, false), STATUS_OK);
	asks_alone(unlock, jo, 0, NULL, OWN_ASK_NOTICE);
	assert_int_equal(kind_edit(records, "email", &wider, true), STATUS_OK);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	assert_int_equal(own_asks(records, jo, &asks, &count), STATUS_OK);
	assert_int_equal(count, 1);
	assert_int_equal(asks[0].why, OWN_ASK_NOTICE);
	assert_string_equal(asks[0].front, wider.front);
	assert_non_null(asks[0].front_before);
	assert_string_not_equal(asks[0].front_before, wider.front);
	assert_true(asks[0].has_before);
	assert_string_equal(asks[0].before.state, "shut");
	assert_string_equal(asks[0].before.see, "team");
	own_asks_clear(&asks, count);
	handed_end(&handed);
	clubhouse_close(&unlock);
}

static void
what_ran_out_or_was_under_another_key_waits(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = handed_stretch(house, "Sam", 1);
	char jo[CODE_TEXT_BYTES], robin[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_find(unlock, "Robin", robin);
	handed_agree(unlock, robin, "school");
	handed_make_key(unlock, robin, NULL);
	asks_alone(unlock, robin, 0, NULL, OWN_ASK_SHUT);
	assert_int_equal(
	    person_key_end(unlock_records(unlock), robin, PERSON_KEY_LOST),
	    STATUS_OK);
	asks_alone(unlock, robin, 2, "name", OWN_ASK_SHUT);
	handed_agree(unlock, jo, "school");
	asks_alone(unlock, jo, 0, NULL, OWN_ASK_SHUT);
	clubhouse_close(&unlock);
	for (int days = 40; days <= 120; days += 40) {
		unlock = handed_stretch(house, "Sam", days * 24 * 60);
		assert_int_equal(
		    records_mark_day(unlock_records(unlock)), STATUS_OK);
		clubhouse_close(&unlock);
	}
	unlock = handed_stretch(house, "Sam", 121 * 24 * 60);
	asks_alone(unlock, jo, 2, "name", OWN_ASK_SHUT);
	clubhouse_close(&unlock);
}

static void
who_chose_somebody_that_left_is_asked_again(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "address");
	handed_make_key(unlock, jo, NULL);
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	handed_choose(&handed, "address", "Ana");
	asks_are(unlock, jo, 0, NULL, OWN_ASK_LEFT);
	handed_end(&handed);
	assert_int_equal(roster_remove(records, "Ana"), STATUS_OK);
	asks_alone(unlock, jo, 1, "address", OWN_ASK_LEFT);
	clubhouse_close(&unlock);
}

/* With a key that is not used, what is shut is not asked about. */
static void
a_kind_only_is_not_asked_about(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct kind wider = {.front = (char *)"We ask so that all can write."};
	struct handed handed;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "email");
	handed_make_key(unlock, jo, NULL);
	assert_int_equal(
	    kind_edit(unlock_records(unlock), "email", &wider, true),
	    STATUS_OK);
	asks_alone(unlock, jo, 0, NULL, OWN_ASK_NOTICE);
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	asks_are(unlock, jo, 1, "email", OWN_ASK_NOTICE);
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
	    promise(what_a_worker_asks_waits_with_its_words),
	    promise(later_is_not_in_this_hand_over),
	    promise(a_no_ends_the_asking_for_six_months),
	    promise(new_words_widen_nothing_and_wait),
	    promise(what_ran_out_or_was_under_another_key_waits),
	    promise(who_chose_somebody_that_left_is_asked_again),
	    promise(a_kind_only_is_not_asked_about),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
