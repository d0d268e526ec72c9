#include "support/age_forge.h"

#include <setjmp.h>
#include <sodium.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "support/age_forge_internal.h"
#include "support/vectors_internal.h"
#include "vault/age_keys.h"
#include "vault/age_payload.h"

#define PART_ROOM 64

void
age_forge_keys(const char *name, unsigned char secret_key[AGE_KEY_BYTES],
    struct age_recipient *recipient)
{
	vectors_bytes(name, secret_key, AGE_KEY_BYTES);
	crypto_scalarmult_base(recipient->key, secret_key);
}

static struct secret *
file_key(void)
{
	unsigned char bytes[AGE_FILE_KEY_BYTES];

	vectors_bytes("file key", bytes, sizeof(bytes));
	return secret_copy(bytes, sizeof(bytes));
}

/* ------------------------------------------------------ parts of a header */

static const unsigned char order_1[AGE_KEY_BYTES];
static const unsigned char order_8[AGE_KEY_BYTES] = {0x5f, 0x9c, 0x95, 0xbc,
    0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef, 0x5b,
    0x04, 0x44, 0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd,
    0xd0, 0x9f, 0x11, 0x57};

static void
share(const char *number, unsigned char bytes[AGE_KEY_BYTES])
{
	unsigned char ephemeral[AGE_KEY_BYTES];
	struct age_recipient public_key;

	age_forge_keys("ephemeral", ephemeral, &public_key);
	if (*number == '0')
		memcpy(bytes, order_1, AGE_KEY_BYTES);
	else if (*number == '8')
		memcpy(bytes, order_8, AGE_KEY_BYTES);
	else
		memcpy(bytes, public_key.key, AGE_KEY_BYTES);
}

static void
body(const char *number, unsigned char bytes[AGE_WRAPPED_BYTES])
{
	struct secret *key = file_key(), *shared = secret_new(AGE_KEY_BYTES);
	unsigned char salt[2 * AGE_KEY_BYTES], theirs[AGE_KEY_BYTES];
	struct secret *wrap_key;
	struct age_recipient recipient;

	age_forge_keys(*number == '2' ? "other" : "key", theirs, &recipient);
	share(number, salt);
	memcpy(salt + AGE_KEY_BYTES, recipient.key, AGE_KEY_BYTES);
	/* With a point of low order it stays what it is: zeros. */
	if (crypto_scalarmult(secret_bytes(shared), theirs, salt) != 0)
		sodium_memzero(secret_bytes(shared), AGE_KEY_BYTES);
	wrap_key = age_grow(
	    shared, salt, sizeof(salt), "age-encryption.org/v1/X25519");
	age_wrap(wrap_key, key, bytes);
	secret_free(key);
	secret_free(shared);
	secret_free(wrap_key);
}

static void
wrap(const char *number, unsigned char bytes[AGE_WRAPPED_BYTES])
{
	char salt[28 + 16 + 1] = "age-encryption.org/v1/scrypt";
	struct secret *key = file_key(), *wrap_key = secret_new(32);

	vectors_bytes("salt", salt + 28, 16);
	assert_int_equal(
	    crypto_pwhash_scryptsalsa208sha256_ll(
		(const uint8_t *)AGE_FORGE_PASSPHRASE,
		strlen(AGE_FORGE_PASSPHRASE), (const uint8_t *)salt, 44,
		*number == '1' ? 2 : 1024, 8, 1, secret_bytes(wrap_key), 32),
	    0);
	age_wrap(wrap_key, key, bytes);
	secret_free(key);
	secret_free(wrap_key);
}

static void
mac(const struct buf *before, unsigned char bytes[AGE_MAC_BYTES])
{
	struct secret *key = file_key();
	struct buf header = BUF_EMPTY;

	/* Up to the mark, whatever is behind that by then. */
	buf_add(&header, before->text, before->length);
	while (header.length > 0 && header.text[header.length - 1] != '-')
		buf_cut(&header, header.length - 1);
	age_mac(key, &header, bytes);
	buf_clear(&header);
	secret_free(key);
}

/* Is ${part} this one, a number and what is done to it aside? */
static bool
is_part(const char *part, const char *name, const char **rest)
{
	size_t length = strspn(part, "abcdefghijklmnopqrstuvwxyz");

	*rest = part + length;
	return length == strlen(name) && memcmp(part, name, length) == 0;
}

/* The bytes of a part; what is behind its name; 0 when it is none. */
static size_t
part_bytes(const char *part, const struct buf *before, unsigned char *bytes,
    const char **rest)
{
	size_t size = 32;

	if (is_part(part, "share", rest))
		share(*rest, bytes);
	else if (is_part(part, "body", rest))
		body(*rest, bytes);
	else if (is_part(part, "wrap", rest))
		wrap(*rest, bytes);
	else if (is_part(part, "mac", rest))
		mac(before, bytes);
	else if (is_part(part, "salt", rest))
		vectors_bytes("salt", bytes, size = 16);
	else
		size = 0;
	*rest += strspn(*rest, "0123456789");
	return size;
}

