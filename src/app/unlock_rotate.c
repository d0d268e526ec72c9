/*
 * unlock_rotate: new keys for the stores, by copy and proof (DESIGN 6).
 *
 * Pending keys are written first; each store is copied into a new file under
 * its pending key, the copy is proved, and only then renamed over the old one.
 * At every step either the present or the pending key opens what is there, so
 * a crash is settled at the next start by trying both.
 */
#include <string.h>

#include "app/scrub_internal.h"
#include "base/mem.h"
#include "core/roster.h"

#define NEW_SUFFIX     ".new"
#define JOURNAL_SUFFIX "-journal"

static void
new_name(enum store_kind kind, struct buf *name)
{
	buf_add_format(name, "%s" NEW_SUFFIX, store_file_name(kind));
}

static enum status
remove_journal(struct unlock *unlock, const char *name)
{
	struct buf journal = BUF_EMPTY;
	enum status status;

	buf_add_format(&journal, "%s" JOURNAL_SUFFIX, name);
	status = file_remove(unlock->folder, journal.text);
	buf_clear(&journal);
	return status;
}

/* The copy before its journal: half a copy must not look like a whole one. */
static enum status
remove_new(struct unlock *unlock, enum store_kind kind)
{
	struct buf name = BUF_EMPTY;
	enum status status;

	new_name(kind, &name);
	status = file_remove(unlock->folder, name.text);
	if (status == STATUS_OK)
		status = remove_journal(unlock, name.text);
	buf_clear(&name);
	return status;
}

/*
 * Put the proved copy in the old file's place and overwrite the old bytes.  The
 * old journal is empty by now; beside the new file it would be somebody else's.
 */
static enum status
put_in_place(struct unlock *unlock, enum store_kind kind)
{
	struct buf name = BUF_EMPTY;
	int old = -1;
	enum status status;

	new_name(kind, &name);
	status = file_open(unlock->folder, store_file_name(kind), &old);
	if (status == STATUS_OK)
		status = remove_journal(unlock, store_file_name(kind));
	if (status == STATUS_OK)
		status = folder_sync(unlock->folder);
	if (status == STATUS_OK)
		status = file_rename(
		    unlock->folder, name.text, store_file_name(kind));
	if (status == STATUS_OK)
		status = folder_sync(unlock->folder);
	if (status == STATUS_OK)
		file_overwrite(old);
	file_close(&old);
	buf_clear(&name);
	return status;
}

static enum status
copy_store(struct unlock *unlock, enum store_kind kind, struct store *store,
    const struct secret *key)
{
	struct buf name = BUF_EMPTY;
	enum status status = remove_new(unlock, kind);

	new_name(kind, &name);
	if (status == STATUS_OK)
		status = store_copy(store, unlock->folder, name.text, key);
	buf_clear(&name);
	return status;
}

enum status
unlock_roster(struct unlock *unlock, struct vault_user users[VAULT_USERS_MAX],
    size_t *count)
{
	struct roster roster = {NULL, NULL, 0};
	enum status status = roster_list(unlock->records, &roster);
	size_t i;

	if (status == STATUS_OK && roster.count > VAULT_USERS_MAX)
		status = FAIL(STATUS_DAMAGED, "more users than slots");
	if (status == STATUS_OK) {
		memset(users, 0, VAULT_USERS_MAX * sizeof users[0]);
		*count = roster.count;
		for (i = 0; i < roster.count; i++) {
			const struct records_user *from = &roster.users[i];

			memcpy(users[i].uid, from->uid, UID_BYTES);
			memcpy(users[i].name, from->name, sizeof users[i].name);
			users[i].role =
			    from->is_worker ? ROLE_WORKER : ROLE_MANAGER;
			users[i].is_recovery = from->is_recovery;
			memcpy(users[i].sign_public, from->sign_public,
			    sizeof users[i].sign_public);
			memcpy(users[i].box_public, from->box_public,
			    sizeof users[i].box_public);
		}
	}
	roster_clear(&roster);
	return status;
}

/* Keys are sealed to the users of the records and to nobody else. */
static enum status
begin(struct unlock *unlock, bool both)
{
	struct vault_user users[VAULT_USERS_MAX];
	size_t count = 0;
	enum status status = unlock_roster(unlock, users, &count);

	if (status == STATUS_OK)
		status = vault_rotate_begin(unlock->vault, users, count, both);
	return status;
}

/* The records only with the proof that what was erased is not in them. */
static enum status
copy_records(struct unlock *unlock, struct scrub_result *result)
{
	struct buf name = BUF_EMPTY;
	enum status status = remove_new(unlock, STORE_RECORDS);

	new_name(STORE_RECORDS, &name);
	if (status == STATUS_OK)
		status = scrub_copy(unlock, name.text,
		    vault_pending_records_store_key(unlock->vault), result);
	buf_clear(&name);
	return status;
}

