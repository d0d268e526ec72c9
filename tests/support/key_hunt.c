/*
 * key_hunt: see the header.
 */
#include "support/key_hunt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

#include <sodium.h>

#include "store/store.h"
#include "vault/kdf.h"
#include "vault/keyfile_io.h"
#include "vault/slot.h"

#define SUBKEYS 8 /* more than there are */

/* Who tries, and how many keys they found that open ${file}. */
struct attempt {
	struct clubhouse *house;
	const char *file;
	int found;
};

/* Every 32 bytes in a row, as a store's key and as what one grows from. */
static void
try_bytes(struct attempt *attempt, const struct secret *bytes)
{
	for (size_t at = 0; at + VAULT_KEY_BYTES <= secret_size(bytes); at++) {
		struct secret *key =
		    secret_copy(secret_bytes(bytes) + at, VAULT_KEY_BYTES);

		attempt->found += store_try_key(attempt->house->box.folder,
				      attempt->file, key) == STATUS_OK;
		for (int i = 1; i <= SUBKEYS; i++) {
			struct secret *grown =
			    kdf_grow(key, (enum kdf_subkey)i);

			attempt->found +=
			    store_try_key(attempt->house->box.folder,
				attempt->file, grown) == STATUS_OK;
			secret_free(grown);
		}
		secret_free(key);
	}
}

/* Boxes sealed to this pair, wherever in a copy of the file they stand. */
static void
try_sealed(struct attempt *attempt, const unsigned char *copy,
    const unsigned char *box_public, const struct secret *box_secret)
{
	for (size_t at = 0; at + KEYFILE_SEALED_BYTES <= KEYFILE_COPY_BYTES;
	     at++) {
		struct secret *key = secret_new(VAULT_KEY_BYTES);

		if (crypto_box_seal_open(secret_bytes(key), copy + at,
			KEYFILE_SEALED_BYTES, box_public,
			secret_bytes(box_secret)) == 0)
			try_bytes(attempt, key);
		secret_free(key);
	}
}

/* Whatever public keys stand in the slot, the pairs come from the seed. */
static void
try_seed(struct attempt *attempt, const unsigned char *copy,
    const struct secret *seed)
{
	struct secret *sign_seed = kdf_grow(seed, KDF_SEED_SIGN);
	struct secret *box_seed = kdf_grow(seed, KDF_SEED_BOX);
	struct secret *sign_secret = secret_new(crypto_sign_SECRETKEYBYTES);
	struct secret *box_secret = secret_new(crypto_box_SECRETKEYBYTES);
	unsigned char sign_public[crypto_sign_PUBLICKEYBYTES];
	unsigned char box_public[crypto_box_PUBLICKEYBYTES];

	crypto_sign_seed_keypair(
	    sign_public, secret_bytes(sign_secret), secret_bytes(sign_seed));
	crypto_box_seed_keypair(
	    box_public, secret_bytes(box_secret), secret_bytes(box_seed));
	try_bytes(attempt, seed);
	try_bytes(attempt, sign_secret);
	try_bytes(attempt, box_secret);
	try_sealed(attempt, copy, box_public, box_secret);
	secret_free(sign_seed);
	secret_free(box_seed);
	secret_free(sign_secret);
	secret_free(box_secret);
}

/* Seeds that this passphrase unwraps: of any slot. */
static void
try_passphrase(struct attempt *attempt, const struct secret *phrase)
{
	static unsigned char copy[KEYFILE_COPY_BYTES];
	static struct keyfile file;

	assert_int_equal(
	    keyfile_io_read(attempt->house->box.folder, &file, copy),
	    STATUS_OK);
	try_bytes(attempt, phrase);
	for (size_t i = 0; i < VAULT_USERS_MAX; i++) {
		const struct key_slot *slot = &file.slots[i];
		struct secret *stretched = NULL, *seed = NULL;

		if (!slot->is_used)
			continue;
		assert_int_equal(
		    kdf_stretch(&slot->kdf, phrase, &stretched), STATUS_OK);
		try_bytes(attempt, stretched);
		secret_free(stretched);
		if (slot_unwrap(slot, file.uid, phrase, &seed) == STATUS_OK)
			try_seed(attempt, copy, seed);
		secret_free(seed);
	}
}

int
key_hunt(struct clubhouse *house, const struct secret *phrase, const char *file)
{
	struct attempt attempt = {house, file, 0};

	try_passphrase(&attempt, phrase);
	return attempt.found;
}

int
key_hunt_of(struct clubhouse *house, const char *name, const char *file)
{
	struct secret *phrase = keybox_phrase(name);
	int found = key_hunt(house, phrase, file);

	secret_free(phrase);
	return found;
}
