/*
 * unlock_users: users come and go in the key file and in the records.
 *
 * Going: the slot is wiped first, then the row is marked, then both keys are
 * renewed.  Whatever a crash leaves half done is put right at the next unlock,
 * towards fewer users.
 */
#include <string.h>

#include "app/unlock_internal.h"
#include "base/day.h"
#include "base/mem.h"
#include "core/roster.h"

/* Only a worker of the records changes who the users are. */
static enum status
need_worker(const struct unlock *unlock)
{
	if (unlock->records == NULL)
		return REFUSE(STATUS_DENIED,
		    "Only a worker can change who has a key. Ask a worker.");
	return STATUS_OK;
}

static bool
has_uid(const struct vault_user *users, size_t count,
    const unsigned char uid[UID_BYTES])
{
	size_t i;

	for (i = 0; i < count; i++)
		if (memcmp(users[i].uid, uid, UID_BYTES) == 0)
			return true;
	return false;
}

/* Rows without a slot: their user is gone. */
static enum status
drop_rows(struct unlock *unlock, const struct roster *roster, bool *changed)
{
	enum status status = STATUS_OK;
	size_t count, i;
	const struct vault_user *users = vault_users(unlock->vault, &count);

	for (i = 0; status == STATUS_OK && i < roster->count; i++) {
		if (has_uid(users, count, roster->users[i].uid))
			continue;
		status =
		    roster_remove(unlock->records, roster->users[i].name);
		*changed = true;
	}
	return status;
}

/* Slots without a row: nobody that the records know. */
static enum status
drop_slots(struct unlock *unlock, const struct roster *roster, bool *changed)
{
	size_t count, i, j;
	const struct vault_user *users = vault_users(unlock->vault, &count);

	for (i = 0; i < count; i++) {
		for (j = 0; j < roster->count; j++)
			if (memcmp(users[i].uid, roster->users[j].uid,
			        UID_BYTES) == 0)
				break;
		if (j == roster->count) {
			char name[VAULT_NAME_BYTES + 1];

			memcpy(name, users[i].name, sizeof name);
			*changed = true;
			return vault_remove_user(unlock->vault, name);
		}
	}
	return STATUS_OK;
}

enum status
unlock_reconcile(struct unlock *unlock)
{
	enum status status = STATUS_OK;
	bool changed = true;

	while (status == STATUS_OK && changed) {
		struct roster roster = {NULL, NULL, 0};

		changed = false;
		status = roster_list(unlock->records, &roster);
		if (status == STATUS_OK)
			status = drop_rows(unlock, &roster, &changed);
		if (status == STATUS_OK && !changed)
			status = drop_slots(unlock, &roster, &changed);
		roster_clear(&roster);
	}
	if (status == STATUS_OK && vault_is_rotation_due(unlock->vault))
		status = unlock_rotate(unlock, true);
	return status;
}

enum status
unlock_user_list(struct unlock *unlock, struct unlock_user **users,
    size_t *count)
{
	struct roster roster = {NULL, NULL, 0};
	const struct vault_user *from = vault_users(unlock->vault, count);
	enum status status = STATUS_OK;
	size_t i, j;

	if (unlock->records != NULL)
		status = roster_list(unlock->records, &roster);
	if (status != STATUS_OK)
		return status;
	*users = mem_alloc(*count, sizeof **users);
	for (i = 0; i < *count; i++) {
		struct unlock_user *user = &(*users)[i];

		memcpy(user->name, from[i].name, sizeof user->name);
		user->is_worker = from[i].role == ROLE_WORKER;
		user->is_recovery = from[i].is_recovery;
		user->added_on = DAY_NONE;
		for (j = 0; j < roster.count; j++)
			if (memcmp(roster.users[j].uid, from[i].uid,
			        UID_BYTES) == 0)
				user->added_on = roster.added_on[j];
	}
	roster_clear(&roster);
	return STATUS_OK;
}

/* New words for the envelope, in slot and row; the caller renews the keys. */
static enum status
replace_recovery(struct unlock *unlock, struct secret **words)
{
	struct records_user row;
	size_t count, i;
	const struct vault_user *users;
	enum status status = vault_replace_recovery(unlock->vault, words);

	if (status != STATUS_OK)
		return status;
	users = vault_users(unlock->vault, &count);
	for (i = 0; i < count; i++)
		if (users[i].is_recovery)
			unlock_records_user(&users[i], &row);
	return roster_recovery_replaced(unlock->records, &row);
}

/* The envelope was opened: everybody is told, and the words are replaced. */
static enum status
after_recovery(struct unlock *unlock, const char *new_worker,
    struct secret **words)
{
	enum status status =
	    roster_recovery_used(unlock->records, new_worker);

	if (status == STATUS_OK)
		status = replace_recovery(unlock, words);
	if (status == STATUS_OK)
		status = unlock_rotate(unlock, true);
	return status;
}

enum status
unlock_user_add(struct unlock *unlock, const char *name, bool is_worker,
    struct secret **passphrase, struct secret **recovery)
{
	struct vault_user user;
	struct records_user row;
	enum status status = need_worker(unlock);

	*recovery = NULL;
	if (status == STATUS_OK && unlock_is_recovery(unlock) && !is_worker)
		status = REFUSE(STATUS_DENIED,
		    "The words of the envelope make a new worker, and nothing "
		    "else.");
	if (status == STATUS_OK)
		status = vault_add_user(unlock->vault, name,
		    is_worker ? ROLE_WORKER : ROLE_MANAGER, passphrase, &user);
	if (status == STATUS_OK) {
		unlock_records_user(&user, &row);
		status = roster_add(unlock->records, &row);
	}
	if (status == STATUS_OK && unlock_is_recovery(unlock))
		status = after_recovery(unlock, name, recovery);
	secret_drop(passphrase);
	return status;
}

enum status
unlock_user_only_theirs(struct unlock *unlock, const char *name,
    int64_t *values)
{
	enum status status = need_worker(unlock);

	if (status == STATUS_OK)
		status =
		    roster_only_theirs(unlock->records, name, values);
	return status;
}

enum status
unlock_user_remove(struct unlock *unlock, const char *name)
{
	enum status status = need_worker(unlock);

	if (status == STATUS_OK && unlock_is_recovery(unlock))
		status = REFUSE(STATUS_DENIED,
		    "The words of the envelope make a new worker, and nothing "
		    "else.");
	if (status == STATUS_OK)
		status = vault_remove_user(unlock->vault, name);
	if (status == STATUS_OK)
		status = roster_remove(unlock->records, name);
	if (status == STATUS_OK)
		status = unlock_rotate(unlock, true);
	return status;
}

enum status
unlock_passphrase(struct unlock *unlock, struct secret **old_passphrase,
    struct secret **new_passphrase)
{
	return vault_change_passphrase(
	    unlock->vault, old_passphrase, new_passphrase);
}

enum status
unlock_recovery_new(struct unlock *unlock, struct secret **words)
{
	enum status status = need_worker(unlock);

	if (status == STATUS_OK)
		status = replace_recovery(unlock, words);
	if (status == STATUS_OK)
		status = unlock_rotate(unlock, true);
	return status;
}
