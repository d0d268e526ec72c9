/*
 * ring: whom a group can ring round.
 *
 * Says who agreed a phone number, never the number: that is opened one at a
 * time by person_show() with LOOK_REACH and the kind given here, one look each.
 */
#ifndef CORE_RING_H
#define CORE_RING_H

#include <stddef.h>

#include "base/status.h"
#include "core/records.h"

struct ring_line {
	char code[CODE_TEXT_BYTES];
	char *called;
	char *kind; /* which number: for person_show() */
	char *label;
};

struct ring_list {
	struct ring_line *lines;
	size_t count;
};

/*
 * The regulars of one group, mine or covered, with a number that every worker
 * may see now; by name, one line for each number.  The list entry is written
 * first.  NOT_FOUND with a sentence when there is no number, DENIED for a group
 * that is not mine.
 */
MUST_USE enum status ring_list(
    struct records *records, const char *group, struct ring_list *list);
void ring_list_clear(struct ring_list *list);

#endif
