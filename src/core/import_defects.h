/*
 * import_defects: what is wrong with a file that is to be taken in, by line.
 */
#ifndef CORE_IMPORT_DEFECTS_H
#define CORE_IMPORT_DEFECTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/csv.h"
#include "base/status.h"

struct import_defect {
	int line;
	const char *reason; /* static */
};

struct import_defects {
	struct import_defect *defects;
	size_t count;
	size_t room;
};

/* ${reason} is static: what stands in the file is never said again. */
void import_defects_add(
    struct import_defects *defects, int line, const char *reason);
void import_defects_clear(struct import_defects *defects);

/* OK for none; else each is told, by line, and INVALID with a sentence. */
MUST_USE enum status import_defects_tell(struct import_defects *defects,
    void (*defect)(void *context, int line, const char *reason), void *context);

/* Spreadsheets leave rows of nothing but commas behind. */
bool import_is_blank(const struct csv_record *record);

#endif
