/*
 * term: see the header.  Reads with base/csv, which has tests of its own, and
 * shares nothing with the import it is used to judge.
 */
#include "support/term.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/csv.h"
#include "base/day.h"
#include "base/mem.h"
#include "core/session.h"

#define MONTH_BYTES 8 /* "2026-04" and NUL */

/* Columns in the order of these files. */
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
	COLUMN_NOTES,
	COLUMNS
};

/* ---------------------------------------------------------------- reading */

static size_t
person_of(struct term *term, const char *name, int32_t day)
{
	struct term_person *person = term->persons;
	size_t i = 0;

	while (i < term->persons_count && strcmp(person[i].name, name) != 0)
		i++;
	assert_true(i < TERM_PERSONS_MOST);
	if (i == term->persons_count) {
		person[term->persons_count++].name = mem_text(name);
		person[i].first_on = day;
	}
	person[i].last_on = day;
	return i;
}

/* The names in a field, parted by ";". */
static size_t
read_names(const char *field, char *names[TERM_NAMES_MOST])
{
	char *copy = mem_text(field);
	char *rest = NULL;
	size_t count = 0;

	for (char *name = strtok_r(copy, ";", &rest); name != NULL;
	     name = strtok_r(NULL, ";", &rest)) {
		assert_true(count < TERM_NAMES_MOST);
		names[count++] = mem_text(name);
	}
	mem_free(copy);
	return count;
}

static void
read_present(struct term *term, struct term_session *session, const char *field)
{
	char *names[TERM_NAMES_MOST];

	session->present_count = read_names(field, names);
	for (size_t i = 0; i < session->present_count; i++) {
		session->present[i] =
		    person_of(term, names[i], session->held_on);
		mem_wipe_text(&names[i]);
	}
}

static void
read_session(struct term *term, const struct csv_record *record)
{
	const struct buf *fields = record->fields;
	struct term_session *session = &term->sessions[term->sessions_count++];

	assert_int_equal(record->count, COLUMNS);
	assert_int_equal(
	    day_parse(fields[COLUMN_DATE].text, &session->held_on), STATUS_OK);
	assert_int_equal(
	    minute_parse(fields[COLUMN_START].text, &session->start_minute),
	    STATUS_OK);
	assert_int_equal(
	    minute_parse(fields[COLUMN_END].text, &session->end_minute),
	    STATUS_OK);
	session->place = mem_text(fields[COLUMN_PLACE].text);
	session->provision = mem_text(fields[COLUMN_PROVISION].text);
	session->mode = mem_text(fields[COLUMN_MODE].text);
	session->theme = mem_text(fields[COLUMN_THEME].text);
	session->notes = mem_text(fields[COLUMN_NOTES].text);
	session->headcount = strtol(fields[COLUMN_HEADCOUNT].text, NULL, 10);
	session->workers_count =
	    read_names(fields[COLUMN_WORKERS].text, session->workers);
	read_present(term, session, fields[COLUMN_PRESENT].text);
}

static void
read_bytes(struct term *term, const char *path)
{
	FILE *file = fopen(path, "rb");
	long size;

	assert_non_null(file);
	assert_int_equal(fseek(file, 0, SEEK_END), 0);
	size = ftell(file);
	assert_true(size > 0);
	rewind(file);
	term->size = (size_t)size;
	term->bytes = mem_alloc(term->size + 1, 1);
	assert_int_equal(fread(term->bytes, 1, term->size, file), term->size);
	fclose(file);
}

void
term_read(struct term *term, const char *path)
{
	struct csv_record record;
	size_t room = 0;
	struct csv csv;

	memset(term, 0, sizeof *term);
	read_bytes(term, path);
	csv_record_init(&record);
	csv_start(&csv, term->bytes, term->size);
	assert_int_equal(csv_next(&csv, &record), STATUS_OK);
	assert_string_equal(record.fields[COLUMN_PRESENT].text, "present");
	while (csv_next(&csv, &record) == STATUS_OK) {
		mem_grow((void **)&term->sessions, &room,
		    term->sessions_count + 1, sizeof *term->sessions);
		read_session(term, &record);
	}
	assert_int_equal(csv.at, csv.size);
	csv_record_clear(&record);
}

void
term_clear(struct term *term)
{
	for (size_t i = 0; i < term->sessions_count; i++) {
		struct term_session *session = &term->sessions[i];

		for (size_t j = 0; j < session->workers_count; j++)
			mem_free(session->workers[j]);
		mem_free(session->place);
		mem_free(session->provision);
		mem_free(session->mode);
		mem_free(session->theme);
		mem_free(session->notes);
	}
	for (size_t i = 0; i < term->persons_count; i++)
		mem_wipe_text(&term->persons[i].name);
	mem_free(term->sessions);
	mem_free(term->bytes);
}

bool
term_is_there(const char *path)
{
	return access(path, R_OK) == 0;
}

/* ----------------------------------------------------------------- living */

int64_t
term_evening(int32_t day)
{
	return day * INT64_C(86400) + 21 * 3600 + 1800;
}

