/*
 * restore_internal: what the files of restore share.
 *
 * Three folders side by side: NAME, the vault; NAME.new, the one being made;
 * NAME.before-DATE, the former one.  A file in the one being made says how far
 * it came: "restoring", then "restored" once it is proved and complete.  The
 * second goes with it to its new name, and is taken out last.
 */
#ifndef APP_RESTORE_INTERNAL_H
#define APP_RESTORE_INTERNAL_H

#include "app/backup_internal.h"
#include "app/restore.h"
#include "core/backups.h"
#include "core/restored.h"

#define RESTORE_NEW       ".new"
#define RESTORE_UNDER_WAY "restoring"
#define RESTORE_COMPLETE  "restored"

struct restoring {
	const struct restore_plan *plan;
	struct restore_result *result;
	struct secret *passphrase;

	/* the backup */
	int descriptor;
	struct backup_head head;
	unsigned char sum[BACKUP_SUM_BYTES];
	struct backups_there there; /* beside it */

	/* the present vault; NULL: none */
	struct folder *present;
	bool present_is_empty; /* a folder with nothing in it */

	/* the one being made */
	struct buf new_path;
	bool new_is_made;
	struct folder_made made;
	struct unlock *unlock;

	/* what else is known */
	struct tombstones erasures;
	struct anchors anchors; /* of state folder and present vault */
	struct anchors beside;  /* of backups */
	struct backups backups; /* that the present vault knows of */
	struct outlook_facts facts;
};

/* restore_new.c: make the folder beside, unpack, open and prove. */
MUST_USE enum status restore_begin(struct restoring *restoring);
MUST_USE enum status restore_open_new(struct restoring *restoring);

/* Open what is in a folder for one worker, running nothing: ${folder} goes over
 * to the unlock. */
MUST_USE enum status restore_open(struct folder **folder, const char *name,
    struct secret **passphrase, struct unlock **unlock);

/* Close it as it is: nothing is scrubbed or written down. */
MUST_USE enum status restore_close(struct unlock **unlock);

/* restore_gather.c: erasures, anchors and other backups, wherever they can be
 * had. */
MUST_USE enum status restore_gather(struct restoring *restoring);

/* Tell the vault that is made of the backups that were found, its own too: what
 * is erased from now on is in them. */
MUST_USE enum status restore_tell_backups(struct restoring *restoring);

/* restore_swap.c: the new vault gets the name of the present one. */
MUST_USE enum status restore_swap(struct restoring *restoring);

/* Take away a vault that was not finished, and its folder. */
void restore_discard(const char *path);

#endif
