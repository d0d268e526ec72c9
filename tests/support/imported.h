/*
 * imported: import_people() as the tests of it call it, with what it told.
 */
#ifndef SUPPORT_IMPORTED_H
#define SUPPORT_IMPORTED_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/import_people.h"
#include "support/records_fixture.h"

#define IMPORTED_DEFECTS_MOST 40

/* Defects in the order they came, and how far it said it was. */
struct imported {
	size_t count;
	int lines[IMPORTED_DEFECTS_MOST];
	const char *reasons[IMPORTED_DEFECTS_MOST];
	int64_t done;
	int64_t all;
};

/* import_people(); ${report} to be cleared by the caller. */
enum status imported_bytes(struct fixture *f, const char *bytes, size_t size,
    struct import_people_report *report, struct imported *told);

/* Assert that it is a good file: so many people. */
void imported_people(struct fixture *f, const char *text, int64_t people);

/* Assert that it is refused for this, first, and that nothing is stored. */
void imported_refused_bytes(struct fixture *f, const char *bytes, size_t size,
    int line, const char *part);
void imported_refused(
    struct fixture *f, const char *text, int line, const char *part);

#endif
