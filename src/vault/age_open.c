/*
 * age_open: an age file, opened whole or not at all.
 *
 * The payload is read twice.  The first time proves it to its last byte, the
 * second gives it away, so that nobody ever holds half of a changed file.
 */
#include <sodium.h>

#include "vault/age.h"
#include "vault/age_header.h"
#include "vault/age_payload.h"
#include "vault/age_source.h"
#include "vault/age_stanza.h"

/* One stanza; a file key that was found stays, but the rest is judged too. */
static enum status
try_stanza(const struct age_header *header, const struct age_stanza *stanza,
    const struct age_keys *keys, struct secret **file_key)
{
	struct secret *found = NULL;
	enum status status = STATUS_OK;

	if (age_scrypt_is(stanza)) {
		/* Who knows the passphrase knows that nobody else wrote it. */
		if (header->stanzas != 1)
			return REFUSE(STATUS_INVALID, AGE_CHANGED);
		status = age_scrypt_open(stanza, keys->passphrase, &found);
	} else if (age_x25519_is(stanza)) {
		status = age_x25519_open(stanza, keys->identities, &found);
	}
	if (*file_key == NULL)
		*file_key = found;
	else
		secret_free(found);
	return status;
}

static enum status
refuse_keys(const struct age_keys *keys)
{
	if (keys->passphrase != NULL)
		return REFUSE(STATUS_WRONG_PASSPHRASE,
		    "That passphrase does not open that file.");
	return REFUSE(STATUS_DENIED, "No key that you have opens that file.");
}

static enum status
find_file_key(const struct age_header *header, const struct age_keys *keys,
    struct secret **file_key)
{
	unsigned char mac[AGE_MAC_BYTES];
	struct age_stanza stanza;
	enum status status = STATUS_OK;
	size_t at = 0;

	while (status == STATUS_OK && age_header_next(header, &at, &stanza))
		status = try_stanza(header, &stanza, keys, file_key);
	if (status == STATUS_OK && *file_key == NULL)
		status = refuse_keys(keys);
	if (status != STATUS_OK)
		return status;
	age_mac(*file_key, &header->text, mac);
	if (sodium_memcmp(mac, header->mac, sizeof(mac)) != 0)
		return REFUSE(STATUS_INVALID, AGE_CHANGED);
	return STATUS_OK;
}

/* All that stands before the chunks. */
static enum status
open_header(struct age_source *source, const struct age_keys *keys,
    struct secret **payload_key)
{
	struct age_header header = {.text = BUF_EMPTY};
	struct secret *file_key = NULL;
	unsigned char nonce[AGE_NONCE_BYTES];
	size_t got = 0;
	enum status status;

	status = age_header_read(source, &header);
	if (status == STATUS_OK)
		status = find_file_key(&header, keys, &file_key);
	if (status == STATUS_OK)
		status = age_source_read(source, nonce, sizeof(nonce), &got);
	if (status == STATUS_OK && got != sizeof(nonce))
		status = REFUSE(STATUS_INVALID, AGE_CHANGED);
	if (status == STATUS_OK)
		*payload_key = age_payload_key(file_key, nonce);
	secret_free(file_key);
	age_header_clear(&header);
	return status;
}

enum status
age_open(
    int descriptor, const struct age_keys *keys, const struct age_sink *sink)
{
	struct secret *payload_key = NULL;
	struct age_source source, payload;
	enum status status;

	status = age_source_start(&source, descriptor);
	if (status == STATUS_OK)
		status = open_header(&source, keys, &payload_key);
	payload = source;
	if (status == STATUS_OK)
		status = age_payload_read(&source, payload_key, NULL);
	if (status == STATUS_OK)
		status = age_payload_read(&payload, payload_key, sink);
	secret_free(payload_key);
	age_source_clear(&source);
	age_source_clear(&payload);
	return status;
}
