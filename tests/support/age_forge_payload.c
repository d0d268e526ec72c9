/*
 * age_forge_payload: chunks, right and wrong; and Bech32, which sayso itself
 * only reads.
 */
#include <ctype.h>
#include <setjmp.h>
#include <sodium.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "support/age_forge_internal.h"
#include "support/vectors_internal.h"
#include "vault/age_payload.h"

struct chunks {
	struct age_forge *forge;
	struct secret *key;
	uint64_t number;
};

/* A chunk of ${size} bytes; ${text}, or what becomes zeros when locked. */
static void
add_chunk(struct chunks *chunks, const char *text, size_t size, bool is_last)
{
	unsigned char nonce[12] = {0};
	unsigned char *chunk = mem_alloc(1, AGE_CHUNK_BYTES + AGE_TAG_BYTES);

	nonce[10] = (unsigned char)chunks->number;
	nonce[11] = is_last;
	if (text != NULL)
		memcpy(chunk, text, size);
	else
		crypto_stream_chacha20_ietf_xor_ic(
		    chunk, chunk, size, nonce, 1, secret_bytes(chunks->key));
	buf_add(&chunks->forge->plain, chunk, size);
	age_payload_lock(chunks->key, chunks->number, is_last, chunk, size);
	buf_add(&chunks->forge->file, chunk, size + AGE_TAG_BYTES);
	mem_free(chunk);
	chunks->number++;
}

/* The nonce, and with it the key. */
static void
start(struct chunks *chunks, const struct secret *file_key, size_t size)
{
	unsigned char nonce[AGE_NONCE_BYTES];

	vectors_bytes("nonce", nonce, sizeof(nonce));
	buf_add(&chunks->forge->file, nonce, size);
	secret_free(chunks->key);
	chunks->key = age_payload_key(file_key, nonce);
}

static void
add_letter(struct chunks *chunks, char letter)
{
	struct buf *file = &chunks->forge->file;
	size_t lines = (file->length + AGE_TAG_BYTES) / 48 + 1;

	switch (letter) {
	case 'a':
		add_chunk(chunks, "age", 3, true);
		break;
	case 'e':
	case 'E':
		add_chunk(chunks, NULL, 0, letter == 'e');
		break;
	case 'T':
		add_chunk(chunks, NULL,
		    lines * 48 - file->length - AGE_TAG_BYTES, true);
		break;
	case 'F':
	case 'L':
		add_chunk(chunks, NULL, AGE_CHUNK_BYTES, letter == 'L');
		break;
	case 'p':
	case 's':
		add_chunk(chunks, NULL, 1, letter == 's');
		break;
	case '!':
		file->text[file->length - 1] ^= 1;
		break;
	case '<':
		buf_cut(file, file->length - AGE_TAG_BYTES);
		break;
	case '-':
		buf_cut(file, file->length - 1);
		break;
	case 'g':
	case 'G':
		buf_add(file, "twenty bytes of it..", letter == 'g' ? 12 : 20);
		break;
	default:
		fail_msg("no letter of a payload: %c", letter);
	}
}

void
age_forge_payload(
    struct age_forge *forge, const struct secret *file_key, const char *payload)
{
	struct chunks chunks = {.forge = forge};

	for (const char *at = payload; *at != '\0'; at++) {
		if (*at == 'N' || *at == 'n')
			start(&chunks, file_key, *at == 'N' ? 16 : 12);
		else if (*at == '#')
			chunks.number = (uint64_t)(*++at - '0');
		else
			add_letter(&chunks, *at);
	}
	secret_free(chunks.key);
}

/* ----------------------------------------------------------------- Bech32 */

static uint32_t
step(uint32_t sum, unsigned value)
{
	uint32_t top = sum >> 25;

	sum = (sum & 0x1ffffff) << 5 ^ value;
	sum ^= (top & 1) != 0 ? 0x3b6a57b2 : 0;
	sum ^= (top & 2) != 0 ? 0x26508e6d : 0;
	sum ^= (top & 4) != 0 ? 0x1ea119fa : 0;
	sum ^= (top & 8) != 0 ? 0x3d4233dd : 0;
	sum ^= (top & 16) != 0 ? 0x2a1462b3 : 0;
	return sum;
}

static size_t
fives(const unsigned char *bytes, size_t size, unsigned char *values)
{
	size_t count = (size * 8 + 4) / 5;

	memset(values, 0, count);
	for (size_t bit = 0; bit < size * 8; bit++)
		if ((bytes[bit / 8] >> (7 - bit % 8) & 1) != 0)
			values[bit / 5] |= (unsigned char)(16u >> bit % 5);
	return count;
}

void
age_forge_bech32(const char *prefix, const void *bytes, size_t size,
    unsigned left_over, char text[AGE_FORGE_BECH32_ROOM])
{
	static const char letters[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
	size_t length = strlen(prefix);
	unsigned char values[AGE_FORGE_BECH32_ROOM];
	size_t count = fives(bytes, size, values);
	uint32_t sum = 1;

	assert_true(length + 1 + count + 6 < AGE_FORGE_BECH32_ROOM);
	values[count - 1] |= (unsigned char)left_over;
	for (size_t i = 0; i < length; i++)
		sum = step(sum, (unsigned)tolower(prefix[i]) >> 5);
	sum = step(sum, 0);
	for (size_t i = 0; i < length; i++)
		sum = step(sum, (unsigned)tolower(prefix[i]) & 31);
	for (size_t i = 0; i < count; i++)
		sum = step(sum, values[i]);
	for (size_t i = 0; i < 6; i++)
		sum = step(sum, 0);
	for (size_t i = 0; i < 6; i++)
		values[count + i] = (sum ^ 1) >> 5 * (5 - i) & 31;
	memcpy(text, prefix, length);
	text[length] = '1';
	for (size_t i = 0; i < count + 6; i++)
		text[length + 1 + i] = (char)(isupper((unsigned char)*prefix)
						  ? toupper(letters[values[i]])
						  : letters[values[i]]);
	text[length + 1 + count + 6] = '\0';
}
