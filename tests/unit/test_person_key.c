/*
 * person_key: keys are made in front of a worker and end, never change; what
 * was said under one that ends is shut.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <sodium.h>

#include "base/mem.h"
#include "core/check.h"
#include "core/core_internal.h"
#include "core/field.h"
#include "support/consented.h"
#include "support/keyed.h"
#include "support/signing.h"

static const struct consent_say phone[] = {
    {"phone", SEE_TEAM, false, DAY_NONE}};

static int
setup(void **state)
{
	return secret_start() == STATUS_OK ? fixture_setup(state) : -1;
}

static void
add(struct fixture *f, char code[CODE_TEXT_BYTES])
{
	consented_add(f, "Robin", phone, 1, code);
	assert_int_equal(
	    field_set(f->records, code, "phone", "07700 900123"), STATUS_OK);
}

static enum status
run(struct fixture *f, const char *sql, int64_t deciding)
{
	struct txn *txn = NULL;
	struct stmt *stmt;
	enum status status;

	assert_int_equal(txn_begin(f->store, &txn), STATUS_OK);
	stmt = stmt_open(f->store, sql);
	f->records->deciding_person = deciding;
	status = stmt_run(&stmt);
	f->records->deciding_person = 0;
	txn_rollback(&txn);
	return status;
}

static void
nothing_found(void *context, const char *sentence, const char *code)
{
	(void)context;
	print_error("%s [%s]\n", sentence, code);
}

static void
is_well(struct fixture *f)
{
	struct check_report report;

	assert_int_equal(
	    check_run(f->records, &report, nothing_found, NULL), STATUS_OK);
}

static void
a_key_that_was_put_is_got(void **state)
{
	struct fixture *f = *state;
	struct person_key got, *key;
	struct hand hand;
	char code[CODE_TEXT_BYTES];

	add(f, code);
	assert_int_equal(
	    person_key_get(f->records, code, &got), STATUS_NOT_FOUND);
	memset(&got, 0, sizeof(got));
	signing_keep_all(f, code, &hand, true);
	key = &hand.key;
	assert_int_equal(person_key_get(f->records, code, &got), STATUS_OK);
	assert_true(got.is_card);
	assert_memory_equal(got.sign_public, key->sign_public, 32);
	assert_memory_equal(got.box_public, key->box_public, 32);
	assert_int_equal(got.passes, key->passes);
	assert_int_equal(got.memory_bytes, key->memory_bytes);
	assert_memory_equal(got.salt, key->salt, sizeof(key->salt));
	assert_memory_equal(got.nonce, key->nonce, sizeof(key->nonce));
	assert_memory_equal(got.wrapped, key->wrapped, sizeof(key->wrapped));
	is_well(f);
}

/* As the manual says: BLAKE2b-256 of both public keys. */
static void
the_history_says_which_key_was_made(void **state)
{
	struct fixture *f = *state;
	unsigned char both[64], hash[32];
	char code[CODE_TEXT_BYTES], hex[65];
	struct buf body = BUF_EMPTY;
	struct person_key key;

	add(f, code);
	keyed_put(f, code, false, &key);
	memcpy(both, key.sign_public, 32);
	memcpy(both + 32, key.box_public, 32);
	crypto_generichash(hash, 32, both, sizeof(both), NULL, 0);
	sodium_bin2hex(hex, sizeof(hex), hash, sizeof(hash));
	buf_add_format(&body, "level pin\nkey %s\n", hex);
	fixture_newest_is(f, "key_made", body.text);
	buf_clear(&body);
}

static void
what_the_caller_takes_back_was_never_there(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct person_key key, got;
	struct txn *txn = NULL;
	int64_t id, before;

	add(f, code);
	before = fixture_entries(f);
	keyed_new(false, &key, NULL);
	assert_int_equal(txn_begin(f->store, &txn), STATUS_OK);
	assert_int_equal(
	    person_key_put(f->records, txn, code, &key, &id), STATUS_OK);
	records_abandon(f->records, &txn);
	assert_int_equal(
	    person_key_get(f->records, code, &got), STATUS_NOT_FOUND);
	assert_int_equal(fixture_entries(f), before);
	is_well(f);
}

