/*
 * tombstone_bury: what leaves a mark when it goes, so that an older copy of the
 * vault can be brought in line (core/tombstone.h).
 */
#ifndef CORE_TOMBSTONE_BURY_H
#define CORE_TOMBSTONE_BURY_H

#include <stdint.h>

#include "base/status.h"
#include "core/records.h"
#include "store/txn.h"

MUST_USE enum status tombstone_field(struct records *records, struct txn *txn,
    const unsigned char field_uid[UID_BYTES]);

/* One name on a register; their words beside a value, if there are any; and all
 * that hangs on a kind beside its values: names on registers, regulars,
 * outcomes. */
MUST_USE enum status tombstone_visit(
    struct records *records, struct txn *txn, int64_t session, int64_t person);
/* What is written about a session, as it was: before a name is blacked out. */
MUST_USE enum status tombstone_text(
    struct records *records, struct txn *txn, int64_t session);
MUST_USE enum status tombstone_words(
    struct records *records, struct txn *txn, int64_t field);
MUST_USE enum status tombstone_of_kind(
    struct records *records, struct txn *txn, int64_t person, int64_t kind);

struct tombstone_narrowing {
	const unsigned char *person_uid;
	const char *kind;
	const char *see; /* NULL: a no */
	int count;
	int32_t until;
};
MUST_USE enum status tombstone_narrowing(struct records *records,
    struct txn *txn, const struct tombstone_narrowing *narrowing);

/* A whole person, and how much of the history lost its content with them. */
struct tombstone_gone {
	const unsigned char *uid;
	int64_t entries; /* no looks */
	int64_t looks;
};
MUST_USE enum status tombstone_person(struct records *records, struct txn *txn,
    const struct tombstone_gone *gone);
MUST_USE enum status tombstone_user(struct records *records, struct txn *txn,
    const unsigned char uid[UID_BYTES]);

#endif
