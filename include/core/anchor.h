/*
 * anchor: the ledger's head as it was written down somewhere else (DESIGN 5).
 *
 * A file or a page that was put back passes every seal.  Only what stands
 * outside it can tell: releases.db, the state folder, each backup.  Without an
 * anchor nothing can be known, and that is what is said.
 */
#ifndef CORE_ANCHOR_H
#define CORE_ANCHOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/ledger.h"
#include "core/records.h"

struct store;

enum anchor_where {
	ANCHOR_RELEASES, /* in the vault's own folder */
	ANCHOR_STATE,    /* the user's state folder on this computer */
	ANCHOR_BACKUP    /* beside a backup */
};
#define ANCHOR_PLACES 3

struct anchor {
	enum anchor_where where;
	int64_t n;
	unsigned char hash[LEDGER_HASH_BYTES];
	int64_t at; /* moment it was written down, or its day began */
};
struct anchors {
	struct anchor *all;
	size_t count;
	size_t room;
};
#define ANCHORS_NONE                                                           \
	{                                                                      \
		NULL, 0, 0                                                     \
	}
void anchors_add(struct anchors *anchors, const struct anchor *anchor);
void anchors_clear(struct anchors *anchors);

enum anchor_verdict {
	ANCHOR_SAME,       /* every anchor stands in this history */
	ANCHOR_OLDER,      /* an anchor is ahead: something was put back */
	ANCHOR_OTHER,      /* an anchor's hash is not this history's: damage */
	ANCHOR_CANNOT_KNOW /* there is no anchor */
};

/* The one answer, and the anchor that decided it (the newest, if same). */
struct anchor_answer {
	enum anchor_verdict verdict;
	struct anchor decided;        /* but for CANNOT_KNOW */
	size_t counts[ANCHOR_PLACES]; /* anchors asked, by enum anchor_where */
};

/*
 * Judge.  An anchor that a restore knowingly left behind (it is newer than the
 * backup, and was written down before the restore) is not asked.
 */
MUST_USE enum status anchor_judge(struct records *records,
    const struct anchors *anchors, struct anchor_answer *answer);

/*
 * In words: exactly one of "same history", "older than anchor N of DATE" and
 * "cannot know", or, for OTHER, "another history"; and which anchors there
 * were.  Appended.
 */
void anchor_sentence(const struct anchor_answer *answer, struct buf *sentence);

/* "same", "older", "other", "cannot_know", for --json. */
const char *anchor_verdict_name(enum anchor_verdict verdict);

/* The head, signed, into the releases store: at every lock. */
MUST_USE enum status anchor_put_releases(
    struct records *records, struct store *releases);

/* Those of the releases store, oldest first; added. */
MUST_USE enum status anchor_list_releases(
    struct store *releases, struct anchors *anchors);

/*
 * The manager's side: do the rows of releases follow each other?  Number and
 * day only grow.  False: the row with number ${*at} does not follow.
 */
MUST_USE enum status anchor_releases_follow(
    struct store *releases, bool *follows, int64_t *at);

/* anchor_text.c: as a text file
 * ---------------------------------------------------------------------- */

/*
 *	sayso anchors 1
 *	vault VAULT
 *	head N HASH MOMENT
 *	changed MOMENT MOMENT
 *
 * "changed": the records were not as they had been locked; when that was seen,
 * and when they had been locked.  Lines of another form are passed over.
 */
#define ANCHOR_TEXT_BYTES ((size_t)1024 * 1024) /* the most read */

/* Add its heads as ANCHOR_STATE; ${changed_at} (may be NULL): newest such, 0:
 * none. */
void anchors_read(const struct buf *text,
    const unsigned char vault_uid[UID_BYTES], struct anchors *anchors,
    int64_t *changed_at);

/*
 * Append a head to a text, which may be empty, unless it is its newest; then
 * keep it short: the newest of each month and the last 50.
 */
void anchors_write(const unsigned char vault_uid[UID_BYTES],
    const struct ledger_head *head, int64_t now, struct buf *text);
void anchors_write_changed(const unsigned char vault_uid[UID_BYTES],
    int64_t now, int64_t locked_at, struct buf *text);

#endif
