/*
 * What is wrong in an old file of people is told line by line, and nothing of
 * the file is stored; files that mean harm included.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/import.h"
#include "core/import_people.h"
#include "support/evening.h"
#include "support/imported.h"
#include "support/rows.h"

static const struct {
	const char *text;
	int line;
	const char *part;
} defects[] = {
    {"", 1, "This file is empty"},
    {"name,phone\n", 1, "There is nobody in this file"},
    {"phone,school\n07700 900123,Hill\n", 1, "none \"handle\""},
    {"name,Name\nAnn,Bo\n", 1, "A column is there twice"},
    {"name,phone\nAnn Pike\n", 2, "not as many columns"},
    {"name,phone\nAnn,07700 900123,x\n", 2, "not as many columns"},
    {"name,phone\nAnn,soon\n", 2, "That is not a phone number"},
    {"name,phone\n,07700 900123\n", 2, "no name and no handle"},
    {"name,phone\n=cmd|' /C calc'!A0,07700 900123\n", 2, "as a formula does"},
    {"name,school\nAnn,@SUM(1)\n", 2, "as a formula does"},
    {"name,school\nAnn,-2+3\n", 2, "as a formula does"},
    {"name,school\nAnn,+2+3\n", 2, "as a formula does"},
    {"name,school\nAnn,\" =1\"\n", 2, "as a formula does"},
    {"name,school\nAnn,\"Hi\"ll\n", 2, "closing quotation mark"},
    {"name,school\nBo,Hill\nAnn,\"Hill\n", 3, "never closed"},
    {"name,school\nAnn,Hi\"ll\n", 2, "in the middle of a field"},
    {"name\nAnn\xff\n", 2, "letters sayso cannot read"},
    {"name\nAnn\xe2\x80\xaePike\n", 2, ""},
    {"name\nAnn \x1b[2J\n", 2, ""},
    {"name,birth date\nAnn,1066-10-14\n", 2, ""},
    {"handle\notter\n", 2, ""},
    {"name,phone\nAnn,07700 900123\nann,07700 900123\n", 3,
	"in the file twice"},
};

static void
whatever_is_wrong_is_told_by_line_and_nothing_stored(void **state)
{
	for (size_t i = 0; i < sizeof defects / sizeof defects[0]; i++)
		imported_refused(
		    *state, defects[i].text, defects[i].line, defects[i].part);
	imported_people(*state, "name,phone\nAnn,+44 7700 900123\n", 1);
}

static void
every_wrong_line_is_told(void **state)
{
	static const char text[] =
	    "name,phone\nAnn,x\nBo,07700 900123\nCy,y\nCy\n";
	struct import_people_report report;
	struct imported told;

	assert_int_equal(
	    imported_bytes(*state, text, strlen(text), &report, &told),
	    STATUS_INVALID);
	assert_int_equal(told.count, 3);
	assert_int_equal(told.lines[0], 2);
	assert_int_equal(told.lines[1], 4);
	assert_int_equal(told.lines[2], 5);
	assert_int_equal(told.done, 0);
	import_people_report_clear(&report);
}

static void
a_nul_a_huge_field_and_a_huge_file_are_refused(void **state)
{
	static const char nul[] = "name,school\nAnn,Hill\nBo,a\0b\n";
	struct fixture *f = *state;
	struct import_people_report report;
	struct buf text = BUF_EMPTY;
	struct imported told;

	imported_refused_bytes(f, nul, sizeof nul - 1, 3, "no text");
	buf_add_text(&text, "name,note\nBo,fine\nAnn,");
	while (text.length < 1 << 20)
		buf_add_text(&text, "0123456789abcdef");
	buf_add_char(&text, '\n');
	imported_refused_bytes(f, text.text, text.length, 3, "");
	while (text.length <= IMPORT_BYTES_MOST)
		buf_add_text(&text, "A,0123456789abcdef0123456789abcdef\n");
	assert_int_equal(
	    imported_bytes(f, text.text, text.length, &report, &told),
	    STATUS_INVALID);
	import_people_report_clear(&report);
	buf_clear(&text);
	assert_int_equal(evening_int(f, "SELECT count(*) FROM person"), 0);
}

static void
what_nobody_may_see_is_left_out(void **state)
{
	struct fixture *f = *state;
	struct import_people_report report;
	struct imported told;
	static const char text[] = "name,ethnic group\nAnn,Roma\n";

	assert_int_equal(
	    imported_bytes(f, text, strlen(text), &report, &told), STATUS_OK);
	assert_string_equal(report.dropped.text, "ethnic group\n");
	import_people_report_clear(&report);
	assert_int_equal(
	    evening_int(f, "SELECT count(*) FROM field WHERE value = 'Roma'"),
	    0);
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(whatever_is_wrong_is_told_by_line_and_nothing_stored),
	    TEST(every_wrong_line_is_told),
	    TEST(a_nul_a_huge_field_and_a_huge_file_are_refused),
	    TEST(what_nobody_may_see_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
