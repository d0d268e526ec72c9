/*
 * unlock: opens a vault for one user and puts it away again.
 *
 * The order is the point: nothing secret before the lock and the key file's
 * limits, no store before both MACs, no screen before what ran out.  Keys never
 * leave struct vault but on their way into the store.
 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "app/sealing.h"
#include "app/backup_internal.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/mem.h"
#include "core/ask.h"
#include "core/closing.h"
#include "core/draft.h"
#include "vault/passphrase.h"

static void
sign(void *signer, const void *message, size_t size, unsigned char *signature)
{
	const struct unlock *unlock = signer;

	vault_sign(unlock->vault, message, size, signature);
}

void
unlock_opening(
    struct unlock *unlock, struct store *store, struct records_opening *opening)
{
	opening->store = store;
	opening->vault_uid = vault_uid(unlock->vault);
	opening->user_uid = vault_me(unlock->vault)->uid;
	opening->now = clock_now();
	opening->sign = sign;
	opening->signer = unlock;
	sealing_of_user(unlock, &unlock->sealer);
	opening->sealer = &unlock->sealer;
	opening->erased = unlock->erased;
}

void
unlock_records_user(
    const struct vault_user *user, struct records_user *records_user)
{
	memset(records_user, 0, sizeof *records_user);
	memcpy(records_user->uid, user->uid, UID_BYTES);
	memcpy(records_user->name, user->name, sizeof records_user->name);
	records_user->is_worker = user->role == ROLE_WORKER;
	records_user->is_recovery = user->is_recovery;
	memcpy(records_user->sign_public, user->sign_public,
	    sizeof records_user->sign_public);
	memcpy(records_user->box_public, user->box_public,
	    sizeof records_user->box_public);
}

static enum status
open_records(struct unlock *unlock)
{
	struct records_opening opening;
	enum status status = store_open(unlock->folder, STORE_RECORDS,
	    vault_records_store_key(unlock->vault), &unlock->records_store);

	if (status == STATUS_NO_INPUT)
		return REFUSE(STATUS_DAMAGED,
		    "The file records.db is missing from this vault. Put it "
		    "back into the vault's folder.");
	if (status != STATUS_OK)
		return status;
	unlock_opening(unlock, unlock->records_store, &opening);
	return records_open(&opening, &unlock->records);
}

enum status
unlock_stores_open(struct unlock *unlock)
{
	enum status status = unlock_releases_open(unlock);

	if (status == STATUS_OK && unlock_is_worker(unlock))
		status = open_records(unlock);
	return status;
}

enum status
unlock_stores_close(struct unlock *unlock)
{
	bool has_records = unlock->records != NULL;
	struct outlook_facts facts = {.erasures = TOMBSTONES_NONE};
	enum status status = STATUS_OK, closing;

	if (has_records)
		status =
		    ask_copy_settings(unlock->records, unlock->releases_store);
	if (has_records && status == STATUS_OK)
		status = outlook_gather(unlock, &facts);
	closing = records_close(&unlock->records);
	if (status == STATUS_OK)
		status = closing;
	unlock_shut(unlock);
	if (status == STATUS_OK && has_records)
		outlook_keep(unlock, &facts);
	tombstones_clear(&facts.erasures);
	return status;
}

void
unlock_shut(struct unlock *unlock)
{
	store_close(&unlock->records_store);
	store_close(&unlock->releases_store);
}

enum status
unlock_check_open(const struct unlock *unlock)
{
	if (unlock->releases_store != NULL &&
	    (unlock->records != NULL) == unlock_is_worker(unlock))
		return STATUS_OK;
	return REFUSE(STATUS_IO,
	    "The disk failed while the vault's keys were made new. Lock the "
	    "vault and open it again before you go on.");
}

/* The line another process reads when it finds the vault in use. */
enum status
unlock_take_lock(struct unlock *unlock, const char *name, struct buf *holder)
{
	struct buf line = BUF_EMPTY;
	char moment[MOMENT_TEXT_BYTES];
	enum status status;

	moment_format(clock_now(), moment);
	buf_add_format(&line, "%s, since %s", name, moment);
	status = folder_lock(unlock->folder, line.text);
	if (status == STATUS_BUSY && holder != NULL)
		buf_set(holder, folder_lock_holder(unlock->folder));
	buf_clear(&line);
	return status;
}

/*
 * What a worker's unlock sees to before anything is shown.  Keys that cannot be
 * made new (a full disk) keep nobody out: they are tried again the next time.
 */
static enum status
worker_opening(struct unlock *unlock)
{
	enum status status = unlock_agree(unlock);

	if (status == STATUS_OK && unlock_needs_new_keys(unlock)) {
		status = unlock_rotate(unlock, true);
		if (unlock->records != NULL)
			status = STATUS_OK;
	}
	if (status == STATUS_OK)
		status = ask_carry_out(unlock->records, unlock->releases_store,
		    &unlock->asks_done);
	if (status == STATUS_OK)
		status = records_mark_day(unlock->records);
	if (status == STATUS_OK && unlock->has_new_releases)
		status = closing_releases_made(unlock->records);
	if (status == STATUS_OK)
		status = runout_do(unlock->records, &unlock->ran_out);
	if (status == STATUS_OK)
		status = draft_drop_dead(unlock->records);
	if (status == STATUS_OK)
		status = backup_tidy(unlock->folder);
	return status;
}

