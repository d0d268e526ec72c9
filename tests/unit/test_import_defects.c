/*
 * What is wrong with a spreadsheet is told line by line, each in one sentence,
 * and nothing of the file is stored.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "core/import.h"
#include "support/evening.h"

#define HEADER                                                                 \
	"date,start,end,place,provision,mode,theme,workers,present,"           \
	"headcount,notes\r\n"
#define GOOD_LINE                                                              \
	"2026-05-01,18:30,21:00,The rec,Open access,detached,Skills,"          \
	"Sam;Delyth,Noah;Kai Smith,9,Film night\r\n"

#define DEFECTS_MOST 32

struct told {
	size_t count;
	int lines[DEFECTS_MOST];
	const char *reasons[DEFECTS_MOST];
};

static void
tell(void *context, int line, const char *reason)
{
	struct told *told = context;

	assert_true(told->count < DEFECTS_MOST);
	told->lines[told->count] = line;
	told->reasons[told->count++] = reason;
}

static enum status
take_in(struct fixture *f, const char *text, struct import_report *report,
    struct told *told)
{
	*told = (struct told){0};
	memset(report, 0xff, sizeof *report);
	return import_sessions(
	    f->records, text, strlen(text), report, tell, told);
}

static int64_t
sessions(struct fixture *f)
{
	return evening_int(f, "SELECT count(*) FROM session");
}

/* Refused with this one defect, nothing stored; and the header is no reason. */
static void
refused(struct fixture *f, const char *text, int line, const char *reason)
{
	struct import_report report;
	struct told told;
	int64_t entries = fixture_entries(f);

	assert_int_equal(take_in(f, text, &report, &told), STATUS_INVALID);
	assert_int_equal(told.count, 1);
	assert_int_equal(told.lines[0], line);
	assert_string_equal(told.reasons[0], reason);
	assert_int_equal(sessions(f), 0);
	assert_int_equal(fixture_entries(f), entries);
}

static const struct {
	const char *line;
	const char *reason;
} defects[] = {
    {"2026-02-30,18:30,21:00,A,O,c,,Sam,,3,",
	"There is no such date. Write it as YYYY-MM-DD."},
    {"1/5/2026,18:30,21:00,A,O,c,,Sam,,3,",
	"There is no such date. Write it as YYYY-MM-DD."},
    {"2026-05-01,21:00,18:30,A,O,c,,Sam,,3,",
	"It ends before it starts. Put the times right."},
    {"2026-05-01,18:30,21:00,A,O,c,,Sam,Noah;Kai,1,",
	"The headcount is smaller than the number of names. Count everybody "
	"who came, named or not."},
    {"2026-05-01,18:30,21:00,A,O,c,,Sam,,-4,",
	"The headcount cannot be less than 0. Count everybody who came."},
    {"2026-05-01,18:30,21:00,A,O,c,,Sam,Noah,-1,",
	"The headcount cannot be less than 0. Count everybody who came."},
    {"2026-05-01,18:30,21:00,A,O,c,,Sam,,,",
	"The headcount must be a whole number. Count everybody who came."},
    {"2026-05-01,18:30,21:00,A,O,c,,Sam,,12a,",
	"The headcount must be a whole number. Count everybody who came."},
    {"2026-05-01,18:30,21:00,A,O,c,,Sam,,5001,",
	"That is more than 5,000 heads. Check the number."},
    {"2026-05-01,18:30,21:00,,O,c,,Sam,,3,", "Say where it was: give a place."},
    {"2026-05-01,18:30,21:00,A,O,c,,,,3,",
	"Say who ran it: give at least one worker."},
    {"2031-05-01,18:30,21:00,A,O,c,,Sam,,3,",
	"That day has not come yet. Give the day it was held."},
    {"2026-05-01,18:30,25:10,A,O,c,,Sam,,3,",
	"There is no such time. Write it like 18:30."},
    {"2026-05-01,18:30,21:00,A\033[2J,O,c,,Sam,,3,",
	"That holds a sign that cannot be shown. Type it again instead of "
	"copying it."},
    {"2026-05-01,18:30,21:00,A,O,c,,Sam,Noah;noah ,4,",
	"The same name is there twice. Leave one out, or write more of one of "
	"them."},
    {"2026-05-01,18:30,21:00,A,O,c,,Sam;sam,,4,",
	"The same worker is there twice. Leave one out."},
    {"2026-05-01,18:30,21:00,A,O,c,,Sam,,4",
	"This line has not as many columns as the first line. Look for a comma "
	"too many or too few."},
    {"2026-05-01,18:30,21:00,A\xff,O,c,,Sam,,4,",
	"That line has letters sayso cannot read. Save the file again as CSV "
	"in UTF-8."},
};

static void
each_defect_is_told_on_its_own(void **state)
{
	struct fixture *f = *state;
	struct import_report report;
	struct told told;
	char text[512];

	for (size_t i = 0; i < sizeof defects / sizeof defects[0]; i++) {
		snprintf(text, sizeof text, HEADER GOOD_LINE "%s\n",
		    defects[i].line);
		refused(f, text, 3, defects[i].reason);
	}
	assert_int_equal(
	    take_in(f, HEADER GOOD_LINE, &report, &told), STATUS_OK);
}

