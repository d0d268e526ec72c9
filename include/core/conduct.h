/*
 * conduct: how each worker used the records, as numbers by month (DESIGN 5):
 * looks, looks at people outside their groups, no's on others' behalf, and
 * hand-overs without a key.
 *
 * Counted from the history at every lock, only ever added to, kept two years.
 * Says nothing of whom.
 */
#ifndef CORE_CONDUCT_H
#define CORE_CONDUCT_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/publish.h"
#include "core/records.h"

#define CONDUCT_MONTHS_KEPT 24

struct conduct_row {
	char month[8]; /* "2026-11" */
	char name[65]; /* the worker; "?" for one who is not known any more */
	int64_t looks;
	int64_t outside;   /* of those, at people outside their groups */
	int64_t noes;      /* said on others' behalf */
	int64_t handovers; /* of a young person who used no key */
};

/*
 * Newest month first, workers by name in it.  DAMAGED with a sentence when it
 * is not as a worker signed it.  Free with mem_free().
 */
MUST_USE enum status conduct_read(const struct publish_reading *reading,
    struct conduct_row **rows, size_t *count);

#endif
