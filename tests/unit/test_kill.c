/*
 * Power goes, the lid shuts, the process is killed: what was saved is there,
 * and what was being saved is there whole or not at all.
 *
 * A process of its own logs sessions and says which are saved.  It is killed
 * while it works, at a moment that comes from counting what it says, never
 * from a clock.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "app/unlock.h"
#include "base/mem.h"
#include "core/check.h"
#include "core/core_internal.h"
#include "support/clock_fixed.h"
#include "support/logger.h"
#include "support/records_fixture.h"

#define ROUNDS      50
#define ROUNDS_SOAK 500
#define MARKS_MOST  400 /* a round ends after 1 to so many */
#define CALLS_LEAST 10  /* that change a file while one session is saved */
#define CALLS_MOST  1000

struct killing {
	struct logger logger;
	uint64_t random;
	char line[32]; /* as far as it was read */
	size_t line_length;
	int64_t marks;                  /* read in this round */
	char (*saved)[CODE_TEXT_BYTES]; /* sessions it said are saved */
	size_t saved_count;
	size_t saved_room;
	size_t saved_before; /* this round */
	int phone;           /* newest that it said is saved; -1: none */
	int64_t sessions;    /* in the store */
	int half_way;        /* deaths that left a journal to be undone */
};

static int
begin(void **state)
{
	struct killing *killing = mem_alloc(1, sizeof *killing);

	clock_fixed_set(FIXTURE_NOW);
	killing->random = 20261122;
	killing->phone = -1;
	logger_open(&killing->logger);
	*state = killing;
	return 0;
}

static int
end(void **state)
{
	struct killing *killing = *state;

	logger_close(&killing->logger);
	mem_free(killing->saved);
	mem_free(killing);
	clock_fixed_release();
	return 0;
}

/* 1 to ${most}: splitmix64. */
static int64_t
pick(struct killing *killing, int64_t most)
{
	uint64_t z = killing->random += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return 1 + (int64_t)((z ^ (z >> 31)) % (uint64_t)most);
}

/* --------------------------------------------------------- what it says */

static void
hear_line(struct killing *killing)
{
	const char *rest = killing->line + 2;

	if (killing->line[0] == 'F') {
		killing->phone = (int)strtol(rest, NULL, 10);
		return;
	}
	assert_int_equal(killing->line[0], 'S');
	assert_int_equal(strlen(rest), CODE_TEXT_BYTES - 1);
	mem_grow((void **)&killing->saved, &killing->saved_room,
	    killing->saved_count + 1, sizeof *killing->saved);
	memcpy(killing->saved[killing->saved_count++], rest, CODE_TEXT_BYTES);
}

static void
hear(struct killing *killing, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (bytes[i] == '.') {
			killing->marks++;
		} else if (bytes[i] == '\n') {
			killing->line[killing->line_length] = '\0';
			killing->line_length = 0;
			killing->marks++;
			hear_line(killing);
		} else {
			assert_true(
			    killing->line_length < sizeof killing->line - 1);
			killing->line[killing->line_length++] = bytes[i];
		}
	}
}

/* False when nothing more will come. */
static bool
hear_more(struct killing *killing)
{
	char bytes[256];
	ssize_t got = read(killing->logger.from, bytes, sizeof bytes);

	assert_true(got >= 0);
	hear(killing, bytes, (size_t)got);
	return got > 0;
}

/* Let it work for so many marks, and kill it. */
static void
kill_after(struct killing *killing, int64_t marks)
{
	int status;

	killing->marks = 0;
	killing->line_length = 0;
	killing->saved_before = killing->saved_count;
	killing->logger.number = killing->phone + 1;
	logger_start(&killing->logger);
	while (killing->marks < marks)
		assert_true(hear_more(killing));
	assert_int_equal(kill(killing->logger.process, SIGKILL), 0);
	while (hear_more(killing))
		;
	status = logger_wait(&killing->logger);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGKILL);
}

/* -------------------------------------------------------- what is there */

static void
tell_defect(void *context, const char *sentence, const char *code)
{
	(void)context;
	print_error("%s %s\n", sentence, code);
}

static int64_t
count(struct records *records, const char *sql)
{
	struct stmt *stmt = stmt_open(records->store, sql);
	int64_t value = 0;

	assert_int_equal(stmt_one_int(&stmt, &value), STATUS_OK);
	return value;
}

static void
assert_saved(struct records *records, const char *code)
{
	static const char sql[] =
	    "SELECT count(*) FROM session WHERE code = :code";
	struct stmt *stmt = stmt_open(records->store, sql);
	int64_t rows = 0;

	stmt_bind_text(stmt, ":code", code);
	assert_int_equal(stmt_one_int(&stmt, &rows), STATUS_OK);
	assert_int_equal(rows, 1);
}

