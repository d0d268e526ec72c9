/*
 * backup_internal: what the files of backup and restore share.
 */
#ifndef APP_BACKUP_INTERNAL_H
#define APP_BACKUP_INTERNAL_H

#include "app/backup_file.h"
#include "app/unlock_internal.h"
#include "core/anchor.h"
#include "core/tombstone.h"

/* A backup of this vault that lies there. */
struct backup_there {
	char name[BACKUP_NAME_BYTES];
	struct backup_head head;
	bool is_broken; /* only vault, code and day are known, of its name */
};
struct backups_there {
	struct backup_there *all; /* newest first */
	size_t count;
};

/*
 * Read the heads of all of this vault's in a place; another vault's are passed
 * over.  What cannot be read may be anybody's: it comes last, as broken.  NULL
 * ${vault_uid}: of any vault.
 */
MUST_USE enum status backup_find(const struct backup_place *place,
    const unsigned char *vault_uid, struct backups_there *there);
void backup_find_clear(struct backups_there *there);

/* Their heads as anchors, added. */
void backup_anchors(const struct backups_there *there, struct anchors *anchors);

/*
 * The file of what was erased, beside the backups.  NO_INPUT when there is
 * none; INVALID with a sentence when it is something else.  ${is_whole}, if not
 * NULL: nothing of it was cut off or changed.
 */
MUST_USE enum status backup_erasures_read(const struct backup_place *place,
    const unsigned char vault_uid[VAULT_UID_BYTES], struct buf *text,
    struct tombstones *tombstones, bool *is_whole);

/*
 * See to it that the file has all of ours too; synced, and read back.
 * ${lines}: how many it has then.
 */
MUST_USE enum status backup_erasures_write(
    const struct backup_place *place, struct unlock *unlock, int64_t *lines);

/* backup.c: what a backup that was cut off left in the vault's folder goes. */
MUST_USE enum status backup_tidy(struct folder *folder);

/* backup_old.c: overwrite and remove what is to go, and say so. */
MUST_USE enum status backup_clean(struct unlock *unlock,
    const struct backup_place *place, const struct backups_there *there,
    struct backup_result *result);

#endif
