/*
 * import_people: people from an old file, taken in whole or not at all.
 *
 * Columns are matched to kinds by name or label, whatever their case; a name or
 * a handle must be among them.  What comes in has no yes: its level is carried.
 * Only who brings it in can see it, it is not counted, and after
 * CONSENT_CARRIED_DAYS it is shut.  They are asked the first time the laptop is
 * in their hands.
 */
#ifndef CORE_IMPORT_PEOPLE_H
#define CORE_IMPORT_PEOPLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/records.h"

struct import_people_report {
	int64_t people;
	int64_t values;     /* names and handles included */
	struct buf dropped; /* headings of columns that are no kind: lines */
	int64_t dropped_count;
};

/* What the import tells while it goes on; each may be NULL. */
struct import_people_watch {
	/* A defect: its line, and a static sentence. */
	void (*defect)(void *context, int line, const char *reason);
	/* ${done} of ${all} people are written. */
	void (*progress)(void *context, int64_t done, int64_t all);
	void *context;
};

/*
 * Read all, check all, then store all in one transaction.  Any defect means
 * INVALID and nothing stored.  Somebody who is here already is a defect: the
 * same whole name, and no value that tells them apart; the looks that took are
 * written first.  Clear ${report} either way.
 */
MUST_USE enum status import_people(struct records *records, const char *bytes,
    size_t size, const struct import_people_watch *watch,
    struct import_people_report *report);
void import_people_report_clear(struct import_people_report *report);

#endif
