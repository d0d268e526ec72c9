/*
 * kdf: keys from a passphrase, and keys from keys.
 */
#ifndef VAULT_KDF_H
#define VAULT_KDF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/secret.h"
#include "base/status.h"

#define KDF_SALT_BYTES 16

/* What a slot says about the derivation of its key. */
struct kdf_settings {
	uint32_t id; /* SLOT_ARGON2ID13 */
	uint32_t passes;
	uint64_t memory_bytes;
	unsigned char salt[KDF_SALT_BYTES];
};

/* Which key is grown from which (crypto_kdf, context "saysokey"). */
enum kdf_subkey {
	KDF_SEED_SIGN = 1,      /* seed: Ed25519 seed */
	KDF_SEED_BOX = 2,       /* seed: X25519 seed */
	KDF_ROOT_STORE = 1,     /* vault or records key: raw key of the store */
	KDF_ROOT_MAC = 2,       /* vault or records key: its MAC of the file */
	KDF_RECORDS_PENDING = 3 /* records key: wraps a pending vault key */
};

/* Settings for a new slot: today's cost and a fresh salt. */
struct kdf_settings kdf_settings_new(void);

/* Is the cost between the least and the most that is allowed? */
bool kdf_settings_are_allowed(const struct kdf_settings *settings);

/*
 * Argon2id of the passphrase, up to its first NUL or its end, into a 32-byte
 * key.  The settings must be allowed.  UNAVAILABLE when there is too little
 * memory.
 */
MUST_USE enum status kdf_stretch(const struct kdf_settings *settings,
    const struct secret *passphrase, struct secret **key);

/* A 32-byte key grown from a 32-byte key. */
struct secret *kdf_grow(const struct secret *key, enum kdf_subkey id);

#endif
