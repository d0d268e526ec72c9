/*
 * signed: a statement signed in minisign's format, for tests that change it.
 */
#ifndef SUPPORT_SIGNED_H
#define SUPPORT_SIGNED_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/secret.h"
#include "vault/minisign.h"

#define SIGNED_COMMENT "sayso statement 12 of 91ab at 2026-11-22T15:04:05Z"

struct signed_text {
	struct secret *key; /* Ed25519, 64 bytes */
	unsigned char sign_public[VAULT_KEY_BYTES];
	struct buf message;
	unsigned char signature[MINISIGN_BYTES];
	struct buf text;        /* what stands in a .minisig */
	struct buf public_text; /* and in a .pub */
};

/* For cmocka: *state is a struct signed_text *. */
int signed_setup(void **state);
int signed_teardown(void **state);

/* How checking goes of another message or text under the key. */
enum status signed_try(const struct signed_text *made,
    const struct buf *message, const struct buf *text);

/* At random, but always the same: 0 to ${below} - 1.  ${sequence} is kept. */
size_t signed_pick(uint64_t *sequence, size_t below);

/* One random change to a text: a byte, a piece, a line. */
void signed_mutate(uint64_t *sequence, struct buf *text);

#endif
