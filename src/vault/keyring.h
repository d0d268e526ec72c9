/*
 * keyring: the keys that an open vault holds.
 *
 * A root key stands sealed in the key file; its store's key grows from it.  A
 * manager's ring has the vault key alone.
 */
#ifndef VAULT_KEYRING_H
#define VAULT_KEYRING_H

#include "base/secret.h"
#include "base/status.h"
#include "vault/keyfile.h"
#include "vault/slot.h"

struct root_key {
	struct secret *key;   /* as sealed; NULL: not on this ring */
	struct secret *store; /* the raw key of the store; NULL with it */
};

struct keyring {
	struct root_key vault;
	struct root_key records;
	struct root_key pending_vault;
	struct root_key pending_records;
};

/* A new random key, in place of what was there. */
void root_key_renew(struct root_key *root);

/* Wipe; hand over, leaving ${from} empty. */
void root_key_clear(struct root_key *root);
void root_key_move(struct root_key *to, struct root_key *from);
void keyring_clear(struct keyring *ring);

/* Open what the file has for ${slot}'s user.  DAMAGED when it does not open. */
MUST_USE enum status keyring_unlock(const struct keyfile *keyfile, size_t slot,
    const struct slot_pair *pair, struct keyring *ring);

/* Seal the current keys to a slot's user, as their role allows. */
MUST_USE enum status keyring_seal(
    const struct keyring *ring, struct key_slot *slot);

/* Seal the pending keys into the file, to all workers in it. */
MUST_USE enum status keyring_seal_pending(
    const struct keyring *ring, struct keyfile *keyfile);

#endif
