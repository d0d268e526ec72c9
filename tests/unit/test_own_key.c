/*
 * own_key: a young person's pair opens with their PIN, or PIN and card, in
 * their own row of their own vault, and in no other way.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <sodium.h>

#include "base/secret.h"
#include "vault/kdf_cost.h"
#include "vault/minisign.h"
#include "vault/own_key.h"

static const unsigned char vault[VAULT_UID_BYTES] = {1, 2, 3};
static const unsigned char robin[VAULT_UID_BYTES] = {4, 5, 6};
static const struct own_whose robins = {vault, robin};

static struct secret *
as_secret(const char *text)
{
	return secret_copy(text, strlen(text) + 1);
}

static int
start(void **state)
{
	(void)state;
	return secret_start() == STATUS_OK ? 0 : -1;
}

/* Robin's, under 380264 and, if it is not NULL, a card. */
static void
make(const char *card_text, struct own_stored *stored, struct own_key **key)
{
	struct secret *pin = as_secret("380264");
	struct secret *card = card_text == NULL ? NULL : as_secret(card_text);

	assert_int_equal(
	    own_key_make(&robins, pin, card, stored, key), STATUS_OK);
	secret_free(pin);
	secret_free(card);
}

static enum status
try_as(const struct own_whose *whose, const struct own_stored *stored,
    const char *pin_text, const char *card_text)
{
	struct secret *pin = as_secret(pin_text);
	struct secret *card = card_text == NULL ? NULL : as_secret(card_text);
	struct own_key *key = NULL;
	enum status status = own_key_open(whose, stored, pin, card, &key);

	assert_true((status == STATUS_OK) == (key != NULL));
	if (key != NULL) {
		assert_memory_equal(own_key_sign_public(key),
		    stored->sign_public, VAULT_KEY_BYTES);
		assert_memory_equal(own_key_box_public(key), stored->box_public,
		    VAULT_KEY_BYTES);
	}
	own_key_close(&key);
	secret_free(pin);
	secret_free(card);
	return status;
}

static enum status
try(const struct own_stored *stored, const char *pin, const char *card)
{
	return try_as(&robins, stored, pin, card);
}

static void
a_pin_opens_what_it_made(void **state)
{
	struct own_stored stored;
	struct own_key *key = NULL;

	(void)state;
	make(NULL, &stored, &key);
	assert_int_equal(stored.level, OWN_PIN);
	own_key_close(&key);
	assert_int_equal(try(&stored, "380264", NULL), STATUS_OK);
	/* A card makes no difference where none was used. */
	assert_int_equal(try(&stored, "380264", "7K2MQ9XT"), STATUS_OK);
	assert_int_equal(try(&stored, "380265", NULL), STATUS_WRONG_PASSPHRASE);
	assert_int_equal(
	    try(&stored, "3802644", NULL), STATUS_WRONG_PASSPHRASE);
	assert_int_equal(try(&stored, "", NULL), STATUS_WRONG_PASSPHRASE);
}

static void
with_a_card_both_are_needed(void **state)
{
	struct own_stored stored;
	struct own_key *key = NULL;

	(void)state;
	make("7K2MQ9XT", &stored, &key);
	assert_int_equal(stored.level, OWN_CARD);
	own_key_close(&key);
	assert_int_equal(try(&stored, "380264", "7K2MQ9XT"), STATUS_OK);
	assert_int_equal(try(&stored, "380264", NULL), STATUS_INVALID);
	assert_int_equal(
	    try(&stored, "380264", "7K2MQ9XV"), STATUS_WRONG_PASSPHRASE);
	assert_int_equal(
	    try(&stored, "380265", "7K2MQ9XT"), STATUS_WRONG_PASSPHRASE);
	/* The two do not run into each other. */
	assert_int_equal(
	    try(&stored, "380264 7K2M", "Q9XT"), STATUS_WRONG_PASSPHRASE);
	stored.level = OWN_PIN;
	assert_int_equal(
	    try(&stored, "380264 7K2MQ9XT", NULL), STATUS_WRONG_PASSPHRASE);
}

static void
a_row_opens_in_its_own_place_alone(void **state)
{
	static const unsigned char other[VAULT_UID_BYTES] = {4, 5, 7};
	const struct own_whose elsewhere = {other, robin};
	const struct own_whose anothers = {vault, other};
	struct own_stored stored;
	struct own_key *key = NULL;

	(void)state;
	make(NULL, &stored, &key);
	own_key_close(&key);
	assert_int_equal(try(&stored, "380264", NULL), STATUS_OK);
	assert_int_equal(try_as(&elsewhere, &stored, "380264", NULL),
	    STATUS_WRONG_PASSPHRASE);
	assert_int_equal(try_as(&anothers, &stored, "380264", NULL),
	    STATUS_WRONG_PASSPHRASE);
}