static enum status
copy_both(struct unlock *unlock, struct scrub_result *result)
{
	const struct secret *releases =
	    vault_pending_releases_store_key(unlock->vault);
	enum status status = copy_records(unlock, result);

	if (status == STATUS_OK && releases != NULL)
		status = copy_store(
		    unlock, STORE_RELEASES, unlock->releases_store, releases);
	return status;
}

/* The records first: by their key the next start sees how far this came. */
static enum status
switch_over(struct unlock *unlock)
{
	bool both = vault_pending_releases_store_key(unlock->vault) != NULL;
	enum status status = put_in_place(unlock, STORE_RECORDS);

	if (status == STATUS_OK && both)
		status = put_in_place(unlock, STORE_RELEASES);
	if (status == STATUS_OK)
		status = vault_rotate_finish(unlock->vault);
	return status;
}

static enum status
roll_back(struct unlock *unlock)
{
	enum status status = remove_new(unlock, STORE_RECORDS);

	if (status == STATUS_OK)
		status = remove_new(unlock, STORE_RELEASES);
	if (status == STATUS_OK)
		status = vault_rotate_cancel(unlock->vault);
	return status;
}

/*
 * The copies are not to be had (a full disk): on with the old keys, or, when
 * that does not work either, with nothing.
 */
static void
step_back(struct unlock *unlock)
{
	struct records_opening opening;
	enum status status = roll_back(unlock);

	unlock_opening(unlock, unlock->records_store, &opening);
	if (status == STATUS_OK)
		status = records_open(&opening, &unlock->records);
	if (status != STATUS_OK)
		unlock_shut(unlock);
}

enum status
unlock_rotate_told(
    struct unlock *unlock, bool both, struct scrub_result *result)
{
	enum status status = scrub_read_due(unlock, result);

	if (status == STATUS_OK)
		status = begin(unlock, both);
	if (status != STATUS_OK)
		return status;
	status = records_close(&unlock->records);
	if (status == STATUS_OK)
		status = copy_both(unlock, result);
	if (status != STATUS_OK) {
		step_back(unlock);
		return status;
	}
	unlock_shut(unlock);
	scrub_tell(unlock, SCRUB_PUT, 0);
	status = switch_over(unlock);
	if (status == STATUS_OK)
		status = unlock_stores_open(unlock);
	if (status != STATUS_OK) {
		unlock_shut(unlock);
		return status;
	}
	scrub_tell(unlock, SCRUB_PUT, 100);
	return scrub_keep_proof(unlock, result);
}

enum status
unlock_rotate(struct unlock *unlock, bool both)
{
	struct scrub_result result = {.is_done = false};

	return unlock_rotate_told(unlock, both, &result);
}

/*
 * The releases store did not get its new key before the crash: now.  From the
 * store as it is, never from a copy that lies there: a manager may have asked
 * for something since.
 */
static enum status
finish_releases(struct unlock *unlock)
{
	const struct secret *pending =
	    vault_pending_releases_store_key(unlock->vault);
	struct store *store = NULL;
	enum status status;

	status = store_try_key(
	    unlock->folder, store_file_name(STORE_RELEASES), pending);
	if (status == STATUS_NO_INPUT)
		return STATUS_OK; /* missing: made anew when it is opened */
	if (status != STATUS_DAMAGED)
		return status;
	status = store_open(unlock->folder, STORE_RELEASES,
	    vault_releases_store_key(unlock->vault), &store);
	if (status == STATUS_OK)
		status = copy_store(unlock, STORE_RELEASES, store, pending);
	store_close(&store);
	if (status == STATUS_OK)
		status = put_in_place(unlock, STORE_RELEASES);
	return status;
}

/* Are these keys the true ones?  A forged key file is not to be acted on. */
static enum status
check_present_key(struct unlock *unlock)
{
	return store_try_key(unlock->folder, store_file_name(STORE_RECORDS),
	    vault_records_store_key(unlock->vault));
}

enum status
unlock_settle_rotation(struct unlock *unlock)
{
	const struct secret *pending =
	    vault_pending_records_store_key(unlock->vault);
	enum status status;

	if (pending == NULL)
		return STATUS_OK;
	status = store_try_key(
	    unlock->folder, store_file_name(STORE_RECORDS), pending);
	if (status == STATUS_OK) {
		if (vault_pending_releases_store_key(unlock->vault) != NULL)
			status = finish_releases(unlock);
		if (status == STATUS_OK)
			status = vault_rotate_finish(unlock->vault);
	} else if (status == STATUS_DAMAGED) {
		status = check_present_key(unlock);
		if (status == STATUS_OK)
			status = roll_back(unlock);
	}
	return status;
}
