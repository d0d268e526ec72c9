/*
 * proof: is a yes borne out by what was said?
 *
 * Behind the SQL function said(), so that views and triggers hold to it: a row
 * of consent counts no further than the person's history, and under a key of
 * their own the signature on their newest statement, bear it out.  Worked out
 * with check's code, which shares nothing with what writes.
 */
#ifndef CORE_PROOF_H
#define CORE_PROOF_H

#include <stdbool.h>
#include <stdint.h>

#include "core/records.h"
#include "store/store.h"

struct proof;

/* Nothing is read yet: each person once, when first asked about. */
struct proof *proof_new(
    struct store *store, const unsigned char vault_uid[UID_BYTES]);
void proof_free(struct proof **proof);

/* As the function's arguments stand in migrations/0001_records.sql. */
struct proof_row {
	int64_t person;
	int64_t kind;
	int64_t see;
	int64_t see_user; /* INT64_MIN: none */
	int64_t is_counted;
	int64_t runs_out;
	int64_t notice;
	int64_t level;
};
bool proof_says(
    struct proof *proof, const struct proof_row *row, int32_t today);

/*
 * Something was written that may bear on it: about this subject (hash of a
 * uid; the vault's: about everybody), or ${subject} NULL: about everybody.
 */
void proof_forget(struct proof *proof, const unsigned char *subject);

#endif