/* Each session that is there is there with everything that belongs to it. */
static void
assert_whole(struct records *records, int64_t sessions)
{
	static const char sql_whole[] =
	    "SELECT count(*) FROM session s WHERE headcount = 14"
	    " AND (SELECT count(*) FROM attendance WHERE session = s.id) = 10"
	    " AND (SELECT count(*) FROM session_worker WHERE session = s.id) = "
	    "2"
	    " AND (SELECT count(*) FROM session_tally WHERE session = s.id) = "
	    "3";
	static const char sql_rows[] =
	    "SELECT (SELECT count(*) FROM attendance)"
	    " + (SELECT count(*) FROM session_worker)"
	    " + (SELECT count(*) FROM session_tally)";
	static const char sql_entries[] =
	    "SELECT count(*) FROM ledger WHERE event = 'session_added'";

	assert_int_equal(LOGGER_PEOPLE, 10);
	assert_int_equal(LOGGER_WORKERS, 2);
	assert_int_equal(LOGGER_TALLIES, 3);
	assert_int_equal(LOGGER_HEADS, 14);
	assert_int_equal(count(records, sql_whole), sessions);
	assert_int_equal(count(records, sql_rows), 15 * sessions);
	assert_int_equal(count(records, sql_entries), sessions);
}

/* The number that was saved last, or the one after it, and no other. */
static void
assert_phone(struct killing *killing, struct records *records)
{
	static const char sql[] = "SELECT value FROM field WHERE kind ="
				  " (SELECT id FROM kind WHERE name = 'phone')";
	struct stmt *stmt = stmt_open(records->store, sql);
	char last[32];
	char next[32];

	snprintf(last, sizeof last, LOGGER_PHONE, killing->phone);
	snprintf(next, sizeof next, LOGGER_PHONE, killing->phone + 1);
	if (!stmt_step(stmt)) {
		assert_int_equal(killing->phone, -1);
	} else if (strcmp(stmt_text(stmt, 0), next) == 0) {
		killing->phone++;
	} else {
		assert_string_equal(stmt_text(stmt, 0), last);
	}
	assert_false(stmt_step(stmt));
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
}

/* Did it die between the first page written and the last? */
static void
see_journal(struct killing *killing)
{
	char path[256];
	struct stat journal;

	snprintf(
	    path, sizeof path, "%s/records.db-journal", killing->logger.path);
	if (stat(path, &journal) == 0 && journal.st_size > 0)
		killing->half_way++;
}

/*
 * Open it again: what was saved is there, and at most one session more, that
 * was saved and could not be said.
 */
static void
assert_nothing_lost(struct killing *killing)
{
	struct unlock *unlock = logger_unlock(&killing->logger);
	struct records *records = unlock_records(unlock);
	int64_t sessions = count(records, "SELECT count(*) FROM session");
	int64_t said = (int64_t)(killing->saved_count - killing->saved_before);
	struct check_report report;

	assert_in_range(sessions - killing->sessions - said, 0, 1);
	killing->sessions = sessions;
	for (size_t i = killing->saved_before; i < killing->saved_count; i++)
		assert_saved(records, killing->saved[i]);
	assert_whole(records, sessions);
	assert_phone(killing, records);
	assert_int_equal(
	    check_run(records, &report, tell_defect, NULL), STATUS_OK);
	assert_true(report.entries > 0);
	assert_int_equal(unlock_close(&unlock), STATUS_OK);
}

/* ------------------------------------------------------------------ tests */

static void
what_was_saved_is_there_after_a_kill_at_any_moment(void **state)
{
	struct killing *killing = *state;
	int rounds = getenv("SAYSO_SOAK") != NULL ? ROUNDS_SOAK : ROUNDS;
	struct unlock *unlock = NULL;

	for (int round = 0; round < rounds; round++) {
		kill_after(killing, pick(killing, MARKS_MOST));
		see_journal(killing);
		assert_nothing_lost(killing);
	}
	assert_true(killing->saved_count > (size_t)rounds);
	assert_true(killing->half_way > 0);
	/* those of the first rounds too, after all the others */
	unlock = logger_unlock(&killing->logger);
	for (size_t i = 0; i < killing->saved_count; i++)
		assert_saved(unlock_records(unlock), killing->saved[i]);
	assert_int_equal(unlock_close(&unlock), STATUS_OK);
}

/* One call later each time, until it gets to the end; half of it is written. */
static void
a_session_is_there_whole_or_not_at_whichever_call_it_dies(void **state)
{
	struct killing *killing = *state;
	int status = SIGKILL;
	int call;

	for (call = 1; WIFSIGNALED(status); call++) {
		assert_true(call < CALLS_MOST);
		killing->line_length = 0;
		killing->saved_before = killing->saved_count;
		logger_start_dying(&killing->logger, call);
		while (hear_more(killing))
			;
		status = logger_wait(&killing->logger);
		if (WIFSIGNALED(status))
			assert_int_equal(WTERMSIG(status), SIGKILL);
		see_journal(killing);
		assert_nothing_lost(killing);
	}
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_true(call > CALLS_LEAST);
	assert_true(killing->half_way > CALLS_LEAST);
	assert_int_equal(killing->saved_count, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		what_was_saved_is_there_after_a_kill_at_any_moment, begin, end),
	    cmocka_unit_test_setup_teardown(
		a_session_is_there_whole_or_not_at_whichever_call_it_dies,
		begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
