/*
 * field_internal: what the files about values share.
 */
#ifndef CORE_FIELD_INTERNAL_H
#define CORE_FIELD_INTERNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "core/core_internal.h"

/* field.c: the words by which a value is found. */
MUST_USE enum status field_tokens(
    struct txn *txn, int64_t field, const char *value);

/* One kind of one person, as seals and entries name it. */
struct field_place {
	int64_t person;
	int64_t kind;
	unsigned char uid[UID_BYTES]; /* the person's */
	char name[41];                /* the kind's */
};
MUST_USE enum status field_place(struct records *records, int64_t person,
    int64_t kind, struct field_place *place);

/* Entry of that event about that kind of that person. */
MUST_USE enum status field_note(struct records *records, struct txn *txn,
    const struct field_place *place, const char *event);

/* field_seal.c */

/* For whom a value of that kind is to be sealed now; 0: it stands in clear. */
MUST_USE enum status field_seal_for(
    struct records *records, int64_t person, int64_t kind, int64_t *user);

/*
 * Seal ${value} to ${user}, for a field that was just inserted with no value.
 * Its version is the newest entry of the history, which says so.
 */
MUST_USE enum status field_seal_put(struct records *records, struct txn *txn,
    const struct field_place *place, int64_t field, int64_t user,
    const char *value);

/*
 * Open a sealed one, for the acting worker; or in a hand-over with an open key
 * for the young person.  DENIED when it is for neither, DAMAGED when it is not
 * what was written; nothing then.
 */
MUST_USE enum status field_seal_open(struct records *records,
    const struct field_place *place, int64_t field, struct buf *value);
MUST_USE enum status field_seal_open_own(struct records *records,
    const struct field_place *place, int64_t field, struct buf *value);

#endif
