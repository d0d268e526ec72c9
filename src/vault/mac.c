/*
 * mac: the two keyed sums over a copy of the key file.
 *
 * What they leave out is decided here and nowhere else, and every byte that is
 * left out of the second one is a byte that a manager may change.
 */
#include "vault/mac.h"

#include <sodium.h>
#include <string.h>

#include "vault/kdf.h"
#include "vault/vault.h"

_Static_assert(2 * VAULT_KEY_BYTES <= crypto_generichash_KEYBYTES_MAX, "keys");

void
mac_one(const unsigned char copy[KEYFILE_COPY_BYTES],
    const struct secret *vault_key, unsigned char mac[MAC_BYTES])
{
	struct secret *key = kdf_grow(vault_key, KDF_ROOT_MAC);

	crypto_generichash(mac, MAC_BYTES, copy, AT_MAC_ONE, secret_bytes(key),
	    secret_size(key));
	secret_free(key);
}

/* One key, or both end to end: BLAKE2b takes keys of up to 64 bytes. */
static struct secret *
grow_keys(const struct secret *records_key, const struct secret *pending_key)
{
	struct secret *first = kdf_grow(records_key, KDF_ROOT_MAC);
	struct secret *second;
	struct secret *both;

	if (pending_key == NULL)
		return first;
	second = kdf_grow(pending_key, KDF_ROOT_MAC);
	both = secret_new(2 * VAULT_KEY_BYTES);
	memcpy(secret_bytes(both), secret_bytes(first), VAULT_KEY_BYTES);
	memcpy(secret_bytes(both) + VAULT_KEY_BYTES, secret_bytes(second),
	    VAULT_KEY_BYTES);
	secret_free(first);
	secret_free(second);
	return both;
}

void
mac_two(const unsigned char copy[KEYFILE_COPY_BYTES],
    const struct secret *records_key, const struct secret *pending_key,
    unsigned char mac[MAC_BYTES])
{
	struct secret *key = grow_keys(records_key, pending_key);
	crypto_generichash_state state;

	crypto_generichash_init(
	    &state, secret_bytes(key), secret_size(key), MAC_BYTES);
	crypto_generichash_update(&state, copy, AT_GENERATION);
	crypto_generichash_update(
	    &state, copy + AT_ROSTER, AT_SLOTS - AT_ROSTER);
	for (size_t i = 0; i < VAULT_USERS_MAX; i++)
		crypto_generichash_update(
		    &state, copy + AT_SLOTS + i * SLOT_BYTES, SLOT_OWN);
	crypto_generichash_update(
	    &state, copy + AT_PADDING, AT_MAC_ONE - AT_PADDING);
	crypto_generichash_final(&state, mac, MAC_BYTES);
	sodium_memzero(&state, sizeof(state));
	secret_free(key);
}
