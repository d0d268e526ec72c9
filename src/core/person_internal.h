/*
 * person_internal: people as rows, for the files that make lists of them.
 */
#ifndef CORE_PERSON_INTERNAL_H
#define CORE_PERSON_INTERNAL_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/core_internal.h"

/* Ids of people.  Start with {NULL, 0, 0}; mem_free(ids). */
struct people {
	int64_t *ids;
	size_t count;
	size_t room;
};

void people_add(struct people *people, int64_t person);

/*
 * The regulars of a group whose names its workers may read, added; no name is
 * read here.
 */
MUST_USE enum status people_regulars(
    struct records *records, int64_t group, struct people *people);

/*
 * Fill in what is held of a kind: value, who set it and when, what is new since
 * the moment ${looked}, and their own words beside it.
 */
MUST_USE enum status person_value(struct records *records, int64_t person,
    int64_t kind, const char *looked, struct field_line *line);

/* What a name is sorted by; mem_wipe_text() it. */
char *person_folded(const char *called);

#endif