void
term_begin(struct fixture *fixture, int32_t day)
{
	assert_int_equal(records_close(&fixture->records), STATUS_OK);
	store_close(&fixture->store);
	assert_int_equal(
	    file_remove(fixture->folder, store_file_name(STORE_RECORDS)),
	    STATUS_OK);
	assert_int_equal(store_create(fixture->folder, STORE_RECORDS,
			     fixture->key, &fixture->store),
	    STATUS_OK);
	fixture->opening.store = fixture->store;
	fixture->opening.now = term_evening(day);
	assert_int_equal(records_fill_new(&fixture->opening, fixture->users,
			     FIXTURE_USERS, "Riverside Youth Project"),
	    STATUS_OK);
	assert_int_equal(
	    records_open(&fixture->opening, &fixture->records), STATUS_OK);
}

void
term_join(struct fixture *fixture, struct term_person *person)
{
	static const struct consent_say says[] = {
	    {"attendance", SEE_TEAM, true, DAY_NONE}};
	struct person_new new_person = {
	    .name = person->name,
	    .saying = {DAY_NONE, true, NULL, false},
	    .says = says,
	    .says_count = 1,
	    .is_able = true,
	    .capacity_review = DAY_NONE,
	};

	assert_int_equal(
	    person_add(fixture->records, &new_person, person->code, NULL),
	    STATUS_OK);
}

static void
log_session(
    struct fixture *fixture, struct term *term, const struct term_session *from)
{
	const char *present[TERM_NAMES_MOST];
	char code[CODE_TEXT_BYTES];
	struct session_new session = {
	    .held_on = from->held_on,
	    .start_minute = from->start_minute,
	    .end_minute = from->end_minute,
	    .place = from->place,
	    .provision = from->provision,
	    .mode = from->mode,
	    .theme = from->theme,
	    .notes = from->notes,
	    .headcount = from->headcount,
	    .workers = (const char *const *)from->workers,
	    .workers_count = from->workers_count,
	    .present = present,
	    .present_count = from->present_count,
	};

	for (size_t i = 0; i < from->present_count; i++)
		present[i] = term->persons[from->present[i]].code;
	assert_int_equal(
	    session_add(fixture->records, &session, code, NULL), STATUS_OK);
}

void
term_evenings_work(struct fixture *fixture, struct term *term)
{
	int32_t today = records_today(fixture->records);

	for (size_t i = 0; i < term->persons_count; i++) {
		if (term->persons[i].first_on == today)
			term_join(fixture, &term->persons[i]);
	}
	for (size_t i = 0; i < term->sessions_count; i++) {
		if (term->sessions[i].held_on == today)
			log_session(fixture, term, &term->sessions[i]);
	}
}

/* ---------------------------------------------------------------- by hand */

int64_t
term_heads(const struct term *term, int32_t from_on, int32_t until_on)
{
	int64_t heads = 0;

	for (size_t i = 0; i < term->sessions_count; i++) {
		const struct term_session *session = &term->sessions[i];

		if (session->held_on >= from_on && session->held_on <= until_on)
			heads += session->headcount;
	}
	return heads;
}

int64_t
term_names(const struct term *term, int32_t from_on, int32_t until_on)
{
	int64_t names = 0;

	for (size_t i = 0; i < term->sessions_count; i++) {
		const struct term_session *session = &term->sessions[i];

		if (session->held_on >= from_on && session->held_on <= until_on)
			names += (int64_t)session->present_count;
	}
	return names;
}

static bool
is_there(const struct term_session *session, size_t person)
{
	for (size_t i = 0; i < session->present_count; i++) {
		if (session->present[i] == person)
			return true;
	}
	return false;
}

int64_t
term_names_of(const struct term *term, size_t person)
{
	int64_t names = 0;

	for (size_t i = 0; i < term->sessions_count; i++)
		names += is_there(&term->sessions[i], person);
	return names;
}

static void
months_of(const struct term *term, size_t person, int32_t until_on,
    struct buf *months)
{
	char newest[MONTH_BYTES] = "";

	for (size_t i = 0; i < term->sessions_count; i++) {
		const struct term_session *session = &term->sessions[i];
		char day[DAY_TEXT_BYTES];

		if (session->held_on > until_on || !is_there(session, person))
			continue;
		day_format(session->held_on, day);
		if (strncmp(day, newest, MONTH_BYTES - 1) == 0)
			continue;
		memcpy(newest, day, MONTH_BYTES - 1);
		if (months->length > 0)
			buf_add_char(months, ' ');
		buf_add_text(months, newest);
	}
}

static int
compare(const void *one, const void *other)
{
	const struct buf *a = one;
	const struct buf *b = other;

	return strcmp(a->text, b->text);
}

void
term_months(const struct term *term, int32_t until_on, struct buf *lines)
{
	struct buf months[TERM_PERSONS_MOST];

	for (size_t i = 0; i < term->persons_count; i++) {
		buf_init(&months[i]);
		months_of(term, i, until_on, &months[i]);
	}
	qsort(months, term->persons_count, sizeof months[0], compare);
	for (size_t i = 0; i < term->persons_count; i++) {
		if (months[i].length > 0)
			buf_add_format(lines, "%s\n", months[i].text);
		buf_clear(&months[i]);
	}
}
