/*
 * vault_users: who has a key.
 *
 * Taking somebody's slot away is not enough: they have known the keys.  So it
 * also leaves a mark in the file that both keys are to be renewed, which only
 * a finished rotation of both takes out.
 */
#include "vault/vault.h"

#include <sodium.h>
#include <string.h>

#include "base/mem.h"
#include "vault/passphrase.h"
#include "vault/vault_internal.h"
#include "vault/vault_name.h"

enum status
vault_put_user(struct keyfile *draft, size_t at, const struct keyring *ring,
    const struct secret *passphrase, struct slot_pair *pair)
{
	struct key_slot *slot = &draft->slots[at];
	enum status status = slot_fill(slot, draft->uid, passphrase, pair);

	return status == STATUS_OK ? keyring_seal(ring, slot) : status;
}

static enum status
find_room(const struct keyfile *keyfile, size_t *at)
{
	*at = keyfile_find_empty(keyfile);
	if (*at == VAULT_USERS_MAX)
		return REFUSE(STATUS_INVALID,
		    "All 32 places for keys are taken. Remove somebody who "
		    "has left, then try again.");
	return STATUS_OK;
}

/* Names that differ in case or accents only would be mixed up. */
static enum status
check_name_is_free(const struct vault *vault, const char *name)
{
	for (size_t i = 0; i < vault->users_count; i++) {
		if (vault_name_is_alike(vault->users[i].name, name))
			return REFUSE(STATUS_INVALID,
			    "Somebody with that name has a key already. "
			    "Choose another name.");
	}
	return STATUS_OK;
}

/* Put a user into an empty slot and write. */
static enum status
enrol(struct vault *vault, size_t at, const struct vault_user *user,
    const struct secret *passphrase)
{
	struct keyfile *draft = vault_draft(vault);
	struct slot_pair pair = {NULL, NULL};
	enum status status;

	draft->slots[at].user = *user;
	status = vault_put_user(draft, at, &vault->ring, passphrase, &pair);
	if (status == STATUS_OK)
		status = vault_commit_roster(vault, draft, &vault->ring);
	slot_pair_clear(&pair);
	mem_free(draft);
	return status;
}

enum status
vault_add_user(struct vault *vault, const char *name, enum role role,
    struct secret **passphrase, struct vault_user *user)
{
	struct vault_user wanted = {.role = role};
	struct secret *chosen = *passphrase;
	struct buf clean = BUF_EMPTY;
	enum status status;
	size_t at = 0;

	*passphrase = NULL;
	status = vault_may_change(vault);
	if (status == STATUS_OK)
		status = vault_name_tidy(name, &clean);
	if (status == STATUS_OK)
		status = check_name_is_free(vault, clean.text);
	if (status == STATUS_OK)
		status = find_room(&vault->keyfile, &at);
	if (status == STATUS_OK) {
		memcpy(wanted.name, clean.text, clean.length + 1);
		status = enrol(vault, at, &wanted, chosen);
	}
	if (status == STATUS_OK)
		*user = vault->keyfile.slots[at].user;
	buf_clear(&clean);
	secret_free(chosen);
	return status;
}

static enum status
check_may_go(const struct vault *vault, size_t at)
{
	const struct vault_user *user = &vault->keyfile.slots[at].user;

	if (at == vault->me)
		return REFUSE(STATUS_DENIED,
		    "You cannot take away your own key. Ask another worker.");
	if (user->role == ROLE_WORKER && !user->is_recovery &&
	    keyfile_count_workers(&vault->keyfile) == 1)
		return REFUSE(STATUS_DENIED,
		    "This is the last worker of this vault. Add another "
		    "worker first.");
	return STATUS_OK;
}

/* An empty slot is zero in every byte. */
static void
wipe_slot(struct keyfile *draft, size_t at)
{
	sodium_memzero(&draft->slots[at], sizeof(draft->slots[at]));
	draft->is_rotation_due = true;
}

enum status
vault_remove_user(struct vault *vault, const char *name)
{
	struct keyfile *draft = NULL;
	enum status status;
	size_t at;

	status = vault_may_change(vault);
	if (status != STATUS_OK)
		return status;
	at = keyfile_find(&vault->keyfile, name);
	if (at == VAULT_USERS_MAX)
		return REFUSE(STATUS_NOT_FOUND,
		    "Nobody of that name has a key to this vault. See who "
		    "has: sayso user list");
	status = check_may_go(vault, at);
	if (status != STATUS_OK)
		return status;
	draft = vault_draft(vault);
	wipe_slot(draft, at);
	status = vault_commit_roster(vault, draft, &vault->ring);
	mem_free(draft);
	return status;
}

/* Slot ${at} of the draft becomes the recovery slot of these words. */
static enum status
put_recovery(struct vault *vault, struct keyfile *draft, size_t at,
    const struct secret *words)
{
	struct vault_user wanted = {
	    .role = ROLE_WORKER,
	    .name = VAULT_RECOVERY_NAME,
	    .is_recovery = true,
	};
	struct slot_pair pair = {NULL, NULL};
	enum status status;

	draft->slots[at].user = wanted;
	status = vault_put_user(draft, at, &vault->ring, words, &pair);
	if (status == STATUS_OK)
		status = vault_commit_roster(vault, draft, &vault->ring);
	if (status == STATUS_OK && at == vault->me)
		slot_pair_move(&vault->pair, &pair); /* in by the new */
	slot_pair_clear(&pair);
	return status;
}

enum status
vault_replace_recovery(struct vault *vault, struct secret **words)
{
	size_t at = keyfile_find_recovery(&vault->keyfile);
	struct keyfile *draft = NULL;
	struct secret *drawn = NULL;
	enum status status;

	status = vault_may_change(vault);
	if (status == STATUS_OK && at == VAULT_USERS_MAX)
		status = find_room(&vault->keyfile, &at);
	if (status != STATUS_OK)
		return status;
	draft = vault_draft(vault);
	if (draft->slots[at].is_used)
		wipe_slot(draft, at);
	passphrase_suggest(VAULT_WORDS_RECOVERY, &drawn);
	status = put_recovery(vault, draft, at, drawn);
	if (status == STATUS_OK) {
		*words = drawn;
		drawn = NULL;
	}
	secret_free(drawn);
	mem_free(draft);
	return status;
}
