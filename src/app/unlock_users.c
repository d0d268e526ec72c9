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
#include "base/text.h"
#include "core/roster.h"

enum status
unlock_refuse_words(void)
{
	return REFUSE(STATUS_DENIED,
	    "The words of the envelope make a new worker, and nothing else.");
}

/* Only a worker of the records changes who the users are. */
static enum status
need_worker(const struct unlock *unlock)
{
	if (!unlock_is_worker(unlock))
		return REFUSE(STATUS_DENIED,
		    "Only a worker can change who has a key. Ask a worker.");
	return unlock_check_open(unlock);
}

/* And everything but letting somebody in needs a passphrase of one's own. */
static enum status
need_own_key(const struct unlock *unlock)
{
	enum status status = need_worker(unlock);

	if (status == STATUS_OK && unlock_is_recovery(unlock))
		status = unlock_refuse_words();
	return status;
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
		status = roster_remove(unlock->records, roster->users[i].name);
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

static enum status
agree_on_users(struct unlock *unlock)
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
	return status;
}

/* Words that let somebody in work once, even if a crash came in between. */
static enum status
drop_spent_words(struct unlock *unlock)
{
	size_t count, i;
	const struct vault_user *users = vault_users(unlock->vault, &count);
	bool is_spent = false;
	enum status status;

	for (i = 0; i < count && !users[i].is_recovery; i++)
		;
	if (i == count || unlock_is_recovery(unlock))
		return STATUS_OK;
	status =
	    roster_recovery_is_spent(unlock->records, users[i].uid, &is_spent);
	if (status == STATUS_OK && is_spent)
		status = vault_remove_user(unlock->vault, VAULT_RECOVERY_NAME);
	if (status == STATUS_OK && is_spent)
		status = agree_on_users(unlock);
	return status;
}

enum status
unlock_agree(struct unlock *unlock)
{
	enum status status = agree_on_users(unlock);

	if (status == STATUS_OK)
		status = drop_spent_words(unlock);
	return status;
}

enum status
unlock_user_list(
    struct unlock *unlock, struct unlock_user **users, size_t *count)
{
	struct roster roster = {NULL, NULL, 0};
	const struct vault_user *from = vault_users(unlock->vault, count);
	enum status status = unlock_check_open(unlock);
	size_t i, j;

	if (status == STATUS_OK && unlock->records != NULL)
		status = roster_list(unlock->records, &roster);
	if (status != STATUS_OK) {
		*count = 0;
		return status;
	}
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

/* New words for the envelope, in slot and row, in place of any that are there.
 */
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

/* The head is signed while the key that it is signed with is still the one. */
static enum status
sign_so_far(struct unlock *unlock)
{
	struct records_opening opening;
	enum status status = records_close(&unlock->records);

	unlock_opening(unlock, unlock->records_store, &opening);
	if (status == STATUS_OK)
		status = records_open(&opening, &unlock->records);
	return status;
}

/* The envelope was opened, everybody is told, and the words are replaced. */
static enum status
after_recovery(struct unlock *unlock, struct secret **words)
{
	enum status status = sign_so_far(unlock);

	if (status == STATUS_OK)
		status = replace_recovery(unlock, words);
	if (status == STATUS_OK)
		status = unlock_rotate(unlock, true);
	if (status == STATUS_OK)
		return STATUS_OK;
	secret_drop(words);
	return REFUSE(status,
	    "The new worker is in, but new words for the envelope could not be "
	    "made. Open the vault as the new worker, then type: sayso user "
	    "recovery");
}

/* Into the key file and the records, or, as far as can be, into neither. */
static enum status
enrol(struct unlock *unlock, const char *name, bool is_worker,
    struct secret **passphrase)
{
	struct vault_user user;
	struct records_user row;
	enum status status = vault_add_user(unlock->vault, name,
	    is_worker ? ROLE_WORKER : ROLE_MANAGER, passphrase, &user);

