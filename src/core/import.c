/*
 * import: takes in a club's spreadsheet of sessions, whole or not at all.
 *
 * Everything is read and checked before anything is written; then one
 * transaction.  Names without a yes are counted and reach no statement that
 * writes.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/import_internal.h"

static const char sql_is_there[] =
    "SELECT count(*) FROM session WHERE held_on = :held"
    " AND start_minute = :start AND end_minute = :end AND place = :place"
    " AND provision = :provision";

static void
import_clear(struct import *import)
{
	for (size_t i = 0; i < import->rows_count; i++)
		session_checked_clear(&import->rows[i].session);
	for (size_t i = 0; i < import->names_count; i++)
		mem_wipe_text(&import->names[i].folded);
	mem_free(import->rows);
	mem_free(import->names);
	import_defects_clear(&import->defects);
}

void
import_defect(struct import *import, int line, const char *reason)
{
	import_defects_add(&import->defects, line, reason);
}

/* -------------------------------------------------------------- reading */

/* The first line's columns; STATUS_INVALID when what follows makes no sense. */
static enum status
read_header(struct import *import, struct csv *csv, struct csv_record *record)
{
	enum status status = csv_next(csv, record);

	if (status == STATUS_NOT_FOUND) {
		import_defect(import, 1,
		    "This file is empty. Choose the file with the sessions.");
		return STATUS_INVALID;
	}
	if (status != STATUS_OK) {
		import_defect(import, record->line, status_sentence(status));
		return status;
	}
	return import_header(import, record);
}

static void
read_rows(struct import *import, struct csv *csv, struct csv_record *record)
{
	enum status status;

	while ((status = csv_next(csv, record)) != STATUS_NOT_FOUND) {
		if (status == STATUS_OK)
			import_row(import, record);
		else
			import_defect(
			    import, record->line, status_sentence(status));
	}
	if (import->rows_count == 0 && import->defects.count == 0)
		import_defect(import, 1,
		    "There is no session in this file. Write each on a line "
		    "of its own.");
}

static void
read_file(struct import *import, const char *bytes, size_t size)
{
	struct csv_record record;
	struct csv csv;

	if (size > 0 && memchr(bytes, '\0', size) != NULL) {
		import_defect(import, 1,
		    "This is not a CSV file. Save the sheet as CSV and try "
		    "again.");
		return;
	}
	csv_record_init(&record);
	csv_start(&csv, bytes, size);
	if (read_header(import, &csv, &record) == STATUS_OK)
		read_rows(import, &csv, &record);
	csv_record_clear(&record);
}

/* ---------------------------------------------- sessions that are there */

static enum status
check_not_there(struct import *import, const struct import_row *row)
{
	const struct session_checked *session = &row->session;
	struct stmt *stmt = stmt_open(import->records->store, sql_is_there);
	int64_t rows = 0;
	enum status status;

	stmt_bind_int(stmt, ":held", session->held_on);
	stmt_bind_int(stmt, ":start", session->start_minute);
	stmt_bind_int(stmt, ":end", session->end_minute);
	stmt_bind_text(stmt, ":place", session->place.text);
	stmt_bind_text(stmt, ":provision", session->provision.text);
	status = stmt_one_int(&stmt, &rows);
	if (status == STATUS_OK && rows > 0)
		import_defect(import, row->line,
		    "This session is in the records already. Take the line "
		    "out.");
	return status;
}

static int
compare_sessions(const void *one, const void *other)
{
	const struct session_checked *a =
	    &(*(const struct import_row *const *)one)->session;
	const struct session_checked *b =
	    &(*(const struct import_row *const *)other)->session;
	int order;

	if (a->held_on != b->held_on)
		return a->held_on < b->held_on ? -1 : 1;
	if (a->start_minute != b->start_minute)
		return a->start_minute - b->start_minute;
	if (a->end_minute != b->end_minute)
		return a->end_minute - b->end_minute;
	order = strcmp(a->place.text, b->place.text);
	return order != 0 ? order
			  : strcmp(a->provision.text, b->provision.text);
}

