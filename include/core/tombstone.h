/*
 * tombstone: what was erased or narrowed, by hash only, so that a copy of the
 * vault that comes back can be brought in line (DESIGN 6).
 *
 * As a text, beside backups and in the state folder:
 *
 *	sayso erasures 1
 *	vault VAULT
 *	field HASH DAY
 *	person HASH DAY
 *	person HASH looks DAY
 *	user HASH DAY
 *	consent HASH PERSON KIND no DAY
 *	consent HASH PERSON KIND see=SEE count=yes|no until=DAY DAY
 *	period HASH START END DAY
 *	end COUNT SUM
 *
 * HASH and PERSON are 32 hexadecimal digits, the last DAY that on which it
 * happened.  A period is one whose figures were closed: its first and last day.
 * An "end" line has the number of lines of those five sorts before
 * it and BLAKE2b-256 of every byte before it.  A text only grows: what is added
 * ends with an "end" line of its own.
 */
#ifndef CORE_TOMBSTONE_H
#define CORE_TOMBSTONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/records.h"

#define TOMBSTONE_HASH_BYTES 16
#define TOMBSTONE_TEXT_BYTES ((size_t)32 * 1024 * 1024) /* the most read */

enum tombstone_what {
	TOMBSTONE_FIELD,   /* a value, an outcome, a session's text, a name on a
			      register, a regular, words beside a value */
	TOMBSTONE_PERSON,  /* all of somebody */
	TOMBSTONE_USER,    /* removed */
	TOMBSTONE_CONSENT, /* narrowed, or a no */
	TOMBSTONE_PERIOD   /* its figures are closed, for good */
};

struct tombstone {
	enum tombstone_what what;
	unsigned char hash[TOMBSTONE_HASH_BYTES];
	int32_t made_on;
	bool looks; /* of a person: who looked went with them */
	/* of a consent: */
	unsigned char person[TOMBSTONE_HASH_BYTES];
	char kind[41];
	char see[10]; /* "": a no */
	bool count;
	int32_t until; /* and the last day of a period */
	int32_t start; /* its first */
};

/* In order of hash, each once. */
struct tombstones {
	struct tombstone *all;
	size_t count;
	size_t room;
};
#define TOMBSTONES_NONE                                                        \
	{                                                                      \
		NULL, 0, 0                                                     \
	}
void tombstones_clear(struct tombstones *tombstones);

/* Those of the vault. */
MUST_USE enum status tombstones_list(
    struct records *records, struct tombstones *tombstones);

/*
 * Adds what they said no to in a hand-over that was cut off: it is gone at the
 * next start of this vault, which may never come.
 */
MUST_USE enum status tombstones_pending(
    struct records *records, struct tombstones *tombstones);

/* What is in ${from} and not yet in ${to} goes there; says how many. */
size_t tombstones_join(struct tombstones *to, const struct tombstones *from);
bool tombstones_has(const struct tombstones *tombstones,
    const unsigned char hash[TOMBSTONE_HASH_BYTES]);

/*
 * Read a text, adding to ${tombstones} every line that has the right form.
 * ${is_whole}: nothing is cut off or changed.  INVALID when it is no such
 * text, or another vault's.
 */
MUST_USE enum status tombstones_read(const struct buf *text,
    const unsigned char vault_uid[UID_BYTES], struct tombstones *tombstones,
    bool *is_whole);

/*
 * Make ${text} one that has all of ${tombstones}: what is missing is appended.
 * Nothing when nothing is.  One that is not such a text is begun anew.
 */
void tombstones_write(const struct tombstones *tombstones,
    const unsigned char vault_uid[UID_BYTES], struct buf *text);

/* What a replay did. */
struct tombstone_replay {
	int64_t fields;
	int64_t people;
	int64_t users;
	int64_t narrowed;
	int64_t unknown; /* were about nothing that is here */
};

/*
 * Do again, in this vault, what it does not know of yet.  Every one of them is
 * in its own list afterwards.  Entries: value_removed, narrowed_again,
 * user_removed.  A user who is removed keeps their slot until the caller brings
 * the key file in line.
 */
MUST_USE enum status tombstone_replay(struct records *records,
    const struct tombstones *tombstones, struct tombstone_replay *replay);

#endif
