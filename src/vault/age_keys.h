/*
 * age_keys: how the keys of an age file grow from each other, and how its file
 * key is wrapped; base64 as its header has it.
 */
#ifndef VAULT_AGE_KEYS_H
#define VAULT_AGE_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/secret.h"

#define AGE_FILE_KEY_BYTES 16
#define AGE_WRAPPED_BYTES  32 /* a file key, wrapped */
#define AGE_MAC_BYTES      32

/* HKDF-SHA-256 of a key: 32 bytes. */
struct secret *age_grow(const struct secret *key, const void *salt,
    size_t salt_size, const char *info);

/* HMAC-SHA-256 of a header with the key that grows from its file key. */
void age_mac(const struct secret *file_key, const struct buf *header,
    unsigned char mac[AGE_MAC_BYTES]);

/*
 * Wrap a file key; open a wrapped one, NULL when that is not its wrap key.  A
 * wrap key is used for one file key, so the nonce is always the same.
 */
void age_wrap(const struct secret *wrap_key, const struct secret *file_key,
    unsigned char wrapped[AGE_WRAPPED_BYTES]);
struct secret *age_unwrap(const struct secret *wrap_key,
    const unsigned char wrapped[AGE_WRAPPED_BYTES]);

/* Append base64 of up to 48 bytes without padding. */
void age_base64_add(struct buf *text, const void *bytes, size_t size);

/*
 * Read base64 without padding, in its one way of being written, into at most
 * ${most} bytes; how many goes into ${size}.
 */
bool age_base64_read(const char *text, size_t length, unsigned char *bytes,
    size_t most, size_t *size);

#endif
