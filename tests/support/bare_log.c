/*
 * bare_log: logs a session, by a program that believes every answer.
 */
#include "support/bare_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "core/records.h"

static int64_t
add_session(struct bare *bare, const struct bare_session *session)
{
	sqlite3_stmt *stmt = bare_use(bare, BARE_SESSION);
	unsigned char uid[UID_BYTES];
	char code[CODE_TEXT_BYTES];

	uid_new(uid);
	uid_code(uid, code);
	sqlite3_bind_blob(stmt, 1, uid, UID_BYTES, SQLITE_STATIC);
	bare_bind_text(stmt, 2, code);
	sqlite3_bind_int64(stmt, 3, session->held_on);
	sqlite3_bind_int64(stmt, 4, session->start_minute);
	sqlite3_bind_int64(stmt, 5, session->end_minute);
	if (session->group == 0)
		sqlite3_bind_null(stmt, 6);
	else
		sqlite3_bind_int64(stmt, 6, session->group);
	bare_bind_text(stmt, 7, session->place);
	bare_bind_text(stmt, 8, session->provision);
	bare_bind_text(stmt, 9, session->mode);
	bare_bind_text(stmt, 10, session->theme);
	bare_bind_text(stmt, 11, session->notes);
	sqlite3_bind_int64(stmt, 12, session->headcount);
	sqlite3_bind_int64(stmt, 13, bare->now);
	sqlite3_bind_int64(stmt, 14, bare->today + 8);
	bare_run(bare, stmt);
	return sqlite3_last_insert_rowid(bare->db);
}

static void
add_worker(struct bare *bare, int64_t session, const char *name)
{
	sqlite3_stmt *found = bare_use(bare, BARE_WORKER_FIND);
	sqlite3_stmt *stmt = bare_use(bare, BARE_WORKER);

	sqlite3_bind_int64(stmt, 1, session);
	bare_bind_text(stmt, 2, name);
	sqlite3_bind_null(stmt, 3);
	bare_bind_text(found, 1, name);
	if (bare_step(bare, found))
		sqlite3_bind_int64(stmt, 3, sqlite3_column_int64(found, 0));
	bare_done(found);
	bare_run(bare, stmt);
}

static void
add_fact(
    struct bare *bare, int64_t counted, const char *fact, const char *value)
{
	sqlite3_stmt *stmt = bare_use(bare, BARE_FACT);

	sqlite3_bind_int64(stmt, 1, counted);
	bare_bind_text(stmt, 2, fact);
	bare_bind_text(stmt, 3, value);
	bare_run(bare, stmt);
}

/* Somebody who came for the first time this year. */
static int64_t
make_counted(struct bare *bare, int64_t person, int64_t year)
{
	sqlite3_stmt *before = bare_use(bare, BARE_CAME_BEFORE);
	sqlite3_stmt *stmt = bare_use(bare, BARE_COUNTED_MAKE);
	bool is_new;
	int64_t counted;

	bare_bind_random(stmt, 1, 16);
	sqlite3_bind_int64(stmt, 2, year);
	sqlite3_bind_int64(stmt, 3, person);
	bare_run(bare, stmt);
	counted = sqlite3_last_insert_rowid(bare->db);
	sqlite3_bind_int64(before, 1, person);
	sqlite3_bind_int64(before, 2, year);
	is_new = bare_step(bare, before) && sqlite3_column_int(before, 0) == 0;
	bare_done(before);
	add_fact(bare, counted, "new", is_new ? "yes" : "no");
	return counted;
}

static void
count_visit(struct bare *bare, int64_t person, int64_t held_on)
{
	sqlite3_stmt *found = bare_use(bare, BARE_COUNTED_FIND);
	int64_t year = day_year_start((int32_t)held_on, 4, 1);
	char month[DAY_TEXT_BYTES];
	int64_t counted = 0;

	sqlite3_bind_int64(found, 1, person);
	sqlite3_bind_int64(found, 2, year);
	if (bare_step(bare, found))
		counted = sqlite3_column_int64(found, 0);
	bare_done(found);
	if (counted == 0)
		counted = make_counted(bare, person, year);
	day_format((int32_t)held_on, month);
	month[strlen("2026-11")] = '\0';
	add_fact(bare, counted, "month", month);
}

static void
make_regular(
    struct bare *bare, const struct bare_session *session, int64_t person)
{
	sqlite3_stmt *is = bare_use(bare, BARE_REGULAR_IS);
	sqlite3_stmt *stmt = bare_use(bare, BARE_REGULAR);
	bool is_regular;

	sqlite3_bind_int64(is, 1, session->group);
	sqlite3_bind_int64(is, 2, person);
	sqlite3_bind_int64(is, 3, session->held_on);
	is_regular = bare_step(bare, is);
	bare_done(is);
	if (is_regular)
		return;
	sqlite3_bind_int64(stmt, 1, session->group);
	sqlite3_bind_int64(stmt, 2, person);
	sqlite3_bind_int64(stmt, 3, session->held_on);
	bare_run(bare, stmt);
}

/* May they be written down?  It does ask that. */
static bool
has_said_yes(struct bare *bare, int64_t person)
{
	sqlite3_stmt *stmt = bare_use(bare, BARE_SAY);
	bool yes;

	sqlite3_bind_int64(stmt, 1, person);
	sqlite3_bind_int64(stmt, 2, bare->today);
	yes = bare_step(bare, stmt) && sqlite3_column_int(stmt, 0) == 1;
	bare_done(stmt);
	return yes;
}

static void
add_person(struct bare *bare, const struct bare_session *session, int64_t id,
    int64_t person)
{
	sqlite3_stmt *stmt = bare_use(bare, BARE_ATTEND);

	assert_true(has_said_yes(bare, person));
	sqlite3_bind_int64(stmt, 1, id);
	sqlite3_bind_int64(stmt, 2, person);
	bare_run(bare, stmt);
	if (session->group != 0)
		make_regular(bare, session, person);
	count_visit(bare, person, session->held_on);
}

static int64_t
person_of(struct bare *bare, const char *code)
{
	sqlite3_stmt *stmt = bare_use(bare, BARE_BY_CODE);
	int64_t person;

	bare_bind_text(stmt, 1, code);
	assert_true(bare_step(bare, stmt));
	person = sqlite3_column_int64(stmt, 0);
	bare_done(stmt);
	return person;
}

void
bare_write(struct bare *bare, const struct bare_session *session)
{
	int64_t id = add_session(bare, session);

	for (size_t i = 0; i < session->workers_count; i++)
		add_worker(bare, id, session->workers[i]);
	for (size_t i = 0; i < session->people_count; i++)
		add_person(bare, session, id, session->people[i]);
	bare_entry(bare, false, "session_added",
	    "held 2026-11-22\nheads 14\nnamed 10\n"
	    "group 00112233445566778899aabbccddeeff\n");
}

void
bare_log(
    struct bare *bare, struct bare_session *session, const char *const *codes)
{
	bare_begin(bare);
	for (size_t i = 0; i < session->people_count; i++)
		session->people[i] = person_of(bare, codes[i]);
	bare_write(bare, session);
	bare_commit(bare);
}
