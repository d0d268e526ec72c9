/*
 * slot: one user's slot: their seed under their passphrase, and keys sealed to
 * the public key that grows from the seed.
 */
#ifndef VAULT_SLOT_H
#define VAULT_SLOT_H

#include "base/secret.h"
#include "base/status.h"
#include "vault/keyfile.h"

/* What grows from a seed and must stay secret. */
struct slot_pair {
	struct secret *sign_secret; /* Ed25519, 64 bytes as libsodium has it */
	struct secret *box_secret;  /* X25519 */
};

void slot_pair_clear(struct slot_pair *pair);

/* Both pairs of a seed; ${pair} is empty, or cleared by the caller. */
void slot_pair_grow(const struct secret *seed, struct slot_pair *pair,
    unsigned char sign_public[VAULT_KEY_BYTES],
    unsigned char box_public[VAULT_KEY_BYTES]);

/* Hand over, in place of what was there, leaving ${from} empty. */
void slot_pair_move(struct slot_pair *to, struct slot_pair *from);

/*
 * Make a slot used: name, role and is_recovery are in ${slot}'s user already;
 * uid, pair and wrapped seed are new.  The keys are still to be sealed.
 */
MUST_USE enum status slot_fill(struct key_slot *slot,
    const unsigned char vault_uid[VAULT_UID_BYTES],
    const struct secret *passphrase, struct slot_pair *pair);

/* Wrap the seed under a passphrase: new salt, new nonce, today's cost. */
MUST_USE enum status slot_wrap(struct key_slot *slot,
    const unsigned char vault_uid[VAULT_UID_BYTES], const struct secret *seed,
    const struct secret *passphrase);

/* The seed, or WRONG_PASSPHRASE. */
MUST_USE enum status slot_unwrap(const struct key_slot *slot,
    const unsigned char vault_uid[VAULT_UID_BYTES],
    const struct secret *passphrase, struct secret **seed);

/* Grow the pair; DAMAGED when its public keys are not the slot's. */
MUST_USE enum status slot_grow(const struct key_slot *slot,
    const struct secret *seed, struct slot_pair *pair);

/*
 * Seal a key to a user (DAMAGED when their public key is a weak one); open
 * what was sealed to the pair's owner (DAMAGED when it was not).
 */
MUST_USE enum status slot_seal(const struct vault_user *user,
    const struct secret *key, unsigned char sealed[KEYFILE_SEALED_BYTES]);
MUST_USE enum status slot_open(const struct vault_user *user,
    const struct slot_pair *pair,
    const unsigned char sealed[KEYFILE_SEALED_BYTES], struct secret **key);

#endif
