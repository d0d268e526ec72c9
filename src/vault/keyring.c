/*
 * keyring: the keys that an open vault holds.
 *
 * The records key must never be sealed to a manager: that decision is made
 * here, in keyring_seal() and keyring_seal_pending(), and nowhere else.
 */
#include "vault/keyring.h"

#include <sodium.h>
#include <string.h>

#include "vault/kdf.h"

/* Takes the key over. */
static void
root_key_set(struct root_key *root, struct secret **key)
{
	root_key_clear(root);
	root->key = *key;
	*key = NULL;
	root->store = kdf_grow(root->key, KDF_ROOT_STORE);
}

void
root_key_renew(struct root_key *root)
{
	struct secret *key = secret_random(VAULT_KEY_BYTES);

	root_key_set(root, &key);
}

void
root_key_clear(struct root_key *root)
{
	secret_drop(&root->key);
	secret_drop(&root->store);
}

void
root_key_move(struct root_key *to, struct root_key *from)
{
	root_key_clear(to);
	*to = *from;
	*from = (struct root_key){NULL, NULL};
}

void
keyring_clear(struct keyring *ring)
{
	root_key_clear(&ring->vault);
	root_key_clear(&ring->records);
	root_key_clear(&ring->pending_vault);
	root_key_clear(&ring->pending_records);
}

static enum status
open_root(const struct key_slot *slot, const struct slot_pair *pair,
    const unsigned char *sealed, struct root_key *root)
{
	struct secret *key = NULL;
	enum status status = slot_open(&slot->user, pair, sealed, &key);

	if (status == STATUS_OK)
		root_key_set(root, &key);
	return status;
}

/* The pending vault key is wrapped under a key grown from the pending records
 * key, so that only workers have it before it counts. */
static void
wrap_pending_vault(const struct keyring *ring, struct keyfile *keyfile)
{
	struct secret *key =
	    kdf_grow(ring->pending_records.key, KDF_RECORDS_PENDING);
	unsigned char *nonce = keyfile->pending_key;

	randombytes_buf(nonce, KEYFILE_NONCE_BYTES);
	crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + KEYFILE_NONCE_BYTES,
	    NULL, secret_bytes(ring->pending_vault.key), VAULT_KEY_BYTES,
	    keyfile->uid, sizeof(keyfile->uid), NULL, nonce, secret_bytes(key));
	secret_free(key);
}

static enum status
unwrap_pending_vault(const struct keyfile *keyfile, struct keyring *ring)
{
	struct secret *key =
	    kdf_grow(ring->pending_records.key, KDF_RECORDS_PENDING);
	struct secret *opened = secret_new(VAULT_KEY_BYTES);
	const unsigned char *nonce = keyfile->pending_key;
	enum status status = STATUS_OK;

	if (crypto_aead_xchacha20poly1305_ietf_decrypt(secret_bytes(opened),
		NULL, NULL, nonce + KEYFILE_NONCE_BYTES, KEYFILE_WRAPPED_BYTES,
		keyfile->uid, sizeof(keyfile->uid), nonce,
		secret_bytes(key)) != 0)
		status = FAIL(STATUS_DAMAGED, "open the pending vault key");
	else
		root_key_set(&ring->pending_vault, &opened);
	secret_free(opened);
	secret_free(key);
	return status;
}

enum status
keyring_unlock(const struct keyfile *keyfile, size_t slot,
    const struct slot_pair *pair, struct keyring *ring)
{
	const struct key_slot *mine = &keyfile->slots[slot];
	enum status status;

	status = open_root(mine, pair, mine->vault_key, &ring->vault);
	if (status != STATUS_OK || mine->user.role != ROLE_WORKER)
		return status;
	status = open_root(mine, pair, mine->records_key, &ring->records);
	if (status == STATUS_OK && keyfile->pending != PENDING_NONE)
		status = open_root(
		    mine, pair, mine->pending_key, &ring->pending_records);
	if (status == STATUS_OK && keyfile->pending == PENDING_BOTH)
		status = unwrap_pending_vault(keyfile, ring);
	return status;
}

enum status
keyring_seal(const struct keyring *ring, struct key_slot *slot)
{
	const struct vault_user *user = &slot->user;
	enum status status;

	status = slot_seal(user, ring->vault.key, slot->vault_key);
	if (status != STATUS_OK || user->role != ROLE_WORKER)
		return status;
	return slot_seal(user, ring->records.key, slot->records_key);
}

enum status
keyring_seal_pending(const struct keyring *ring, struct keyfile *keyfile)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < VAULT_USERS_MAX && status == STATUS_OK; i++) {
		struct key_slot *slot = &keyfile->slots[i];

		if (slot->is_used && slot->user.role == ROLE_WORKER)
			status = slot_seal(&slot->user,
			    ring->pending_records.key, slot->pending_key);
	}
	if (status == STATUS_OK && ring->pending_vault.key != NULL)
		wrap_pending_vault(ring, keyfile);
	return status;
}
