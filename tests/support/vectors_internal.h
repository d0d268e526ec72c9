/*
 * vectors_internal: how one vector is made.
 */
#ifndef SUPPORT_VECTORS_INTERNAL_H
#define SUPPORT_VECTORS_INTERNAL_H

#include <stdint.h>

#include "base/buf.h"
#include "base/secret.h"
#include "core/statement.h"
#include "support/vectors.h"
#include "vault/minisign.h"

#define VECTORS_SAYS 5

/* A statement of five answers, of every sort there is. */
struct vectors_base {
	struct statement statement;
	struct statement_say says[VECTORS_SAYS];
};
void vectors_base(struct vectors_base *base);
/* ${name} and bytes that are always the same for it. */
void vectors_bytes(const char *name, void *bytes, size_t size);

/* An Ed25519 secret grown from a name, and its public key. */
struct secret *vectors_key(
    const char *name, unsigned char sign_public[VAULT_KEY_BYTES]);

/* The text of a .minisig by that key; and of its .pub. */
void vectors_sign(const char *key, const struct buf *text, const char *trusted,
    struct buf *minisig);
void vectors_public(const char *key, struct buf *text);

/* Put a text into an object. */
void vectors_put(json_t *object, const char *field, const struct buf *text);

#endif
