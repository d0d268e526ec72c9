/*
 * kdf: the one place where a passphrase becomes a key, and where keys grow
 * from keys.  It must never run on settings that nobody has judged.
 */
#include "vault/kdf.h"

#include <sodium.h>
#include <string.h>

#include "vault/kdf_cost.h"
#include "vault/keyfile_layout.h"
#include "vault/vault.h"

#define CONTEXT   "saysokey"
#define KIB_BYTES 1024

_Static_assert(KDF_SALT_BYTES == crypto_pwhash_SALTBYTES, "salt");
_Static_assert(VAULT_KEY_BYTES == crypto_kdf_KEYBYTES, "key");
_Static_assert(sizeof(CONTEXT) - 1 == crypto_kdf_CONTEXTBYTES, "context");

struct kdf_settings
kdf_settings_new(void)
{
	struct kdf_cost cost = kdf_cost_new();
	struct kdf_settings settings = {
	    .id = SLOT_ARGON2ID13,
	    .passes = cost.passes,
	    .memory_bytes = cost.memory_bytes,
	};

	randombytes_buf(settings.salt, sizeof(settings.salt));
	return settings;
}

bool
kdf_settings_are_allowed(const struct kdf_settings *settings)
{
	struct kdf_cost least = kdf_cost_least();
	struct kdf_cost most = kdf_cost_most();

	return settings->id == SLOT_ARGON2ID13 &&
	       settings->passes >= least.passes &&
	       settings->passes <= most.passes &&
	       settings->memory_bytes >= least.memory_bytes &&
	       settings->memory_bytes <= most.memory_bytes &&
	       settings->memory_bytes % KIB_BYTES == 0;
}

enum status
kdf_stretch(const struct kdf_settings *settings,
    const struct secret *passphrase, struct secret **key)
{
	const char *text = (const char *)secret_bytes(passphrase);
	size_t length = strnlen(text, secret_size(passphrase));
	struct secret *stretched;

	if (!kdf_settings_are_allowed(settings))
		return FAIL(STATUS_INTERNAL, "cost of a key derivation");
	stretched = secret_new(VAULT_KEY_BYTES);
	if (crypto_pwhash(secret_bytes(stretched), VAULT_KEY_BYTES, text,
		length, settings->salt, settings->passes,
		(size_t)settings->memory_bytes,
		crypto_pwhash_ALG_ARGON2ID13) != 0) {
		secret_free(stretched);
		return REFUSE(STATUS_UNAVAILABLE,
		    "There is not enough memory to open a vault. Close other "
		    "programs, then try again.");
	}
	*key = stretched;
	return STATUS_OK;
}

struct secret *
kdf_grow(const struct secret *key, enum kdf_subkey id)
{
	struct secret *grown = secret_new(VAULT_KEY_BYTES);

	crypto_kdf_derive_from_key(secret_bytes(grown), VAULT_KEY_BYTES,
	    (uint64_t)id, CONTEXT, secret_bytes(key));
	return grown;
}
