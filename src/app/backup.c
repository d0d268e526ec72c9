/*
 * backup: makes a copy of the open vault on another medium (DESIGN 6).
 *
 * The order is the point: an entry of the history and a row first, so that the
 * copy has them and no copy can lie somewhere unknown; copy and proof in the
 * vault's folder; the file of erasures before the new backup; the backup read
 * back from the medium; only then are older ones removed.
 */
#include <sodium.h>
#include <string.h>

#include "app/backup_internal.h"
#include "app/scrub_internal.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/file.h"
#include "base/mem.h"
#include "core/backups.h"

#define RECORDS_COPY  "backup-records.new"
#define RELEASES_COPY "backup-releases.new"
#define JOURNAL       "-journal"

void
backup_result_clear(struct backup_result *result)
{
	mem_free(result->removed);
	backups_clear(&result->not_cleaned);
	memset(result, 0, sizeof *result);
}

/* What one backup is made of, while it is made. */
struct making {
	struct unlock *unlock;
	const struct backup_place *place;
	const struct backup_progress *progress;
	struct backup_result *result;
	struct backups_there there; /* those of before */
	struct backup_head head;
	unsigned char *keyfile;
	bool is_there; /* the new file, whole or not */
	int records;   /* the proved copies */
	int releases;
};

static enum status
need_own_key(const struct unlock *unlock)
{
	if (!unlock_is_worker(unlock) || unlock_is_recovery(unlock))
		return REFUSE(STATUS_DENIED,
		    "Only a worker can make a backup: it has everything in "
		    "it. Ask a worker.");
	return unlock_check_open(unlock);
}

enum status
backup_state(struct unlock *unlock, struct backups_state *state)
{
	enum status status = need_own_key(unlock);

	return status == STATUS_OK ? backups_state(unlock->records, state)
				   : status;
}

/* ---------------------------------------------------- is it the right vault?
 */

/* A backup that knows more than the vault does, or something else. */
static enum status
check_history(struct making *making)
{
	struct anchors anchors = ANCHORS_NONE;
	struct anchor_answer answer;
	enum status status;

	backup_anchors(&making->there, &anchors);
	status = anchor_judge(making->unlock->records, &anchors, &answer);
	anchors_clear(&anchors);
	if (status != STATUS_OK)
		return status;
	if (answer.verdict == ANCHOR_OLDER)
		return REFUSE(STATUS_DAMAGED,
		    "A backup of this vault that lies there is newer than the "
		    "vault: something old was put back. Nothing was changed. "
		    "Restore that backup, or use another folder.");
	if (answer.verdict == ANCHOR_OTHER)
		return REFUSE(STATUS_DAMAGED,
		    "A backup of this vault that lies there has another "
		    "history than the vault. Nothing was changed. Keep both "
		    "and ask for help, or use another folder.");
	return STATUS_OK;
}

/* What was erased elsewhere is erased here too, before it is copied. */
static enum status
catch_up(struct making *making)
{
	struct unlock *unlock = making->unlock;
	struct tombstones there = TOMBSTONES_NONE;
	struct tombstone_replay replay;
	struct buf text = BUF_EMPTY;
	enum status status = backup_erasures_read(
	    making->place, vault_uid(unlock->vault), &text, &there, NULL);

	if (status == STATUS_OK)
		status = tombstone_replay(unlock->records, &there, &replay);
	else if (status == STATUS_NO_INPUT)
		status = STATUS_OK;
	if (status == STATUS_OK)
		status = unlock_agree(unlock);
	tombstones_clear(&there);
	buf_clear(&text);
	return status;
}

/* ------------------------------------------------------------------ copying
 */

enum status
backup_tidy(struct folder *folder)
{
	static const char *const names[] = {RECORDS_COPY, RECORDS_COPY JOURNAL,
	    RELEASES_COPY, RELEASES_COPY JOURNAL};
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < 4; i++)
		status = file_remove(folder, names[i]);
	return status;
}

static void
tell(const struct making *making, enum backup_step step, int64_t done)
{
	const struct backup_progress *progress = making->progress;

	if (progress != NULL && progress->step != NULL)
		progress->step(progress->context, step, done, 2);
}

