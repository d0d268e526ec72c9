/*
 * csv: RFC 4180 records from bytes that came from outside.
 *
 * UTF-8 with or without BOM; LF or CRLF; quoted fields may hold commas, quotes
 * and line ends.  The reader works on a whole file in memory (os/outside
 * limits its size) and never guesses: a stray quote or a NUL is a defect with
 * its line number.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"

#define CSV_FIELDS_MAX 64

struct csv {
	const char *bytes; /* borrowed; must outlive the reader */
	size_t size;
	size_t at;
	int line; /* line on which the next record starts, from 1 */
};

struct csv_record {
	int line;                          /* line on which it starts */
	size_t count;                      /* fields */
	struct buf fields[CSV_FIELDS_MAX]; /* unquoted content */
};

void csv_start(struct csv *csv, const char *bytes, size_t size);

void csv_record_init(struct csv_record *record);
void csv_record_clear(struct csv_record *record);

/*
 * The next record.  NOT_FOUND at the end; INVALID for a record that is not
 * CSV, with a REFUSE sentence and the line of the defect in ${record}; the
 * reader then stands after that line and may go on.  Empty lines are skipped.
 */
MUST_USE enum status csv_next(struct csv *csv, struct csv_record *record);

/* Append one field, quoted where needed, guarded against formulas (OWASP). */
void csv_add_field(struct buf *out, const char *text);

#endif
