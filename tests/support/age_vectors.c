#include "support/age_vectors.h"

#include <setjmp.h>
#include <sodium.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "support/age_forge.h"

#define RUN      64 /* zeros that are worth being counted */
#define IDENTITY "AGE-SECRET-KEY-"

struct age_case {
	const char *name;
	const char *why; /* NULL: it is taken */
	const char *header, *payload, *armor;
	bool is_passphrase;
};

static const struct age_case cases[] = {
#define GOOD(name, header, payload, armor)                                     \
	{name, NULL, header, payload, armor, false},
#define WORD(name, header, payload, armor)                                     \
	{name, NULL, header, payload, armor, true},
#define HEADER(name, header)   {name, "header", header, "Na", NULL, false},
#define WORK(name, header)     {name, "header", header, "Na", NULL, true},
#define CLOSED(name, header)   {name, "key", header, "Na", NULL, false},
#define LOCKED(name, header)   {name, "key", header, "Na", NULL, true},
#define MAC(name, header)      {name, "mac", header, "Na", NULL, false},
#define PAYLOAD(name, payload) {name, "payload", PLAIN, payload, NULL, false},
#define PACKED(name, payload, armor)                                           \
	{name, "payload", PLAIN, payload, armor, false},
#define ARMOR(name, payload, armor)                                            \
	{name, "armor", PLAIN, payload, armor, false},
#include "support/age_cases.def"
};

#define GOOD_HEADER "{v1}-> X25519 {share}\n{body}\n--- {mac}\n"

/* ---------------------------------------------------- bytes, and as JSON */

static void
add_hex(json_t *parts, const char *bytes, size_t size)
{
	char *hex = mem_alloc(2 * size + 1, 1);

	text_hex((const unsigned char *)bytes, size, hex);
	if (size > 0)
		json_array_append_new(parts, json_pack("{ss}", "hex", hex));
	mem_free(hex);
}

static size_t
zeros_at(const char *bytes, size_t size)
{
	size_t count = 0;

	while (count < size && bytes[count] == 0)
		count++;
	return count;
}

static bool
is_text(char byte)
{
	return (byte >= ' ' && byte < 0x7f) || byte == '\n' || byte == '\r' ||
	       byte == '\t';
}

/* The text it starts with, then hexadecimal and how many zeros. */
static json_t *
parts_of(const struct buf *file)
{
	json_t *parts = json_array();
	size_t at = 0, from;

	while (at < file->length && is_text(file->text[at]))
		at++;
	if (at > 0)
		json_array_append_new(
		    parts, json_pack("{ss%}", "text", file->text, at));
	for (from = at; at < file->length;) {
		size_t zeros = zeros_at(file->text + at, file->length - at);

		if (zeros < RUN) {
			at += zeros + (at + zeros < file->length);
			continue;
		}
		add_hex(parts, file->text + from, at - from);
		json_array_append_new(
		    parts, json_pack("{si}", "zeros", (int)zeros));
		from = at += zeros;
	}
	add_hex(parts, file->text + from, at - from);
	return parts;
}

static void
add_from_hex(const char *hex, struct buf *file)
{
	size_t room = strlen(hex) / 2 + 1, size = 0;
	unsigned char *bytes = mem_alloc(room, 1);

	assert_int_equal(
	    sodium_hex2bin(bytes, room, hex, strlen(hex), NULL, &size, NULL),
	    0);
	buf_add(file, bytes, size);
	mem_free(bytes);
}

void
age_vectors_file(const json_t *parts, struct buf *file)
{
	for (size_t i = 0; i < json_array_size(parts); i++) {
		const json_t *part = json_array_get(parts, i);
		const json_t *text = json_object_get(part, "text");
		const json_t *hex = json_object_get(part, "hex");
		json_int_t zeros =
		    json_integer_value(json_object_get(part, "zeros"));

		if (text != NULL)
			buf_add(file, json_string_value(text),
			    json_string_length(text));
		else if (hex != NULL)
			add_from_hex(json_string_value(hex), file);
		else
			assert_true(zeros > 0);
		while (zeros-- > 0)
			buf_add_char(file, '\0');
	}
}

/* --------------------------------------------------------------- one each */

static void
put_plain(json_t *vector, const struct buf *plain)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	char hex[2 * sizeof(hash) + 1];

	crypto_hash_sha256(
	    hash, (const unsigned char *)plain->text, plain->length);
	text_hex(hash, sizeof(hash), hex);
	json_object_set_new(vector, "plain",
	    json_pack(
		"{sI ss}", "bytes", (json_int_t)plain->length, "sha256", hex));
}

/* ${why} NULL: it is taken. */
static void
add(json_t *list, const char *name, const char *why, json_t *key_field,
    const struct age_forge *forge)
{
	json_t *vector = json_pack("{ss}", "name", name);

	json_object_update(vector, key_field);
	json_decref(key_field);
	json_object_set_new(vector, "file", parts_of(&forge->file));
	if (why == NULL)
		put_plain(vector, &forge->plain);
	else
		json_object_set_new(vector, "why", json_string(why));
	json_array_append_new(list, vector);
}

