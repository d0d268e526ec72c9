/*
 * own: a young person's key is made, opened and closed in a worker's hands.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/own.h"
#include "app/unlock_internal.h"
#include "core/core_internal.h"
#include "core/own_say.h"
#include "core/person.h"
#include "support/clock_fixed.h"
#include "support/clubhouse.h"
#include "support/records_fixture.h"
#include "vault/minisign.h"

static void
find(struct unlock *unlock, char code[CODE_TEXT_BYTES])
{
	assert_int_equal(
	    person_resolve(unlock_records(unlock), "Robin", code), STATUS_OK);
}

static struct secret *
typed(const char *text)
{
	return text == NULL ? NULL : secret_copy(text, strlen(text) + 1);
}

static enum status
make(struct unlock *unlock, const char *code, const char *pin_text,
    const char *card_text, struct own **own)
{
	struct secret *pin = typed(pin_text);
	struct secret *card = typed(card_text);
	enum status status = own_make(unlock, code, &pin, &card, own);

	assert_null(pin);
	assert_null(card);
	return status;
}

/* What core does with it: the row, and something signed in one transaction. */
static void
keep(struct unlock *unlock, const char *code, struct own *own)
{
	struct own_change name = {
	    .kind = "name", .see = SEE_TEAM, .until = DAY_NONE};
	struct own_saying saying = {.changes = &name, .count = 1};
	struct person_signer signer;

	saying.new_key = own_key_row(own);
	own_signer(own, &signer);
	assert_int_equal(
	    own_say(unlock_records(unlock), code, &signer, &saying, NULL),
	    STATUS_OK);
}

static enum status
try(struct unlock *unlock, const char *code, const char *pin_text,
    const char *card_text)
{
	struct secret *pin = typed(pin_text);
	struct secret *card = typed(card_text);
	struct own *own = NULL;
	enum status status;

	status_clear();
	status = own_open(unlock, code, &pin, &card, &own);
	assert_null(pin);
	assert_null(card);
	assert_true((status == STATUS_OK) == (own != NULL));
	own_close(&own);
	return status;
}

static void
a_key_opens_in_any_workers_session(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");
	char code[CODE_TEXT_BYTES];
	struct own *own = NULL;

	find(unlock, code);
	assert_int_equal(try(unlock, code, "380264", NULL), STATUS_NOT_FOUND);
	assert_int_equal(make(unlock, code, "380264", NULL, &own), STATUS_OK);
	/* Kept nowhere until core keeps it. */
	assert_int_equal(try(unlock, code, "380264", NULL), STATUS_NOT_FOUND);
	keep(unlock, code, own);
	own_close(&own);
	assert_int_equal(try(unlock, code, "380264", NULL), STATUS_OK);
	assert_int_equal(
	    try(unlock, code, "380265", NULL), STATUS_WRONG_PASSPHRASE);
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Ana");
	assert_int_equal(try(unlock, code, "380264", ""), STATUS_OK);
	clubhouse_close(&unlock);
	clubhouse_is_whole(house);
}

static void
a_card_is_taken_as_it_is_typed(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");
	char code[CODE_TEXT_BYTES];
	struct own *own = NULL;

	find(unlock, code);
	assert_int_equal(
	    make(unlock, code, "380264", "7K2MQ9", &own), STATUS_INVALID);
	assert_int_equal(
	    make(unlock, code, "380264", "7k2m-q9xt", &own), STATUS_OK);
	assert_true(own_key_row(own)->is_card);
	keep(unlock, code, own);
	own_close(&own);
	assert_int_equal(try(unlock, code, "380264", "7K2MQ9XT"), STATUS_OK);
	assert_int_equal(try(unlock, code, "380264", " 7k2m q9xt"), STATUS_OK);
	assert_int_equal(
	    try(unlock, code, "380264", "7K2MQ9XV"), STATUS_WRONG_PASSPHRASE);
	/* No try: nothing was guessed. */
	assert_int_equal(try(unlock, code, "380264", NULL), STATUS_INVALID);
	assert_int_equal(try(unlock, code, "380264", "  "), STATUS_INVALID);
	assert_int_equal(try(unlock, code, "380264", "7K2M"), STATUS_INVALID);
	clubhouse_close(&unlock);
}

