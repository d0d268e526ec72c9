/*
 * restore: a vault made again from a backup (DESIGN 6).
 *
 * The present vault keeps its name until the new one is unpacked, proved,
 * brought in line with everything that was erased or narrowed since, and under
 * keys of its own.  Whatever fails before that leaves things as they were.
 */
#include "app/restore.h"

#include <string.h>

#include "app/restore_internal.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/file.h"
#include "base/mem.h"

void
restore_result_clear(struct restore_result *result)
{
	buf_clear(&result->former);
}

/* ---------------------------------------------------------- which backup? */

static enum status
refuse_none(void)
{
	return REFUSE(STATUS_NO_INPUT,
	    "There is no backup in that folder. Check where it is, and that "
	    "the stick or disk is in.");
}

/* The newest that is whole as far as its head says; of this vault, if one is
 * there. */
static const char *
choose(const struct restore_plan *plan, const struct backups_there *there)
{
	struct vault_outside outside;
	struct folder *folder = NULL;
	bool has_vault = folder_open(plan->into, &folder) == STATUS_OK &&
			 vault_look_outside(folder, &outside) == STATUS_OK;
	const char *name = NULL;

	for (size_t i = 0; name == NULL && i < there->count; i++)
		if (!there->all[i].is_broken &&
		    (!has_vault || memcmp(there->all[i].head.vault_uid,
				       outside.uid, VAULT_UID_BYTES) == 0))
			name = there->all[i].name;
	folder_close(folder);
	return name;
}

/* Open it and read its head. */
static enum status
find(const struct restore_plan *plan, struct backups_there *there,
    char name[BACKUP_NAME_BYTES], int *descriptor, struct backup_head *head)
{
	const char *chosen = plan->name;
	enum status status = backup_find(plan->place, NULL, there);

	if (status == STATUS_OK && chosen == NULL)
		chosen = choose(plan, there);
	if (status == STATUS_OK && chosen == NULL)
		status = refuse_none();
	if (status != STATUS_OK)
		return status;
	strncpy(name, chosen, BACKUP_NAME_BYTES - 1);
	name[BACKUP_NAME_BYTES - 1] = '\0';
	status =
	    plan->place->open_to_read(plan->place->context, name, descriptor);
	return status == STATUS_OK ? backup_file_look(*descriptor, head)
				   : status;
}

static void
show_users(const struct vault_outside *seen, struct unlock_outside *outside)
{
	memset(outside, 0, sizeof *outside);
	memcpy(outside->uid, seen->uid, sizeof outside->uid);
	outside->is_demo = seen->is_demo;
	outside->count = seen->count;
	for (size_t i = 0; i < seen->count; i++) {
		memcpy(outside->users[i].name, seen->users[i].name,
		    sizeof outside->users[i].name);
		outside->users[i].is_worker =
		    seen->users[i].role == ROLE_WORKER;
		outside->users[i].is_recovery = seen->users[i].is_recovery;
	}
}

enum status
restore_look_outside(const struct restore_plan *plan,
    struct unlock_outside *outside, char name[BACKUP_NAME_BYTES])
{
	unsigned char *bytes = mem_alloc(1, VAULT_FILE_BYTES);
	unsigned char sum[BACKUP_SUM_BYTES];
	struct backups_there there = {NULL, 0};
	struct vault_outside seen;
	struct backup_head head;
	int descriptor = -1;
	enum status status = find(plan, &there, name, &descriptor, &head);

	if (status == STATUS_OK)
		status =
		    backup_file_check(descriptor, &head, plan->progress, sum);
	if (status == STATUS_OK)
		status = backup_file_keys(descriptor, bytes);
	if (status == STATUS_OK)
		status = vault_look_at(bytes, &seen);
	if (status == STATUS_OK)
		show_users(&seen, outside);
	file_close(&descriptor);
	backup_find_clear(&there);
	mem_free(bytes);
	return status;
}

/* ------------------------------------------------------ the present vault */

static enum status
refuse_other(void)
{
	return REFUSE(STATUS_INVALID,
	    "That backup is of another vault than the one at that place. Name "
	    "another place for it: --into DIR");
}

