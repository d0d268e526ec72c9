/*
 * age_payload: what an age file holds, in chunks of 64 KiB.
 */
#ifndef VAULT_AGE_PAYLOAD_H
#define VAULT_AGE_PAYLOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/secret.h"
#include "base/status.h"
#include "vault/age.h"
#include "vault/age_source.h"

#define AGE_NONCE_BYTES 16
#define AGE_CHUNK_BYTES ((size_t)64 * 1024)
#define AGE_TAG_BYTES   16

/* The key of a file's payload. */
struct secret *age_payload_key(
    const struct secret *file_key, const unsigned char nonce[AGE_NONCE_BYTES]);

/* Lock a chunk where it lies; ${chunk} has room for the tag behind it. */
void age_payload_lock(const struct secret *key, uint64_t number, bool is_last,
    unsigned char *chunk, size_t size);

/*
 * Read a payload from where the source is to its end.  INVALID, with a
 * sentence, at the first chunk that is not good; what was good before is in
 * the sink, unless that is NULL.
 */
MUST_USE enum status age_payload_read(struct age_source *source,
    const struct secret *key, const struct age_sink *sink);

#endif