/* By the same code as at a lock: nothing that was erased is in it. */
static enum status
copy_records(struct making *making, const struct secret *key)
{
	struct scrub_result proof = {.copies = 0};
	enum status status =
	    scrub_copy(making->unlock, RECORDS_COPY, key, &proof);

	if (status != STATUS_OK && proof.copies > 0)
		status = REFUSE(STATUS_DAMAGED,
		    "Copies of what was erased were found in the vault's "
		    "pages, so no backup was made of them. Keep the vault, "
		    "type sayso check, and ask for help.");
	return status;
}

static enum status
open_copy(
    struct making *making, const char *name, int *descriptor, int64_t *bytes)
{
	enum status status =
	    file_open(making->unlock->folder, name, descriptor);

	return status == STATUS_OK ? file_size(*descriptor, bytes) : status;
}

static enum status
copy_stores(struct making *making)
{
	struct unlock *unlock = making->unlock;
	struct vault_user users[VAULT_USERS_MAX];
	struct secret *records_key = NULL, *releases_key = NULL;
	size_t count = 0;
	enum status status = backup_tidy(unlock->folder);

	tell(making, BACKUP_COPYING, 0);
	if (status == STATUS_OK)
		status = unlock_roster(unlock, users, &count);
	if (status == STATUS_OK)
		status = vault_branch(unlock->vault, users, count,
		    making->keyfile, &records_key, &releases_key);
	if (status == STATUS_OK)
		status = copy_records(making, records_key);
	if (status == STATUS_OK)
		status = open_copy(making, RECORDS_COPY, &making->records,
		    &making->head.records_bytes);
	tell(making, BACKUP_COPYING, 1);
	if (status == STATUS_OK)
		status = store_copy(unlock->releases_store, unlock->folder,
		    RELEASES_COPY, releases_key);
	if (status == STATUS_OK)
		status = open_copy(making, RELEASES_COPY, &making->releases,
		    &making->head.releases_bytes);
	tell(making, BACKUP_PROVING, 2);
	secret_free(records_key);
	secret_free(releases_key);
	return status;
}

/* ------------------------------------------------------------------ writing
 */

/* Four of the letters that codes are made of. */
static void
new_code(char code[BACKUP_CODE_BYTES])
{
	unsigned char uid[UID_BYTES];
	char long_code[CODE_TEXT_BYTES];

	uid_new(uid);
	uid_code(uid, long_code);
	memcpy(code, long_code, BACKUP_CODE_BYTES - 1);
	code[BACKUP_CODE_BYTES - 1] = '\0';
}

/* The head of the file, after the entry that says it is made. */
static enum status
fill_head(struct making *making)
{
	struct backup_head *head = &making->head;
	struct unlock *unlock = making->unlock;
	enum status status = ledger_head(unlock->records, &head->ledger);

	memcpy(head->vault_uid, vault_uid(unlock->vault), VAULT_UID_BYTES);
	memcpy(head->maker, vault_me(unlock->vault)->uid, VAULT_UID_BYTES);
	head->made_at = records_now(unlock->records);
	backup_name_of_backup(
	    moment_day(head->made_at), head->code, making->result->name);
	if (status == STATUS_OK)
		status = backups_erasures(unlock->records, &head->erasures);
	return status;
}

static enum status
write_new(struct making *making, unsigned char sum[BACKUP_SUM_BYTES])
{
	const struct backup_place *place = making->place;
	struct backup_parts parts = {&making->head, making->keyfile,
	    making->records, making->releases, making->unlock->vault};
	int descriptor = -1;
	enum status status =
	    place->create(place->context, making->result->name, &descriptor);

	if (status != STATUS_OK)
		return status;
	making->is_there = true;
	status = backup_file_write(descriptor, &parts, making->progress, sum);
	file_close(&descriptor);
	if (status == STATUS_OK)
		status = place->sync(place->context);
	return status;
}

