/*
 * runout: what runs out, at unlock (DESIGN 3 and 6).
 *
 * Running out is not a no: it shuts, and only after 60 days (a worker's no: 7)
 * is it erased, name or handle last.  Nothing is erased while the clock is not
 * trusted.  Values older than their kind's keep_months go too.
 */
#ifndef CORE_RUNOUT_H
#define CORE_RUNOUT_H

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

#endif
