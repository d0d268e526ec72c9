/*
 * age_stanza: the two kinds of recipient that sayso knows.
 */
#ifndef VAULT_AGE_STANZA_H
#define VAULT_AGE_STANZA_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/secret.h"
#include "base/status.h"
#include "vault/age.h"
#include "vault/age_header.h"

/* ------------------------------------------------------------- passphrase */

bool age_scrypt_is(const struct age_stanza *stanza);

/* UNAVAILABLE when there is too little memory. */
MUST_USE enum status age_scrypt_add(struct buf *header,
    const struct secret *passphrase, const struct secret *file_key);

/*
 * ${*file_key} is NULL when it is another passphrase.  INVALID, with a
 * sentence, and before any work, when the stanza is not as it has to be or
 * asks for more work than anybody should.
 */
MUST_USE enum status age_scrypt_open(const struct age_stanza *stanza,
    const struct secret *passphrase, struct secret **file_key);

/* ----------------------------------------------------------------- X25519 */

bool age_x25519_is(const struct age_stanza *stanza);

/* INVALID for a key that would hide nothing. */
MUST_USE enum status age_x25519_add(struct buf *header,
    const struct age_recipient *recipient, const struct secret *file_key);

/* The same for identities, end to end; with none it is judged all the same. */
MUST_USE enum status age_x25519_open(const struct age_stanza *stanza,
    const struct secret *identities, struct secret **file_key);

#endif