static enum status
look_at_present(struct restoring *restoring)
{
	struct vault_outside outside;
	enum status status;

	restoring->present_is_empty = folder_is_empty(restoring->present);
	if (restoring->present_is_empty)
		return STATUS_OK;
	if (!unlock_has_files(restoring->present))
		return REFUSE(STATUS_CANNOT_CREATE,
		    "That folder has something in it already that is no vault. "
		    "Name another one.");
	status = vault_look_outside(restoring->present, &outside);
	if (status == STATUS_OK &&
	    memcmp(outside.uid, restoring->head.vault_uid, VAULT_UID_BYTES) !=
		0)
		return refuse_other();
	/* A vault that cannot be read is what backups are for. */
	return folder_lock(restoring->present, "restore");
}

static enum status
take_present(struct restoring *restoring)
{
	enum status status =
	    folder_open(restoring->plan->into, &restoring->present);

	if (status == STATUS_NO_INPUT)
		return STATUS_OK;
	return status == STATUS_OK ? look_at_present(restoring) : status;
}

/* ---------------------------------------------------------- bring in line */

/* Somebody who was removed since then does not come back in this way. */
static enum status
check_opener(const struct restoring *restoring)
{
	unsigned char hash[LEDGER_SUBJECT_BYTES];

	ledger_subject(vault_me(restoring->unlock->vault)->uid, hash);
	if (!tombstones_has(&restoring->erasures, hash))
		return STATUS_OK;
	return REFUSE(STATUS_DENIED,
	    "This key was taken away after that backup was made. Somebody who "
	    "still has a key must restore it.");
}

/*
 * An anchor of this computer, or the present vault itself, that ends where the
 * backup ends: then there is nothing newer, as far as this can be known.
 */
static bool
is_proved_newest(const struct restoring *restoring)
{
	const struct ledger_head *head = &restoring->head.ledger;
	bool is_there = false;

	for (size_t i = 0; i < restoring->anchors.count; i++) {
		const struct anchor *anchor = &restoring->anchors.all[i];

		if (anchor->n > head->n)
			return false;
		/* The number alone may be that of another history. */
		if (anchor->n == head->n &&
		    memcmp(anchor->hash, head->hash, sizeof head->hash) == 0)
			is_there = true;
	}
	return is_there;
}

static enum status
judge_age(struct restoring *restoring)
{
	struct restore_result *result = restoring->result;
	struct anchors all = ANCHORS_NONE;
	struct anchor_answer answer;
	enum status status;

	for (size_t i = 0; i < restoring->anchors.count; i++)
		anchors_add(&all, &restoring->anchors.all[i]);
	for (size_t i = 0; i < restoring->beside.count; i++)
		anchors_add(&all, &restoring->beside.all[i]);
	status = anchor_judge(restoring->unlock->records, &all, &answer);
	anchors_clear(&all);
	if (status != STATUS_OK)
		return status;
	result->age = RESTORE_CANNOT_KNOW;
	if (answer.verdict == ANCHOR_OLDER || answer.verdict == ANCHOR_OTHER) {
		result->age = RESTORE_OLDER;
		if (answer.decided.n > result->entries)
			result->behind = answer.decided.n - result->entries;
	} else if (is_proved_newest(restoring)) {
		result->age = RESTORE_NEWEST;
	}
	return STATUS_OK;
}

static enum status
replay(struct restoring *restoring)
{
	struct restore_result *result = restoring->result;
	struct tombstone_replay done;
	enum status status = tombstone_replay(
	    restoring->unlock->records, &restoring->erasures, &done);

	if (status == STATUS_OK)
		status = unlock_agree(restoring->unlock);
	if (status != STATUS_OK)
		return status;
	result->erased = done.fields + done.people;
	result->narrowed = done.narrowed;
	result->users = done.users;
	if (result->erased + done.narrowed + done.users + done.unknown > 0 &&
	    result->age == RESTORE_NEWEST)
		result->age = RESTORE_OLDER;
	return STATUS_OK;
}

