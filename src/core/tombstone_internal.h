/*
 * tombstone_internal: what the files of tombstone share.
 */
#ifndef CORE_TOMBSTONE_INTERNAL_H
#define CORE_TOMBSTONE_INTERNAL_H

#include "core/consent_internal.h"
#include "core/counted_internal.h"
#include "core/roster.h"
#include "core/runout_internal.h"
#include "core/tombstone.h"

/* Rows by the hash of their uid, in order. */
struct buried {
	unsigned char hash[TOMBSTONE_HASH_BYTES];
	int64_t id;
};
struct buried_list {
	struct buried *all;
	size_t count;
};

struct replaying {
	struct records *records;
	struct txn *txn;
	struct tombstones mine; /* hashes alone */
	struct buried_list people;
	struct buried_list fields;
	struct buried_list outcomes;
	struct buried_list sessions;
	struct buried_list users;
	struct tombstone_replay *done;
};

/* tombstone_again.c: one of them, with its entry. */
MUST_USE enum status tombstone_field_again(
    struct records *records, struct txn *txn, int64_t field);
MUST_USE enum status tombstone_outcome_again(
    struct records *records, struct txn *txn, int64_t outcome);
/* A name was blacked out there; which words it was is not known any more, so
 * all that was written about that session goes. */
MUST_USE enum status tombstone_session_again(
    struct records *records, struct txn *txn, int64_t session);
MUST_USE enum status tombstone_forget_again(
    struct records *records, struct txn *txn, int64_t person, bool looks);

/*
 * The yes, if there is one, gets no wider than the tombstone says and is shut
 * until they are asked again.
 */
MUST_USE enum status tombstone_narrow_again(struct records *records,
    struct txn *txn, int64_t person, const struct tombstone *one,
    bool *changed);

#endif
