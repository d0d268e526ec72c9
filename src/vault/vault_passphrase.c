/*
 * vault_passphrase: one's own passphrase, changed or asked once more.
 *
 * The only change that a manager may make to the key file.  It touches the
 * part of one's own slot that the second MAC leaves out, and nothing else: the
 * seed, and so the user's keys, stay the same.
 */
#include "vault/vault.h"

#include "base/mem.h"
#include "vault/vault_internal.h"

static enum status
rewrap(struct vault *vault, const struct secret *old_passphrase,
    const struct secret *new_passphrase)
{
	struct keyfile *draft = vault_draft(vault);
	struct key_slot *mine = &draft->slots[vault->me];
	struct secret *seed = NULL;
	enum status status;

	status = slot_unwrap(mine, draft->uid, old_passphrase, &seed);
	if (status == STATUS_OK)
		status = slot_wrap(mine, draft->uid, seed, new_passphrase);
	secret_drop(&seed);
	if (status == STATUS_OK)
		status = vault_commit_own(vault, draft);
	mem_free(draft);
	return status;
}

enum status
vault_change_passphrase(struct vault *vault, struct secret **old_passphrase,
    struct secret **new_passphrase)
{
	enum status status;

	if (vault_me(vault)->is_recovery)
		status = REFUSE(STATUS_DENIED,
		    "Recovery words cannot be changed, only replaced. Make "
		    "new ones, and put them in the envelope.");
	else
		status = rewrap(vault, *old_passphrase, *new_passphrase);
	secret_drop(old_passphrase);
	secret_drop(new_passphrase);
	return status;
}

enum status
vault_check_passphrase(
    const struct vault *vault, const struct secret *passphrase)
{
	const struct keyfile *file = &vault->keyfile;
	struct secret *seed = NULL;
	enum status status =
	    slot_unwrap(&file->slots[vault->me], file->uid, passphrase, &seed);

	secret_drop(&seed);
	return status;
}
