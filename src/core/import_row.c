/*
 * import_row: one line of a club's spreadsheet as a session.
 *
 * A line is told one defect, the first; the rules of a session are those of
 * session_check.c.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/import_internal.h"

#define PART_MARK ';' /* between names in one field */

/* In the order of enum import_column. */
static const struct column {
	const char *name;
	const char *missing;
} columns[IMPORT_COLUMNS] = {
    {"date", "The column \"date\" is missing. Add it, with dates like "
	     "2026-11-22."},
    {"start", "The column \"start\" is missing. Add it, with times like "
	      "18:30."},
    {"end", "The column \"end\" is missing. Add it, with times like 21:00."},
    {"place", "The column \"place\" is missing. Add it."},
    {"provision", "The column \"provision\" is missing. Add it; it may be "
		  "empty."},
    {"mode", "The column \"mode\" is missing. Add it; it may be empty."},
    {"theme", "The column \"theme\" is missing. Add it; it may be empty."},
    {"workers", "The column \"workers\" is missing. Add it, with names parted "
		"by \";\"."},
    {"present", "The column \"present\" is missing. Add it, with names parted "
		"by \";\"; it may be empty."},
    {"headcount", "The column \"headcount\" is missing. Add it, with everybody "
		  "who came."},
    {"notes", "The column \"notes\" is missing. Add it; it may be empty."},
};

/* ------------------------------------------------------- the first line */

static int
find_column(const char *heading)
{
	struct buf folded = BUF_EMPTY;
	int found = -1;

	text_fold(heading, &folded);
	for (int i = 0; i < IMPORT_COLUMNS; i++) {
		if (strcmp(columns[i].name, folded.text) == 0)
			found = i;
	}
	buf_clear(&folded);
	return found;
}

enum status
import_header(struct import *import, const struct csv_record *record)
{
	bool is_there[IMPORT_COLUMNS] = {false};
	size_t known = 0;

	import->fields = record->count;
	for (size_t i = 0; i < record->count; i++) {
		int column = find_column(record->fields[i].text);

		if (column >= 0 && is_there[column])
			import_defect(import, record->line,
			    "A column is there twice. Take one out.");
		if (column < 0)
			continue;
		is_there[column] = true;
		import->places[column] = i;
		known++;
	}
	if (known == 0) {
		import_defect(import, record->line,
		    "The first line must name the columns: date, start, end, "
		    "place, provision, mode, theme, workers, present, "
		    "headcount, notes.");
		return STATUS_INVALID;
	}
	if (known < record->count)
		import_defect(import, record->line,
		    "There is a column that sayso does not know. Take it out, "
		    "or correct its name.");
	for (int i = 0; i < IMPORT_COLUMNS; i++) {
		if (!is_there[i])
			import_defect(import, record->line, columns[i].missing);
	}
	return import->defects.count == 0 ? STATUS_OK : STATUS_INVALID;
}

/* ----------------------------------------------------- parts of a field */

/* The texts between the marks that are not blank. */
struct parts {
	char **texts;
	size_t count;
	size_t room;
};

static void
parts_clear(struct parts *parts)
{
	for (size_t i = 0; i < parts->count; i++)
		mem_wipe_text(&parts->texts[i]);
	mem_free(parts->texts);
}

static void
parts_read(const char *field, struct parts *parts)
{
	while (*field != '\0') {
		const char *mark = strchr(field, PART_MARK);
		size_t length =
		    mark == NULL ? strlen(field) : (size_t)(mark - field);

		if (strspn(field, " \t") < length) {
			mem_grow((void **)&parts->texts, &parts->room,
			    parts->count + 1, sizeof *parts->texts);
			parts->texts[parts->count++] =
			    mem_text_n(field, length);
		}
		field += length + (mark != NULL);
	}
}

static int
compare_names(const void *one, const void *other)
{
	const struct import_name *a = one;
	const struct import_name *b = other;

	return strcmp(a->folded, b->folded);
}

/* The order of names on one line means nothing, so they may be sorted. */
static enum status
check_no_name_twice(struct import_name *names, size_t count)
{
	qsort(names, count, sizeof *names, compare_names);
	for (size_t i = 1; i < count; i++) {
		if (strcmp(names[i - 1].folded, names[i].folded) == 0)
			return REFUSE(STATUS_INVALID,
			    "The same name is there twice. Leave one out, or "
			    "write more of one of them.");
	}
	return STATUS_OK;
}

