/*
 * outlook: the vault as it stands outside itself: what is written down at every
 * lock, and what that says at the next unlock (DESIGN 5, anchors).
 *
 * When a worker locks, a sum over every byte of records.db is kept in the state
 * folder.  While nobody has it open since then, the file must have that very
 * sum: any page that was put back shows, whatever it holds.  The note is taken
 * away before anything is written, so that a crash raises no alarm.
 */
#ifndef APP_OUTLOOK_H
#define APP_OUTLOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/ledger.h"

struct unlock;

#define OUTLOOK_SUM_BYTES 32

/* What was noted at the newest lock, and found at this unlock. */
struct outlook {
	bool has_note;
	bool is_same; /* the same bytes */
	struct ledger_head head;
	int64_t locked_at;
};

/* Before the stores are opened. */
void outlook_find(struct unlock *unlock);

/* With the records open: is it to be believed, and said?  Kept for `check`. */
void outlook_judge(struct unlock *unlock);

/*
 * At the lock, with the records open: the head into releases.db (IO when that
 * fails), anchors and erasures into the state folder, as well as may be.
 */
MUST_USE enum status outlook_write(struct unlock *unlock);

/* A note of the state folder, into an empty buf; "" when there is none. */
void outlook_read(const unsigned char vault_uid[UID_BYTES], const char *kind,
    struct buf *text);

/* At the lock, with the stores closed: the sum. */
void outlook_note(struct unlock *unlock, const struct ledger_head *head);

#endif
