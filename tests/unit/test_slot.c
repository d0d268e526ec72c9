/*
 * One slot: whose seed it is, what the seed is bound to, and who can open what
 * was sealed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <sodium.h>

#include "support/keybox.h"
#include "vault/kdf_cost.h"
#include "vault/slot.h"

static const unsigned char vault[VAULT_UID_BYTES] = {1, 2, 3};

static int
start(void **state)
{
	(void)state;
	return secret_start() == STATUS_OK ? 0 : -1;
}

/* Mo's slot under their passphrase. */
static struct key_slot
make_slot(struct slot_pair *pair)
{
	struct key_slot slot = {.user = {.name = "Mo", .role = ROLE_MANAGER}};
	struct secret *phrase = keybox_phrase("Mo");

	assert_int_equal(slot_fill(&slot, vault, phrase, pair), STATUS_OK);
	secret_free(phrase);
	return slot;
}

static enum status
try_unwrap(const struct key_slot *slot, const unsigned char *uid)
{
	struct secret *phrase = keybox_phrase("Mo");
	struct secret *seed = NULL;
	enum status status = slot_unwrap(slot, uid, phrase, &seed);

	assert_true((status == STATUS_OK) == (seed != NULL));
	secret_free(seed);
	secret_free(phrase);
	return status;
}

static void
a_seed_is_bound_to_vault_user_role_kind_and_cost(void **state)
{
	static const unsigned char other[VAULT_UID_BYTES] = {1, 2, 4};
	struct slot_pair pair = {NULL, NULL};
	struct key_slot good = make_slot(&pair);
	struct key_slot slot = good;

	(void)state;
	assert_int_equal(try_unwrap(&good, vault), STATUS_OK);
	assert_int_equal(try_unwrap(&good, other), STATUS_WRONG_PASSPHRASE);
	slot.user.uid[15] ^= 1;
	assert_int_equal(try_unwrap(&slot, vault), STATUS_WRONG_PASSPHRASE);
	slot = good;
	slot.user.role = ROLE_WORKER;
	assert_int_equal(try_unwrap(&slot, vault), STATUS_WRONG_PASSPHRASE);
	slot = good;
	slot.user.is_recovery = true;
	assert_int_equal(try_unwrap(&slot, vault), STATUS_WRONG_PASSPHRASE);
	slot = good;
	slot.kdf.passes++;
	assert_int_equal(try_unwrap(&slot, vault), STATUS_WRONG_PASSPHRASE);
	slot = good;
	slot.kdf.memory_bytes += 1024;
	assert_int_equal(try_unwrap(&slot, vault), STATUS_WRONG_PASSPHRASE);
	slot = good;
	slot.kdf.salt[0] ^= 1;
	assert_int_equal(try_unwrap(&slot, vault), STATUS_WRONG_PASSPHRASE);
	slot_pair_clear(&pair);
}

static void
a_cost_that_is_not_allowed_is_never_paid(void **state)
{
	struct slot_pair pair = {NULL, NULL};
	struct key_slot slot = make_slot(&pair);

	(void)state;
	slot.kdf.memory_bytes = kdf_cost_most().memory_bytes + 1024;
	assert_int_equal(try_unwrap(&slot, vault), STATUS_INTERNAL);
	slot_pair_clear(&pair);
}

static void
every_wrapping_has_its_own_salt_and_nonce(void **state)
{
	struct slot_pair pair = {NULL, NULL};
	struct key_slot one = make_slot(&pair);
	struct key_slot other = one;
	struct secret *phrase = keybox_phrase("Mo");
	struct secret *seed = NULL;

	(void)state;
	assert_int_equal(slot_unwrap(&one, vault, phrase, &seed), STATUS_OK);
	assert_int_equal(slot_wrap(&other, vault, seed, phrase), STATUS_OK);
	assert_memory_not_equal(one.kdf.salt, other.kdf.salt, KDF_SALT_BYTES);
	assert_memory_not_equal(one.nonce, other.nonce, KEYFILE_NONCE_BYTES);
	assert_memory_not_equal(one.seed, other.seed, KEYFILE_WRAPPED_BYTES);
	assert_int_equal(try_unwrap(&other, vault), STATUS_OK);
	secret_free(seed);
	secret_free(phrase);
	slot_pair_clear(&pair);
}

