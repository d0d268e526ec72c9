/*
 * keyfile_check: what a key file must be like before anybody spends a key
 * derivation on it: numbers in bounds, names fit to show, nobody twice.
 *
 * Says nothing about who wrote it: that is for the two MACs, which need keys.
 */
#include "vault/keyfile.h"

#include <sodium.h>
#include <string.h>

#include "vault/vault_name.h"

static enum status
check_numbers(const struct keyfile *keyfile)
{
	if (keyfile->generation == 0 ||
	    keyfile->generation > KEYFILE_NUMBER_MAX)
		return FAIL(STATUS_DAMAGED, "generation of the key file");
	if (keyfile->roster == 0 || keyfile->roster > keyfile->generation)
		return FAIL(STATUS_DAMAGED, "roster of the key file");
	if (sodium_is_zero(keyfile->uid, sizeof(keyfile->uid)))
		return FAIL(STATUS_DAMAGED, "uid of the vault");
	if (keyfile->pending == PENDING_BOTH &&
	    sodium_is_zero(keyfile->pending_key, KEYFILE_PENDING_KEY_BYTES))
		return FAIL(STATUS_DAMAGED, "pending vault key");
	return STATUS_OK;
}

static enum status
check_user(const struct vault_user *user)
{
	if (sodium_is_zero(user->uid, sizeof(user->uid)) ||
	    sodium_is_zero(user->sign_public, VAULT_KEY_BYTES) ||
	    sodium_is_zero(user->box_public, VAULT_KEY_BYTES))
		return FAIL(STATUS_DAMAGED, "user without uid or keys");
	if (!user->is_recovery)
		return vault_name_is_clean(user->name)
			   ? STATUS_OK
			   : FAIL(STATUS_DAMAGED, "name of a user");
	if (user->role != ROLE_WORKER)
		return FAIL(STATUS_DAMAGED, "role of the recovery slot");
	if (strcmp(user->name, VAULT_RECOVERY_NAME) != 0)
		return FAIL(STATUS_DAMAGED, "name of the recovery slot");
	return STATUS_OK;
}

static enum status
check_slot(const struct key_slot *slot, enum pending pending)
{
	bool is_worker = slot->user.role == ROLE_WORKER;
	enum status status = check_user(&slot->user);

	if (status != STATUS_OK)
		return status;
	if (!kdf_settings_are_allowed(&slot->kdf))
		return FAIL(STATUS_DAMAGED, "cost of a slot");
	if (sodium_is_zero(slot->vault_key, KEYFILE_SEALED_BYTES))
		return FAIL(STATUS_DAMAGED, "sealed vault key");
	if (is_worker &&
	    sodium_is_zero(slot->records_key, KEYFILE_SEALED_BYTES))
		return FAIL(STATUS_DAMAGED, "sealed records key");
	if (is_worker && pending != PENDING_NONE &&
	    sodium_is_zero(slot->pending_key, KEYFILE_SEALED_BYTES))
		return FAIL(STATUS_DAMAGED, "sealed pending key");
	if (sodium_is_zero(slot->kdf.salt, KDF_SALT_BYTES) ||
	    sodium_is_zero(slot->nonce, KEYFILE_NONCE_BYTES) ||
	    sodium_is_zero(slot->seed, KEYFILE_WRAPPED_BYTES))
		return FAIL(STATUS_DAMAGED, "wrapped seed");
	return STATUS_OK;
}

static bool
is_same_user(const struct vault_user *one, const struct vault_user *other)
{
	return memcmp(one->uid, other->uid, sizeof(one->uid)) == 0 ||
	       memcmp(one->sign_public, other->sign_public, VAULT_KEY_BYTES) ==
		   0 ||
	       memcmp(one->box_public, other->box_public, VAULT_KEY_BYTES) ==
		   0 ||
	       strcmp(one->name, other->name) == 0;
}

/* Two recovery slots would share their name, so this finds them too. */
static enum status
check_twice(const struct keyfile *keyfile, size_t slot)
{
	const struct key_slot *slots = keyfile->slots;

	for (size_t i = 0; i < slot; i++) {
		if (slots[i].is_used &&
		    is_same_user(&slots[i].user, &slots[slot].user))
			return FAIL(STATUS_DAMAGED, "user twice");
	}
	return STATUS_OK;
}

enum status
keyfile_check(const struct keyfile *keyfile)
{
	enum status status = check_numbers(keyfile);

	for (size_t i = 0; i < VAULT_USERS_MAX && status == STATUS_OK; i++) {
		if (!keyfile->slots[i].is_used)
			continue;
		status = check_slot(&keyfile->slots[i], keyfile->pending);
		if (status == STATUS_OK)
			status = check_twice(keyfile, i);
	}
	if (status == STATUS_OK && keyfile_count_workers(keyfile) == 0)
		return FAIL(STATUS_DAMAGED, "no worker");
	return status;
}
