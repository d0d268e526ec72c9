/*
 * roster: the users of a vault as the records store keeps them.  Keys are
 * sealed to this list only.
 */
#ifndef CORE_ROSTER_H
#define CORE_ROSTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/records.h"

struct roster {
	struct records_user *users; /* present ones, recovery included */
	int32_t *added_on;          /* beside them */
	size_t count;
};

MUST_USE enum status roster_list(
    struct records *records, struct roster *roster);
void roster_clear(struct roster *roster);

MUST_USE enum status roster_add(
    struct records *records, const struct records_user *user);

/* The same by the words of the envelope: their use is shown to every worker. */
MUST_USE enum status roster_add_by_recovery(
    struct records *records, const struct records_user *user);

/*
 * What would be lost with a user: how many values only they could open.
 */
MUST_USE enum status roster_only_theirs(
    struct records *records, const char *name, int64_t *values);

/* Remove: row marked, those values erased, tombstone, groups left. */
MUST_USE enum status roster_remove(struct records *records, const char *name);

/*
 * Were the words of recovery user ${uid} used, and not replaced since (a crash
 * came between)?  Then they must not stay.
 */
MUST_USE enum status roster_recovery_is_spent(struct records *records,
    const unsigned char uid[UID_BYTES], bool *is_spent);

/*
 * The recovery slot was replaced: shown to every worker.  Who acts by the old
 * words acts by the new ones from then on.
 */
MUST_USE enum status roster_recovery_replaced(
    struct records *records, const struct records_user *recovery);

#endif
