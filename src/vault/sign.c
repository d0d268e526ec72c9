/*
 * sign: Ed25519 over whole messages, with one's own key from the key file.
 */
#include "vault/vault.h"

#include <sodium.h>

#include "vault/minisign.h"
#include "vault/vault_internal.h"

_Static_assert(VAULT_SIGN_BYTES == crypto_sign_BYTES, "signature");

void
vault_sign(const struct vault *vault, const void *message, size_t size,
    unsigned char signature[VAULT_SIGN_BYTES])
{
	crypto_sign_detached(signature, NULL, message, size,
	    secret_bytes(vault->pair.sign_secret));
}

enum status
vault_minisign(const struct vault *vault, const void *message, size_t size,
    const char *trusted, unsigned char *signature)
{
	return minisign_sign(
	    vault->pair.sign_secret, message, size, trusted, signature);
}

bool
vault_verify(const unsigned char sign_public[VAULT_KEY_BYTES],
    const void *message, size_t size,
    const unsigned char signature[VAULT_SIGN_BYTES])
{
	return crypto_sign_verify_detached(
		   signature, message, size, sign_public) == 0;
}
