/*
 * secret: keys and passphrases in guarded memory (libsodium).
 *
 * Nothing else may hold a key or a passphrase.  Ownership moves visibly: a
 * function that takes a secret over receives struct secret ** and sets it to
 * NULL.  Each allocation locks a page or more, so secrets are few and short
 * lived; a lock limit that is reached is not reported by libsodium, so tests
 * watch VmLck.
 */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include <stddef.h>

#include "base/status.h"

struct secret;

/* Start libsodium.  Call once before anything else here; 69 when it fails. */
MUST_USE enum status secret_start(void);

/* ${size} zero bytes, 1 to 1 MiB.  Dies when guarded memory cannot be had. */
struct secret *secret_new(size_t size);

/* ${size} random bytes. */
struct secret *secret_random(size_t size);

/* A copy of ${size} bytes; the caller wipes the source where it must. */
struct secret *secret_copy(const void *bytes, size_t size);

/* Wipe and free; NULL is fine.  secret_drop() sets the pointer to NULL too. */
void secret_free(struct secret *secret);
void secret_drop(struct secret **secret);

/* The bytes, valid until freed, and how many. */
unsigned char *secret_bytes(const struct secret *secret);
size_t secret_size(const struct secret *secret);

/* Shorten to the first ${size} bytes (0 is fine), wiping the rest. */
void secret_shorten(struct secret *secret, size_t size);

#endif
