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
#include "core/tombstone.h"

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

/* What is to be written down of a vault that is being locked. */
struct outlook_facts {
	struct ledger_head head;
	struct tombstones erasures;
};

/*
 * At the lock, with the records open: the head into releases.db, and what is
 * to be kept elsewhere.
 */
MUST_USE enum status outlook_gather(
    struct unlock *unlock, struct outlook_facts *facts);

/*
 * With the stores closed: anchors, erasures and the sum into the state folder,
 * as well as may be.  Clears the facts.
 */
void outlook_keep(struct unlock *unlock, struct outlook_facts *facts);

/* A note of the state folder, into an empty buf; "" when there is none. */
void outlook_read(const unsigned char vault_uid[UID_BYTES], const char *kind,
    struct buf *text);

#endif
