/*
 * import_internal: what the files of import share.
 *
 * Names of a file live in ${names} until the import ends; those without a yes
 * must reach nothing else.
 */
#ifndef CORE_IMPORT_INTERNAL_H
#define CORE_IMPORT_INTERNAL_H

#include <stddef.h>
#include <stdint.h>

#include "base/csv.h"
#include "base/status.h"
#include "core/import.h"
#include "core/import_defects.h"
#include "core/session_internal.h"

enum import_column {
	IMPORT_DATE,
	IMPORT_START,
	IMPORT_END,
	IMPORT_PLACE,
	IMPORT_PROVISION,
	IMPORT_MODE,
	IMPORT_THEME,
	IMPORT_WORKERS,
	IMPORT_PRESENT,
	IMPORT_HEADCOUNT,
	IMPORT_NOTES,
	IMPORT_COLUMNS
};

/* One name on one line of the file. */
struct import_name {
	char *folded;
	int64_t person; /* whose it is; 0: nobody's */
};

/* One session of the file, checked. */
struct import_row {
	int line;
	struct session_checked session;
	size_t names_from; /* its names in import->names */
	size_t names_count;
};

struct import {
	struct records *records;
	size_t places[IMPORT_COLUMNS]; /* field of each column */
	size_t fields;                 /* fields on the first line */
	struct import_row *rows;
	size_t rows_count;
	size_t rows_room;
	struct import_name *names;
	size_t names_count;
	size_t names_room;
	struct import_defects defects;
};

/* import.c: something is wrong on a line; ${reason} is static. */
void import_defect(struct import *import, int line, const char *reason);

/* import_row.c --------------------------------------------------------- */

/* The first line: which column is where.  INVALID after telling defects. */
MUST_USE enum status import_header(
    struct import *import, const struct csv_record *record);

/* One session; what is wrong with it is told as a defect, and it left out. */
void import_row(struct import *import, const struct csv_record *record);

/* import_names.c ------------------------------------------------------- */

/*
 * Find whose the names are: exactly one person goes by the whole name, and
 * they said yes to it and to attendance.  ${left_out} says how many different
 * names are nobody's.
 */
MUST_USE enum status import_names(struct import *import, int64_t *left_out);

#endif
