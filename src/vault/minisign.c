/*
 * minisign: texts in minisign's format, written and read.
 *
 * Reading is strict, because two readers of one text must not understand two
 * different things: there is one way only to write a given signature, its first
 * line aside, which nothing signs.
 */
#include "vault/minisign.h"

#include <sodium.h>
#include <string.h>

#include "base/text.h"

#define COMMENT      "untrusted comment: "
#define TRUSTED      "trusted comment: "
#define DIGEST_BYTES 64
/* algorithm, key id, and a signature or a public key */
#define PACKED_SIGNATURE_BYTES (2 + MINISIGN_ID_BYTES + VAULT_SIGN_BYTES)
#define PACKED_PUBLIC_BYTES    (2 + MINISIGN_ID_BYTES + VAULT_KEY_BYTES)
#define BASE64_BYTES           128 /* more than any of ours */

_Static_assert(MINISIGN_BYTES == 2 * crypto_sign_BYTES, "two signatures");
_Static_assert(sodium_base64_ENCODED_LEN(PACKED_SIGNATURE_BYTES,
		   sodium_base64_VARIANT_ORIGINAL) <= BASE64_BYTES,
    "room");

void
minisign_key_id(const unsigned char sign_public[VAULT_KEY_BYTES],
    unsigned char id[MINISIGN_ID_BYTES])
{
	unsigned char hash[VAULT_KEY_BYTES];

	crypto_generichash(
	    hash, sizeof(hash), sign_public, VAULT_KEY_BYTES, NULL, 0);
	memcpy(id, hash, MINISIGN_ID_BYTES);
}

static bool
is_comment(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];

		if ((byte < ' ' && byte != '\t') || byte == 0x7f)
			return false;
	}
	return length <= MINISIGN_COMMENT_BYTES && text_is_utf8(text, length);
}

/* ---------------------------------------------------------------- signing */

static void
digest_of(const void *message, size_t size, unsigned char digest[DIGEST_BYTES])
{
	crypto_generichash(digest, DIGEST_BYTES, message, size, NULL, 0);
}

/* What the second signature is over. */
static void
add_global(
    struct buf *global, const unsigned char *signature, const char *trusted)
{
	buf_add(global, signature, VAULT_SIGN_BYTES);
	buf_add_text(global, trusted);
}

enum status
minisign_sign(const struct secret *sign_secret, const void *message,
    size_t size, const char *trusted, unsigned char signature[MINISIGN_BYTES])
{
	unsigned char digest[DIGEST_BYTES];
	struct buf global = BUF_EMPTY;

	if (!is_comment(trusted, strlen(trusted)))
		return FAIL(STATUS_INVALID, "a comment to be signed");
	digest_of(message, size, digest);
	crypto_sign_detached(
	    signature, NULL, digest, sizeof(digest), secret_bytes(sign_secret));
	add_global(&global, signature, trusted);
	crypto_sign_detached(signature + VAULT_SIGN_BYTES, NULL,
	    (const unsigned char *)global.text, global.length,
	    secret_bytes(sign_secret));
	buf_clear(&global);
	return STATUS_OK;
}

bool
minisign_is_signed(const unsigned char sign_public[VAULT_KEY_BYTES],
    const void *message, size_t size, const char *trusted,
    const unsigned char signature[MINISIGN_BYTES])
{
	unsigned char digest[DIGEST_BYTES];
	struct buf global = BUF_EMPTY;
	bool is_signed;

	digest_of(message, size, digest);
	add_global(&global, signature, trusted);
	is_signed =
	    vault_verify(sign_public, digest, sizeof(digest), signature) &&
	    vault_verify(sign_public, global.text, global.length,
		signature + VAULT_SIGN_BYTES);
	buf_clear(&global);
	return is_signed;
}

/* ---------------------------------------------------------------- writing */

static void
add_base64(struct buf *text, const unsigned char *bytes, size_t size)
{
	char base64[BASE64_BYTES];

	sodium_bin2base64(base64, sizeof(base64), bytes, size,
	    sodium_base64_VARIANT_ORIGINAL);
	buf_add_format(text, "%s\n", base64);
}

static void
pack(unsigned char *packed, const char *algorithm, const unsigned char *id,
    const unsigned char *rest, size_t size)
{
	memcpy(packed, algorithm, 2);
	memcpy(packed + 2, id, MINISIGN_ID_BYTES);
	memcpy(packed + 2 + MINISIGN_ID_BYTES, rest, size);
}

void
minisign_write(const unsigned char sign_public[VAULT_KEY_BYTES],
    const char *trusted, const unsigned char signature[MINISIGN_BYTES],
    struct buf *text)
{
	unsigned char packed[PACKED_SIGNATURE_BYTES];
	unsigned char id[MINISIGN_ID_BYTES];

	minisign_key_id(sign_public, id);
	pack(packed, "ED", id, signature, VAULT_SIGN_BYTES);
	buf_add_text(text, COMMENT "what a young person said, signed\n");
	add_base64(text, packed, sizeof(packed));
	buf_add_format(text, TRUSTED "%s\n", trusted);
	add_base64(text, signature + VAULT_SIGN_BYTES, VAULT_SIGN_BYTES);
}

