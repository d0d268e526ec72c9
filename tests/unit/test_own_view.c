/*
 * What a young person sees: all that is held, kinds only where anybody could be
 * holding the laptop, and first of all what happened since.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/field.h"
#include "core/kind.h"
#include "core/person.h"
#include "core/roster.h"
#include "support/clock_fixed.h"
#include "support/handed.h"
#include "support/records_fixture.h"

static void
view_is(struct unlock *unlock, const char *code, struct own_view *view)
{
	assert_int_equal(
	    own_view(unlock_records(unlock), code, view), STATUS_OK);
}

static void
look(struct unlock *unlock, const char *code, enum look_reason reason)
{
	struct look_why why = {reason, NULL};
	struct person_view view;

	assert_int_equal(
	    person_show(unlock_records(unlock), code, &why, NULL, 0, &view),
	    STATUS_OK);
	person_view_clear(&view);
}

/* A yes by word that says who may see. */
static void
agree_to(
    struct unlock *unlock, const char *code, const char *kind, enum see see)
{
	struct consent_saying saying = {DAY_NONE, false, NULL, true};
	struct consent_say say = {kind, see, false, DAY_NONE};

	assert_int_equal(consent_spoken(unlock_records(unlock), code, &saying,
			     &say, 1, NULL),
	    STATUS_OK);
}

static void
they_see_all_that_is_held(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	const struct own_thing *thing;
	struct handed handed;
	struct own_view view;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	agree_to(unlock, jo, "school", SEE_TEAM);
	handed_set(unlock, jo, "school", "Hill School");
	agree_to(unlock, jo, "emergency_contact", SEE_EMERGENCY);
	handed_set(unlock, jo, "emergency_contact", "Aunt, 01632 960001");
	handed_begin(unlock, jo, NULL, NULL, &handed);
	view_is(unlock, jo, &view);
	assert_string_equal(view.called, "Jo");
	assert_false(view.has_key);
	assert_int_equal(view.seen_at, 0);
	assert_int_equal(view.workers_count, 2);
	thing = handed_thing(&view, "school");
	assert_int_equal(thing->count, 1);
	assert_string_equal(thing->values[0].value, "Hill School");
	assert_string_equal(thing->values[0].set_by, "Sam");
	assert_null(thing->values[0].words);
	assert_string_equal(thing->say.level, "spoken");
	assert_string_equal(thing->say.heard_by, "Sam");
	/* without a key there is nobody it could be hidden from */
	thing = handed_thing(&view, "emergency_contact");
	assert_int_equal(thing->hidden, OWN_SHOWN);
	assert_string_equal(thing->values[0].value, "Aunt, 01632 960001");
	assert_null(handed_thing(&view, "phone"));
	own_view_clear(&view);
	handed_end(&handed);
	clubhouse_close(&unlock);
}

/* What is said of a kind in a hand-over with or without their key. */
static void
kind_is(struct unlock *unlock, const char *code, const char *pin,
    const char *kind, enum own_hidden hidden)
{
	const struct own_thing *thing;
	struct handed handed;
	struct own_view view;

	handed_begin(unlock, code, pin, NULL, &handed);
	view_is(unlock, code, &view);
	assert_true(view.has_key);
	assert_int_equal(view.key_open, pin != NULL);
	thing = handed_thing(&view, kind);
	assert_non_null(thing);
	assert_int_equal(thing->hidden, hidden);
	assert_int_equal(thing->count, hidden == OWN_SHOWN);
	if (hidden != OWN_SHOWN) {
		assert_string_equal(thing->say.state, "");
		assert_string_equal(thing->say.see, "");
		assert_int_equal(thing->say.until, DAY_NONE);
	}
	own_view_clear(&view);
	handed_end(&handed);
}

