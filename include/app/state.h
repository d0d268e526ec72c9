/*
 * state: small notes about a vault that are kept outside of it, in the state
 * folder of whoever uses it (app/paths).
 *
 * For what nobody could tell from the vault alone: how far its history had come
 * (anchors), and when it was last opened and copied (days).  They are read
 * without any key, so nothing of a person may stand in them: hashes, numbers
 * and days, never a name.  One file per note and vault, KIND-UID.txt.
 *
 * main makes the folder before the fence goes up (state_make()); behind the
 * fence it is open to be used.  No vault is less well for want of a note:
 * callers go on, and say "cannot know".
 */
#ifndef APP_STATE_H
#define APP_STATE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"

#define STATE_UID_BYTES   16 /* of a vault */
#define STATE_LIMIT_BYTES ((size_t)32 * 1024 * 1024)

#define STATE_ANCHORS  "anchors"
#define STATE_DAYS     "days"
#define STATE_ERASURES "erasures" /* by hash only: core/tombstone.h */
#define STATE_LOCKED   "locked"   /* src/app/outlook.h */

/* Which note of which vault. */
struct state_note {
	const char *kind;           /* one of the words above */
	const unsigned char *vault; /* STATE_UID_BYTES */
};

/*
 * Make the folder, and those above it, if they are not there.  CONFIG when
 * there is no home, or when it is in a place where nothing may be kept.
 */
MUST_USE enum status state_make(void);

/* Append all of it to ${text}.  NOT_FOUND when there is none. */
MUST_USE enum status state_read(
    const struct state_note *note, struct buf *text);

/*
 * Put ${text} in its place: after a crash the old note is there or the new one,
 * whole.  Makes the folder when it can.
 */
MUST_USE enum status state_write(
    const struct state_note *note, const struct buf *text);

/* Take it away; OK when there is none. */
MUST_USE enum status state_drop(const struct state_note *note);

/*
 * The vaults that have a note of that kind, 16 bytes each, in the order of
 * their uids.  Free with mem_free().
 */
MUST_USE enum status state_list(
    const char *kind, unsigned char (**vaults)[STATE_UID_BYTES], size_t *count);

#endif