static void
every_bit_of_a_row_counts(void **state)
{
	struct own_stored good, bad;
	struct own_key *key = NULL;
	const struct {
		void *bytes;
		size_t size;
	} parts[] = {{bad.sign_public, sizeof(bad.sign_public)},
	    {bad.box_public, sizeof(bad.box_public)},
	    {bad.salt, sizeof(bad.salt)}, {bad.nonce, sizeof(bad.nonce)},
	    {bad.wrapped, sizeof(bad.wrapped)}};

	(void)state;
	make(NULL, &good, &key);
	own_key_close(&key);
	for (size_t part = 0; part < sizeof(parts) / sizeof(parts[0]); part++) {
		unsigned char *bytes = parts[part].bytes;

		for (size_t i = 0; i < parts[part].size; i++) {
			bad = good;
			bytes[i] = (unsigned char)(bytes[i] ^ (1 << i % 8));
			assert_int_equal(
			    try(&bad, "380264", NULL), STATUS_WRONG_PASSPHRASE);
		}
	}
	bad = good;
	bad.passes++;
	assert_int_equal(try(&bad, "380264", NULL), STATUS_WRONG_PASSPHRASE);
	bad = good;
	bad.memory_bytes += 1024;
	assert_int_equal(try(&bad, "380264", NULL), STATUS_WRONG_PASSPHRASE);
	bad = good;
	bad.level = OWN_CARD;
	assert_int_equal(
	    try(&bad, "380264", "7K2MQ9XT"), STATUS_WRONG_PASSPHRASE);
	assert_int_equal(try(&good, "380264", NULL), STATUS_OK);
}

static void
a_cost_that_is_not_ours_is_never_paid(void **state)
{
	struct own_stored stored, good;
	struct own_key *key = NULL;

	(void)state;
	make(NULL, &good, &key);
	own_key_close(&key);
	stored = good;
	stored.memory_bytes = kdf_cost_most().memory_bytes + 1024;
	assert_int_equal(try(&stored, "380264", NULL), STATUS_DAMAGED);
	stored = good;
	stored.memory_bytes++;
	assert_int_equal(try(&stored, "380264", NULL), STATUS_DAMAGED);
	stored = good;
	stored.memory_bytes = UINT64_MAX;
	assert_int_equal(try(&stored, "380264", NULL), STATUS_DAMAGED);
	stored = good;
	stored.passes = kdf_cost_most().passes + 1;
	assert_int_equal(try(&stored, "380264", NULL), STATUS_DAMAGED);
	stored.passes = 0;
	assert_int_equal(try(&stored, "380264", NULL), STATUS_DAMAGED);
}

static void
every_pair_is_new(void **state)
{
	struct own_stored one, other;
	struct own_key *key = NULL;

	(void)state;
	make(NULL, &one, &key);
	own_key_close(&key);
	make(NULL, &other, &key);
	own_key_close(&key);
	assert_memory_not_equal(
	    one.sign_public, other.sign_public, VAULT_KEY_BYTES);
	assert_memory_not_equal(
	    one.box_public, other.box_public, VAULT_KEY_BYTES);
	assert_memory_not_equal(one.salt, other.salt, OWN_SALT_BYTES);
	assert_memory_not_equal(one.nonce, other.nonce, OWN_NONCE_BYTES);
}

/* The seed is nowhere in the row in clear, nor is the PIN. */
static void
a_row_holds_no_secret(void **state)
{
	struct own_stored stored;
	struct own_key *key = NULL;
	const unsigned char *bytes = (const unsigned char *)&stored;

	(void)state;
	memset(&stored, 0, sizeof(stored));
	make("7K2MQ9XT", &stored, &key);
	for (size_t i = 0; i + 6 <= sizeof(stored); i++) {
		assert_memory_not_equal(bytes + i, "380264", 6);
		assert_memory_not_equal(bytes + i, "7K2MQ9", 6);
	}
	own_key_close(&key);
}

static void
it_signs_what_its_public_key_verifies(void **state)
{
	unsigned char signature[VAULT_SIGN_BYTES], both[MINISIGN_BYTES];
	struct own_stored stored;
	struct own_key *key = NULL;

	(void)state;
	make(NULL, &stored, &key);
	own_key_sign(key, "yes", 3, signature);
	assert_true(vault_verify(stored.sign_public, "yes", 3, signature));
	assert_false(vault_verify(stored.sign_public, "yet", 3, signature));
	assert_int_equal(
	    own_key_minisign(key, "yes", 3, "comment", both), STATUS_OK);
	assert_true(
	    minisign_is_signed(stored.sign_public, "yes", 3, "comment", both));
	assert_false(
	    minisign_is_signed(stored.sign_public, "yes", 3, "commend", both));
	own_key_close(&key);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_pin_opens_what_it_made),
	    cmocka_unit_test(with_a_card_both_are_needed),
	    cmocka_unit_test(a_row_opens_in_its_own_place_alone),
	    cmocka_unit_test(every_bit_of_a_row_counts),
	    cmocka_unit_test(a_cost_that_is_not_ours_is_never_paid),
	    cmocka_unit_test(every_pair_is_new),
	    cmocka_unit_test(a_row_holds_no_secret),
	    cmocka_unit_test(it_signs_what_its_public_key_verifies),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
