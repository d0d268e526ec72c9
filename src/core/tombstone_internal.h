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

/* A row by the hash of its uid; whose or which it is. */
struct buried {
	unsigned char hash[TOMBSTONE_HASH_BYTES];
	unsigned char uid[UID_BYTES];
	int64_t id;
};
/* In order of hash. */
struct buried_list {
	struct buried *all;
	size_t count;
};

/* What a line "field" may be about. */
enum buried_sort {
	BURIED_FIELD,
	BURIED_OUTCOME,
	BURIED_SESSION, /* its text */
	BURIED_VISIT,   /* id: the person's */
	BURIED_REGULAR, /* the same */
	BURIED_WORDS,   /* id: of the value they stand beside */
	BURIED_SORTS
};

struct replaying {
	struct records *records;
	struct txn *txn;
	struct tombstones mine; /* hashes alone */
	struct buried_list people;
	struct buried_list rows[BURIED_SORTS];
	struct buried_list users;
	struct tombstone_replay *done;
};

/* One of them, with its entry; OK when it is gone already.  tombstone_again.c:
 */
MUST_USE enum status tombstone_field_again(
    struct records *records, struct txn *txn, const struct buried *field);
MUST_USE enum status tombstone_outcome_again(
    struct records *records, struct txn *txn, const struct buried *outcome);
/* A name was blacked out there; which words it was is not known any more, so
 * all that was written about that session goes. */
MUST_USE enum status tombstone_session_again(
    struct records *records, struct txn *txn, const struct buried *session);
/* tombstone_register.c: */
MUST_USE enum status tombstone_visit_again(
    struct records *records, struct txn *txn, const struct buried *row);
MUST_USE enum status tombstone_regular_again(
    struct records *records, struct txn *txn, const struct buried *row);
MUST_USE enum status tombstone_words_again(
    struct records *records, struct txn *txn, const struct buried *row);
/* tombstone_again.c: */
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
