/*
 * own_drop_internal: what was dropped in this hand-over, for own_drop_back.
 */
#ifndef CORE_OWN_DROP_INTERNAL_H
#define CORE_OWN_DROP_INTERNAL_H

#include "base/buf.h"
#include "core/core_internal.h"
#include "core/own_drop.h"

/* Bytes of a column, and whether there are any. */
struct bytes {
	struct buf buf;
	bool is_null;
};

struct dropped {
	int64_t field;
	unsigned char uid[UID_BYTES];
	int64_t kind;
	bool is_findable;
	bool is_many;
	struct buf value;
	int64_t held_on;
	int64_t set_at;
	int64_t set_by; /* 0: themself */
	bool has_words;
	struct buf words;
	struct bytes salt;
	int64_t words_entry;
	int64_t words_on;
	bool has_seal;
	int64_t version;
	int64_t to_user;
	int64_t key;    /* 0: none */
	int64_t writer; /* 0: themself */
	struct bytes nonce, box, key_user, key_person, signature;
};

struct own_drops {
	struct dropped *all;
	struct own_dropped *shown; /* the same, as the caller sees them */
	size_t count;
	size_t room, shown_room;
};

void own_dropped_clear(struct dropped *dropped);

/* Entry of that event about that kind of theirs. */
MUST_USE enum status own_drop_note(
    struct records *records, struct txn *txn, int64_t kind, const char *event);

/* The hand-over is over: nothing can be brought back any more. */
void own_drops_forget(struct records *records);

#endif