static void
a_key_that_is_not_used_leaves_kinds_only(void **state)
{
	static const char *const school[] = {"school"};
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct own_change emergency = {.kind = "email",
	    .answer = OWN_YES,
	    .see = SEE_EMERGENCY,
	    .until = DAY_NONE};
	struct handed handed;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	agree_to(unlock, jo, "school", SEE_TEAM);
	handed_set(unlock, jo, "school", "Hill School");
	agree_to(unlock, jo, "email", SEE_TEAM);
	handed_set(unlock, jo, "email", "jo@example.org");
	handed_make_key(unlock, jo, NULL);
	kind_is(unlock, jo, NULL, "school", OWN_SHOWN);
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	assert_int_equal(handed_say(&handed, &emergency), STATUS_OK);
	handed_end(&handed);
	assert_int_equal(
	    consent_restrict(unlock_records(unlock), jo, school, 1), STATUS_OK);
	kind_is(unlock, jo, NULL, "email", OWN_NEEDS_KEY);
	kind_is(unlock, jo, NULL, "school", OWN_NEEDS_KEY);
	kind_is(unlock, jo, HANDED_PIN, "email", OWN_SHOWN);
	kind_is(unlock, jo, HANDED_PIN, "school", OWN_SHOWN);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

/* The news of a hand-over that ends; what, and how often. */
static void
news_are(struct unlock *unlock, const char *code, enum own_news_what what,
    size_t count)
{
	struct handed handed;
	struct own_view view;

	handed_begin(unlock, code, NULL, NULL, &handed);
	view_is(unlock, code, &view);
	assert_int_equal(handed_news(&view, what), count);
	own_view_clear(&view);
	handed_end(&handed);
}

static void
an_emergency_look_is_told_first_and_once(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Ana", 1);
	struct handed handed;
	struct own_view view;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	news_are(unlock, jo, OWN_NEWS_EMERGENCY, 0);
	look(unlock, jo, LOOK_TONIGHT);
	news_are(unlock, jo, OWN_NEWS_EMERGENCY, 0);
	agree_to(unlock, jo, "email", SEE_EMERGENCY);
	handed_set(unlock, jo, "email", "jo@example.org");
	look(unlock, jo, LOOK_EMERGENCY);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	view_is(unlock, jo, &view);
	assert_true(view.news_count > 0);
	assert_int_equal(view.news[0].what, OWN_NEWS_EMERGENCY);
	assert_string_equal(view.news[0].who, "Ana");
	assert_int_equal(view.news[0].count, 2);
	assert_string_equal(view.news[0].kinds[1], "email");
	assert_int_equal(view.news[0].at, FIXTURE_NOW + 60);
	own_view_clear(&view);
	handed_end(&handed);
	news_are(unlock, jo, OWN_NEWS_EMERGENCY, 0);
	clubhouse_close(&unlock);
}

static void
no_s_and_what_was_taken_out_are_told(void **state)
{
	static const char *const email[] = {"email"};
	static const char *const school[] = {"school"};
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	struct handed handed;
	struct own_view view;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "email");
	handed_agree(unlock, jo, "school");
	handed_agree(unlock, jo, "interests");
	handed_set(unlock, jo, "interests", "chess");
	news_are(unlock, jo, OWN_NEWS_WORKER_NO, 0);
	assert_int_equal(consent_revoke(records, jo, email, 1), STATUS_OK);
	assert_int_equal(consent_refuse(records, jo, school, 1), STATUS_OK);
	assert_int_equal(field_take_out(records, jo, "interests"), STATUS_OK);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	view_is(unlock, jo, &view);
	assert_int_equal(view.news_count, 3);
	assert_int_equal(view.news[0].what, OWN_NEWS_WORKER_NO);
	assert_string_equal(view.news[0].kinds[0], "email");
	assert_int_equal(view.news[1].what, OWN_NEWS_HEARD_NO);
	assert_string_equal(view.news[1].kinds[0], "school");
	assert_int_equal(view.news[2].what, OWN_NEWS_REMOVED);
	assert_string_equal(view.news[2].kinds[0], "interests");
	own_view_clear(&view);
	handed_end(&handed);
	clubhouse_close(&unlock);
}

