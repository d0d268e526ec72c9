/*
 * age_payload: chunks, each locked by itself, so that a file of any length
 * needs the memory of one.
 *
 * The number of a chunk and whether it is the last are in its nonce: chunks
 * that are left out, swapped, or behind the last one do not open.
 */
#include "vault/age_payload.h"

#include <sodium.h>
#include <string.h>

#include "base/mem.h"
#include "vault/age_keys.h"

#define LOCKED_BYTES (AGE_CHUNK_BYTES + AGE_TAG_BYTES)
#define NUMBER_END   11 /* of 12 bytes; the last says whether it is the last */

_Static_assert(
    AGE_TAG_BYTES == crypto_aead_chacha20poly1305_ietf_ABYTES, "tag");

struct secret *
age_payload_key(
    const struct secret *file_key, const unsigned char nonce[AGE_NONCE_BYTES])
{
	return age_grow(file_key, nonce, AGE_NONCE_BYTES, "payload");
}

static void
nonce_of(uint64_t number, bool is_last,
    unsigned char nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES])
{
	memset(nonce, 0, crypto_aead_chacha20poly1305_ietf_NPUBBYTES);
	for (size_t at = NUMBER_END; number != 0; number >>= 8)
		nonce[--at] = (unsigned char)number;
	nonce[NUMBER_END] = is_last;
}

void
age_payload_lock(const struct secret *key, uint64_t number, bool is_last,
    unsigned char *chunk, size_t size)
{
	unsigned char nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];

	nonce_of(number, is_last, nonce);
	crypto_aead_chacha20poly1305_ietf_encrypt(
	    chunk, NULL, chunk, size, NULL, 0, NULL, nonce, secret_bytes(key));
}

/* One chunk and the byte behind it, which says whether there is more. */
struct chunk {
	uint64_t number;
	size_t size;
	unsigned char bytes[LOCKED_BYTES + 1];
};

static enum status
open_chunk(const struct secret *key, struct chunk *chunk, bool is_last,
    const struct age_sink *sink)
{
	unsigned char nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];
	size_t size = is_last ? chunk->size : LOCKED_BYTES;

	nonce_of(chunk->number, is_last, nonce);
	/* Only a file that holds nothing has a chunk that holds nothing. */
	if (size < AGE_TAG_BYTES ||
	    (size == AGE_TAG_BYTES && chunk->number > 0) ||
	    crypto_aead_chacha20poly1305_ietf_decrypt(chunk->bytes, NULL, NULL,
		chunk->bytes, size, NULL, 0, nonce, secret_bytes(key)) != 0)
		return REFUSE(STATUS_INVALID, AGE_CHANGED);
	if (sink == NULL)
		return STATUS_OK;
	return sink->put(sink->context, chunk->bytes, size - AGE_TAG_BYTES);
}

/* The chunks one after the other, the byte behind each moved to the front. */
static enum status
read_chunks(struct age_source *source, const struct secret *key,
    const struct age_sink *sink, struct chunk *chunk)
{
	for (;;) {
		enum status status;
		bool is_last;
		size_t got;

		status = age_source_read(source, chunk->bytes + chunk->size,
		    sizeof(chunk->bytes) - chunk->size, &got);
		if (status != STATUS_OK)
			return status;
		chunk->size += got;
		is_last = chunk->size < sizeof(chunk->bytes);
		status = open_chunk(key, chunk, is_last, sink);
		if (status != STATUS_OK || is_last)
			return status;
		chunk->bytes[0] = chunk->bytes[LOCKED_BYTES];
		chunk->size = 1;
		chunk->number++;
	}
}

enum status
age_payload_read(struct age_source *source, const struct secret *key,
    const struct age_sink *sink)
{
	struct chunk *chunk = mem_alloc(1, sizeof(*chunk));
	enum status status = read_chunks(source, key, sink, chunk);

	sodium_memzero(chunk, sizeof(*chunk));
	mem_free(chunk);
	return status;
}
