/*
 * imported: see the header.
 */
#include "support/imported.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "support/rows.h"

static void
tell(void *context, int line, const char *reason)
{
	struct imported *told = context;

	assert_true(told->count < IMPORTED_DEFECTS_MOST);
	told->lines[told->count] = line;
	told->reasons[told->count++] = reason;
}

static void
follow(void *context, int64_t done, int64_t all)
{
	struct imported *told = context;

	assert_true(done > told->done && done <= all);
	told->done = done;
	told->all = all;
}

enum status
imported_bytes(struct fixture *f, const char *bytes, size_t size,
    struct import_people_report *report, struct imported *told)
{
	struct import_people_watch watch = {tell, follow, told};

	*told = (struct imported){0};
	return import_people(f->records, bytes, size, &watch, report);
}

void
imported_people(struct fixture *f, const char *text, int64_t people)
{
	struct import_people_report report;
	struct imported told;

	assert_int_equal(
	    imported_bytes(f, text, strlen(text), &report, &told), STATUS_OK);
	assert_int_equal(told.count, 0);
	assert_int_equal(report.people, people);
	assert_int_equal(told.done, people);
	assert_int_equal(told.all, people);
	import_people_report_clear(&report);
}

void
imported_refused_bytes(struct fixture *f, const char *bytes, size_t size,
    int line, const char *part)
{
	struct import_people_report report;
	struct imported told;
	struct buf before = BUF_EMPTY, after = BUF_EMPTY;

	rows_write(f->store, &before);
	assert_int_equal(
	    imported_bytes(f, bytes, size, &report, &told), STATUS_INVALID);
	rows_write(f->store, &after);
	assert_string_equal(before.text, after.text);
	assert_true(told.count > 0);
	assert_int_equal(told.lines[0], line);
	if (strstr(told.reasons[0], part) == NULL)
		assert_string_equal(told.reasons[0], part);
	import_people_report_clear(&report);
	buf_clear(&before);
	buf_clear(&after);
}

void
imported_refused(
    struct fixture *f, const char *text, int line, const char *part)
{
	imported_refused_bytes(f, text, strlen(text), line, part);
}
