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

#include "base/status.h"
#include "core/ledger.h"
#include "core/records.h"

struct store;

enum anchor_where { ANCHOR_RELEASES, ANCHOR_STATE, ANCHOR_BACKUP };

struct anchor {
	enum anchor_where where;
	int64_t n;
	unsigned char hash[LEDGER_HASH_BYTES];
	int32_t day;
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
	struct anchor decided; /* but for CANNOT_KNOW */
	size_t counts[3];      /* anchors asked, by enum anchor_where */
};
MUST_USE enum status anchor_judge(struct records *records,
    const struct anchors *anchors, struct anchor_answer *answer);

/* "The history is the same as ... said on ...", one sentence. */
void anchor_sentence(const struct anchor_answer *answer, struct buf *sentence);

/* The head, signed, into the releases store: at every lock. */
MUST_USE enum status anchor_put_releases(
    struct records *records, struct store *releases);

/* Those of the releases store, oldest first. */
MUST_USE enum status anchor_list_releases(
    struct store *releases, struct anchors *anchors);

/*
 * The manager's side: do the rows of releases follow each other?  Day and
 * number both only grow.  False: the row at ${*at} does not follow.
 */
MUST_USE enum status anchor_releases_follow(
    struct store *releases, bool *follows, int64_t *at);

#endif
