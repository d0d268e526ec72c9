/*
 * What the rules cost: finding and showing somebody, logging a session and
 * taking in a term, against the same statements on bare SQLCipher.
 *
 * Both sides write on the same disk, in turns, with the same file settings,
 * tables and rows, entries of the history among them, and have each operation
 * on the disk before the next begins.  Nothing passes or fails here.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/mem.h"
#include "core/core_internal.h"
#include "core/import.h"
#include "core/session.h"
#include "support/bare.h"
#include "support/bench.h"
#include "support/bench_people.h"
#include "support/records_fixture.h"

#define FIND_TURNS   200
#define LOG_TURNS    60
#define IMPORT_TURNS 15
#define NAMES        10
#define SESSIONS     39
#define REGULARS     42 /* different people in a term's register */

struct sides {
	struct fixture fixture;
	struct bench_people people;
	struct bare bare;
	int64_t group;
};

static void
open_sides(struct sides *sides, size_t people)
{
	static const char sql[] = "SELECT id FROM work_group";
	struct stmt *stmt = NULL;

	fixture_open(&sides->fixture);
	bench_people_add(&sides->fixture, &sides->people, people);
	stmt = stmt_open(sides->fixture.store, sql);
	assert_int_equal(stmt_one_int(&stmt, &sides->group), STATUS_OK);
	bare_open(&sides->bare, sides->fixture.path, sides->fixture.store);
	sides->bare.today = FIXTURE_TODAY;
	sides->bare.now = FIXTURE_NOW;
}

static void
close_sides(struct sides *sides)
{
	bare_close(&sides->bare);
	mem_free(sides->people.persons);
	fixture_close(&sides->fixture);
}

static const struct bench_person *
somebody(const struct sides *sides)
{
	return &sides->people
		    .persons[bench_pick((uint32_t)sides->people.count)];
}

/* ------------------------------------------------------------------ finding */

static void
find_and_show(struct sides *sides, const char *name)
{
	static const struct look_why why = {LOOK_REACH, NULL};
	struct records *records = sides->fixture.records;
	char code[CODE_TEXT_BYTES];
	struct person_view view;

	assert_int_equal(person_resolve(records, name, code), STATUS_OK);
	assert_int_equal(
	    person_show(records, code, &why, NULL, 0, &view), STATUS_OK);
	assert_int_equal(view.count, 4);
	person_view_clear(&view);
}

static void
measure_finding(struct sides *sides, const char *what)
{
	static struct bench bench;
	int64_t began;

	bench = (struct bench){.what = what, .aim = 1.3, .turns = FIND_TURNS};
	for (size_t i = 0; i < bench.turns; i++) {
		const char *name = somebody(sides)->name;

		began = bench_now();
		find_and_show(sides, name);
		bench.ours[i] = bench_now() - began;
		began = bench_now();
		assert_int_equal(bare_find_and_show(&sides->bare, name), 3);
		bench.bare[i] = bench_now() - began;
	}
	bench_print(&bench);
}

/* ------------------------------------------------------------------ logging */

static const char *const workers[] = {"Sam", "Delyth"};

static void
log_ours(struct sides *sides, const char *const *codes)
{
	struct session_new session = {
	    .held_on = FIXTURE_TODAY,
	    .start_minute = 1110,
	    .end_minute = 1260,
	    .group = BENCH_GROUP,
	    .place = "Maxwell Street Centre",
	    .provision = "Open access",
	    .mode = "centre-based",
	    .theme = "Skills",
	    .notes = "Pool and chat, then the letter about the buses",
	    .headcount = NAMES + 4,
	    .workers = workers,
	    .workers_count = 2,
	    .present = codes,
	    .present_count = NAMES,
	};
	char code[CODE_TEXT_BYTES];

	assert_int_equal(
	    session_add(sides->fixture.records, &session, code, NULL),
	    STATUS_OK);
}

static void
log_bare(struct sides *sides, const char *const *codes)
{
	struct bare_session session = {
	    .held_on = FIXTURE_TODAY,
	    .start_minute = 1110,
	    .end_minute = 1260,
	    .group = sides->group,
	    .place = "Maxwell Street Centre",
	    .provision = "Open access",
	    .mode = "centre-based",
	    .theme = "Skills",
	    .notes = "Pool and chat, then the letter about the buses",
	    .headcount = NAMES + 4,
	    .workers = workers,
	    .workers_count = 2,
	    .people_count = NAMES,
	};

	bare_log(&sides->bare, &session, codes);
}

static void
measure_logging(struct sides *sides, const char *what)
{
	static struct bench bench;
	int64_t began;

	bench = (struct bench){.what = what, .aim = 1.5, .turns = LOG_TURNS};
	for (size_t i = 0; i < bench.turns; i++) {
		size_t first = bench_pick((uint32_t)sides->people.count);
		const char *codes[NAMES];

		for (size_t j = 0; j < NAMES; j++)
			codes[j] =
			    sides->people
				.persons[(first + j) % sides->people.count]
				.code;
		began = bench_now();
		log_ours(sides, codes);
		bench.ours[i] = bench_now() - began;
		began = bench_now();
		log_bare(sides, codes);
		bench.bare[i] = bench_now() - began;
	}
	bench_print(&bench);
}

/* ---------------------------------------------------------------- taking in */

static void
fail_line(void *context, int line, const char *reason)
{
	(void)context;
	fail_msg("line %d: %s", line, reason);
}

static void
import_ours(struct sides *sides, const struct buf *csv, size_t *names)
{
	struct import_report report;

	assert_int_equal(import_sessions(sides->fixture.records, csv->text,
			     csv->length, &report, fail_line, NULL),
	    STATUS_OK);
	assert_int_equal(report.sessions, SESSIONS);
	*names = (size_t)report.names_stored;
}

static void
measure_importing(struct sides *sides, const char *what)
{
	static struct bench bench;
	struct buf csv = BUF_EMPTY;
	int64_t began;

	bench = (struct bench){.what = what, .aim = 1.5, .turns = IMPORT_TURNS};
	for (size_t i = 0; i < bench.turns; i++) {
		char place[16];
		size_t names = 0;
		size_t bare_names;

		snprintf(place, sizeof place, "Hall %zu", i);
		buf_reset(&csv);
		bench_people_register(
		    &sides->people, SESSIONS, REGULARS, place, &csv);
		began = bench_now();
		import_ours(sides, &csv, &names);
		bench.ours[i] = bench_now() - began;
		began = bench_now();
		bare_names = bare_import(&sides->bare, csv.text, csv.length);
		bench.bare[i] = bench_now() - began;
		assert_int_equal(names, bare_names);
	}
	buf_clear(&csv);
	bench_print(&bench);
}

static void
measure(size_t people, const char *const what[3])
{
	struct sides sides = {0};

	open_sides(&sides, people);
	measure_finding(&sides, what[0]);
	measure_logging(&sides, what[1]);
	measure_importing(&sides, what[2]);
	close_sides(&sides);
}

int
main(void)
{
	static const char *const small[] = {
	    "find and show, 500", "log ten names, 500", "take in a term, 500"};
	static const char *const large[] = {"find and show, 5000",
	    "log ten names, 5000", "take in a term, 5000"};

	bench_print_heading("bare SQLCipher");
	measure(500, small);
	measure(5000, large);
	return EXIT_SUCCESS;
}
