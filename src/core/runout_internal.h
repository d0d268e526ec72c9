/*
 * runout_internal: what the files of runout share.
 */
#ifndef CORE_RUNOUT_INTERNAL_H
#define CORE_RUNOUT_INTERNAL_H

#include "core/core_internal.h"
#include "core/runout.h"

/* One kind of one person whose time is over. */
struct due {
	int64_t person;
	int64_t kind;
	char name[41];
	bool was_own_no;
	bool was_heard_no; /* so was that */
	bool was_no;       /* heard or a worker's own */
};

struct due_list {
	struct due *rows;
	size_t count;
	size_t room;
};

/* Everything that hangs on it, with an entry that says so. */
MUST_USE enum status runout_erase(
    struct records *records, struct txn *txn, const struct due *due);

/* Who said "forget me" and has no more yes; ${looks}: who looked goes too. */
MUST_USE enum status runout_forget_person(
    struct records *records, struct txn *txn, int64_t person, bool looks);

/* The same with whatever is still held of them. */
MUST_USE enum status runout_erase_whole(
    struct records *records, struct txn *txn, int64_t person, bool looks);

/* The person too, when nothing of them is left but a name that is over. */
MUST_USE enum status runout_erase_if_empty(
    struct records *records, struct txn *txn, int64_t person, int64_t *erased);

#endif