static const char letters_a[] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
				"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/* The letter after the last one, which sets the lowest bit. */
static void
loosen(struct buf *text)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmn"
				      "opqrstuvwxyz0123456789+/";
	size_t at = text->length - 1;

	while (text->text[at] == '=')
		at--;
	text->text[at] = strchr(letters, text->text[at])[1];
}

static void
add_header_part(void *context, const char *part)
{
	struct buf *file = context;
	unsigned char bytes[40] = {0};
	const char *rest;
	size_t size = part_bytes(part, file, bytes, &rest);

	if (strcmp(part, "v1") == 0)
		buf_add_text(file, "age-encryption.org/v1\n");
	else if (strcmp(part, "A") == 0)
		buf_add_text(file, letters_a);
	else if (strcmp(part, "A63") == 0)
		buf_add_text(file, letters_a + 1);
	else if (strcmp(part, "nul") == 0)
		buf_add_char(file, '\0');
	else if (size == 0)
		fail_msg("no part of a header: %s", part);
	if (size == 0)
		return;
	bytes[size - 1] ^= *rest == '!';
	size += *rest == '+';
	size -= *rest == '-';
	age_base64_add(file, bytes, size);
	if (*rest == '~')
		loosen(file);
	if (*rest == '=')
		buf_add_text(file, "=");
}

/* A text with what each part in braces stands for. */
static void
fill(const char *template, struct buf *file,
    void (*add)(void *context, const char *part), void *context)
{
	for (const char *at = template; *at != '\0'; at++) {
		char part[PART_ROOM];
		size_t length = strcspn(at, "}") - 1;

		if (*at != '{') {
			buf_add_char(file, *at);
			continue;
		}
		assert_true(length < sizeof(part));
		memcpy(part, at + 1, length);
		part[length] = '\0';
		add(context, part);
		at += length + 1;
	}
}

/* ------------------------------------------------------------------ armor */

struct armoring {
	struct buf *file;
	struct buf base64;
};

static void
add_lines(
    const struct armoring *armoring, size_t from, size_t to, const char *end)
{
	const struct buf *base64 = &armoring->base64;

	for (size_t at = from; at < to; at += 64) {
		size_t some = base64->length - at;

		buf_add(
		    armoring->file, base64->text + at, some < 64 ? some : 64);
		buf_add_text(armoring->file, end);
	}
}

static void
add_last(const struct armoring *armoring, size_t from, char how)
{
	struct buf line = BUF_EMPTY;

	buf_add_text(&line, armoring->base64.text + from);
	if (how == '~')
		loosen(&line);
	if (how == '!')
		line.text[0] = '*';
	while (how == '-' && line.text[line.length - 1] == '=')
		buf_cut(&line, line.length - 1);
	if (how == '=')
		buf_add_text(&line, "=");
	buf_add_text(armoring->file, line.text);
	buf_clear(&line);
}

static void
add_armor_part(void *context, const char *part)
{
	struct armoring *armoring = context;
	size_t length = armoring->base64.length;
	size_t last = (length - 1) / 64 * 64;

	if (strcmp(part, "begin") == 0)
		buf_add_text(armoring->file, AGE_ARMOR_BEGIN);
	else if (strcmp(part, "end") == 0)
		buf_add_text(armoring->file, AGE_ARMOR_END);
	else if (strcmp(part, "first") == 0)
		add_lines(armoring, 0, 64, "");
	else if (strcmp(part, "middle") == 0)
		add_lines(armoring, 64, last, "\n");
	else if (strncmp(part, "last", 4) == 0)
		add_last(armoring, last, part[4]);
	else if (strcmp(part, "one") == 0)
		buf_add_text(armoring->file, armoring->base64.text);
	else if (strcmp(part, "nul") == 0)
		buf_add_char(armoring->file, '\0');
	else if (strcmp(part, "crlf") == 0)
		add_lines(armoring, 0, length, "\r\n");
	else
		fail_msg("no part of an armor: %s", part);
}

static void
armor(struct buf *file, const char *template)
{
	struct buf armored = BUF_EMPTY;
	struct armoring armoring = {&armored, BUF_EMPTY};

	for (size_t at = 0; at < file->length; at += 48) {
		size_t some = file->length - at;

		age_base64_add(
		    &armoring.base64, file->text + at, some < 48 ? some : 48);
	}
	while (armoring.base64.length % 4 != 0)
		buf_add_text(&armoring.base64, "=");
	fill(template, &armored, add_armor_part, &armoring);
	buf_clear(&armoring.base64);
	buf_clear(file);
	*file = armored;
}

void
age_forge_make(struct age_forge *forge, const char *header, const char *payload,
    const char *armor_template)
{
	struct secret *key = file_key();

	buf_init(&forge->file);
	buf_init(&forge->plain);
	fill(header, &forge->file, add_header_part, &forge->file);
	age_forge_payload(forge, key, payload);
	if (armor_template != NULL)
		armor(&forge->file, armor_template);
	secret_free(key);
}

void
age_forge_clear(struct age_forge *forge)
{
	buf_clear(&forge->file);
	buf_clear(&forge->plain);
}