static void
who_joined_and_left_is_told(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct handed handed;
	struct own_view view;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	news_are(unlock, jo, OWN_NEWS_JOINED, 0);
	assert_int_equal(clubhouse_add(unlock, "Kit", true), STATUS_OK);
	assert_int_equal(clubhouse_add(unlock, "Max", false), STATUS_OK);
	assert_int_equal(
	    roster_remove(unlock_records(unlock), "Ana"), STATUS_OK);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	view_is(unlock, jo, &view);
	/* a manager sees nobody's name, and is no news */
	assert_int_equal(handed_news(&view, OWN_NEWS_JOINED), 1);
	assert_int_equal(view.news_count, 2);
	assert_string_equal(view.news[0].whom, "Kit");
	assert_string_equal(view.news[0].who, "Sam");
	assert_int_equal(view.news[1].what, OWN_NEWS_LEFT);
	assert_string_equal(view.news[1].whom, "Ana");
	assert_int_equal(view.workers_count, 2);
	assert_string_equal(view.workers[0], "Kit");
	own_view_clear(&view);
	handed_end(&handed);
	news_are(unlock, jo, OWN_NEWS_JOINED, 0);
	clubhouse_close(&unlock);
}

static void
new_words_are_told_of_what_they_said_yes_to(void **state)
{
	struct kind words = {
	    .front = (char *)"We ask so that we can write to you."};
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct records *records = unlock_records(unlock);
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "email");
	news_are(unlock, jo, OWN_NEWS_NOTICE, 0);
	assert_int_equal(
	    kind_edit(records, "school", &words, false), STATUS_OK);
	news_are(unlock, jo, OWN_NEWS_NOTICE, 0);
	assert_int_equal(kind_edit(records, "email", &words, false), STATUS_OK);
	news_are(unlock, jo, OWN_NEWS_NOTICE, 1);
	clubhouse_close(&unlock);
}

/* A wrong PIN, as somebody at the laptop types it. */
static void
try_wrong(struct unlock *unlock, const char *code)
{
	struct secret *pin = secret_copy("380265", 7), *card = NULL;
	struct own *own = NULL;

	assert_int_equal(
	    own_open(unlock, code, &pin, &card, &own), STATUS_WRONG_PASSPHRASE);
}

static void
keys_and_wrong_pins_are_told(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = handed_stretch(house, "Sam", 1);
	struct handed handed;
	struct own_view view;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_make_key(unlock, jo, NULL);
	/* made in that hand-over: no news to them */
	news_are(unlock, jo, OWN_NEWS_KEY_MADE, 0);
	try_wrong(unlock, jo);
	try_wrong(unlock, jo);
	assert_int_equal(
	    person_key_end(unlock_records(unlock), jo, PERSON_KEY_LOST),
	    STATUS_OK);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	view_is(unlock, jo, &view);
	assert_int_equal(view.news_count, 2);
	assert_int_equal(view.news[0].what, OWN_NEWS_KEY_WRONG);
	assert_int_equal(view.news[0].times, 2);
	assert_int_equal(view.news[1].what, OWN_NEWS_KEY_ENDED);
	own_view_clear(&view);
	handed_end(&handed);
	clubhouse_close(&unlock);
}

/* By the words somebody becomes a worker, and the words are replaced. */
static void
let_in(struct unlock *unlock, const char *name)
{
	struct secret *phrase = keybox_phrase(name), *fresh = NULL;

	assert_int_equal(
	    unlock_user_add(unlock, name, true, &phrase, &fresh), STATUS_OK);
	secret_free(fresh);
}

static void
words_of_the_envelope_are_told(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = NULL;
	struct handed handed;
	struct own_view view;
	char jo[CODE_TEXT_BYTES];

	unlock = handed_stretch(house, "Sam", 1);
	handed_find(unlock, "Jo", jo);
	news_are(unlock, jo, OWN_NEWS_RECOVERY, 0);
	clubhouse_close(&unlock);
	assert_int_equal(
	    clubhouse_unlock_words(house, house->box.words, &unlock),
	    STATUS_OK);
	let_in(unlock, "Kit");
	clubhouse_close(&unlock);
	unlock = handed_stretch(house, "Sam", 2);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	view_is(unlock, jo, &view);
	assert_int_equal(view.news[0].what, OWN_NEWS_RECOVERY);
	assert_string_equal(view.news[0].whom, "Kit");
	own_view_clear(&view);
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
	    promise(they_see_all_that_is_held),
	    promise(a_key_that_is_not_used_leaves_kinds_only),
	    promise(an_emergency_look_is_told_first_and_once),
	    promise(no_s_and_what_was_taken_out_are_told),
	    promise(who_joined_and_left_is_told),
	    promise(new_words_are_told_of_what_they_said_yes_to),
	    promise(keys_and_wrong_pins_are_told),
	    promise(words_of_the_envelope_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