static void
a_pin_that_is_easy_to_guess_makes_no_key(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");
	char code[CODE_TEXT_BYTES];
	struct own *own = NULL;

	find(unlock, code);
	assert_int_equal(
	    make(unlock, code, "123456", NULL, &own), STATUS_INVALID);
	assert_int_equal(
	    make(unlock, code, "140309", NULL, &own), STATUS_INVALID);
	assert_null(own);
	assert_int_equal(make(unlock, code, "380264", NULL, &own), STATUS_OK);
	own_close(&own);
	clubhouse_close(&unlock);
}

static void
too_many_wrong_tries_mean_waiting_even_for_the_right_one(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");
	char code[CODE_TEXT_BYTES];
	struct own *own = NULL;
	int64_t seconds = 0;

	find(unlock, code);
	assert_int_equal(make(unlock, code, "380264", NULL, &own), STATUS_OK);
	keep(unlock, code, own);
	own_close(&own);
	for (int i = 0; i < PERSON_KEY_FREE_TRIES; i++)
		assert_int_equal(
		    try(unlock, code, "000001", NULL), STATUS_WRONG_PASSPHRASE);
	assert_int_equal(try(unlock, code, "380264", NULL), STATUS_BUSY);
	assert_non_null(
	    strstr(status_sentence(STATUS_BUSY), "too many wrong tries"));
	clubhouse_close(&unlock);
	clock_fixed_set(FIXTURE_NOW + 29);
	unlock = clubhouse_open(house, "Ana");
	assert_int_equal(own_wait(unlock, code, &seconds), STATUS_OK);
	assert_int_equal(seconds, 1);
	assert_int_equal(try(unlock, code, "380264", NULL), STATUS_BUSY);
	clock_fixed_set(FIXTURE_NOW + 30);
	assert_int_equal(try(unlock, code, "380264", NULL), STATUS_OK);
	clubhouse_close(&unlock);
	clock_fixed_set(FIXTURE_NOW);
}

static void
what_it_signs_is_taken_by_core_and_by_minisign(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");
	char code[CODE_TEXT_BYTES];
	struct own *own = NULL;
	struct person_signer signer;
	unsigned char signature[128];
	struct buf message = BUF_EMPTY, text = BUF_EMPTY, key = BUF_EMPTY;

	find(unlock, code);
	assert_int_equal(make(unlock, code, "380264", NULL, &own), STATUS_OK);
	own_signer(own, &signer);
	buf_add_text(&message, "sayso statement 1\n");
	assert_int_equal(signer.sign(signer.signer, message.text,
			     message.length, "number 1", signature),
	    STATUS_OK);
	assert_true(person_key_is_signed(
	    signer.sign_public, &message, "number 1", signature));
	assert_false(person_key_is_signed(
	    signer.sign_public, &message, "number 2", signature));
	own_signature_text(signer.sign_public, "number 1", signature, &text);
	assert_int_equal(
	    minisign_verify(signer.sign_public, NULL, &message, &text),
	    STATUS_OK);
	own_public_text(signer.sign_public, &key);
	assert_non_null(strstr(key.text, "untrusted comment: "));
	own_close(&own);
	buf_clear(&message);
	buf_clear(&text);
	buf_clear(&key);
	clubhouse_close(&unlock);
}

static void
a_manager_opens_nobodys_key(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");
	char code[CODE_TEXT_BYTES];
	struct own *own = NULL;

	find(unlock, code);
	assert_int_equal(make(unlock, code, "380264", NULL, &own), STATUS_OK);
	keep(unlock, code, own);
	own_close(&own);
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Mo");
	assert_int_equal(try(unlock, code, "380264", NULL), STATUS_DENIED);
	assert_int_equal(
	    make(unlock, code, "380264", NULL, &own), STATUS_DENIED);
	clubhouse_close(&unlock);
}

int
main(void)
{
#define T(test)                                                                \
	cmocka_unit_test_setup_teardown(                                       \
	    test, clubhouse_setup, clubhouse_teardown)
	const struct CMUnitTest tests[] = {
	    T(a_key_opens_in_any_workers_session),
	    T(a_card_is_taken_as_it_is_typed),
	    T(a_pin_that_is_easy_to_guess_makes_no_key),
	    T(too_many_wrong_tries_mean_waiting_even_for_the_right_one),
	    T(what_it_signs_is_taken_by_core_and_by_minisign),
	    T(a_manager_opens_nobodys_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
