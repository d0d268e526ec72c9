/*
 * age_x25519: a public key that an age file is for.
 *
 * Each stanza has a key pair of its own; nothing in it says whose it is, so
 * each identity is tried on each.
 */
#include <sodium.h>
#include <string.h>

#include "vault/age_stanza.h"

#define KIND "X25519"
#define INFO "age-encryption.org/v1/X25519"

bool
age_x25519_is(const struct age_stanza *stanza)
{
	return age_word_is(&stanza->words[0], KIND);
}

/* NULL when what they share is no secret: ${theirs} is of low order. */
static struct secret *
agree(const unsigned char *secret_key, const unsigned char *theirs,
    const unsigned char *share, const unsigned char *recipient)
{
	struct secret *shared = secret_new(AGE_KEY_BYTES);
	struct secret *wrap_key = NULL;
	unsigned char salt[2 * AGE_KEY_BYTES];

	memcpy(salt, share, AGE_KEY_BYTES);
	memcpy(salt + AGE_KEY_BYTES, recipient, AGE_KEY_BYTES);
	if (crypto_scalarmult(secret_bytes(shared), secret_key, theirs) == 0)
		wrap_key = age_grow(shared, salt, sizeof(salt), INFO);
	secret_free(shared);
	return wrap_key;
}

enum status
age_x25519_add(struct buf *header, const struct age_recipient *recipient,
    const struct secret *file_key)
{
	struct secret *ephemeral = secret_random(AGE_KEY_BYTES);
	unsigned char share[AGE_KEY_BYTES], wrapped[AGE_WRAPPED_BYTES];
	struct buf first = BUF_EMPTY;
	struct secret *wrap_key;

	crypto_scalarmult_base(share, secret_bytes(ephemeral));
	wrap_key = agree(
	    secret_bytes(ephemeral), recipient->key, share, recipient->key);
	secret_free(ephemeral);
	if (wrap_key == NULL)
		return FAIL(STATUS_INVALID, "an age recipient of low order");
	age_wrap(wrap_key, file_key, wrapped);
	buf_add_text(&first, KIND " ");
	age_base64_add(&first, share, sizeof(share));
	age_header_add(header, first.text, wrapped);
	buf_clear(&first);
	secret_free(wrap_key);
	return STATUS_OK;
}

/* One identity on one stanza. */
static enum status
try_identity(const unsigned char *identity, const unsigned char *share,
    const unsigned char *wrapped, struct secret **file_key)
{
	unsigned char recipient[AGE_KEY_BYTES];
	struct secret *wrap_key;

	crypto_scalarmult_base(recipient, identity);
	wrap_key = agree(identity, share, share, recipient);
	if (wrap_key == NULL)
		return REFUSE(STATUS_INVALID, AGE_CHANGED);
	*file_key = age_unwrap(wrap_key, wrapped);
	secret_free(wrap_key);
	return STATUS_OK;
}

enum status
age_x25519_open(const struct age_stanza *stanza,
    const struct secret *identities, struct secret **file_key)
{
	unsigned char share[AGE_KEY_BYTES], wrapped[AGE_WRAPPED_BYTES];
	enum status status = STATUS_OK;

	*file_key = NULL;
	if (stanza->word_count != 2 || stanza->body_lines != 1 ||
	    !age_word_bytes(&stanza->words[1], share, sizeof(share)) ||
	    !age_word_bytes(&stanza->body, wrapped, sizeof(wrapped)))
		return REFUSE(STATUS_INVALID, AGE_CHANGED);
	if (identities == NULL)
		return STATUS_OK;
	for (size_t at = 0; at < secret_size(identities) && *file_key == NULL &&
			    status == STATUS_OK;
	     at += AGE_KEY_BYTES)
		status = try_identity(
		    secret_bytes(identities) + at, share, wrapped, file_key);
	return status;
}