static void
check_not_twice(struct import *import)
{
	size_t count = import->rows_count;
	struct import_row **rows = mem_alloc(count, sizeof *rows);

	for (size_t i = 0; i < count; i++)
		rows[i] = &import->rows[i];
	qsort(rows, count, sizeof *rows, compare_sessions);
	for (size_t i = 1; i < count; i++) {
		int one = rows[i - 1]->line;
		int other = rows[i]->line;

		if (compare_sessions(&rows[i - 1], &rows[i]) == 0)
			import_defect(import, one > other ? one : other,
			    "This session is in the file twice. Take one of "
			    "the lines out.");
	}
	mem_free(rows);
}

/* -------------------------------------------------------------- storing */

/* The people on one line.  Nobody goes by two names, so nobody is there twice.
 */
static size_t
gather_people(
    const struct import *import, const struct import_row *row, int64_t *people)
{
	size_t count = 0;

	for (size_t i = 0; i < row->names_count; i++) {
		int64_t person = import->names[row->names_from + i].person;

		if (person != 0)
			people[count++] = person;
	}
	return count;
}

static enum status
store_row(struct import *import, struct txn *txn, struct import_row *row,
    struct import_report *report)
{
	int64_t *people = mem_alloc(row->names_count, sizeof *people);
	struct session_written written;
	enum status status;

	row->session.present = people;
	row->session.present_count = gather_people(import, row, people);
	status = session_write(import->records, txn, &row->session, &written);
	row->session.present = NULL;
	row->session.present_count = 0;
	report->sessions++;
	report->heads += row->session.headcount;
	report->names_stored += written.named;
	report->names_left_out += (int64_t)row->names_count - written.named;
	mem_free(people);
	return status;
}

static enum status
note(struct import *import, struct txn *txn, const struct import_report *report)
{
	struct ledger_entry entry = {
	    false, "imported", import->records->vault_uid, NULL};
	struct buf body = BUF_EMPTY;
	enum status status;

	buf_add_format(&body, "sessions %lld\nheads %lld\nleft_out %lld\n",
	    (long long)report->sessions, (long long)report->heads,
	    (long long)report->names_left_out);
	entry.body = body.text;
	status = ledger_add(import->records, txn, &entry, NULL);
	buf_clear(&body);
	return status;
}

static enum status
store_all(struct import *import, struct import_report *report)
{
	struct import_report done = {0};
	struct txn *txn = NULL;
	enum status status;

	status = txn_begin(import->records->store, &txn);
	if (status == STATUS_OK)
		status = import_names(import, &done.people_left_out);
	for (size_t i = 0; status == STATUS_OK && i < import->rows_count; i++)
		status = store_row(import, txn, &import->rows[i], &done);
	if (status == STATUS_OK)
		status = note(import, txn, &done);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(import->records, &txn);
	if (status == STATUS_OK)
		*report = done;
	return status;
}

enum status
import_sessions(struct records *records, const char *bytes, size_t size,
    struct import_report *report,
    void (*defect)(void *context, int line, const char *reason), void *context)
{
	struct import import = {.records = records};
	enum status status = STATUS_OK;

	if (size > IMPORT_BYTES_MOST)
		return REFUSE(STATUS_INVALID,
		    "That file is larger than 16 MB. Part it into smaller "
		    "ones.");
	read_file(&import, bytes, size);
	check_not_twice(&import);
	for (size_t i = 0; status == STATUS_OK && i < import.rows_count; i++)
		status = check_not_there(&import, &import.rows[i]);
	if (status == STATUS_OK)
		status = import_defects_tell(&import.defects, defect, context);
	if (status == STATUS_OK)
		status = store_all(&import, report);
	import_clear(&import);
	return status;
}
