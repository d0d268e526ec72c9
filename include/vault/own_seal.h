/*
 * own_seal: a value for one chosen worker (see=worker, DESIGN 4).
 *
 * The value is encrypted once under a random key; that key is sealed to the
 * worker and, for a person whose key is at level card, to the person; the whole
 * is signed by who wrote it.  A PIN can be guessed by whoever has the store, so
 * at level pin nothing is sealed to the person.  A box is bound to vault,
 * person, kind and version (the texts are in man/sayso-vault.5), and a
 * signature is looked at before anything is opened.
 */
#ifndef VAULT_OWN_SEAL_H
#define VAULT_OWN_SEAL_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "vault/own_key.h"
#include "vault/vault.h"

#define OWN_SEAL_KEY_BYTES   80    /* crypto_box_seal of a key */
#define OWN_SEAL_VALUE_BYTES 65536 /* longest value */
#define OWN_SEAL_KIND_BYTES  40    /* longest name of a kind */

/* What a box is about, and for whom; all borrowed. */
struct own_seal_about {
	struct own_whose whose;
	const char *kind;                 /* its name: a-z, 0-9 and _ */
	int64_t version;                  /* of the value: 1, 2, 3, ... */
	const unsigned char *worker_box;  /* X25519 of the chosen worker */
	const unsigned char *person_box;  /* X25519; NULL: not to the person */
	const unsigned char *writer_sign; /* Ed25519 of who wrote it */
};

/* As it stands in table field_seal. */
struct own_seal {
	unsigned char nonce[OWN_NONCE_BYTES];
	struct buf box;
	unsigned char key_worker[OWN_SEAL_KEY_BYTES];
	unsigned char key_person[OWN_SEAL_KEY_BYTES]; /* with a person_box */
	unsigned char signature[VAULT_SIGN_BYTES];
};
void own_seal_clear(struct own_seal *seal);

/*
 * Seal a value, written by the worker whose vault it is, or by the person.
 * ${about->writer_sign} must be the writer's own.  INVALID for a value that is
 * too long, DAMAGED for a weak public key.
 */
MUST_USE enum status own_seal_by_worker(const struct vault *vault,
    const struct own_seal_about *about, const struct buf *value,
    struct own_seal *seal);
MUST_USE enum status own_seal_by_person(const struct own_key *key,
    const struct own_seal_about *about, const struct buf *value,
    struct own_seal *seal);

/*
 * Open, for the chosen worker or for the person; the value is appended.
 * DAMAGED when the signature is not the writer's over all of it, or it does not
 * open; DENIED when it is for another worker, or not for the person.
 */
MUST_USE enum status own_seal_open_worker(const struct vault *vault,
    const struct own_seal_about *about, const struct own_seal *seal,
    struct buf *value);
MUST_USE enum status own_seal_open_person(const struct own_key *key,
    const struct own_seal_about *about, const struct own_seal *seal,
    struct buf *value);

#endif
