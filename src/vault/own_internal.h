/*
 * own_internal: what own_seal needs of an opened key and nobody else may have.
 */
#ifndef VAULT_OWN_INTERNAL_H
#define VAULT_OWN_INTERNAL_H

#include "base/secret.h"
#include "vault/own_key.h"

/* X25519, borrowed. */
const struct secret *own_key_box_secret(const struct own_key *key);

#endif
