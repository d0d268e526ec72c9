/*
 * restore: a vault made again from a backup (DESIGN 6).
 *
 * The present vault is only read until the new one beside it is proved and
 * everything that was erased or narrowed since is carried out in it; then both
 * change places in one step, and the former one stays, whole, beside it.
 */
#ifndef APP_RESTORE_H
#define APP_RESTORE_H

#include <stdbool.h>
#include <stdint.h>

#include "app/backup.h"
#include "base/buf.h"
#include "base/secret.h"
#include "base/status.h"

struct restore_plan {
	const struct backup_place *place;
	const char *name; /* of the backup; NULL: the newest there */
	const char *into; /* folder of the vault, there or not */
	const char *user; /* NULL: the only worker */
	const struct backup_progress *progress; /* may be NULL */
};

/* Was it the newest there is? */
enum restore_age {
	RESTORE_NEWEST,     /* an anchor elsewhere says so */
	RESTORE_OLDER,      /* an anchor is ahead of it */
	RESTORE_CANNOT_KNOW /* no anchor to ask */
};

struct restore_result {
	char name[BACKUP_NAME_BYTES]; /* which backup it was */
	int32_t made_on;
	enum restore_age age;
	int64_t entries;   /* in its history */
	int64_t behind;    /* entries that the newest anchor is ahead, or 0 */
	int64_t erased;    /* values and people erased once more */
	int64_t narrowed;  /* consents narrowed once more */
	int64_t users;     /* users removed once more */
	int64_t shut;      /* consents shut until asked again */
	bool read_medium;  /* there was a file of erasures beside the backup,
			      and it was whole */
	bool read_vault;   /* the present vault could be asked */
	bool read_state;   /* so could the state folder */
	struct buf former; /* where the former vault is; "" when none was */
};
void restore_result_clear(struct restore_result *result);

/* Who may open a backup: to ask for a name.  INVALID when it is not whole. */
MUST_USE enum status restore_look_outside(const struct restore_plan *plan,
    struct unlock_outside *outside, char name[BACKUP_NAME_BYTES]);

/*
 * Do it.  The passphrase is that of a worker as it was when the backup was
 * made, or the eight words (user "recovery"); it is taken over.  INVALID with a
 * sentence for a file that is cut off, changed or not a backup, TOO_NEW for one
 * of a later version; DENIED for somebody who was removed since; BUSY when the
 * present vault is open.  After any failure the present vault is as it was; but
 * when the disk failed while the names were changed it may be the restored one:
 * the sentence says so.
 */
MUST_USE enum status restore_do(const struct restore_plan *plan,
    struct secret **passphrase, struct restore_result *result);

/*
 * What a crash left of a restore beside ${path}: a vault that was not finished
 * is taken away.  To be called before a vault is opened; never fails for what
 * is not there.
 */
MUST_USE enum status restore_settle(const char *path);

#endif
