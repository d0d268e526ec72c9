/*
 * backups: which copies of the vault lie elsewhere, as far as it knows.
 *
 * A copy that was seen for the last time a while ago may still be somewhere:
 * it stays in the list, and on what young people are shown, until it was
 * overwritten or its time is over and somebody says that it is gone.
 */
#ifndef CORE_BACKUPS_H
#define CORE_BACKUPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/records.h"

#define BACKUPS_EVERY_DAYS 7  /* home asks for one when the newest is older */
#define BACKUPS_KEEP_DAYS  70 /* then a backup is removed where it is seen */
#define BACKUPS_KEEP_MOST  2  /* on one medium */

struct backup_known {
	char code[5];      /* as in the name of its file */
	struct buf label;  /* the medium, as the worker calls it */
	int32_t made_on;   /* day */
	int32_t seen_on;   /* day it was last found there */
	int64_t head_n;    /* ledger entries in it */
	bool holds_erased; /* something was erased or narrowed since */
};
struct backups {
	struct backup_known *all; /* newest first */
	size_t count;
};
#define BACKUPS_NONE                                                           \
	{                                                                      \
		NULL, 0                                                        \
	}
void backups_clear(struct backups *backups);

/* All copies that are still somewhere. */
MUST_USE enum status backups_list(
    struct records *records, struct backups *backups);

/*
 * Those not yet cleaned of what was erased or narrowed: what the result page of
 * an erasure, `scrub` and "forget me" name ("the stick BLUE, seen 3 October").
 */
MUST_USE enum status backups_not_cleaned(
    struct records *records, struct backups *backups);

struct backups_state {
	int32_t newest_on;  /* DAY_NONE: there never was one */
	int32_t days_since; /* -1: there never was one */
	bool is_due;        /* a week is over, or there never was one */
	int64_t copies;     /* still somewhere */
	int64_t not_cleaned;
};
MUST_USE enum status backups_state(
    struct records *records, struct backups_state *state);

/* What app does, each a whole operation.
 * ------------------------------------------------ */

/*
 * A copy is about to be made: its row, an entry of the history (event backup,
 * and its code), and the head signed, so that the copy itself has all three. It
 * counts as a copy somewhere from then on.
 */
MUST_USE enum status backups_begin(
    struct records *records, const char *code, const char *label);

/* It was read back and is whole. */
MUST_USE enum status backups_proved(struct records *records, const char *code);

/* Was it begun, and never seen whole? */
MUST_USE enum status backups_is_unproved(
    struct records *records, const char *code, bool *is_unproved);

/* One that lies on a medium: known or not, it was seen there. */
struct backup_seen {
	const char *code;
	const char *label;
	int32_t made_on;
	int64_t head_n;
	int64_t erasures;
	int32_t seen_on; /* DAY_NONE: today */
};
MUST_USE enum status backups_seen(
    struct records *records, const struct backup_seen *seen);

/* It is nowhere any more. */
MUST_USE enum status backups_gone(struct records *records, const char *code);

/* Rows of table tombstone: what a copy made now would know of. */
MUST_USE enum status backups_erasures(
    struct records *records, int64_t *erasures);

#endif
