/*
 * own_key: a young person's own pair of keys (DESIGN 4).
 *
 * Signing and opening keys grow from one seed, which stands in the records
 * store wrapped under Argon2id of a PIN, or of a PIN and a card code.  A PIN
 * alone can be guessed by whoever has the store; the card is what makes it
 * strong.  Their secret never opens the store, and nothing here knows what is
 * signed or why.
 */
#ifndef VAULT_OWN_KEY_H
#define VAULT_OWN_KEY_H

#include <stddef.h>
#include <stdint.h>

#include "base/secret.h"
#include "base/status.h"
#include "vault/vault.h"

#define OWN_PIN_LEAST     6
#define OWN_PIN_MOST      12
#define OWN_CARD_LENGTH   8 /* Crockford characters: 40 bits */
#define OWN_SALT_BYTES    16
#define OWN_NONCE_BYTES   24
#define OWN_WRAPPED_BYTES 48 /* a seed and its tag */

enum own_level { OWN_PIN, OWN_CARD };

/* Whose pair it is: 16 bytes each, borrowed. */
struct own_whose {
	const unsigned char *vault_uid;
	const unsigned char *person_uid;
};

/* What is kept of it, in table person_key; nothing in it is secret. */
struct own_stored {
	enum own_level level;
	unsigned char sign_public[VAULT_KEY_BYTES]; /* Ed25519 */
	unsigned char box_public[VAULT_KEY_BYTES];  /* X25519 */
	uint32_t passes;                            /* Argon2id */
	uint64_t memory_bytes;
	unsigned char salt[OWN_SALT_BYTES];
	unsigned char nonce[OWN_NONCE_BYTES];
	unsigned char wrapped[OWN_WRAPPED_BYTES];
};

struct own_key;

/*
 * A new pair, wrapped at today's cost.  The PIN is one that own_pin_judge()
 * lets through; the card is as own_card_tidy() leaves it, or NULL: that decides
 * the level.  UNAVAILABLE when there is too little memory.
 */
MUST_USE enum status own_key_make(const struct own_whose *whose,
    const struct secret *pin, const struct secret *card,
    struct own_stored *stored, struct own_key **key);

/*
 * Open it again.  ${stored->level} says whether ${card} (else NULL is fine) is
 * needed.  DAMAGED before any work is done when the cost is not one we ask for,
 * or when the public keys are not those of the seed; INVALID with a sentence
 * when the card is missing; WRONG_PASSPHRASE, with a sentence, for a wrong PIN
 * or card and for whatever of ${stored} or ${whose} was changed.
 */
MUST_USE enum status own_key_open(const struct own_whose *whose,
    const struct own_stored *stored, const struct secret *pin,
    const struct secret *card, struct own_key **key);

/* Wipe; NULL is fine.  Sets the pointer to NULL. */
void own_key_close(struct own_key **key);

const unsigned char *own_key_sign_public(const struct own_key *key);
const unsigned char *own_key_box_public(const struct own_key *key);

/* Ed25519 over a message; the same in minisign's way (vault/minisign.h). */
void own_key_sign(const struct own_key *key, const void *message, size_t size,
    unsigned char signature[VAULT_SIGN_BYTES]);
MUST_USE enum status own_key_minisign(const struct own_key *key,
    const void *message, size_t size, const char *trusted,
    unsigned char signature[2 * VAULT_SIGN_BYTES]);

/*
 * May that be a PIN?  6 to 12 digits; not a date, not a run, not the same few
 * digits over and over.  INVALID with a sentence that says why not.
 */
MUST_USE enum status own_pin_judge(const struct secret *pin);

/* A new card code: 8 characters and a NUL. */
void own_card_new(struct secret **card);

/*
 * A card code as somebody typed it: case, O for 0, I and L for 1, blanks and
 * hyphens do not matter.  INVALID with a sentence when it is none.
 */
MUST_USE enum status own_card_tidy(
    const struct secret *typed, struct secret **card);

#endif
