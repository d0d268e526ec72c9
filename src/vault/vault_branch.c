/*
 * vault_branch: the key file of a backup: the same people, other keys.
 *
 * A key of the vault itself must never get into it: whoever finds an old
 * backup and has an old passphrase has that backup, and not the vault.
 */
#include "vault/vault.h"

#include <string.h>

#include "base/mem.h"
#include "vault/keyfile_io.h"
#include "vault/vault_internal.h"

_Static_assert(VAULT_FILE_BYTES == KEYFILE_BYTES, "key file");

enum status
vault_look_at(
    const unsigned char bytes[VAULT_FILE_BYTES], struct vault_outside *outside)
{
	struct keyfile *keyfile = mem_alloc(1, sizeof *keyfile);
	const unsigned char *newest = NULL;
	enum status status = keyfile_pick(bytes, keyfile, &newest);

	if (status == STATUS_OK) {
		memcpy(outside->uid, keyfile->uid, sizeof outside->uid);
		outside->is_demo = keyfile->is_demo;
		outside->count = keyfile_users(keyfile, outside->users);
	}
	mem_free(keyfile);
	return status;
}

static enum status
seal_all(struct keyfile *draft, const struct keyring *ring)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < VAULT_USERS_MAX && status == STATUS_OK; i++)
		if (draft->slots[i].is_used)
			status = keyring_seal(ring, &draft->slots[i]);
	return status;
}

static struct secret *
copy_of(const struct secret *key)
{
	return secret_copy(secret_bytes(key), secret_size(key));
}

enum status
vault_branch(const struct vault *vault, const struct vault_user *users,
    size_t count, unsigned char bytes[VAULT_FILE_BYTES],
    struct secret **records_key, struct secret **releases_key)
{
	struct keyring ring = {.vault = {NULL, NULL}};
	struct keyfile *draft = NULL;
	enum status status = vault_may_change(vault);

	if (status == STATUS_OK)
		status = vault_check_users(vault, users, count);
	if (status != STATUS_OK)
		return status;
	root_key_renew(&ring.vault);
	root_key_renew(&ring.records);
	draft = vault_draft(vault);
	draft->roster++;
	draft->is_rotation_due = false;
	status = seal_all(draft, &ring);
	if (status == STATUS_OK) {
		vault_lay_out(draft, &ring, bytes);
		memcpy(bytes + KEYFILE_COPY_BYTES, bytes, KEYFILE_COPY_BYTES);
		*records_key = copy_of(ring.records.store);
		*releases_key = copy_of(ring.vault.store);
	}
	keyring_clear(&ring);
	mem_free(draft);
	return status;
}
