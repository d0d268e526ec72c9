/*
 * age_keys: the few things that age does with keys.
 *
 * HKDF is put together from HMAC-SHA-256, which is all that the oldest
 * libsodium we run on has of it.  No key is ever outside guarded memory.
 */
#include "vault/age_keys.h"

#include <sodium.h>
#include <string.h>

#define KEY_BYTES  32
#define LINE_BYTES 48 /* that make a line of 64 letters */

_Static_assert(crypto_auth_hmacsha256_BYTES == KEY_BYTES, "one round is a key");
_Static_assert(crypto_aead_chacha20poly1305_ietf_KEYBYTES == KEY_BYTES, "key");
_Static_assert(AGE_FILE_KEY_BYTES + crypto_aead_chacha20poly1305_ietf_ABYTES ==
		   AGE_WRAPPED_BYTES,
    "a wrapped key");

static const unsigned char
    no_nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];

/* Extract, then the first and only round of expand. */
struct secret *
age_grow(const struct secret *key, const void *salt, size_t salt_size,
    const char *info)
{
	struct secret *extracted = secret_new(KEY_BYTES);
	struct secret *grown = secret_new(KEY_BYTES);
	const unsigned char round = 1;
	crypto_auth_hmacsha256_state state;

	crypto_auth_hmacsha256_init(&state, salt, salt_size);
	crypto_auth_hmacsha256_update(
	    &state, secret_bytes(key), secret_size(key));
	crypto_auth_hmacsha256_final(&state, secret_bytes(extracted));
	crypto_auth_hmacsha256_init(&state, secret_bytes(extracted), KEY_BYTES);
	crypto_auth_hmacsha256_update(
	    &state, (const unsigned char *)info, strlen(info));
	crypto_auth_hmacsha256_update(&state, &round, 1);
	crypto_auth_hmacsha256_final(&state, secret_bytes(grown));
	sodium_memzero(&state, sizeof(state));
	secret_free(extracted);
	return grown;
}

void
age_mac(const struct secret *file_key, const struct buf *header,
    unsigned char mac[AGE_MAC_BYTES])
{
	struct secret *key = age_grow(file_key, "", 0, "header");
	crypto_auth_hmacsha256_state state;

	crypto_auth_hmacsha256_init(
	    &state, secret_bytes(key), secret_size(key));
	crypto_auth_hmacsha256_update(
	    &state, (const unsigned char *)header->text, header->length);
	crypto_auth_hmacsha256_final(&state, mac);
	sodium_memzero(&state, sizeof(state));
	secret_free(key);
}

void
age_wrap(const struct secret *wrap_key, const struct secret *file_key,
    unsigned char wrapped[AGE_WRAPPED_BYTES])
{
	crypto_aead_chacha20poly1305_ietf_encrypt(wrapped, NULL,
	    secret_bytes(file_key), AGE_FILE_KEY_BYTES, NULL, 0, NULL, no_nonce,
	    secret_bytes(wrap_key));
}

struct secret *
age_unwrap(const struct secret *wrap_key,
    const unsigned char wrapped[AGE_WRAPPED_BYTES])
{
	struct secret *file_key = secret_new(AGE_FILE_KEY_BYTES);

	if (crypto_aead_chacha20poly1305_ietf_decrypt(secret_bytes(file_key),
		NULL, NULL, wrapped, AGE_WRAPPED_BYTES, NULL, 0, no_nonce,
		secret_bytes(wrap_key)) != 0)
		secret_drop(&file_key);
	return file_key;
}

void
age_base64_add(struct buf *text, const void *bytes, size_t size)
{
	char base64[sodium_base64_ENCODED_LEN(
	    LINE_BYTES, sodium_base64_VARIANT_ORIGINAL_NO_PADDING)];

	sodium_bin2base64(base64, sizeof(base64), bytes, size,
	    sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
	buf_add_text(text, base64);
}

/* libsodium refuses left-over bits that are not zero, and a lone last letter.
 */
bool
age_base64_read(const char *text, size_t length, unsigned char *bytes,
    size_t most, size_t *size)
{
	return sodium_base642bin(bytes, most, text, length, NULL, size, NULL,
		   sodium_base64_VARIANT_ORIGINAL_NO_PADDING) == 0;
}
