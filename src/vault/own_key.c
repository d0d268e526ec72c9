/*
 * own_key: makes and opens a young person's pair of keys.
 *
 * PIN and card meet in guarded memory and nowhere else.  The wrapped seed is
 * bound to vault, person, level, public keys and cost, so that nothing of a row
 * can be put in another's place.
 */
#include "vault/own_key.h"

#include <sodium.h>
#include <string.h>

#include "base/mem.h"
#include "vault/kdf.h"
#include "vault/keyfile.h"
#include "vault/minisign.h"
#include "vault/own_internal.h"
#include "vault/slot.h"

/* sayso own 1, vault, person, level, both public keys, the cost */
#define AAD_TAG "sayso own 1\n"
#define AAD_BYTES                                                              \
	(sizeof(AAD_TAG) - 1 + 2 * VAULT_UID_BYTES + 1 + 2 * VAULT_KEY_BYTES + \
	    4 + 4 + 8)

_Static_assert(OWN_SALT_BYTES == KDF_SALT_BYTES, "salt");
_Static_assert(
    OWN_NONCE_BYTES == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, "nonce");
_Static_assert(OWN_WRAPPED_BYTES ==
		   VAULT_KEY_BYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES,
    "wrap");

struct own_key {
	unsigned char sign_public[VAULT_KEY_BYTES];
	unsigned char box_public[VAULT_KEY_BYTES];
	struct slot_pair pair;
};

/* "PIN" or "PIN CARD", as it goes into the derivation. */
static struct secret *
join(const struct secret *pin, const struct secret *card)
{
	const char *digits = (const char *)secret_bytes(pin);
	size_t length = strnlen(digits, secret_size(pin));
	size_t more = card == NULL ? 0
				   : strnlen((const char *)secret_bytes(card),
					 secret_size(card));
	struct secret *joined = secret_new(length + 1 + more + 1);
	unsigned char *at = secret_bytes(joined);

	memcpy(at, digits, length);
	if (card != NULL) {
		at[length] = ' ';
		memcpy(at + length + 1, secret_bytes(card), more);
	}
	return joined;
}

static void
make_aad(const struct own_whose *whose, const struct own_stored *stored,
    const struct kdf_settings *kdf, unsigned char aad[AAD_BYTES])
{
	unsigned char *at = aad;

	memcpy(at, AAD_TAG, sizeof(AAD_TAG) - 1);
	at += sizeof(AAD_TAG) - 1;
	memcpy(at, whose->vault_uid, VAULT_UID_BYTES);
	at += VAULT_UID_BYTES;
	memcpy(at, whose->person_uid, VAULT_UID_BYTES);
	at += VAULT_UID_BYTES;
	*at++ = stored->level == OWN_CARD ? 'c' : 'p';
	memcpy(at, stored->sign_public, VAULT_KEY_BYTES);
	at += VAULT_KEY_BYTES;
	memcpy(at, stored->box_public, VAULT_KEY_BYTES);
	at += VAULT_KEY_BYTES;
	keyfile_put_number(at, 4, kdf->id);
	keyfile_put_number(at + 4, 4, kdf->passes);
	keyfile_put_number(at + 8, 8, kdf->memory_bytes);
}

static struct kdf_settings
settings_of(const struct own_stored *stored)
{
	struct kdf_settings kdf = {.id = SLOT_ARGON2ID13,
	    .passes = stored->passes,
	    .memory_bytes = stored->memory_bytes};

	memcpy(kdf.salt, stored->salt, sizeof(kdf.salt));
	return kdf;
}

/* The key that wraps the seed. */
static enum status
stretch(const struct kdf_settings *kdf, const struct secret *pin,
    const struct secret *card, struct secret **key)
{
	struct secret *joined = join(pin, card);
	enum status status = kdf_stretch(kdf, joined, key);

	secret_free(joined);
	return status;
}

static enum status
wrap(const struct own_whose *whose, const struct secret *seed,
    const struct secret *pin, const struct secret *card,
    struct own_stored *stored)
{
	struct kdf_settings kdf = kdf_settings_new();
	unsigned char aad[AAD_BYTES];
	struct secret *key = NULL;
	enum status status;

	stored->passes = kdf.passes;
	stored->memory_bytes = kdf.memory_bytes;
	memcpy(stored->salt, kdf.salt, sizeof(stored->salt));
	randombytes_buf(stored->nonce, sizeof(stored->nonce));
	status = stretch(&kdf, pin, card, &key);
	if (status != STATUS_OK)
		return status;
	make_aad(whose, stored, &kdf, aad);
	crypto_aead_xchacha20poly1305_ietf_encrypt(stored->wrapped, NULL,
	    secret_bytes(seed), VAULT_KEY_BYTES, aad, sizeof(aad), NULL,
	    stored->nonce, secret_bytes(key));
	secret_free(key);
	return STATUS_OK;
}

