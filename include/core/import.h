/*
 * import: a club's spreadsheet of sessions, taken in whole or not at all.
 *
 * Columns by name, any order: date start end place provision mode theme
 * workers present headcount notes.  workers and present are names joined by
 * ";".  Names that have no live yes to attendance are counted in the headcount
 * and not stored anywhere.
 */
#ifndef CORE_IMPORT_H
#define CORE_IMPORT_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/records.h"

#define IMPORT_BYTES_MOST (16u << 20) /* a larger file is refused unread */

struct import_report {
	int64_t sessions;
	int64_t heads;           /* sum of headcounts */
	int64_t names_stored;    /* attendances written */
	int64_t names_left_out;  /* attendances counted only */
	int64_t people_left_out; /* different names among them */
};

/*
 * Read all, check all, then store all in one transaction.  Each defect is told
 * to ${defect} with its line number and a literal sentence; any defect means
 * INVALID and nothing stored.  A session that is there already (same day,
 * times, place and provision) is a defect.
 */
MUST_USE enum status import_sessions(struct records *records, const char *bytes,
    size_t size, struct import_report *report,
    void (*defect)(void *context, int line, const char *reason), void *context);

#endif
