/*
 * age_write: an age file, written as what it holds becomes known.
 *
 * A chunk is kept back until it is known whether it is the last.  What has
 * failed once is never tried again: the file is not whole.
 */
#include <sodium.h>
#include <string.h>

#include "base/mem.h"
#include "vault/age.h"
#include "vault/age_armor.h"
#include "vault/age_header.h"
#include "vault/age_payload.h"
#include "vault/age_stanza.h"

struct age_writer {
	struct age_sink sink; /* of the file, or of its armor */
	bool is_armored;
	struct age_armor armor;
	struct secret *key; /* of the payload */
	enum status status; /* of all so far */
	uint64_t number;    /* of the chunk that is kept back */
	size_t size;
	unsigned char chunk[AGE_CHUNK_BYTES + AGE_TAG_BYTES];
};

static enum status
judge(const struct age_lock *lock)
{
	const struct secret *passphrase = lock->passphrase;

	if (passphrase != NULL && secret_bytes(passphrase)[0] == '\0')
		return REFUSE(
		    STATUS_INVALID, "A passphrase needs at least a letter.");
	if ((passphrase == NULL) == (lock->count == 0) ||
	    lock->count > AGE_RECIPIENTS_MAX)
		return FAIL(STATUS_INVALID, "who opens an age file");
	return STATUS_OK;
}

static enum status
add_stanzas(const struct age_lock *lock, const struct secret *file_key,
    struct buf *header)
{
	enum status status = STATUS_OK;

	if (lock->passphrase != NULL)
		return age_scrypt_add(header, lock->passphrase, file_key);
	for (size_t i = 0; status == STATUS_OK && i < lock->count; i++)
		status = age_x25519_add(header, &lock->recipients[i], file_key);
	return status;
}

static enum status
put(struct age_writer *writer, const void *bytes, size_t size)
{
	return writer->sink.put(writer->sink.context, bytes, size);
}

/* The header, and the nonce from which the payload's key grows. */
static enum status
write_header(struct age_writer *writer, const struct age_lock *lock)
{
	struct secret *file_key = secret_random(AGE_FILE_KEY_BYTES);
	unsigned char nonce[AGE_NONCE_BYTES];
	struct buf header = BUF_EMPTY;
	enum status status;

	age_header_start(&header);
	status = add_stanzas(lock, file_key, &header);
	if (status == STATUS_OK) {
		age_header_end(&header, file_key);
		randombytes_buf(nonce, sizeof(nonce));
		writer->key = age_payload_key(file_key, nonce);
		buf_add(&header, nonce, sizeof(nonce));
		status = put(writer, header.text, header.length);
	}
	buf_clear(&header);
	secret_free(file_key);
	return status;
}

enum status
age_write_begin(const struct age_lock *lock, const struct age_sink *sink,
    struct age_writer **writer)
{
	struct age_writer *begun;
	enum status status = judge(lock);

	if (status != STATUS_OK)
		return status;
	begun = mem_alloc(1, sizeof(*begun));
	begun->sink = *sink;
	begun->is_armored = lock->is_armored;
	if (lock->is_armored) {
		status = age_armor_begin(&begun->armor, sink);
		begun->sink = (struct age_sink){age_armor_put, &begun->armor};
	}
	if (status == STATUS_OK)
		status = write_header(begun, lock);
	if (status != STATUS_OK)
		age_write_drop(&begun);
	else
		*writer = begun;
	return status;
}

static enum status
put_chunk(struct age_writer *writer, bool is_last)
{
	size_t size = writer->size;

	age_payload_lock(
	    writer->key, writer->number, is_last, writer->chunk, size);
	writer->number++;
	writer->size = 0;
	return put(writer, writer->chunk, size + AGE_TAG_BYTES);
}

enum status
age_write(struct age_writer *writer, const void *bytes, size_t size)
{
	const unsigned char *from = bytes;

	while (writer->status == STATUS_OK && size > 0) {
		size_t some;

		if (writer->size == AGE_CHUNK_BYTES)
			writer->status = put_chunk(writer, false);
		some = AGE_CHUNK_BYTES - writer->size;
		if (some > size)
			some = size;
		memcpy(writer->chunk + writer->size, from, some);
		writer->size += some;
		from += some;
		size -= some;
	}
	return writer->status;
}

enum status
age_write_end(struct age_writer **writer)
{
	struct age_writer *ended = *writer;
	enum status status = ended->status;

	if (status == STATUS_OK)
		status = put_chunk(ended, true);
	if (status == STATUS_OK && ended->is_armored)
		status = age_armor_end(&ended->armor);
	age_write_drop(writer);
	return status;
}

void
age_write_drop(struct age_writer **writer)
{
	struct age_writer *dropped = *writer;

	*writer = NULL;
	if (dropped == NULL)
		return;
	secret_free(dropped->key);
	sodium_memzero(dropped, sizeof(*dropped));
	mem_free(dropped);
}
