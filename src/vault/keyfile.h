/*
 * keyfile: one copy of the key file, between its bytes and a struct.
 *
 * Pure: no file, no key, no passphrase.  Reading judges everything that can be
 * judged without a key, so that a file from another hand is refused before any
 * key derivation runs.  There is one way only to write a given content: bytes
 * that reading would lose are refused.
 */
#ifndef VAULT_KEYFILE_H
#define VAULT_KEYFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "vault/kdf.h"
#include "vault/keyfile_layout.h"
#include "vault/vault.h"

#define KEYFILE_MAC_BYTES         32
#define KEYFILE_SEALED_BYTES      80 /* crypto_box_seal of a key */
#define KEYFILE_NONCE_BYTES       24 /* XChaCha20-Poly1305 */
#define KEYFILE_WRAPPED_BYTES     48 /* a key and its tag */
#define KEYFILE_PENDING_KEY_BYTES (KEYFILE_NONCE_BYTES + KEYFILE_WRAPPED_BYTES)

/* Numbers that only grow; far from running over. */
#define KEYFILE_NUMBER_MAX ((uint64_t)1 << 48)

enum pending {
	PENDING_NONE = 0,
	PENDING_RECORDS = 1, /* a new records key */
	PENDING_BOTH = 2     /* and a new vault key */
};

struct key_slot {
	bool is_used; /* when not, all else is zero */
	struct vault_user user;
	unsigned char vault_key[KEYFILE_SEALED_BYTES];
	unsigned char records_key[KEYFILE_SEALED_BYTES]; /* workers' */
	unsigned char pending_key[KEYFILE_SEALED_BYTES]; /* workers', pending */
	struct kdf_settings kdf;
	unsigned char nonce[KEYFILE_NONCE_BYTES];
	unsigned char seed[KEYFILE_WRAPPED_BYTES];
};

struct keyfile {
	bool is_demo;
	bool is_rotation_due;
	uint64_t generation; /* every write */
	uint64_t roster;     /* every write by a worker but of a passphrase */
	unsigned char uid[VAULT_UID_BYTES];
	enum pending pending;
	unsigned char pending_key[KEYFILE_PENDING_KEY_BYTES];
	struct key_slot slots[VAULT_USERS_MAX];
	unsigned char mac_one[KEYFILE_MAC_BYTES];
	unsigned char mac_two[KEYFILE_MAC_BYTES];
};

/* Write every byte of a copy, both MACs as they stand, and the checksum. */
void keyfile_write(
    const struct keyfile *keyfile, unsigned char copy[KEYFILE_COPY_BYTES]);

/* Read a copy.  DAMAGED, or TOO_NEW when it is whole but of a later version. */
MUST_USE enum status keyfile_read(
    const unsigned char copy[KEYFILE_COPY_BYTES], struct keyfile *keyfile);

/* Limits, names, duplicates and roles: the second half of reading. */
MUST_USE enum status keyfile_check(const struct keyfile *keyfile);

/* The checksum of a copy: BLAKE2b-256 of all that stands before it. */
void keyfile_checksum(const unsigned char copy[KEYFILE_COPY_BYTES],
    unsigned char checksum[KEYFILE_MAC_BYTES]);

/* A number as the file has it: ${size} bytes, the lowest first. */
void keyfile_put_number(unsigned char *at, size_t size, uint64_t number);

/* Used slots, all of them. */
size_t keyfile_count(const struct keyfile *keyfile);

/* Workers who are people: the recovery slot does not count. */
size_t keyfile_count_workers(const struct keyfile *keyfile);

/*
 * The slot of ${name}, spelt as in the file or but for case and accents when
 * that leaves one; VAULT_USERS_MAX when there is none.
 */
size_t keyfile_find(const struct keyfile *keyfile, const char *name);

/* An empty slot, the recovery slot; VAULT_USERS_MAX when there is none. */
size_t keyfile_find_empty(const struct keyfile *keyfile);
size_t keyfile_find_recovery(const struct keyfile *keyfile);

/* The users in the order of their slots; how many. */
size_t keyfile_users(
    const struct keyfile *keyfile, struct vault_user users[VAULT_USERS_MAX]);

#endif