static void
the_store_itself_refuses_a_key_nobody_decided(void **state)
{
	static const char sql[] =
	    "INSERT INTO person_key (person, level, sign_public, box_public,"
	    " passes, memory, salt, nonce, wrapped, wrong_tries, made_at,"
	    " vouched_by) SELECT id, 'pin', randomblob(32), randomblob(32), 3,"
	    " 268435456, randomblob(16), randomblob(24), randomblob(48), 0, 0,"
	    " 1 FROM person";
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	unsigned char uid[UID_BYTES];
	int64_t person;

	add(f, code);
	assert_int_equal(
	    person_by_code(f->records, code, &person, uid), STATUS_OK);
	assert_int_equal(run(f, sql, 0), STATUS_NO_CONSENT);
	assert_int_equal(run(f, sql, person + 1), STATUS_NO_CONSENT);
	assert_int_equal(run(f, sql, person), STATUS_OK);
}

static void
a_key_never_changes_and_never_comes_back(void **state)
{
	static const char *const changes[] = {
	    "UPDATE person_key SET sign_public = randomblob(32)",
	    "UPDATE person_key SET box_public = randomblob(32)",
	    "UPDATE person_key SET level = 'card'",
	    "UPDATE person_key SET wrapped = randomblob(48)",
	    "UPDATE person_key SET made_at = 0",
	    "UPDATE person_key SET vouched_by = 2",
	};
	static const char again[] =
	    "UPDATE person_key SET ended_on = NULL, ended_why = NULL";
	static const char end[] =
	    "UPDATE person_key SET ended_on = 1, ended_why = 'lost'";
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	unsigned char uid[UID_BYTES];
	struct person_key key;
	int64_t person;

	add(f, code);
	keyed_put(f, code, false, &key);
	assert_int_equal(
	    person_by_code(f->records, code, &person, uid), STATUS_OK);
	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++)
		assert_int_equal(run(f, changes[i], person), STATUS_NO_CONSENT);
	assert_int_equal(run(f, end, 0), STATUS_NO_CONSENT);
	assert_int_equal(run(f, end, person), STATUS_OK); /* and taken back */
	assert_int_equal(
	    person_key_end(f->records, code, PERSON_KEY_LOST), STATUS_OK);
	assert_int_equal(run(f, again, person), STATUS_NO_CONSENT);
}

static void
what_was_said_is_shut_when_the_key_ends(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES], other[CODE_TEXT_BYTES];
	struct person_key got;
	struct hand hand;

	add(f, code);
	consented_add(f, "Jo", phone, 1, other);
	signing_keep_all(f, code, &hand, false);
	consented_state_is(f, code, "phone", "live", "");
	assert_int_equal(
	    person_key_end(f->records, code, PERSON_KEY_NOT_MINE), STATUS_OK);
	consented_state_is(f, code, "phone", "shut", "key");
	consented_state_is(f, code, "name", "shut", "key");
	consented_state_is(f, other, "phone", "live", "");
	fixture_newest_is(f, "shut", "why key\nshut name\nshut phone\n");
	consented_seen_is(f, code, "phone", NULL);
	assert_int_equal(
	    person_key_get(f->records, code, &got), STATUS_NOT_FOUND);
	assert_int_equal(person_key_end(f->records, code, PERSON_KEY_LOST),
	    STATUS_NOT_FOUND);
	is_well(f);
}

