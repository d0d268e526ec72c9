/*
 * vault: the key file of a vault folder, opened for one user.
 *
 * What the file says counts for nothing until its MACs are right, and the
 * store that a key opens is the last word on whether the key is the true one.
 */
#include "vault/vault.h"

#include <string.h>

#include "base/mem.h"
#include "vault/keyfile_io.h"
#include "vault/passphrase.h"
#include "vault/vault_internal.h"

struct vault *
vault_new(struct folder *folder)
{
	struct vault *vault = mem_alloc(1, sizeof(*vault));

	vault->folder = folder;
	return vault;
}

void
vault_close(struct vault **vault)
{
	if (*vault == NULL)
		return;
	keyring_clear(&(*vault)->ring);
	slot_pair_clear(&(*vault)->pair);
	mem_free(*vault);
	*vault = NULL;
}

void
vault_list_users(struct vault *vault)
{
	vault->users_count = keyfile_users(&vault->keyfile, vault->users);
}

enum status
vault_look_outside(struct folder *folder, struct vault_outside *outside)
{
	struct vault *vault = vault_new(folder);
	enum status status;

	status = keyfile_io_read(folder, &vault->keyfile, vault->copy);
	if (status == STATUS_OK) {
		memcpy(outside->uid, vault->keyfile.uid, sizeof(outside->uid));
		outside->is_demo = vault->keyfile.is_demo;
		outside->count = keyfile_users(&vault->keyfile, outside->users);
	}
	vault_close(&vault);
	return status;
}

/* The only user: the recovery slot is nobody. */
static enum status
find_only(const struct keyfile *keyfile, size_t *me)
{
	size_t found = VAULT_USERS_MAX;

	for (size_t i = 0; i < VAULT_USERS_MAX; i++) {
		const struct key_slot *slot = &keyfile->slots[i];

		if (!slot->is_used || slot->user.is_recovery)
			continue;
		if (found != VAULT_USERS_MAX)
			return REFUSE(STATUS_USAGE,
			    "This vault has more than one user. Say who you "
			    "are: --as NAME");
		found = i;
	}
	*me = found;
	return STATUS_OK;
}

static enum status
find_me(const struct keyfile *keyfile, const char *name, size_t *me)
{
	if (name == NULL)
		return find_only(keyfile, me);
	*me = keyfile_find(keyfile, name);
	if (*me == VAULT_USERS_MAX)
		return REFUSE(STATUS_NOT_FOUND,
		    "Nobody of that name has a key to this vault. Check how "
		    "the name is spelt.");
	return STATUS_OK;
}

/* From the passphrase to all keys of this user, MACs included. */
static enum status
unlock(struct vault *vault, const struct secret *passphrase)
{
	const struct keyfile *keyfile = &vault->keyfile;
	const struct key_slot *mine = &keyfile->slots[vault->me];
	struct slot_pair pair = {NULL, NULL};
	struct secret *seed = NULL;
	enum status status;

	status = slot_unwrap(mine, keyfile->uid, passphrase, &seed);
	if (status == STATUS_OK)
		status = slot_grow(mine, seed, &pair);
	secret_drop(&seed);
	if (status == STATUS_OK)
		status =
		    keyring_unlock(keyfile, vault->me, &pair, &vault->ring);
	if (status == STATUS_OK)
		status = vault_check_macs(keyfile, vault->copy, &vault->ring);
	if (status == STATUS_OK)
		slot_pair_move(&vault->pair, &pair);
	slot_pair_clear(&pair);
	return status;
}

/*
 * Only after the second MAC was found right: a copy that was left behind by a
 * cut-off write may still have the slot of somebody removed.
 */
static enum status
settle(struct vault *vault)
{
	if (vault_me(vault)->role != ROLE_WORKER)
		return STATUS_OK;
	return keyfile_io_settle(vault->folder, vault->copy);
}

enum status
vault_open(struct folder *folder, const char *name, struct secret **passphrase,
    struct vault **vault)
{
	struct vault *opened = vault_new(folder);
	struct secret *typed = *passphrase;
	enum status status;

	*passphrase = NULL;
	status = keyfile_io_read(folder, &opened->keyfile, opened->copy);
	if (status == STATUS_OK)
		status = find_me(&opened->keyfile, name, &opened->me);
	if (status != STATUS_OK)
		goto out;
	if (vault_me(opened)->is_recovery)
		passphrase_tidy_words(typed);
	status = unlock(opened, typed);
	if (status == STATUS_OK)
		status = settle(opened);
	if (status != STATUS_OK)
		goto out;
	vault_list_users(opened);
	*vault = opened;
	opened = NULL;
out:
	vault_close(&opened);
	secret_free(typed);
	return status;
}

const struct vault_user *
vault_me(const struct vault *vault)
{
	return &vault->keyfile.slots[vault->me].user;
}

const unsigned char *
vault_uid(const struct vault *vault)
{
	return vault->keyfile.uid;
}

bool
vault_is_demo(const struct vault *vault)
{
	return vault->keyfile.is_demo;
}

bool
vault_has_recovery(const struct vault *vault)
{
	return keyfile_find_recovery(&vault->keyfile) != VAULT_USERS_MAX;
}

bool
vault_is_rotation_due(const struct vault *vault)
{
	return vault->keyfile.is_rotation_due;
}

const struct vault_user *
vault_users(const struct vault *vault, size_t *count)
{
	*count = vault->users_count;
	return vault->users;
}

const struct secret *
vault_records_store_key(const struct vault *vault)
{
	return vault->ring.records.store;
}

const struct secret *
vault_releases_store_key(const struct vault *vault)
{
	return vault->ring.vault.store;
}

const struct secret *
vault_pending_records_store_key(const struct vault *vault)
{
	return vault->ring.pending_records.store;
}

const struct secret *
vault_pending_releases_store_key(const struct vault *vault)
{
	return vault->ring.pending_vault.store;
}
