/*
 * import_people_internal: what the files of import_people share.
 *
 * What the file says of people lives here until the import ends, in memory that
 * is wiped.
 */
#ifndef CORE_IMPORT_PEOPLE_INTERNAL_H
#define CORE_IMPORT_PEOPLE_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/csv.h"
#include "core/core_internal.h"
#include "core/import_defects.h"
#include "core/import_people.h"
#include "core/kind.h"

/* One thing that a line says, as it would be stored. */
struct people_value {
	size_t kind; /* place in kinds */
	char *text;
};

/* One person of the file, checked. */
struct people_row {
	int line;
	struct people_value *values; /* what they are called is the first */
	size_t count;
	char *folded; /* what they are called */
	char *key;    /* all of it in one text, to find a line that is twice */
};

struct people_import {
	struct records *records;
	const struct import_people_watch *watch;
	struct import_people_report *report;
	struct kind_list kinds;
	size_t places[CSV_FIELDS_MAX]; /* of each column: kind, or NO_KIND */
	size_t fields;                 /* fields on the first line */
	size_t name;                   /* places in kinds, or NO_KIND */
	size_t handle;
	struct people_row *rows;
	size_t rows_count;
	size_t rows_room;
	struct import_defects defects;
};

#define NO_KIND SIZE_MAX

/* import_people_row.c ---------------------------------------------------- */

/* The first line: which column is which kind.  INVALID after its defects. */
MUST_USE enum status people_header(
    struct people_import *import, const struct csv_record *record);

/* One person; what is wrong with the line is told as a defect, and it left out.
 */
void people_row(struct people_import *import, const struct csv_record *record);
void people_row_clear(struct people_row *row);

/* import_people_here.c --------------------------------------------------- */

/*
 * Who is here already is a defect; looks at those it was compared with are
 * committed first.  The rows are put in order of their keys.
 */
MUST_USE enum status people_check_here(struct people_import *import);

#endif
