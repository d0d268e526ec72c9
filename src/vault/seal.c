/*
 * seal: bytes that only their writer can open again.
 *
 * For what is put aside, not for what others are to read.  The passphrase may
 * change in between: the pair stays the same.
 */
#include <sodium.h>

#include "base/mem.h"
#include "vault/vault.h"
#include "vault/vault_internal.h"

enum status
vault_seal(
    const struct vault *vault, const void *bytes, size_t size, struct buf *box)
{
	unsigned char *sealed = mem_alloc(size + crypto_box_SEALBYTES, 1);

	enum status status = STATUS_OK;

	if (crypto_box_seal(sealed, bytes, size, vault_me(vault)->box_public) !=
	    0)
		status = FAIL(STATUS_DAMAGED, "seal to a weak public key");
	else
		buf_add(box, sealed, size + crypto_box_SEALBYTES);
	mem_free(sealed);
	return status;
}

enum status
vault_unseal(
    const struct vault *vault, const struct buf *box, struct buf *bytes)
{
	unsigned char *plain;
	size_t size;
	enum status status = STATUS_OK;

	if (box->length < crypto_box_SEALBYTES)
		return FAIL(STATUS_DAMAGED, "a box too short to be sealed");
	size = box->length - crypto_box_SEALBYTES;
	plain = mem_alloc(size + 1, 1);
	if (crypto_box_seal_open(plain, (const unsigned char *)box->text,
		box->length, vault_me(vault)->box_public,
		secret_bytes(vault->pair.box_secret)) != 0)
		status = FAIL(STATUS_DAMAGED, "sealed to somebody else");
	else
		buf_add(bytes, plain, size);
	sodium_memzero(plain, size);
	mem_free(plain);
	return status;
}