/* From the medium: what is there is what was proved. */
static enum status
read_back(struct making *making, const unsigned char written[BACKUP_SUM_BYTES])
{
	const struct backup_place *place = making->place;
	unsigned char sum[BACKUP_SUM_BYTES];
	struct backup_head head;
	int descriptor = -1;
	enum status status = place->open_to_read(
	    place->context, making->result->name, &descriptor);

	if (status == STATUS_OK)
		status = backup_file_look(descriptor, &head);
	if (status == STATUS_OK)
		status =
		    backup_file_check(descriptor, &head, making->progress, sum);
	file_close(&descriptor);
	if (status == STATUS_INVALID ||
	    (status == STATUS_OK && memcmp(sum, written, sizeof sum) != 0))
		status = REFUSE(STATUS_IO,
		    "The medium did not keep what was written. Nothing counts "
		    "as backed up. Use another one.");
	making->result->bytes = backup_file_bytes(&making->head);
	return status;
}

static enum status
refuse_medium(enum status status)
{
	if (status != STATUS_IO)
		return status;
	return REFUSE(STATUS_IO,
	    "The backup could not be written or read back. Is there room on "
	    "the medium, and is it still in? Nothing counts as backed up.");
}

static enum status
make_one(struct making *making)
{
	unsigned char sum[BACKUP_SUM_BYTES];
	enum status status = copy_stores(making);

	if (status == STATUS_OK)
		status = backup_erasures_write(
		    making->place, making->unlock, &making->result->erasures);
	if (status == STATUS_OK)
		status = write_new(making, sum);
	if (status == STATUS_OK)
		status = read_back(making, sum);
	return refuse_medium(status);
}

/* Nothing of it stays that could be: and then it is nowhere. */
static void
take_back(struct making *making)
{
	const struct backup_place *place = making->place;
	struct backup_result *result = making->result;

	if ((!making->is_there ||
		place->remove(place->context, result->name) == STATUS_OK) &&
	    place->sync(place->context) == STATUS_OK)
		(void)!backups_gone(making->unlock->records, making->head.code);
	memset(result->name, 0, sizeof result->name);
}

static enum status
begin(struct making *making)
{
	struct records *records = making->unlock->records;
	enum status status;

	records_set_now(records, clock_now());
	new_code(making->head.code);
	status =
	    backups_begin(records, making->head.code, making->place->label);
	return status == STATUS_OK ? fill_head(making) : status;
}

/* It is whole: now the list, and the older ones. */
static enum status
finish(struct making *making)
{
	struct records *records = making->unlock->records;
	enum status status = backups_proved(records, making->head.code);

	tell(making, BACKUP_CLEANING, 1);
	if (status == STATUS_OK)
		status = backup_clean(making->unlock, making->place,
		    &making->there, making->result);
	if (status == STATUS_OK)
		status =
		    backups_not_cleaned(records, &making->result->not_cleaned);
	return status;
}

static enum status
make(struct making *making)
{
	enum status status = backup_find(
	    making->place, vault_uid(making->unlock->vault), &making->there);

	if (status == STATUS_OK)
		status = check_history(making);
	if (status == STATUS_OK)
		status = catch_up(making);
	if (status == STATUS_OK)
		status = begin(making);
	if (status != STATUS_OK)
		return status;
	status = make_one(making);
	if (status != STATUS_OK) {
		take_back(making);
		return status;
	}
	return finish(making);
}

enum status
backup_make(struct unlock *unlock, const struct backup_place *place,
    const struct backup_progress *progress, struct backup_result *result)
{
	struct making making = {.unlock = unlock,
	    .place = place,
	    .progress = progress,
	    .result = result,
	    .records = -1,
	    .releases = -1};
	enum status status = need_own_key(unlock), tidied;

	*result = (struct backup_result){.not_cleaned = BACKUPS_NONE};
	if (status != STATUS_OK)
		return status;
	making.keyfile = mem_alloc(1, VAULT_FILE_BYTES);
	status = make(&making);
	file_close(&making.records);
	file_close(&making.releases);
	mem_free(making.keyfile);
	backup_find_clear(&making.there);
	tidied = backup_tidy(unlock->folder);
	return status == STATUS_OK ? tidied : status;
}