static void
a_seed_grows_the_slots_pair_and_no_other(void **state)
{
	struct slot_pair made = {NULL, NULL};
	struct slot_pair grown = {NULL, NULL};
	struct key_slot slot = make_slot(&made);
	struct secret *phrase = keybox_phrase("Mo");
	struct secret *seed = NULL;

	(void)state;
	assert_int_equal(slot_unwrap(&slot, vault, phrase, &seed), STATUS_OK);
	assert_int_equal(slot_grow(&slot, seed, &grown), STATUS_OK);
	assert_true(keybox_same(made.sign_secret, grown.sign_secret));
	assert_true(keybox_same(made.box_secret, grown.box_secret));
	slot_pair_clear(&grown);
	slot.user.sign_public[0] ^= 1;
	assert_int_equal(slot_grow(&slot, seed, &grown), STATUS_DAMAGED);
	assert_null(grown.sign_secret);
	slot.user.sign_public[0] ^= 1;
	slot.user.box_public[0] ^= 1;
	assert_int_equal(slot_grow(&slot, seed, &grown), STATUS_DAMAGED);
	assert_null(grown.box_secret);
	secret_free(seed);
	secret_free(phrase);
	slot_pair_clear(&made);
}

static void
what_is_sealed_opens_for_its_user_alone(void **state)
{
	unsigned char sealed[KEYFILE_SEALED_BYTES];
	struct slot_pair mine = {NULL, NULL};
	struct slot_pair anothers = {NULL, NULL};
	struct key_slot my_slot = make_slot(&mine);
	struct key_slot their_slot = make_slot(&anothers);
	struct secret *key = secret_random(VAULT_KEY_BYTES);
	struct secret *opened = NULL;

	(void)state;
	assert_int_equal(slot_seal(&my_slot.user, key, sealed), STATUS_OK);
	assert_int_equal(
	    slot_open(&my_slot.user, &mine, sealed, &opened), STATUS_OK);
	assert_true(keybox_same(key, opened));
	secret_drop(&opened);
	assert_int_equal(
	    slot_open(&their_slot.user, &anothers, sealed, &opened),
	    STATUS_DAMAGED);
	sealed[79] ^= 1;
	assert_int_equal(
	    slot_open(&my_slot.user, &mine, sealed, &opened), STATUS_DAMAGED);
	assert_null(opened);
	secret_free(key);
	slot_pair_clear(&mine);
	slot_pair_clear(&anothers);
}

static void
nothing_is_sealed_to_a_weak_public_key(void **state)
{
	unsigned char sealed[KEYFILE_SEALED_BYTES];
	struct slot_pair pair = {NULL, NULL};
	struct key_slot slot = make_slot(&pair);
	struct secret *key = secret_random(VAULT_KEY_BYTES);

	(void)state;
	assert_int_equal(slot_seal(&slot.user, key, sealed), STATUS_OK);
	memset(slot.user.box_public, 0, VAULT_KEY_BYTES);
	slot.user.box_public[0] = 1;
	assert_int_equal(slot_seal(&slot.user, key, sealed), STATUS_DAMAGED);
	secret_free(key);
	slot_pair_clear(&pair);
}

/* As the manual gives them: context "saysokey", these numbers. */
static void
keys_grow_as_the_manual_says(void **state)
{
	unsigned char expected[VAULT_KEY_BYTES];
	struct secret *key = secret_random(VAULT_KEY_BYTES);

	(void)state;
	for (int id = 1; id <= 3; id++) {
		struct secret *grown = kdf_grow(key, (enum kdf_subkey)id);

		crypto_kdf_derive_from_key(expected, sizeof(expected),
		    (uint64_t)id, "saysokey", secret_bytes(key));
		assert_memory_equal(
		    secret_bytes(grown), expected, VAULT_KEY_BYTES);
		secret_free(grown);
	}
	secret_free(key);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_seed_is_bound_to_vault_user_role_kind_and_cost),
	    cmocka_unit_test(a_cost_that_is_not_allowed_is_never_paid),
	    cmocka_unit_test(every_wrapping_has_its_own_salt_and_nonce),
	    cmocka_unit_test(a_seed_grows_the_slots_pair_and_no_other),
	    cmocka_unit_test(what_is_sealed_opens_for_its_user_alone),
	    cmocka_unit_test(nothing_is_sealed_to_a_weak_public_key),
	    cmocka_unit_test(keys_grow_as_the_manual_says),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
