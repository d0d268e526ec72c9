/*
 * What somebody asked about a young person, answered with the laptop in their
 * hands.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "core/own_request.h"
#include "core/request.h"
#include "support/handed.h"

static void
ask(struct unlock *unlock, const char *who, const char *about,
    char code[CODE_TEXT_BYTES])
{
	struct request_new request = {.about = about,
	    .who = who,
	    .how = "word",
	    .what = "copy",
	    .purpose = "for a court",
	    .received_on = DAY_NONE};

	assert_int_equal(
	    request_add(unlock_records(unlock), &request, code), STATUS_OK);
}

/* How many there are, and how many of them wait for an answer. */
static void
asked_are(struct unlock *unlock, const char *code, size_t all, size_t waiting)
{
	struct own_request *requests = NULL;
	size_t count = 0, waits = 0;

	assert_int_equal(
	    own_requests(unlock_records(unlock), code, &requests, &count),
	    STATUS_OK);
	assert_int_equal(count, all);
	for (size_t i = 0; i < count; i++)
		waits += requests[i].waits;
	assert_int_equal(waits, waiting);
	own_requests_clear(&requests, count);
}

static enum request_next
next_of(struct unlock *unlock, const char *code)
{
	struct request_view view;
	enum request_next next;

	assert_int_equal(
	    request_show(unlock_records(unlock), code, &view), STATUS_OK);
	next = view.line.next;
	request_view_clear(&view);
	return next;
}

static void
what_others_asked_waits_for_their_answer(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct own_request *requests = NULL;
	struct handed handed;
	size_t count = 0;
	char jo[9], parent[9], own[9];

	handed_find(unlock, "Jo", jo);
	ask(unlock, "parent", jo, parent);
	ask(unlock, "self", jo, own);
	assert_int_equal(
	    own_requests(records, jo, &requests, &count), STATUS_DENIED);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	asked_are(unlock, jo, 2, 1);
	assert_int_equal(
	    own_requests(records, jo, &requests, &count), STATUS_OK);
	assert_string_equal(requests[0].who, "parent");
	assert_string_equal(requests[0].purpose, "for a court");
	assert_int_equal(requests[0].done_on, DAY_NONE);
	own_requests_clear(&requests, count);
	assert_int_equal(
	    own_request_say(records, jo, parent, "later"), STATUS_OK);
	asked_are(unlock, jo, 2, 0);
	assert_int_equal(next_of(unlock, parent), REQUEST_ASK);
	handed_end(&handed);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	asked_are(unlock, jo, 2, 1);
	assert_int_equal(
	    own_request_say(records, jo, parent, "yes"), STATUS_OK);
	asked_are(unlock, jo, 2, 0);
	handed_end(&handed);
	assert_int_equal(next_of(unlock, parent), REQUEST_GIVE);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
why_it_takes_longer_is_told(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct own_request *requests = NULL;
	struct handed handed;
	size_t count = 0;
	char jo[9], own[9];

	handed_find(unlock, "Jo", jo);
	ask(unlock, "self", jo, own);
	for (int longer = 0; longer < 2; longer++) {
		if (longer)
			assert_int_equal(request_extend(records, own,
					     "It is in three places"),
			    STATUS_OK);
		handed_begin(unlock, jo, NULL, NULL, &handed);
		assert_int_equal(
		    own_requests(records, jo, &requests, &count), STATUS_OK);
		assert_string_equal(requests[0].extended_why,
		    longer ? "It is in three places" : "");
		assert_int_equal(requests[0].extended_on != DAY_NONE, longer);
		own_requests_clear(&requests, count);
		handed_end(&handed);
	}
	clubhouse_close(&unlock);
}

static void
only_theirs_and_only_what_waits_is_answered(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	char jo[9], other[9], own[9], others[9], done[9];

	handed_find(unlock, "Jo", jo);
	handed_find(unlock, "Robin", other);
	ask(unlock, "self", jo, own);
	ask(unlock, "parent", other, others);
	ask(unlock, "parent", jo, done);
	assert_int_equal(
	    request_done(records, done, false, "Not a parent"), STATUS_OK);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	assert_int_equal(
	    own_request_say(records, jo, own, "no"), STATUS_NOT_FOUND);
	assert_int_equal(
	    own_request_say(records, jo, others, "no"), STATUS_NOT_FOUND);
	assert_int_equal(
	    own_request_say(records, jo, done, "no"), STATUS_NOT_FOUND);
	assert_int_equal(
	    own_request_say(records, other, others, "no"), STATUS_DENIED);
	handed_end(&handed);
	assert_int_equal(next_of(unlock, others), REQUEST_ASK);
	clubhouse_close(&unlock);
}

static void
with_a_key_only_the_key_says_yes_and_anybody_no(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	char jo[9], code[9], again[9];

	handed_find(unlock, "Jo", jo);
	handed_make_key(unlock, jo, NULL);
	ask(unlock, "parent", jo, code);
	ask(unlock, "other", jo, again);
	assert_int_equal(
	    request_answer(records, code, "yes", DAY_NONE), STATUS_NO_CONSENT);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	assert_int_equal(
	    own_request_say(records, jo, code, "yes"), STATUS_NO_CONSENT);
	assert_int_equal(own_request_say(records, jo, again, "no"), STATUS_OK);
	handed_end(&handed);
	assert_int_equal(next_of(unlock, code), REQUEST_ASK);
	assert_int_equal(next_of(unlock, again), REQUEST_KEEP);
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	assert_int_equal(own_request_say(records, jo, code, "yes"), STATUS_OK);
	handed_end(&handed);
	assert_int_equal(next_of(unlock, code), REQUEST_GIVE);
	assert_int_equal(
	    request_answer(records, code, "no", DAY_NONE), STATUS_OK);
	assert_int_equal(next_of(unlock, code), REQUEST_KEEP);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

#define AT_HOME(promise)                                                       \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, clubhouse_setup, clubhouse_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    AT_HOME(what_others_asked_waits_for_their_answer),
	    AT_HOME(why_it_takes_longer_is_told),
	    AT_HOME(only_theirs_and_only_what_waits_is_answered),
	    AT_HOME(with_a_key_only_the_key_says_yes_and_anybody_no),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
