/*
 * forging: two people who signed statements, in a store without the triggers
 * that guard them, and tools to put something else in place of what they
 * signed.  Changes are made in a transaction of the caller's, who takes it
 * back.
 */
#ifndef SUPPORT_FORGING_H
#define SUPPORT_FORGING_H

#include <stdbool.h>
#include <stdint.h>

#include "core/statement.h"
#include "support/signing.h"

/* Robin, who signed six statements, and Jo, who signed one. */
struct forging {
	struct fixture f;
	char code[CODE_TEXT_BYTES];
	char other_code[CODE_TEXT_BYTES];
	struct hand hand;
	struct hand other;
	int64_t person;
	int64_t number; /* of the newest statement */
	uint32_t seed;
	struct statement newest;
	struct statement of_other;
	char trusted[64];
};

/* For cmocka's group: *state is a struct forging *. */
int forging_setup(void **state);
int forging_teardown(void **state);

/* The same numbers every time. */
uint32_t forging_next(struct forging *forging);

/* How many kinds of Robin's are live; of one kind, or "": of all. */
int64_t forging_live(struct forging *forging, const char *kind);

/*
 * Carry out a change of one row at least, with :person (Robin), :kind, :any and
 * :number (of the newest statement) bound where they stand.
 */
void forging_change(
    struct forging *forging, const char *sql, const char *kind, int64_t any);

/*
 * This text, signed with ${secret}, is Robin's newest statement, and its hash
 * may stand in the history.
 */
void forging_put(struct forging *forging, const struct buf *text,
    const unsigned char secret[64], bool is_in_history);

#endif
