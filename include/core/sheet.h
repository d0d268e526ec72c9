/*
 * sheet: what a group agreed for emergencies, on paper, for a trip.
 *
 * Paper cannot be shut or erased, so what is kept is that it was made, until
 * when it is good, and whether somebody says that it is gone.  No name and no
 * value is kept here.
 */
#ifndef CORE_SHEET_H
#define CORE_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/records.h"

#define SHEET_DAYS_MOST 31
#define SHEET_COLUMNS   72

struct sheet_value {
	char *label;
	char *value; /* several values of one kind: lines */
};

struct sheet_person {
	char code[CODE_TEXT_BYTES];
	char *called;
	struct sheet_value *values; /* none: nothing agreed */
	size_t count;
};

struct sheet {
	char code[CODE_TEXT_BYTES]; /* stands on the paper */
	char *group;
	int32_t made_on;
	int32_t until_on;
	struct sheet_person *people; /* the group's regulars, by name */
	size_t count;
};

/*
 * Make one for a group of mine (or covered): all that its regulars agreed for
 * an emergency, and of the kinds that are held for emergencies or needed
 * tonight what the team may see.  One look each, with the reason emergency and
 * words that say it was for a sheet, is written first; who agreed nothing is
 * there by name only, under the group's list entry.  INVALID with a sentence
 * unless ${until_on} is today to 31 days from now; NOT_FOUND for a group
 * without regulars; DENIED for a group that is not mine.
 */
MUST_USE enum status sheet_make(struct records *records, const char *group,
    int32_t until_on, struct sheet *sheet);
void sheet_clear(struct sheet *sheet);

/*
 * Append the sheet as it is printed: lines of at most SHEET_COLUMNS columns,
 * printable text only, each name alone on its line.  Pure.
 */
void sheet_text(const struct sheet *sheet, struct buf *out);

/* A sheet that nobody said is gone yet. */
struct sheet_line {
	char code[CODE_TEXT_BYTES];
	char *group;
	int32_t made_on;
	int32_t until_on;
	char *made_by; /* user name */
	bool is_over;  /* its last day has passed: ask whether it is gone */
};

/* All of them, for every worker; the one that ends first comes first. */
MUST_USE enum status sheet_list(
    struct records *records, struct sheet_line **lines, size_t *count);
void sheet_list_clear(struct sheet_line **lines, size_t count);

/* The paper is gone.  NOT_FOUND with a sentence; INVALID when it was before. */
MUST_USE enum status sheet_gone(struct records *records, const char *code);

#endif
