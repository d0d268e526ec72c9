/*
 * vault_rotate: new keys, in two steps (DESIGN 6, steps 2 and 5), so that a
 * machine that stops between them opens again with the old keys and the new.
 *
 * Keys are sealed to the users that the caller read from the records store,
 * never to whoever happens to stand in the key file.
 */
#include "vault/vault.h"

#include <sodium.h>
#include <string.h>

#include "base/mem.h"
#include "vault/vault_internal.h"

static bool
is_equal(const struct vault_user *one, const struct vault_user *other)
{
	return memcmp(one->uid, other->uid, sizeof(one->uid)) == 0 &&
	       strcmp(one->name, other->name) == 0 &&
	       one->role == other->role &&
	       one->is_recovery == other->is_recovery &&
	       memcmp(one->sign_public, other->sign_public, VAULT_KEY_BYTES) ==
		   0 &&
	       memcmp(one->box_public, other->box_public, VAULT_KEY_BYTES) == 0;
}

static bool
is_among(
    const struct vault_user *user, const struct vault_user *users, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (is_equal(user, &users[i]))
			return true;
	}
	return false;
}

/* The same people: as many, and everybody of the file among the given. */
enum status
vault_check_users(
    const struct vault *vault, const struct vault_user *users, size_t count)
{
	if (count != vault->users_count)
		return FAIL(STATUS_DAMAGED, "users of store and key file");
	for (size_t i = 0; i < count; i++) {
		if (!is_among(&vault->users[i], users, count))
			return FAIL(
			    STATUS_DAMAGED, "a user of store and key file");
	}
	return STATUS_OK;
}

enum status
vault_rotate_begin(struct vault *vault, const struct vault_user *users,
    size_t count, bool both)
{
	struct keyring after = vault->ring;
	struct keyfile *draft = NULL;
	enum status status;

	status = vault_may_change(vault);
	if (status == STATUS_OK)
		status = vault_check_users(vault, users, count);
	if (status != STATUS_OK)
		return status;
	root_key_renew(&after.pending_records);
	if (both)
		root_key_renew(&after.pending_vault);
	draft = vault_draft(vault);
	draft->pending = both ? PENDING_BOTH : PENDING_RECORDS;
	status = keyring_seal_pending(&after, draft);
	if (status == STATUS_OK)
		status = vault_commit_roster(vault, draft, &after);
	if (status == STATUS_OK) {
		vault->ring = after;
	} else {
		root_key_clear(&after.pending_records);
		root_key_clear(&after.pending_vault);
	}
	mem_free(draft);
	return status;
}

static enum status
check_pending(const struct vault *vault)
{
	if (vault_me(vault)->role != ROLE_WORKER)
		return FAIL(STATUS_DENIED, "rotation by a manager");
	if (vault->keyfile.pending == PENDING_NONE)
		return FAIL(STATUS_INTERNAL, "no rotation is pending");
	return STATUS_OK;
}

static void
forget_pending(struct keyfile *draft)
{
	draft->pending = PENDING_NONE;
	sodium_memzero(draft->pending_key, sizeof(draft->pending_key));
	for (size_t i = 0; i < VAULT_USERS_MAX; i++)
		sodium_memzero(draft->slots[i].pending_key,
		    sizeof(draft->slots[i].pending_key));
}

/* Pending keys in the place of current ones, in every slot. */
static enum status
advance(struct keyfile *draft, const struct keyring *after)
{
	bool both = draft->pending == PENDING_BOTH;
	enum status status = STATUS_OK;

	for (size_t i = 0; i < VAULT_USERS_MAX && status == STATUS_OK; i++) {
		struct key_slot *slot = &draft->slots[i];

		if (!slot->is_used)
			continue;
		memcpy(slot->records_key, slot->pending_key,
		    sizeof(slot->records_key));
		if (both)
			status = slot_seal(
			    &slot->user, after->vault.key, slot->vault_key);
	}
	if (both)
		draft->is_rotation_due = false;
	forget_pending(draft);
	return status;
}

enum status
vault_rotate_finish(struct vault *vault)
{
	bool both = vault->keyfile.pending == PENDING_BOTH;
	struct keyring *ring = &vault->ring;
	struct keyring after = {
	    .vault = both ? ring->pending_vault : ring->vault,
	    .records = ring->pending_records,
	};
	struct keyfile *draft = NULL;
	enum status status = check_pending(vault);

	if (status != STATUS_OK)
		return status;
	draft = vault_draft(vault);
	status = advance(draft, &after);
	if (status == STATUS_OK)
		status = vault_commit_roster(vault, draft, &after);
	if (status == STATUS_OK) {
		root_key_move(&ring->records, &ring->pending_records);
		if (both)
			root_key_move(&ring->vault, &ring->pending_vault);
	}
	mem_free(draft);
	return status;
}

enum status
vault_rotate_cancel(struct vault *vault)
{
	struct keyring *ring = &vault->ring;
	struct keyring after = {.vault = ring->vault, .records = ring->records};
	struct keyfile *draft = NULL;
	enum status status = check_pending(vault);

	if (status != STATUS_OK)
		return status;
	draft = vault_draft(vault);
	forget_pending(draft);
	status = vault_commit_roster(vault, draft, &after);
	if (status == STATUS_OK) {
		root_key_clear(&ring->pending_records);
		root_key_clear(&ring->pending_vault);
	}
	mem_free(draft);
	return status;
}