void
minisign_write_public(
    const unsigned char sign_public[VAULT_KEY_BYTES], struct buf *text)
{
	unsigned char packed[PACKED_PUBLIC_BYTES];
	unsigned char id[MINISIGN_ID_BYTES];

	minisign_key_id(sign_public, id);
	pack(packed, "Ed", id, sign_public, VAULT_KEY_BYTES);
	buf_add_text(text, COMMENT "a young person's public key\n");
	add_base64(text, packed, sizeof(packed));
}

/* ---------------------------------------------------------------- reading */

/* One line, without its newline, which must be there. */
struct line {
	const char *text;
	size_t length;
};

struct reader {
	const char *at;
	const char *end;
};

static bool
next_line(struct reader *reader, struct line *line)
{
	size_t left = (size_t)(reader->end - reader->at);
	const char *newline = left == 0 ? NULL : memchr(reader->at, '\n', left);

	if (newline == NULL)
		return false;
	line->text = reader->at;
	line->length = (size_t)(newline - reader->at);
	reader->at = newline + 1;
	return true;
}

/* A line that is ${prefix} and a comment; the comment is left. */
static bool
next_comment(struct reader *reader, const char *prefix, struct line *line)
{
	size_t length = strlen(prefix);

	if (!next_line(reader, line) || line->length < length ||
	    memcmp(line->text, prefix, length) != 0)
		return false;
	line->text += length;
	line->length -= length;
	return is_comment(line->text, line->length);
}

/* A line that is the base64 of ${size} bytes, and written as we would. */
static bool
next_base64(struct reader *reader, unsigned char *bytes, size_t size)
{
	char again[BASE64_BYTES];
	struct line line;
	size_t found = 0;

	if (!next_line(reader, &line) ||
	    sodium_base642bin(bytes, size, line.text, line.length, NULL, &found,
		NULL, sodium_base64_VARIANT_ORIGINAL) != 0 ||
	    found != size)
		return false;
	sodium_bin2base64(
	    again, sizeof(again), bytes, size, sodium_base64_VARIANT_ORIGINAL);
	return strlen(again) == line.length &&
	       memcmp(again, line.text, line.length) == 0;
}

static bool
read_lines(struct reader *reader, struct minisign_read *read)
{
	unsigned char packed[PACKED_SIGNATURE_BYTES];
	struct line line;

	if (!next_comment(reader, COMMENT, &line) ||
	    !next_base64(reader, packed, sizeof(packed)) ||
	    memcmp(packed, "ED", 2) != 0 ||
	    !next_comment(reader, TRUSTED, &line) ||
	    !next_base64(
		reader, read->signature + VAULT_SIGN_BYTES, VAULT_SIGN_BYTES))
		return false;
	memcpy(read->id, packed + 2, MINISIGN_ID_BYTES);
	memcpy(
	    read->signature, packed + 2 + MINISIGN_ID_BYTES, VAULT_SIGN_BYTES);
	memcpy(read->trusted, line.text, line.length);
	read->trusted[line.length] = '\0';
	return reader->at == reader->end;
}

enum status
minisign_read(const char *text, size_t size, struct minisign_read *read)
{
	struct reader reader = {text, text + size};

	if (size > MINISIGN_TEXT_BYTES || !read_lines(&reader, read))
		return REFUSE(STATUS_INVALID,
		    "That is not a signature that sayso or minisign made.");
	return STATUS_OK;
}

enum status
minisign_read_public(const char *text, size_t size,
    unsigned char sign_public[VAULT_KEY_BYTES],
    unsigned char id[MINISIGN_ID_BYTES])
{
	struct reader reader = {text, text + size};
	unsigned char packed[PACKED_PUBLIC_BYTES];
	struct line line;

	if (size > MINISIGN_TEXT_BYTES ||
	    !next_comment(&reader, COMMENT, &line) ||
	    !next_base64(&reader, packed, sizeof(packed)) ||
	    memcmp(packed, "Ed", 2) != 0 || reader.at != reader.end)
		return REFUSE(STATUS_INVALID,
		    "That is not a public key that sayso or minisign made.");
	memcpy(id, packed + 2, MINISIGN_ID_BYTES);
	memcpy(sign_public, packed + 2 + MINISIGN_ID_BYTES, VAULT_KEY_BYTES);
	return STATUS_OK;
}

enum status
minisign_verify(const unsigned char sign_public[VAULT_KEY_BYTES],
    const unsigned char *id, const struct buf *message, const struct buf *text)
{
	unsigned char grown[MINISIGN_ID_BYTES];
	struct minisign_read read;
	enum status status;

	status = minisign_read(text->text, text->length, &read);
	if (status != STATUS_OK)
		return status;
	minisign_key_id(sign_public, grown);
	if (memcmp(read.id, id != NULL ? id : grown, sizeof(read.id)) != 0)
		return REFUSE(
		    STATUS_DENIED, "Somebody else's key signed that.");
	if (!minisign_is_signed(sign_public, message->text, message->length,
		read.trusted, read.signature))
		return REFUSE(STATUS_DENIED,
		    "That was changed after it was signed, or it is not what "
		    "was signed.");
	return STATUS_OK;
}