static enum status
add_name(struct import *import, const char *text)
{
	struct buf clean = BUF_EMPTY;
	struct buf folded = BUF_EMPTY;
	enum status status;

	status = text_clean(text, SESSION_WORDS_BYTES, false, &clean);
	if (status == STATUS_OK) {
		text_fold(clean.text, &folded);
		mem_grow((void **)&import->names, &import->names_room,
		    import->names_count + 1, sizeof *import->names);
		import->names[import->names_count++].folded = buf_take(&folded);
	}
	buf_clear(&clean);
	buf_clear(&folded);
	return status;
}

static enum status
read_names(struct import *import, const char *field, struct import_row *row)
{
	struct parts parts = {NULL, 0, 0};
	enum status status = STATUS_OK;

	parts_read(field, &parts);
	row->names_from = import->names_count;
	for (size_t i = 0; status == STATUS_OK && i < parts.count; i++)
		status = add_name(import, parts.texts[i]);
	row->names_count = import->names_count - row->names_from;
	if (status == STATUS_OK && row->names_count > 0)
		status = check_no_name_twice(
		    import->names + row->names_from, row->names_count);
	parts_clear(&parts);
	return status;
}

/* ---------------------------------------------------------- one session */

static enum status
read_headcount(const char *field, int64_t *heads)
{
	size_t digits;

	field += strspn(field, " ");
	digits = strspn(field, "0123456789");
	if (digits == 0 && field[0] == '-')
		return REFUSE(STATUS_INVALID,
		    "The headcount cannot be less than 0. Count everybody who "
		    "came.");
	if (digits == 0 || digits > 6 ||
	    field[digits + strspn(field + digits, " ")] != '\0')
		return REFUSE(STATUS_INVALID,
		    "The headcount must be a whole number. Count everybody who "
		    "came.");
	*heads = strtol(field, NULL, 10);
	return STATUS_OK;
}

static enum status
read_when(const struct import *import, const struct csv_record *record,
    struct session_new *session)
{
	const struct buf *fields = record->fields;

	if (day_parse(fields[import->places[IMPORT_DATE]].text,
		&session->held_on) != STATUS_OK)
		return REFUSE(STATUS_INVALID,
		    "There is no such date. Write it as YYYY-MM-DD.");
	if (minute_parse(fields[import->places[IMPORT_START]].text,
		&session->start_minute) != STATUS_OK ||
	    minute_parse(fields[import->places[IMPORT_END]].text,
		&session->end_minute) != STATUS_OK)
		return REFUSE(STATUS_INVALID,
		    "There is no such time. Write it like 18:30.");
	return read_headcount(
	    fields[import->places[IMPORT_HEADCOUNT]].text, &session->headcount);
}

static void
read_texts(const struct import *import, const struct csv_record *record,
    struct session_new *session)
{
	const struct buf *fields = record->fields;

	session->place = fields[import->places[IMPORT_PLACE]].text;
	session->provision = fields[import->places[IMPORT_PROVISION]].text;
	session->mode = fields[import->places[IMPORT_MODE]].text;
	session->theme = fields[import->places[IMPORT_THEME]].text;
	session->notes = fields[import->places[IMPORT_NOTES]].text;
}

static enum status
read_session(struct import *import, const struct csv_record *record,
    struct import_row *row)
{
	struct session_new session = {0};
	struct parts workers = {NULL, 0, 0};
	enum status status;

	status = read_when(import, record, &session);
	if (status == STATUS_OK)
		status = read_names(import,
		    record->fields[import->places[IMPORT_PRESENT]].text, row);
	if (status != STATUS_OK)
		return status;
	read_texts(import, record, &session);
	parts_read(
	    record->fields[import->places[IMPORT_WORKERS]].text, &workers);
	session.workers = (const char *const *)workers.texts;
	session.workers_count = workers.count;
	session.present_count = row->names_count;
	status = session_check(
	    records_latest_day(import->records), &session, &row->session);
	parts_clear(&workers);
	return status;
}

void
import_row(struct import *import, const struct csv_record *record)
{
	struct import_row *row;
	enum status status;

	if (import_is_blank(record))
		return;
	if (record->count != import->fields) {
		import_defect(import, record->line,
		    "This line has not as many columns as the first line. "
		    "Look for a comma too many or too few.");
		return;
	}
	mem_grow((void **)&import->rows, &import->rows_room,
	    import->rows_count + 1, sizeof *import->rows);
	row = &import->rows[import->rows_count];
	*row = (struct import_row){.line = record->line};
	status = read_session(import, record, row);
	if (status == STATUS_OK) {
		import->rows_count++;
	} else {
		session_checked_clear(&row->session);
		import_defect(import, record->line, status_sentence(status));
	}
}
