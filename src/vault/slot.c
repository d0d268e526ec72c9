/*
 * slot: one user's slot.
 *
 * A slot speaks for nobody by itself: whoever has the file can seal any key to
 * anybody's public key.  Only the MACs say whether what is sealed is true.
 */
#include "vault/slot.h"

#include <sodium.h>
#include <string.h>

#define AAD_BYTES (2 * VAULT_UID_BYTES + 2 + 4 + 4 + 8)

_Static_assert(VAULT_KEY_BYTES == crypto_sign_SEEDBYTES, "sign seed");
_Static_assert(VAULT_KEY_BYTES == crypto_box_SEEDBYTES, "box seed");
_Static_assert(VAULT_KEY_BYTES == crypto_sign_PUBLICKEYBYTES, "sign public");
_Static_assert(VAULT_KEY_BYTES == crypto_box_PUBLICKEYBYTES, "box public");
_Static_assert(
    KEYFILE_NONCE_BYTES == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
    "nonce");
_Static_assert(KEYFILE_WRAPPED_BYTES ==
		   VAULT_KEY_BYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES,
    "wrap");

void
slot_pair_clear(struct slot_pair *pair)
{
	secret_drop(&pair->sign_secret);
	secret_drop(&pair->box_secret);
}

void
slot_pair_move(struct slot_pair *to, struct slot_pair *from)
{
	slot_pair_clear(to);
	*to = *from;
	*from = (struct slot_pair){NULL, NULL};
}

/*
 * What a wrapped seed is bound to: this vault, this user in this role, and the
 * cost, as they stand in the file (man/sayso-vault.5).
 */
static void
make_aad(const struct key_slot *slot, const unsigned char *vault_uid,
    unsigned char aad[AAD_BYTES])
{
	unsigned char *at = aad;

	memcpy(at, vault_uid, VAULT_UID_BYTES);
	at += VAULT_UID_BYTES;
	memcpy(at, slot->user.uid, VAULT_UID_BYTES);
	at += VAULT_UID_BYTES;
	*at++ = (unsigned char)slot->user.role;
	*at++ = slot->user.is_recovery ? SLOT_KIND_RECOVERY : SLOT_KIND_USER;
	keyfile_put_number(at, 4, slot->kdf.id);
	keyfile_put_number(at + 4, 4, slot->kdf.passes);
	keyfile_put_number(at + 8, 8, slot->kdf.memory_bytes);
}

enum status
slot_wrap(struct key_slot *slot, const unsigned char vault_uid[VAULT_UID_BYTES],
    const struct secret *seed, const struct secret *passphrase)
{
	unsigned char aad[AAD_BYTES];
	struct secret *key = NULL;
	enum status status;

	slot->kdf = kdf_settings_new();
	randombytes_buf(slot->nonce, sizeof(slot->nonce));
	status = kdf_stretch(&slot->kdf, passphrase, &key);
	if (status != STATUS_OK)
		return status;
	make_aad(slot, vault_uid, aad);
	crypto_aead_xchacha20poly1305_ietf_encrypt(slot->seed, NULL,
	    secret_bytes(seed), VAULT_KEY_BYTES, aad, sizeof(aad), NULL,
	    slot->nonce, secret_bytes(key));
	secret_free(key);
	return STATUS_OK;
}

enum status
slot_unwrap(const struct key_slot *slot,
    const unsigned char vault_uid[VAULT_UID_BYTES],
    const struct secret *passphrase, struct secret **seed)
{
	unsigned char aad[AAD_BYTES];
	struct secret *opened = NULL;
	struct secret *key = NULL;
	enum status status;

	status = kdf_stretch(&slot->kdf, passphrase, &key);
	if (status != STATUS_OK)
		return status;
	make_aad(slot, vault_uid, aad);
	opened = secret_new(VAULT_KEY_BYTES);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(secret_bytes(opened),
		NULL, NULL, slot->seed, KEYFILE_WRAPPED_BYTES, aad, sizeof(aad),
		slot->nonce, secret_bytes(key)) != 0) {
		status = FAIL(STATUS_WRONG_PASSPHRASE, "unwrap a seed");
		goto out;
	}
	*seed = opened;
	opened = NULL;
out:
	secret_free(opened);
	secret_free(key);
	return status;
}

void
slot_pair_grow(const struct secret *seed, struct slot_pair *pair,
    unsigned char sign_public[VAULT_KEY_BYTES],
    unsigned char box_public[VAULT_KEY_BYTES])
{
	struct secret *sign_seed = kdf_grow(seed, KDF_SEED_SIGN);
	struct secret *box_seed = kdf_grow(seed, KDF_SEED_BOX);

	pair->sign_secret = secret_new(crypto_sign_SECRETKEYBYTES);
	pair->box_secret = secret_new(crypto_box_SECRETKEYBYTES);
	crypto_sign_seed_keypair(sign_public, secret_bytes(pair->sign_secret),
	    secret_bytes(sign_seed));
	crypto_box_seed_keypair(
	    box_public, secret_bytes(pair->box_secret), secret_bytes(box_seed));
	secret_free(sign_seed);
	secret_free(box_seed);
}

enum status
slot_grow(const struct key_slot *slot, const struct secret *seed,
    struct slot_pair *pair)
{
	const struct vault_user *user = &slot->user;
	struct vault_user grown;

	slot_pair_grow(seed, pair, grown.sign_public, grown.box_public);
	if (memcmp(grown.sign_public, user->sign_public, VAULT_KEY_BYTES) ==
		0 &&
	    memcmp(grown.box_public, user->box_public, VAULT_KEY_BYTES) == 0)
		return STATUS_OK;
	slot_pair_clear(pair);
	return FAIL(STATUS_DAMAGED, "public keys of a slot");
}

enum status
slot_fill(struct key_slot *slot, const unsigned char vault_uid[VAULT_UID_BYTES],
    const struct secret *passphrase, struct slot_pair *pair)
{
	struct secret *seed = secret_random(VAULT_KEY_BYTES);
	enum status status;

	slot->is_used = true;
	randombytes_buf(slot->user.uid, sizeof(slot->user.uid));
	slot_pair_grow(
	    seed, pair, slot->user.sign_public, slot->user.box_public);
	status = slot_wrap(slot, vault_uid, seed, passphrase);
	if (status != STATUS_OK)
		slot_pair_clear(pair);
	secret_free(seed);
	return status;
}

enum status
slot_seal(const struct vault_user *user, const struct secret *key,
    unsigned char sealed[KEYFILE_SEALED_BYTES])
{
	if (crypto_box_seal(sealed, secret_bytes(key), VAULT_KEY_BYTES,
		user->box_public) != 0)
		return FAIL(STATUS_DAMAGED, "seal to a weak public key");
	return STATUS_OK;
}

enum status
slot_open(const struct vault_user *user, const struct slot_pair *pair,
    const unsigned char sealed[KEYFILE_SEALED_BYTES], struct secret **key)
{
	struct secret *opened = secret_new(VAULT_KEY_BYTES);

	if (crypto_box_seal_open(secret_bytes(opened), sealed,
		KEYFILE_SEALED_BYTES, user->box_public,
		secret_bytes(pair->box_secret)) != 0) {
		secret_free(opened);
		return FAIL(STATUS_DAMAGED, "open a sealed key");
	}
	*key = opened;
	return STATUS_OK;
}
