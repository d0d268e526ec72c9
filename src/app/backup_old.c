/*
 * backup_old: older backups on a medium that is here: too old, too many, or
 * with something in them that was erased since.
 *
 * Overwritten, synced, then removed.  Only backups of this vault, and only
 * after a new one was proved; what cannot be removed stays on the list.
 */
#include <string.h>

#include "app/backup_internal.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/file.h"
#include "base/mem.h"
#include "core/restored.h"

/* One of a history that a restore left behind counts for what it says. */
struct judging {
	int32_t today;    /* 0: not known, and so nothing is too old */
	int64_t erasures; /* of the vault by now */
	size_t kept;      /* newer ones that stay, the new one too */
};

static bool
is_to_go(const struct judging *judging, const struct backup_head *head,
    enum backup_gone *why)
{
	if (head->erasures < judging->erasures)
		*why = BACKUP_HOLDS_ERASED;
	else if (moment_day(head->made_at) + BACKUPS_KEEP_DAYS < judging->today)
		*why = BACKUP_OVER_AGE;
	else if (judging->kept >= BACKUPS_KEEP_MOST)
		*why = BACKUP_OVER_TWO;
	else
		return false;
	return true;
}

static enum status
overwrite(const struct backup_place *place, const char *name)
{
	int descriptor = -1;
	enum status status =
	    place->open_to_change(place->context, name, &descriptor);

	if (status == STATUS_OK)
		file_overwrite(descriptor);
	file_close(&descriptor);
	if (status == STATUS_OK)
		status = place->remove(place->context, name);
	if (status == STATUS_OK)
		status = place->sync(place->context);
	return status;
}

static void
note_removed(struct backup_result *result, const char *name,
    enum backup_gone why, bool failed)
{
	struct backup_removed *removed =
	    &result->removed[result->removed_count++];

	memcpy(removed->name, name, sizeof removed->name);
	removed->why = why;
	removed->failed = failed;
}

static enum status
see_one(struct unlock *unlock, const struct backup_place *place,
    const struct backup_head *head)
{
	struct backup_seen seen = {head->code, place->label,
	    moment_day(head->made_at), head->ledger.n, head->erasures,
	    DAY_NONE};

	return backups_seen(unlock->records, &seen);
}

/* Ours, if we began one of that name and never saw it whole. */
static enum status
clean_broken(struct unlock *unlock, const struct backup_place *place,
    const struct backup_there *one, struct backup_result *result)
{
	bool is_ours = false;
	enum status status =
	    backups_is_unproved(unlock->records, one->head.code, &is_ours);

	if (status != STATUS_OK || !is_ours)
		return status;
	status = overwrite(place, one->name);
	note_removed(result, one->name, BACKUP_BROKEN, status != STATUS_OK);
	return status == STATUS_OK
		   ? backups_gone(unlock->records, one->head.code)
		   : STATUS_OK;
}

static enum status
clean_one(struct unlock *unlock, const struct backup_place *place,
    struct judging *judging, const struct backup_there *one,
    struct backup_result *result)
{
	enum backup_gone why;
	enum status status;

	if (one->is_broken)
		return clean_broken(unlock, place, one, result);
	status = see_one(unlock, place, &one->head);
	if (status != STATUS_OK)
		return status;
	if (!is_to_go(judging, &one->head, &why)) {
		judging->kept++;
		return STATUS_OK;
	}
	status = overwrite(place, one->name);
	note_removed(result, one->name, why, status != STATUS_OK);
	if (status == STATUS_OK)
		status = backups_gone(unlock->records, one->head.code);
	else
		status = STATUS_OK; /* said, and still on the list */
	return status;
}

enum status
backup_clean(struct unlock *unlock, const struct backup_place *place,
    const struct backups_there *there, struct backup_result *result)
{
	struct records *records = unlock->records;
	struct judging judging = {records_clock(records) == CLOCK_TRUSTED
				      ? records_today(records)
				      : 0,
	    0, 1};
	enum status status = backups_erasures(records, &judging.erasures);

	result->removed = mem_alloc(there->count + 1, sizeof *result->removed);
	for (size_t i = 0; status == STATUS_OK && i < there->count; i++)
		status =
		    clean_one(unlock, place, &judging, &there->all[i], result);
	return status;
}
