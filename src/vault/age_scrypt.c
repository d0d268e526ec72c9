/*
 * age_scrypt: a passphrase for an age file.
 *
 * What a file asks for is judged before a byte of memory or a second of work is
 * spent on it.  The most is what age itself takes: 4 GiB.
 */
#include <sodium.h>
#include <string.h>

#include "vault/age_stanza.h"
#include "vault/kdf_cost.h"

#define KIND       "scrypt"
#define LABEL      "age-encryption.org/v1/scrypt"
#define SALT_BYTES 16
#define KEY_BYTES  32
#define WORK_MOST  22
#define BLOCKS     8 /* scrypt's r */

bool
age_scrypt_is(const struct age_stanza *stanza)
{
	return age_word_is(&stanza->words[0], KIND);
}

static enum status
stretch(const struct secret *passphrase, const unsigned char salt[SALT_BYTES],
    unsigned work, struct secret **wrap_key)
{
	const char *text = (const char *)secret_bytes(passphrase);
	size_t length = strnlen(text, secret_size(passphrase));
	unsigned char labelled[sizeof(LABEL) - 1 + SALT_BYTES];
	struct secret *key = secret_new(KEY_BYTES);

	memcpy(labelled, LABEL, sizeof(LABEL) - 1);
	memcpy(labelled + sizeof(LABEL) - 1, salt, SALT_BYTES);
	if (crypto_pwhash_scryptsalsa208sha256_ll((const uint8_t *)text, length,
		labelled, sizeof(labelled), (uint64_t)1 << work, BLOCKS, 1,
		secret_bytes(key), KEY_BYTES) != 0) {
		secret_free(key);
		return REFUSE(STATUS_UNAVAILABLE,
		    "There is not enough memory for an age file with a "
		    "passphrase. Close other programs, then try again.");
	}
	*wrap_key = key;
	return STATUS_OK;
}

enum status
age_scrypt_add(struct buf *header, const struct secret *passphrase,
    const struct secret *file_key)
{
	unsigned char salt[SALT_BYTES], wrapped[AGE_WRAPPED_BYTES];
	struct buf first = BUF_EMPTY;
	struct secret *wrap_key = NULL;
	enum status status;

	randombytes_buf(salt, sizeof(salt));
	status = stretch(passphrase, salt, kdf_cost_age(), &wrap_key);
	if (status != STATUS_OK)
		return status;
	age_wrap(wrap_key, file_key, wrapped);
	buf_add_text(&first, KIND " ");
	age_base64_add(&first, salt, sizeof(salt));
	buf_add_format(&first, " %u", kdf_cost_age());
	age_header_add(header, first.text, wrapped);
	buf_clear(&first);
	secret_free(wrap_key);
	return STATUS_OK;
}

/* A decimal number without a zero before it; above the most it is the most. */
static bool
read_work(const struct age_word *word, unsigned *work)
{
	*work = 0;
	if (word->text[0] == '0')
		return false;
	for (size_t i = 0; i < word->length; i++) {
		if (word->text[i] < '0' || word->text[i] > '9')
			return false;
		*work = *work * 10 + (unsigned)(word->text[i] - '0');
		if (*work > WORK_MOST)
			*work = WORK_MOST + 1;
	}
	return true;
}

enum status
age_scrypt_open(const struct age_stanza *stanza,
    const struct secret *passphrase, struct secret **file_key)
{
	unsigned char salt[SALT_BYTES], wrapped[AGE_WRAPPED_BYTES];
	struct secret *wrap_key = NULL;
	unsigned work = 0;
	enum status status;

	*file_key = NULL;
	if (stanza->word_count != 3 || stanza->body_lines != 1 ||
	    !age_word_bytes(&stanza->words[1], salt, sizeof(salt)) ||
	    !read_work(&stanza->words[2], &work) ||
	    !age_word_bytes(&stanza->body, wrapped, sizeof(wrapped)))
		return REFUSE(STATUS_INVALID, AGE_CHANGED);
	if (work > WORK_MOST)
		return REFUSE(STATUS_INVALID,
		    "That file asks for more work than sayso does: its work "
		    "factor is above 22.");
	if (passphrase == NULL)
		return STATUS_OK;
	status = stretch(passphrase, salt, work, &wrap_key);
	if (status == STATUS_OK)
		*file_key = age_unwrap(wrap_key, wrapped);
	secret_free(wrap_key);
	return status;
}
