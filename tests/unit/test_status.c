/*
 * What the user is told, and with which exit code, when something fails.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/status.h"

#define NOTES_KEPT 16

struct trace {
	int count;
	const char *what[NOTES_KEPT + 1];
	int error_number[NOTES_KEPT + 1];
	int line[NOTES_KEPT + 1];
};

static void
collect(void *context, const char *what, const char *file, int line,
    int error_number)
{
	struct trace *trace = context;

	assert_non_null(strstr(file, "test_status.c"));
	assert_true(trace->count <= NOTES_KEPT);
	trace->what[trace->count] = what;
	trace->error_number[trace->count] = error_number;
	trace->line[trace->count] = line;
	trace->count++;
}

static int
forget_notes(void **state)
{
	(void)state;
	status_clear();
	return 0;
}

static void
noting_a_failure_returns_its_code(void **state)
{
	(void)state;
	assert_int_equal(FAIL(STATUS_IO, "a place"), STATUS_IO);
	assert_int_equal(REFUSE(STATUS_BUSY, "Wait."), STATUS_BUSY);
}

static void
without_a_note_the_codes_own_sentence_is_told(void **state)
{
	(void)state;
	assert_string_equal(status_sentence(STATUS_NO_CONSENT),
	    "They have not said yes to this.");
}

static void
a_technical_note_is_never_told_to_the_user(void **state)
{
	(void)state;
	(void)FAIL(STATUS_IO, "pwrite of page");
	assert_string_equal(status_sentence(STATUS_IO),
	    "The disk could not be read or written. Nothing was changed.");
}

static void
the_newest_sentence_of_a_code_is_told(void **state)
{
	(void)state;
	(void)REFUSE(STATUS_INVALID, "First.");
	(void)REFUSE(STATUS_INVALID, "Second.");
	(void)REFUSE(STATUS_DENIED, "Of another code.");
	(void)FAIL(STATUS_INVALID, "where it was passed on");
	assert_string_equal(status_sentence(STATUS_INVALID), "Second.");
	assert_string_equal(status_sentence(STATUS_DENIED), "Of another code.");
}

static void
clearing_forgets_every_sentence(void **state)
{
	struct trace trace = {0};

	(void)state;
	(void)REFUSE(STATUS_INVALID, "Old.");
	assert_string_equal(status_sentence(STATUS_INVALID), "Old.");
	status_clear();
	assert_string_equal(status_sentence(STATUS_INVALID),
	    "Something that was given cannot be used.");
	status_trace(collect, &trace);
	assert_int_equal(trace.count, 0);
}

static void
notes_come_oldest_first_with_their_line_and_errno(void **state)
{
	struct trace trace = {0};

	(void)state;
	errno = ENOSPC;
	(void)FAIL(STATUS_IO, "one");
	errno = 0;
	(void)FAIL(STATUS_IO, "two");
	status_trace(collect, &trace);
	assert_int_equal(trace.count, 2);
	assert_string_equal(trace.what[0], "one");
	assert_string_equal(trace.what[1], "two");
	assert_int_equal(trace.error_number[0], ENOSPC);
	assert_int_equal(trace.error_number[1], 0);
	assert_int_equal(trace.line[1], trace.line[0] + 2);
}

static void
only_the_newest_sixteen_notes_are_kept(void **state)
{
	struct trace trace = {0};

	(void)state;
	(void)REFUSE(STATUS_TOO_NEW, "Pushed out.");
	for (int i = 0; i < NOTES_KEPT - 1; i++)
		(void)FAIL(STATUS_IO, "filler");
	assert_string_equal(status_sentence(STATUS_TOO_NEW), "Pushed out.");
	(void)FAIL(STATUS_IO, "the last");
	assert_string_not_equal(status_sentence(STATUS_TOO_NEW), "Pushed out.");
	status_trace(collect, &trace);
	assert_int_equal(trace.count, NOTES_KEPT);
	assert_string_equal(trace.what[0], "filler");
	assert_string_equal(trace.what[NOTES_KEPT - 1], "the last");
}

static void
noting_does_not_change_errno(void **state)
{
	(void)state;
	errno = EACCES;
	(void)FAIL(STATUS_IO, "a place");
	assert_int_equal(errno, EACCES);
}

static void
exit_codes_are_the_documented_ones(void **state)
{
	static const struct {
		enum status status;
		int exit_code;
	} table[] = {{STATUS_OK, 0}, {STATUS_NOT_FOUND, 1}, {STATUS_USAGE, 64},
	    {STATUS_INVALID, 65}, {STATUS_DAMAGED, 65}, {STATUS_NO_INPUT, 66},
	    {STATUS_UNAVAILABLE, 69}, {STATUS_INTERNAL, 70},
	    {STATUS_CANNOT_CREATE, 73}, {STATUS_IO, 74}, {STATUS_BUSY, 75},
	    {STATUS_WRONG_PASSPHRASE, 77}, {STATUS_DENIED, 77},
	    {STATUS_NO_CONSENT, 77}, {STATUS_CONFIG, 78}, {STATUS_TOO_NEW, 78}};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		assert_int_equal(
		    status_exit_code(table[i].status), table[i].exit_code);
}

static void
a_name_is_the_codes_own_word(void **state)
{
	(void)state;
	assert_string_equal(status_name(STATUS_NO_CONSENT), "NO_CONSENT");
	assert_string_equal(status_name(STATUS_OK), "OK");
}

static void
a_number_that_is_no_code_is_our_mistake(void **state)
{
	const enum status beyond = (enum status)1000;

	(void)state;
	assert_int_equal(status_exit_code(beyond), 70);
	assert_string_equal(status_name(beyond), "INTERNAL");
	assert_string_equal(
	    status_sentence(beyond), status_sentence(STATUS_INTERNAL));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup(
		noting_a_failure_returns_its_code, forget_notes),
	    cmocka_unit_test_setup(
		without_a_note_the_codes_own_sentence_is_told, forget_notes),
	    cmocka_unit_test_setup(
		a_technical_note_is_never_told_to_the_user, forget_notes),
	    cmocka_unit_test_setup(
		the_newest_sentence_of_a_code_is_told, forget_notes),
	    cmocka_unit_test_setup(
		clearing_forgets_every_sentence, forget_notes),
	    cmocka_unit_test_setup(
		notes_come_oldest_first_with_their_line_and_errno,
		forget_notes),
	    cmocka_unit_test_setup(
		only_the_newest_sixteen_notes_are_kept, forget_notes),
	    cmocka_unit_test_setup(noting_does_not_change_errno, forget_notes),
	    cmocka_unit_test(exit_codes_are_the_documented_ones),
	    cmocka_unit_test(a_name_is_the_codes_own_word),
	    cmocka_unit_test_setup(
		a_number_that_is_no_code_is_our_mistake, forget_notes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