static void
a_new_key_ends_the_one_before(void **state)
{
	struct fixture *f = *state;
	struct person_key_line *lines = NULL;
	char code[CODE_TEXT_BYTES];
	struct person_key one, other, got;
	size_t count = 0;

	add(f, code);
	keyed_put(f, code, false, &one);
	keyed_put(f, code, true, &other);
	assert_int_equal(person_key_get(f->records, code, &got), STATUS_OK);
	assert_memory_equal(got.sign_public, other.sign_public, 32);
	consented_state_is(f, code, "phone", "shut", "key");
	assert_int_equal(
	    person_key_list(f->records, code, &lines, &count), STATUS_OK);
	assert_int_equal(count, 2);
	assert_memory_equal(lines[0].sign_public, one.sign_public, 32);
	assert_false(lines[0].is_card);
	assert_int_equal(lines[0].ended_on, FIXTURE_TODAY);
	assert_int_equal(lines[0].why, PERSON_KEY_NEW);
	assert_string_equal(lines[0].vouched_by, "Sam");
	assert_true(lines[1].is_card);
	assert_int_equal(lines[1].ended_on, DAY_NONE);
	assert_int_equal(lines[1].made_at, FIXTURE_NOW);
	mem_free(lines);
	is_well(f);
}

static void
a_key_ends_for_the_reason_that_was_given(void **state)
{
	struct fixture *f = *state;
	struct person_key_line *lines = NULL;
	char code[CODE_TEXT_BYTES];
	struct person_key key;
	size_t count = 0;

	add(f, code);
	for (int why = PERSON_KEY_NEW; why <= PERSON_KEY_NOT_MINE; why++) {
		keyed_put(f, code, false, &key);
		assert_int_equal(
		    person_key_end(f->records, code, (enum person_key_end)why),
		    STATUS_OK);
	}
	assert_int_equal(
	    person_key_list(f->records, code, &lines, &count), STATUS_OK);
	assert_int_equal(count, 3);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(lines[i].why, i);
	mem_free(lines);
	is_well(f);
}

/* Once there was a key, a worker's word widens nothing. */
static void
a_key_ends_what_can_be_spoken(void **state)
{
	struct fixture *f = *state;
	char code[CODE_TEXT_BYTES];
	struct person_key key;

	add(f, code);
	assert_int_equal(consented_say(f, code, "email", NULL), STATUS_OK);
	keyed_put(f, code, false, &key);
	assert_int_equal(
	    consented_say(f, code, "address", NULL), STATUS_NO_CONSENT);
	assert_int_equal(
	    person_key_end(f->records, code, PERSON_KEY_LOST), STATUS_OK);
	assert_int_equal(
	    consented_say(f, code, "address", NULL), STATUS_NO_CONSENT);
}

static void
a_signature_is_judged_as_minisign_would(void **state)
{
	unsigned char secret[64], signature[128], digest[64];
	struct buf message = BUF_EMPTY, global = BUF_EMPTY;
	struct person_key key;

	(void)state;
	keyed_new(false, &key, secret);
	buf_add_text(&message, "sayso statement 1\n");
	crypto_generichash(digest, sizeof(digest),
	    (unsigned char *)message.text, message.length, NULL, 0);
	crypto_sign_detached(signature, NULL, digest, sizeof(digest), secret);
	buf_add(&global, signature, 64);
	buf_add_text(&global, "comment");
	crypto_sign_detached(signature + 64, NULL, (unsigned char *)global.text,
	    global.length, secret);
	assert_true(person_key_is_signed(
	    key.sign_public, &message, "comment", signature));
	assert_false(person_key_is_signed(
	    key.sign_public, &message, "comments", signature));
	for (size_t i = 0; i < sizeof(signature); i++) {
		signature[i] ^= 1;
		assert_false(person_key_is_signed(
		    key.sign_public, &message, "comment", signature));
		signature[i] ^= 1;
	}
	buf_add_char(&message, '\n');
	assert_false(person_key_is_signed(
	    key.sign_public, &message, "comment", signature));
	buf_clear(&message);
	buf_clear(&global);
}

int
main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
	    T(a_key_that_was_put_is_got),
	    T(the_history_says_which_key_was_made),
	    T(what_the_caller_takes_back_was_never_there),
	    T(the_store_itself_refuses_a_key_nobody_decided),
	    T(a_key_never_changes_and_never_comes_back),
	    T(what_was_said_is_shut_when_the_key_ends),
	    T(a_new_key_ends_the_one_before),
	    T(a_key_ends_for_the_reason_that_was_given),
	    T(a_key_ends_what_can_be_spoken),
	    T(a_signature_is_judged_as_minisign_would),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