static void
secret_text(const char *name, char text[AGE_FORGE_BECH32_ROOM])
{
	unsigned char key[AGE_KEY_BYTES];
	struct age_recipient recipient;

	age_forge_keys(name, key, &recipient);
	age_forge_bech32(IDENTITY, key, sizeof(key), 0, text);
}

static void
add_cases(json_t *list, bool is_taken)
{
	char identity[AGE_FORGE_BECH32_ROOM];
	struct age_forge forge;

	secret_text("key", identity);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct age_case *c = &cases[i];

		if ((c->why == NULL) != is_taken)
			continue;
		age_forge_make(&forge, c->header, c->payload, c->armor);
		add(list, c->name, c->why,
		    c->is_passphrase
			? json_pack("{ss}", "passphrase", AGE_FORGE_PASSPHRASE)
			: json_pack("{ss++}", "identity", identity, "\n", ""),
		    &forge);
		age_forge_clear(&forge);
	}
}

/* ------------------------------------------------------ files of identities */

static void
add_identity(json_t *list, const char *name, bool is_taken, const char *text)
{
	struct age_forge forge;

	age_forge_make(&forge, GOOD_HEADER, "Na", NULL);
	add(list, name, is_taken ? NULL : "identity",
	    json_pack("{ss}", "identity", text), &forge);
	age_forge_clear(&forge);
}

/* % stands for the key "key", @ for "other". */
static void
add_format(json_t *list, const char *name, bool is_taken, const char *format)
{
	char key[AGE_FORGE_BECH32_ROOM], other[AGE_FORGE_BECH32_ROOM];
	struct buf text = BUF_EMPTY;

	secret_text("key", key);
	secret_text("other", other);
	for (const char *at = format; *at != '\0'; at++) {
		if (*at == '%')
			buf_add_text(&text, key);
		else if (*at == '@')
			buf_add_text(&text, other);
		else
			buf_add_char(&text, *at);
	}
	add_identity(list, name, is_taken, text.text);
	buf_clear(&text);
}

/* The key's own bytes, fewer or more of them, with another prefix. */
static void
add_written(json_t *list, const char *name, const char *prefix, size_t size,
    unsigned left_over)
{
	unsigned char bytes[AGE_KEY_BYTES + 1] = {0};
	char text[AGE_FORGE_BECH32_ROOM];
	struct age_recipient recipient;

	age_forge_keys("key", bytes, &recipient);
	age_forge_bech32(prefix, bytes, size, left_over, text);
	add_identity(list, name, false, text);
}

/* The key with one letter that is changed. */
static void
add_changed(json_t *list, const char *name, size_t at, char letter)
{
	char text[AGE_FORGE_BECH32_ROOM];

	secret_text("key", text);
	assert_int_not_equal(text[at], letter);
	text[at] = letter;
	add_identity(list, name, false, text);
}

static void
add_identities_taken(json_t *list)
{
	add_format(list, "a key alone, without a line end", true, "%");
	add_format(list, "comments and empty lines", true,
	    "# made today\n\n%\n#\n\n# end");
	add_format(list, "lines that end with CR LF", true, "# a\r\n\r\n%\r\n");
	add_format(list, "the first key of two", true, "%\n\n@\n");
	add_format(list, "the second key of two", true, "#\n@\n%\n");
	add_format(list, "the same key twice", true, "%\n%");
	add_format(list, "a line of blanks", true, "  \t\n%\n");
}

static void
add_identities_refused(json_t *list)
{
	char text[AGE_FORGE_BECH32_ROOM];

	add_format(list, "no key", false, "# nothing\n\n");
	add_format(list, "a blank before a key", false, " %\n");
	add_format(list, "a blank behind a key", false, "% \n");
	add_format(list, "a key cut off", false, "%\nAGE-SECRET-KEY-1\n");
	add_format(list, "a line that is no key", false, "%\nkey\n");
	add_format(list, "a letter behind a key", false, "%Q\n");
	secret_text("key", text);
	for (char *at = text; *at != '\0'; at++)
		*at = (char)(*at >= 'A' && *at <= 'Z' ? *at + 32 : *at);
	add_identity(list, "a key in small letters", false, text);
	add_changed(list, "a key with one small letter", 0, 'a');
	add_changed(list, "a key with a letter that Bech32 has not", 20, 'B');
	add_changed(list, "a key with the 1 in another place", 15, 'Q');
	add_changed(list, "a key with one letter changed", 30,
	    text[30] == 'q' ? 'P' : 'Q');
	add_changed(list, "a key with the checksum changed", 73,
	    text[73] == 'q' ? 'P' : 'Q');
	add_written(list, "a key of 31 bytes", IDENTITY, 31, 0);
	add_written(list, "a key of 33 bytes", IDENTITY, 33, 0);
	add_written(list, "a key with bits that mean nothing", IDENTITY, 32, 1);
	add_written(list, "a key of another kind", "AGE-PLUGIN-X-", 32, 0);
	add_written(list, "a recipient for a key", "age", 32, 0);
	add_written(
	    list, "the prefix in small letters", "age-secret-key-", 32, 0);
}

json_t *
age_vectors_accept(void)
{
	json_t *list = json_array();

	add_cases(list, true);
	add_identities_taken(list);
	return list;
}

json_t *
age_vectors_refuse(void)
{
	json_t *list = json_array();

	add_cases(list, false);
	add_identities_refused(list);
	return list;
}