static enum status
say_so(struct restoring *restoring)
{
	static const enum restored_newest newest[] = {
	    [RESTORE_NEWEST] = RESTORED_YES,
	    [RESTORE_OLDER] = RESTORED_NO,
	    [RESTORE_CANNOT_KNOW] = RESTORED_UNKNOWN};
	struct records *records = restoring->unlock->records;
	struct restored restored = {
	    .made_on = restoring->result->made_on,
	    .entries = restoring->head.ledger.n,
	    .newest = newest[restoring->result->age],
	};
	enum status status =
	    restored_write(records, &restored, &restoring->result->shut);

	return status == STATUS_OK ? restore_tell_backups(restoring) : status;
}

/* Other keys than the backup's, and nothing left of what was erased. */
static enum status
renew(struct restoring *restoring)
{
	struct unlock *unlock = restoring->unlock;
	enum status status = unlock_rotate(unlock, true);

	if (status == STATUS_OK)
		status = outlook_gather(unlock, &restoring->facts);
	if (status == STATUS_OK)
		status = records_close(&unlock->records);
	if (status == STATUS_OK)
		unlock_shut(unlock);
	return status;
}

static enum status
bring_in_line(struct restoring *restoring)
{
	enum status status;

	records_set_now(restoring->unlock->records, clock_now());
	status = check_opener(restoring);
	if (status == STATUS_OK)
		status = judge_age(restoring);
	if (status == STATUS_OK)
		status = replay(restoring);
	if (status == STATUS_OK)
		status = say_so(restoring);
	return status == STATUS_OK ? renew(restoring) : status;
}

/* ------------------------------------------------------------------- all */

static enum status
do_all(struct restoring *restoring)
{
	struct restore_result *result = restoring->result;
	const struct restore_plan *plan = restoring->plan;
	enum status status = find(plan, &restoring->there, result->name,
	    &restoring->descriptor, &restoring->head);

	if (status == STATUS_OK)
		status = backup_file_check(restoring->descriptor,
		    &restoring->head, plan->progress, restoring->sum);
	result->made_on = moment_day(restoring->head.made_at);
	result->entries = restoring->head.ledger.n;
	if (status == STATUS_OK)
		status = take_present(restoring);
	if (status == STATUS_OK)
		status = restore_begin(restoring);
	if (status == STATUS_OK)
		status = restore_open_new(restoring);
	if (status == STATUS_OK)
		status = restore_gather(restoring);
	if (status == STATUS_OK)
		status = bring_in_line(restoring);
	if (status == STATUS_OK)
		status = restore_swap(restoring);
	if (status == STATUS_OK)
		outlook_keep(restoring->unlock, &restoring->facts);
	return status;
}

static void
put_away(struct restoring *restoring)
{
	(void)!restore_close(&restoring->unlock);
	file_close(&restoring->descriptor);
	folder_close(restoring->present);
	backup_find_clear(&restoring->there);
	tombstones_clear(&restoring->erasures);
	tombstones_clear(&restoring->facts.erasures);
	anchors_clear(&restoring->anchors);
	anchors_clear(&restoring->beside);
	backups_clear(&restoring->backups);
	folder_keep(&restoring->made);
	secret_drop(&restoring->passphrase);
	buf_clear(&restoring->new_path);
}

enum status
restore_do(const struct restore_plan *plan, struct secret **passphrase,
    struct restore_result *result)
{
	struct restoring restoring = {.plan = plan,
	    .result = result,
	    .passphrase = *passphrase,
	    .descriptor = -1,
	    .new_path = BUF_EMPTY,
	    .made = FOLDER_MADE_NONE};
	bool was_made;
	enum status status = restore_settle(plan->into);

	*passphrase = NULL;
	memset(result, 0, sizeof *result);
	buf_init(&result->former);
	buf_add_format(&restoring.new_path, "%s" RESTORE_NEW, plan->into);
	if (status == STATUS_OK)
		status = do_all(&restoring);
	was_made = restoring.new_is_made;
	put_away(&restoring);
	/* Whatever failed: what is not complete goes, what is gets its name. */
	if (status != STATUS_OK && was_made)
		(void)!restore_settle(plan->into);
	return status;
}
