/*
 * bare_import: takes in a register: reads it, looks each name up once, writes.
 */
#include "support/bare_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/csv.h"
#include "base/day.h"
#include "base/mem.h"

#define NAMES_MOST 1024 /* different ones in a register */

/* Columns in the order in which they are written. */
enum {
	COLUMN_DATE,
	COLUMN_START,
	COLUMN_END,
	COLUMN_PLACE,
	COLUMN_PROVISION,
	COLUMN_MODE,
	COLUMN_THEME,
	COLUMN_WORKERS,
	COLUMN_PRESENT,
	COLUMN_HEADCOUNT,
	COLUMN_NOTES
};

/* Names that were looked up. */
struct names {
	char *names[NAMES_MOST];
	int64_t people[NAMES_MOST];
	size_t count;
};

static int64_t
look_up(struct bare *bare, struct names *names, const char *name)
{
	size_t i = 0;

	while (i < names->count && strcmp(names->names[i], name) != 0)
		i++;
	assert_true(i < NAMES_MOST);
	if (i == names->count) {
		names->names[i] = mem_text(name);
		names->people[i] = bare_find(bare, name);
		names->count++;
	}
	return names->people[i];
}

static void
read_present(struct bare *bare, struct names *names, char *field,
    struct bare_session *session)
{
	char *rest = NULL;

	for (char *name = strtok_r(field, ";", &rest); name != NULL;
	     name = strtok_r(NULL, ";", &rest)) {
		int64_t person = look_up(bare, names, name);

		assert_true(session->people_count < BARE_PEOPLE_MOST);
		if (person != 0)
			session->people[session->people_count++] = person;
	}
}

static bool
is_there(struct bare *bare, const struct bare_session *session)
{
	sqlite3_stmt *stmt = bare_use(bare, BARE_IS_THERE);
	bool there;

	sqlite3_bind_int64(stmt, 1, session->held_on);
	sqlite3_bind_int64(stmt, 2, session->start_minute);
	sqlite3_bind_int64(stmt, 3, session->end_minute);
	bare_bind_text(stmt, 4, session->place);
	bare_bind_text(stmt, 5, session->provision);
	there = bare_step(bare, stmt) && sqlite3_column_int(stmt, 0) > 0;
	bare_done(stmt);
	return there;
}

static size_t
take_in(struct bare *bare, struct names *names, struct csv_record *record)
{
	struct buf *fields = record->fields;
	struct bare_session session = {0};
	const char *workers[8];
	char *rest = NULL;
	int32_t day = 0;
	int start = 0;
	int end = 0;

	assert_int_equal(day_parse(fields[COLUMN_DATE].text, &day), STATUS_OK);
	assert_int_equal(
	    minute_parse(fields[COLUMN_START].text, &start), STATUS_OK);
	assert_int_equal(
	    minute_parse(fields[COLUMN_END].text, &end), STATUS_OK);
	session.held_on = day;
	session.start_minute = start;
	session.end_minute = end;
	session.place = fields[COLUMN_PLACE].text;
	session.provision = fields[COLUMN_PROVISION].text;
	session.mode = fields[COLUMN_MODE].text;
	session.theme = fields[COLUMN_THEME].text;
	session.notes = fields[COLUMN_NOTES].text;
	session.headcount = strtol(fields[COLUMN_HEADCOUNT].text, NULL, 10);
	for (char *name = strtok_r(fields[COLUMN_WORKERS].text, ";", &rest);
	     name != NULL; name = strtok_r(NULL, ";", &rest))
		workers[session.workers_count++] = name;
	session.workers = workers;
	read_present(bare, names, fields[COLUMN_PRESENT].text, &session);
	assert_false(is_there(bare, &session));
	bare_write(bare, &session);
	return session.people_count;
}

size_t
bare_import(struct bare *bare, const char *bytes, size_t size)
{
	struct names *names = mem_alloc(1, sizeof *names);
	struct csv_record record;
	struct csv csv;
	size_t written = 0;

	csv_record_init(&record);
	csv_start(&csv, bytes, size);
	assert_int_equal(csv_next(&csv, &record), STATUS_OK);
	bare_begin(bare);
	while (csv_next(&csv, &record) == STATUS_OK)
		written += take_in(bare, names, &record);
	bare_entry(
	    bare, false, "imported", "sessions 39\nheads 486\nleft_out 0\n");
	bare_commit(bare);
	csv_record_clear(&record);
	for (size_t i = 0; i < names->count; i++)
		mem_wipe_text(&names->names[i]);
	mem_free(names);
	return written;
}
