/*
 * runout: what runs out, at unlock (DESIGN 3 and 6).
 *
 * Running out is not a no: it shuts, and only after 60 days (a worker's no: 7)
 * is it erased, name or handle last.  Nothing is erased while the clock is not
 * trusted.  Values older than their kind's keep_months go too.
 */
#ifndef CORE_RUNOUT_H
#define CORE_RUNOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/records.h"

struct runout_result {
	int64_t values;    /* values erased because they were old */
	int64_t kinds;     /* shut kinds erased */
	int64_t people;    /* people of whom nothing was left */
	int64_t looks;     /* looks over a year old whose content went */
	bool is_held_back; /* the clock is not trusted: nothing was done */
};

/* Do it, in one transaction. */
MUST_USE enum status runout_do(
    struct records *records, struct runout_result *result);

/* The same, only counted. */
MUST_USE enum status runout_preview(
    struct records *records, struct runout_result *result);

/* Something of one person of my groups, who is still there. */
struct runout_line {
	char code[CODE_TEXT_BYTES];
	char *called;   /* "" when what they are called may not be read */
	char *label;    /* the kind, as screens say it */
	bool is_erased; /* else it ran out, and is shut until they are asked */
};

struct runout_told {
	struct runout_line *lines; /* erased ones first, then by name */
	size_t count;
	int64_t others; /* erased of people who are in none of my groups */
};

/*
 * What ran out since the newest entry of before the records were opened, and
 * what was erased by that.  Names come from my own groups' lists only: a list
 * entry each is written first, when there is anybody to be named.  Of whom
 * nothing is left, nothing is said here.
 */
MUST_USE enum status runout_told(
    struct records *records, struct runout_told *told);
void runout_told_clear(struct runout_told *told);

#endif