static void
every_defect_of_a_file_is_told_in_order(void **state)
{
	struct fixture *f = *state;
	struct import_report report;
	struct told told;
	struct buf text = BUF_EMPTY;
	size_t count = sizeof defects / sizeof defects[0];

	buf_add_text(&text, HEADER);
	for (size_t i = 0; i < count; i++)
		buf_add_format(&text, "%s\n", defects[i].line);
	buf_add_text(&text, GOOD_LINE GOOD_LINE);
	assert_int_equal(take_in(f, text.text, &report, &told), STATUS_INVALID);
	assert_int_equal(told.count, count + 1);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(told.lines[i], (int)i + 2);
		assert_string_equal(told.reasons[i], defects[i].reason);
	}
	assert_int_equal(told.lines[count], (int)count + 3);
	assert_int_equal(sessions(f), 0);
	buf_clear(&text);
}

static void
a_session_that_is_there_twice_is_told(void **state)
{
	struct fixture *f = *state;
	struct import_report report;
	struct told told;

	refused(f, HEADER GOOD_LINE "\n" GOOD_LINE, 4,
	    "This session is in the file twice. Take one of the lines out.");
	assert_int_equal(
	    take_in(f, HEADER GOOD_LINE, &report, &told), STATUS_OK);
	assert_int_equal(
	    take_in(f, HEADER GOOD_LINE, &report, &told), STATUS_INVALID);
	assert_int_equal(told.count, 1);
	assert_int_equal(told.lines[0], 2);
	assert_string_equal(told.reasons[0],
	    "This session is in the records already. Take the line out.");
	assert_int_equal(sessions(f), 1);
	/* Another hour is another session. */
	assert_int_equal(
	    take_in(f,
		HEADER "2026-05-01,18:30,21:01,The rec,Open access,,,Sam,,9,\n",
		&report, &told),
	    STATUS_OK);
	assert_int_equal(sessions(f), 2);
}

static void
a_file_of_no_sessions_is_refused(void **state)
{
	struct fixture *f = *state;

	refused(
	    f, "", 1, "This file is empty. Choose the file with the sessions.");
	refused(f, HEADER, 1,
	    "There is no session in this file. Write each on a line of its "
	    "own.");
	refused(f, GOOD_LINE, 1,
	    "The first line must name the columns: date, start, end, place, "
	    "provision, mode, theme, workers, present, headcount, notes.");
	refused(f, "\"date,start\n", 1,
	    "A quotation mark is opened here and never closed. Close it, or "
	    "take it out.");
}

static void
bytes_that_are_no_text_are_refused(void **state)
{
	static const char bytes[] = HEADER GOOD_LINE "\0\1\2\n\0\n";
	struct fixture *f = *state;
	struct import_report report;
	struct told told = {0};

	assert_int_equal(import_sessions(f->records, bytes, sizeof bytes - 1,
			     &report, tell, &told),
	    STATUS_INVALID);
	assert_int_equal(told.count, 1);
	assert_int_equal(sessions(f), 0);
	assert_int_equal(import_sessions(f->records, bytes, strlen(bytes),
			     &report, tell, &told),
	    STATUS_OK);
}

static void
columns_must_be_the_ones_that_are_known(void **state)
{
	struct fixture *f = *state;

	refused(f,
	    "date,start,end,provision,mode,theme,workers,present,headcount,"
	    "notes\n",
	    1, "The column \"place\" is missing. Add it.");
	refused(f,
	    "date,start,end,place,provision,mode,theme,workers,present,"
	    "headcount,notes,phone\n",
	    1,
	    "There is a column that sayso does not know. Take it out, or "
	    "correct its name.");
	refused(f,
	    "date,start,end,place,provision,mode,theme,workers,present,"
	    "headcount,notes,place\n",
	    1, "A column is there twice. Take one out.");
}

static void
a_file_that_is_too_large_is_refused_unread(void **state)
{
	struct fixture *f = *state;
	struct import_report report;
	struct told told = {0};
	char *bytes = mem_alloc(IMPORT_BYTES_MOST + 1, 1);

	assert_int_equal(import_sessions(f->records, bytes,
			     IMPORT_BYTES_MOST + 1, &report, tell, &told),
	    STATUS_INVALID);
	assert_int_equal(told.count, 0);
	mem_free(bytes);
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(each_defect_is_told_on_its_own),
	    TEST(every_defect_of_a_file_is_told_in_order),
	    TEST(a_session_that_is_there_twice_is_told),
	    TEST(a_file_of_no_sessions_is_refused),
	    TEST(bytes_that_are_no_text_are_refused),
	    TEST(columns_must_be_the_ones_that_are_known),
	    TEST(a_file_that_is_too_large_is_refused_unread),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
