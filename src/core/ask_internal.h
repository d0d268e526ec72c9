/*
 * ask_internal: what the files of ask share.
 */
#ifndef CORE_ASK_INTERNAL_H
#define CORE_ASK_INTERNAL_H

#include "core/ask.h"
#include "core/core_internal.h"

struct ask {
	unsigned char uid[UID_BYTES];
	unsigned char user_uid[UID_BYTES];
	char *what;
	char *body; /* for setting: name, newline, value; for plan: its text */
	int64_t made_at;
	unsigned char signature[64];
};

struct asks {
	struct ask *asks;
	size_t count;
};

/* Those that wait: the plans, or all others. */
MUST_USE enum status asks_read(
    struct store *releases, bool plans, struct asks *asks);
void asks_clear(struct asks *asks);

/* Did this manager of this vault sign exactly this? */
MUST_USE enum status ask_verify(
    struct records *records, const struct ask *ask, bool *is_good);

/* Is it settled already (a crash came between the two stores)? */
MUST_USE enum status ask_read_settled(
    struct records *records, const struct ask *ask, char result[8]);

/* Settled, inside the caller's transaction; and then in releases.db. */
MUST_USE enum status ask_put_done(
    struct records *records, const struct ask *ask, bool do_it);
MUST_USE enum status ask_mark(struct store *releases, const struct ask *ask,
    const char *result, const char *why);

#endif
