/*
 * group_internal: what the files of group share, and what a session asks of a
 * group.
 */
#ifndef CORE_GROUP_INTERNAL_H
#define CORE_GROUP_INTERNAL_H

#include <stdint.h>

#include "base/status.h"
#include "core/core_internal.h"
#include "core/group.h"

#define GROUP_TEXT_BYTES 200 /* name, place, provision, mode */

/* group.c -------------------------------------------------------------- */

struct group_row {
	int64_t id;
	unsigned char uid[UID_BYTES];
	int32_t ended_on; /* DAY_NONE: it goes on */
};

/* By name, whatever the case of its letters; NOT_FOUND with a sentence. */
MUST_USE enum status group_by_name(
    struct records *records, const char *name, struct group_row *row);

/* The same, INVALID when it has ended. */
MUST_USE enum status group_going_on(
    struct records *records, const char *name, struct group_row *row);

/* An entry whose subject is the group.  ${day} may be DAY_NONE. */
MUST_USE enum status group_note(struct records *records, struct txn *txn,
    const struct group_row *row, const char *event, const char *body);

/* "KEY YYYY-MM-DD", for bodies. */
void group_line_day(struct buf *body, const char *key, int32_t day);

/* group_worker.c ------------------------------------------------------- */

struct group_user {
	int64_t id; /* 0: nobody */
	unsigned char uid[UID_BYTES];
	char name[65]; /* as the user list writes it */
};

/* A present worker of the vault, by name; id 0 when there is none. */
MUST_USE enum status group_user_if_any(
    struct records *records, const char *name, struct group_user *user);

MUST_USE enum status group_worker_first(
    struct records *records, const struct group_row *row);

/* group_mine.c ---------------------------------------------------------
 */

/* A group that the acting user works with or stands in for today. */
struct group_mine {
	int64_t id;
	unsigned char uid[UID_BYTES];
	char *name;
	bool is_cover;
};

/* Start with {NULL, 0}; clear in any case. */
struct groups {
	struct group_mine *groups;
	size_t count;
};

/* All of them, by name; ended ones are not there. */
MUST_USE enum status groups_mine(
    struct records *records, struct groups *groups);

/* Exactly one; DENIED with a sentence when it is not mine. */
MUST_USE enum status groups_one(
    struct records *records, const char *name, struct groups *groups);

/* A list entry for each, committed: their names may be read now. */
MUST_USE enum status groups_look(
    struct records *records, const struct groups *groups);

void groups_clear(struct groups *groups);

/* group_regular.c ------------------------------------------------------ */

/*
 * Who comes becomes a regular: from the day of that session on, unless they
 * are one or the session has no group.  No entry of its own.
 */
MUST_USE enum status group_regular_came(
    struct txn *txn, const struct permit *permit, int64_t session);

#endif
