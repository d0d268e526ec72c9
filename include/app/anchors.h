/*
 * anchors: is this the newest history there is, as far as can be known?
 */
#ifndef APP_ANCHORS_H
#define APP_ANCHORS_H

#include <stdbool.h>
#include <stdint.h>

#include "app/unlock.h"
#include "base/buf.h"
#include "base/status.h"
#include "core/anchor.h"

struct backup_place;

struct anchors_found {
	struct anchor_answer answer;
	bool is_changed;    /* since the last lock, and not by sayso */
	int64_t locked_at;  /* then: when that lock was */
	int64_t changed_at; /* that was ever seen: moment; 0: never */
	bool is_wrong;      /* any of it is damage */
};

/*
 * Ask the figures, the state folder and, unless NULL, the backups in ${place}.
 * For a worker whose records are open.
 */
MUST_USE enum status anchors_ask(struct unlock *unlock,
    const struct backup_place *place, struct anchors_found *found);

/* All of it in words: one sentence of core/anchor.h, and what else is to be
 * said, a line each.  Appended. */
void anchors_words(const struct anchors_found *found, struct buf *text);

#endif