static struct own_key *
grow(const struct secret *seed)
{
	struct own_key *key = mem_alloc(1, sizeof(*key));

	slot_pair_grow(seed, &key->pair, key->sign_public, key->box_public);
	return key;
}

enum status
own_key_make(const struct own_whose *whose, const struct secret *pin,
    const struct secret *card, struct own_stored *stored, struct own_key **key)
{
	struct secret *seed = secret_random(VAULT_KEY_BYTES);
	struct own_key *made = grow(seed);
	enum status status;

	*stored =
	    (struct own_stored){.level = card == NULL ? OWN_PIN : OWN_CARD};
	memcpy(stored->sign_public, made->sign_public, VAULT_KEY_BYTES);
	memcpy(stored->box_public, made->box_public, VAULT_KEY_BYTES);
	status = wrap(whose, seed, pin, card, stored);
	secret_free(seed);
	if (status == STATUS_OK) {
		*key = made;
		made = NULL;
	}
	own_key_close(&made);
	return status;
}

static enum status
unwrap(const struct own_whose *whose, const struct own_stored *stored,
    const struct kdf_settings *kdf, const struct secret *key,
    struct secret *seed)
{
	unsigned char aad[AAD_BYTES];

	make_aad(whose, stored, kdf, aad);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(secret_bytes(seed), NULL,
		NULL, stored->wrapped, OWN_WRAPPED_BYTES, aad, sizeof(aad),
		stored->nonce, secret_bytes(key)) == 0)
		return STATUS_OK;
	if (stored->level == OWN_CARD)
		return REFUSE(STATUS_WRONG_PASSPHRASE,
		    "That PIN and that card do not open it. Look at both "
		    "again.");
	return REFUSE(
	    STATUS_WRONG_PASSPHRASE, "That PIN does not open it. Try again.");
}

/* The pair of a seed, which must be the one that is known of it. */
static enum status
grow_known(const struct own_stored *stored, const struct secret *seed,
    struct own_key **key)
{
	struct own_key *grown = grow(seed);

	if (memcmp(grown->sign_public, stored->sign_public, VAULT_KEY_BYTES) !=
		0 ||
	    memcmp(grown->box_public, stored->box_public, VAULT_KEY_BYTES) !=
		0) {
		own_key_close(&grown);
		return FAIL(STATUS_DAMAGED, "public keys of a person");
	}
	*key = grown;
	return STATUS_OK;
}

enum status
own_key_open(const struct own_whose *whose, const struct own_stored *stored,
    const struct secret *pin, const struct secret *card, struct own_key **key)
{
	struct kdf_settings kdf = settings_of(stored);
	struct secret *wrapping = NULL;
	struct secret *seed = NULL;
	enum status status;

	if (!kdf_settings_are_allowed(&kdf))
		return FAIL(STATUS_DAMAGED, "cost of a person's key");
	if (stored->level == OWN_CARD && card == NULL)
		return REFUSE(STATUS_INVALID,
		    "This key needs the card too. Type the code on the card.");
	status = stretch(
	    &kdf, pin, stored->level == OWN_CARD ? card : NULL, &wrapping);
	if (status != STATUS_OK)
		return status;
	seed = secret_new(VAULT_KEY_BYTES);
	status = unwrap(whose, stored, &kdf, wrapping, seed);
	if (status == STATUS_OK)
		status = grow_known(stored, seed, key);
	secret_free(seed);
	secret_free(wrapping);
	return status;
}

void
own_key_close(struct own_key **key)
{
	if (*key == NULL)
		return;
	slot_pair_clear(&(*key)->pair);
	mem_free(*key);
	*key = NULL;
}

const unsigned char *
own_key_sign_public(const struct own_key *key)
{
	return key->sign_public;
}

const unsigned char *
own_key_box_public(const struct own_key *key)
{
	return key->box_public;
}

const struct secret *
own_key_box_secret(const struct own_key *key)
{
	return key->pair.box_secret;
}

void
own_key_sign(const struct own_key *key, const void *message, size_t size,
    unsigned char signature[VAULT_SIGN_BYTES])
{
	crypto_sign_detached(signature, NULL, message, size,
	    secret_bytes(key->pair.sign_secret));
}

enum status
own_key_minisign(const struct own_key *key, const void *message, size_t size,
    const char *trusted, unsigned char signature[2 * VAULT_SIGN_BYTES])
{
	return minisign_sign(
	    key->pair.sign_secret, message, size, trusted, signature);
}
