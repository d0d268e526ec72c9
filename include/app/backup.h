/*
 * backup: a copy of the vault on another medium (DESIGN 6).
 *
 * A backup is a vault under keys of its own, in one file that is streamed to a
 * descriptor, read back from the medium and proved before anything is called
 * done.  Beside it lies a text file with what was erased and narrowed, by hash
 * only.  Nothing here knows a path: whoever calls gives a place.
 * man/sayso-backup.5 has both files byte by byte.
 */
#ifndef APP_BACKUP_H
#define APP_BACKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/unlock.h"
#include "base/backup_name.h"
#include "base/status.h"
#include "core/backups.h"

/*
 * A folder on a medium, by names of base/backup_name.h and by nothing else.
 * Every function is handed ${context}, and returns a status with a sentence
 * where the user can do something about it.  Descriptors become the caller's.
 */
struct backup_place {
	void *context;

	/*
	 * What the user calls the medium: the last part of the folder's path,
	 * or better.  It is stored, and shown to young people; a copy that
	 * cannot be reached is named by it.
	 */
	const char *label;

	/* Call ${found} with each name of ours (backup_name_is_ours()). */
	enum status (*list)(void *context,
	    void (*found)(void *finder, const char *name), void *finder);

	/* An ordinary file, no link.  NO_INPUT when it is not there. */
	enum status (*open_to_read)(
	    void *context, const char *name, int *descriptor);
	/* The same to be read and written, as it is: not emptied. */
	enum status (*open_to_change)(
	    void *context, const char *name, int *descriptor);
	/* New, to be read and written.  CANNOT_CREATE when there is one. */
	enum status (*create)(void *context, const char *name, int *descriptor);
	/* A missing file is fine. */
	enum status (*remove)(void *context, const char *name);
	/* What was made and removed so far lasts: fsync of the folder. */
	enum status (*sync)(void *context);
};

/* How far it came; all may be NULL.  ${done} of ${total}, in bytes. */
enum backup_step {
	BACKUP_COPYING, /* the new vault is made beside the present one */
	BACKUP_PROVING,
	BACKUP_WRITING, /* to the medium */
	BACKUP_READING, /* back from it */
	BACKUP_CLEANING /* older ones there */
};
struct backup_progress {
	void *context;
	void (*step)(
	    void *context, enum backup_step step, int64_t done, int64_t total);
};

/* Why an older backup on that medium was overwritten and removed. */
enum backup_gone {
	BACKUP_OVER_AGE,    /* 70 days */
	BACKUP_OVER_TWO,    /* the newest two are kept */
	BACKUP_BROKEN,      /* it was cut off while it was made */
	BACKUP_HOLDS_ERASED /* something was erased or narrowed since */
};

struct backup_result {
	char name[BACKUP_NAME_BYTES]; /* of the new file */
	int64_t bytes;
	struct backup_removed {
		char name[BACKUP_NAME_BYTES];
		enum backup_gone why;
		bool failed; /* it is still there */
	} * removed;
	size_t removed_count;
	int64_t erasures;           /* lines in the file of what was erased */
	struct backups not_cleaned; /* copies that could not be reached */
};
void backup_result_clear(struct backup_result *result);

/*
 * Make a backup of the open vault there, then see to older ones.  DENIED with
 * a sentence for a manager or the words of the envelope.  After a failure no
 * new backup is there, and older ones are as they were; but for one that comes
 * after the new one was proved: then ${result->name} is not empty.
 * ${progress} may be NULL.
 *
 * DAMAGED when a backup of this vault that lies there has a longer or another
 * history than the vault: the sentence says so, nothing is made or removed.
 */
MUST_USE enum status backup_make(struct unlock *unlock,
    const struct backup_place *place, const struct backup_progress *progress,
    struct backup_result *result);

/*
 * What a screen or `paths` says: newest backup, is it time (a week), copies
 * that still hold what was erased.  DENIED as above.
 */
MUST_USE enum status backup_state(
    struct unlock *unlock, struct backups_state *state);

#endif