bool
unlock_has_files(struct folder *folder)
{
	return file_exists(folder, "vault.key") ||
	       file_exists(folder, store_file_name(STORE_RECORDS)) ||
	       file_exists(folder, store_file_name(STORE_RELEASES));
}

/* Nothing is written, not even a lock, where there is no vault. */
static enum status
open_folder(const char *path, struct folder **folder)
{
	enum status status = folder_open(path, folder);
	struct stat found;

	if ((status == STATUS_OK && !unlock_has_files(*folder)) ||
	    (status == STATUS_NO_INPUT && lstat(path, &found) != 0 &&
		errno == ENOENT))
		return REFUSE(STATUS_NO_INPUT, "There is no vault there. Make "
					       "one with: sayso init, or say "
					       "where it is with: --vault DIR");
	return status;
}

enum status
unlock_open(const char *path, const char *name, struct secret **passphrase,
    struct unlock **out, struct buf *holder)
{
	struct unlock *unlock = unlock_new();
	enum status status;

	status = open_folder(path, &unlock->folder);
	if (status == STATUS_OK)
		status = unlock_take_lock(
		    unlock, name != NULL ? name : "somebody", holder);
	if (status == STATUS_OK)
		status = vault_open(
		    unlock->folder, name, passphrase, &unlock->vault);
	if (status == STATUS_OK && unlock_is_worker(unlock))
		outlook_find(unlock);
	if (status == STATUS_OK && unlock_is_worker(unlock))
		status = unlock_settle_rotation(unlock);
	if (status == STATUS_OK)
		status = unlock_stores_open(unlock);
	if (status == STATUS_OK && unlock_is_worker(unlock))
		outlook_judge(unlock);
	if (status == STATUS_OK && unlock_is_worker(unlock))
		status = worker_opening(unlock);
	secret_drop(passphrase);
	if (status == STATUS_OK) {
		unlock->is_open = true;
		*out = unlock;
		return STATUS_OK;
	}
	(void)!unlock_close(&unlock);
	return status;
}

struct unlock *
unlock_new(void)
{
	struct unlock *unlock = mem_alloc(1, sizeof *unlock);

	unlock->erased = erased_list_new();
	return unlock;
}

enum status
unlock_look_outside(const char *path, struct unlock_outside *outside)
{
	struct vault_outside seen;
	struct folder *folder = NULL;
	enum status status;
	size_t i;

	memset(outside, 0, sizeof *outside);
	status = open_folder(path, &folder);
	if (status == STATUS_OK)
		status = vault_look_outside(folder, &seen);
	if (status == STATUS_OK) {
		memcpy(outside->uid, seen.uid, sizeof outside->uid);
		outside->is_demo = seen.is_demo;
		outside->count = seen.count;
		for (i = 0; i < seen.count; i++) {
			memcpy(outside->users[i].name, seen.users[i].name,
			    sizeof outside->users[i].name);
			outside->users[i].is_worker =
			    seen.users[i].role == ROLE_WORKER;
			outside->users[i].is_recovery =
			    seen.users[i].is_recovery;
		}
	}
	folder_close(folder);
	return status;
}

const char *
unlock_name(const struct unlock *unlock)
{
	return vault_me(unlock->vault)->name;
}

bool
unlock_is_worker(const struct unlock *unlock)
{
	return vault_me(unlock->vault)->role == ROLE_WORKER;
}

bool
unlock_is_recovery(const struct unlock *unlock)
{
	return vault_me(unlock->vault)->is_recovery;
}

bool
unlock_is_demo(const struct unlock *unlock)
{
	return vault_is_demo(unlock->vault);
}

bool
unlock_needs_new_keys(const struct unlock *unlock)
{
	return vault_is_rotation_due(unlock->vault);
}

bool
unlock_has_recovery(const struct unlock *unlock)
{
	return vault_has_recovery(unlock->vault);
}

const char *
unlock_path(const struct unlock *unlock)
{
	return folder_path(unlock->folder);
}

struct records *
unlock_records(struct unlock *unlock)
{
	return unlock_is_recovery(unlock) ? NULL : unlock->records;
}

const struct runout_result *
unlock_ran_out(const struct unlock *unlock)
{
	return &unlock->ran_out;
}

int64_t
unlock_asks_done(const struct unlock *unlock)
{
	return unlock->asks_done;
}

enum status
unlock_passphrase_suggest(struct secret **words)
{
	passphrase_suggest(VAULT_WORDS_SUGGESTED, words);
	return STATUS_OK;
}

enum status
unlock_passphrase_judge(const struct secret *passphrase, const char *name)
{
	return passphrase_judge(passphrase, name);
}