	if (status != STATUS_OK)
		return status;
	unlock_records_user(&user, &row);
	status = unlock_is_recovery(unlock)
		     ? roster_add_by_recovery(unlock->records, &row)
		     : roster_add(unlock->records, &row);
	/* written or not, if the disk failed: the records decide */
	if (status != STATUS_OK)
		(void)!agree_on_users(unlock);
	return status;
}

enum status
unlock_user_add(struct unlock *unlock, const char *name, bool is_worker,
    struct secret **passphrase, struct secret **recovery)
{
	bool by_words = unlock_is_recovery(unlock);
	enum status status = need_worker(unlock);

	*recovery = NULL;
	if (status == STATUS_OK && by_words &&
	    (!is_worker || unlock->has_let_in))
		status = unlock_refuse_words();
	if (status == STATUS_OK)
		status = enrol(unlock, name, is_worker, passphrase);
	if (status == STATUS_OK && by_words) {
		unlock->has_let_in = true;
		status = after_recovery(unlock, recovery);
	}
	secret_drop(passphrase);
	return status;
}

/* Spelt as in the key file, or but for case and accents when that leaves one.
 */
static const struct vault_user *
find_user(const struct unlock *unlock, const char *name)
{
	size_t count, i, alike = 0;
	const struct vault_user *users = vault_users(unlock->vault, &count);
	const struct vault_user *found = NULL;
	struct buf wanted = BUF_EMPTY, folded = BUF_EMPTY;

	text_fold(name, &wanted);
	for (i = 0; i < count; i++) {
		if (strcmp(users[i].name, name) == 0) {
			found = &users[i];
			alike = 1;
			break;
		}
		buf_reset(&folded);
		text_fold(users[i].name, &folded);
		if (strcmp(folded.text, wanted.text) == 0) {
			found = &users[i];
			alike++;
		}
	}
	buf_clear(&wanted);
	buf_clear(&folded);
	return alike == 1 ? found : NULL;
}

enum status
unlock_user_only_theirs(
    struct unlock *unlock, const char *name, int64_t *values)
{
	const struct vault_user *user = find_user(unlock, name);
	enum status status = need_own_key(unlock);

	if (status == STATUS_OK)
		status = roster_only_theirs(
		    unlock->records, user != NULL ? user->name : name, values);
	return status;
}

enum status
unlock_user_remove(struct unlock *unlock, const char *name)
{
	enum status status = need_own_key(unlock);

	if (status == STATUS_OK)
		status = vault_remove_user(unlock->vault, name);
	if (status != STATUS_OK)
		return status;
	status = unlock_agree(unlock);
	if (status == STATUS_OK)
		status = unlock_rotate(unlock, true);
	if (status != STATUS_OK)
		status = REFUSE(status,
		    "Their passphrase opens nothing any more, but the keys of "
		    "the vault could not be made new. Make room on the disk, "
		    "then open the vault again.");
	return status;
}

enum status
unlock_passphrase(struct unlock *unlock, struct secret **old_passphrase,
    struct secret **new_passphrase)
{
	return vault_change_passphrase(
	    unlock->vault, old_passphrase, new_passphrase);
}

/* The old words go, keys and all; whoever had them had those. */
static enum status
end_old_words(struct unlock *unlock)
{
	enum status status =
	    vault_remove_user(unlock->vault, VAULT_RECOVERY_NAME);

	if (status == STATUS_OK)
		status = unlock_agree(unlock);
	if (status == STATUS_OK)
		status = unlock_rotate(unlock, true);
	return status;
}

/* The old ones first: rather no envelope than one whose words nobody read. */
enum status
unlock_recovery_new(struct unlock *unlock, struct secret **words)
{
	enum status status = need_own_key(unlock);

	*words = NULL;
	if (status != STATUS_OK)
		return status;
	if (unlock_has_recovery(unlock))
		status = end_old_words(unlock);
	if (status == STATUS_OK)
		status = replace_recovery(unlock, words);
	if (status == STATUS_OK)
		return STATUS_OK;
	if (*words != NULL)
		(void)!vault_remove_user(unlock->vault, VAULT_RECOVERY_NAME);
	secret_drop(words);
	return REFUSE(status,
	    "New words for the envelope could not be made, and the old ones "
	    "may be gone. Make room on the disk, open the vault again, then "
	    "type: sayso user recovery");
}
