/*
 * import_people: takes in people from an old file, whole or not at all.
 *
 * Everything is read and checked before anything is written; then one
 * transaction.  Nobody said yes: what comes in is carried, and lives for who
 * brought it in only, until the young person is asked.
 */
#include "core/import_people.h"

#include <string.h>

#include "base/mem.h"
#include "core/import.h"
#include "core/import_people_internal.h"

#define PROGRESS_STEP 100 /* people between two tellings */

static void
import_clear(struct people_import *import)
{
	for (size_t i = 0; i < import->rows_count; i++)
		people_row_clear(&import->rows[i]);
	mem_free(import->rows);
	import_defects_clear(&import->defects);
	kind_list_clear(&import->kinds);
}

void
import_people_report_clear(struct import_people_report *report)
{
	buf_clear(&report->dropped);
	*report = (struct import_people_report){.dropped = BUF_EMPTY};
}

/* -------------------------------------------------------------- reading */

static enum status
read_header(
    struct people_import *import, struct csv *csv, struct csv_record *record)
{
	enum status status = csv_next(csv, record);

	if (status == STATUS_NOT_FOUND) {
		import_defects_add(&import->defects, 1,
		    "This file is empty. Choose the file with the people.");
		return STATUS_INVALID;
	}
	if (status != STATUS_OK) {
		import_defects_add(
		    &import->defects, record->line, status_sentence(status));
		return status;
	}
	return people_header(import, record);
}

static void
read_rows(
    struct people_import *import, struct csv *csv, struct csv_record *record)
{
	enum status status;

	while ((status = csv_next(csv, record)) != STATUS_NOT_FOUND) {
		if (status == STATUS_OK)
			people_row(import, record);
		else
			import_defects_add(&import->defects, record->line,
			    status_sentence(status));
	}
	if (import->rows_count == 0 && import->defects.count == 0)
		import_defects_add(&import->defects, 1,
		    "There is nobody in this file. Write each person on a line "
		    "of their own.");
}

static void
read_file(struct people_import *import, const char *bytes, size_t size)
{
	struct csv_record record;
	struct csv csv;

	csv_record_init(&record);
	csv_start(&csv, bytes, size);
	if (read_header(import, &csv, &record) == STATUS_OK)
		read_rows(import, &csv, &record);
	csv_record_clear(&record);
}

/* -------------------------------------------------------------- storing */

static enum status
store_value(struct people_import *import, struct txn *txn, int64_t person,
    const struct people_value *value)
{
	struct permit *permit = NULL;
	struct kind_row kind;
	enum status status = kind_row(
	    import->records, import->kinds.kinds[value->kind].name, &kind);

	if (status == STATUS_OK)
		status = consent_permit(
		    import->records, txn, person, kind.id, &permit);
	if (status == STATUS_OK)
		status = field_put(import->records, txn, permit, value->text);
	permit_end(&permit);
	return status;
}

/* The kinds of a row, each once. */
static size_t
kinds_of(const struct people_import *import, const struct people_row *row,
    const char **kinds)
{
	size_t count = 0;

	for (size_t i = 0; i < row->count; i++) {
		const char *name =
		    import->kinds.kinds[row->values[i].kind].name;
		size_t at = 0;

		while (at < count && strcmp(kinds[at], name) != 0)
			at++;
		if (at == count)
			kinds[count++] = name;
	}
	return count;
}

/* Whether they can decide is not known: it is to be thought over at once. */
static enum status
store_row(
    struct people_import *import, struct txn *txn, const struct people_row *row)
{
	struct records *records = import->records;
	struct person_new new_person = {
	    .is_able = true, .capacity_review = records->today - 1};
	const char *kinds[CONSENT_SAYS_MAX];
	size_t count = kinds_of(import, row, kinds);
	unsigned char uid[UID_BYTES];
	char code[CODE_TEXT_BYTES];
	int64_t person = 0;
	enum status status =
	    person_add_row(records, txn, &new_person, uid, code);

	if (status == STATUS_OK)
		status = consent_carry(records, txn, code, kinds, count);
	if (status == STATUS_OK)
		status = person_by_code(records, code, &person, uid);
	for (size_t i = 0; status == STATUS_OK && i < row->count; i++)
		status = store_value(import, txn, person, &row->values[i]);
	import->report->people++;
	import->report->values += (int64_t)row->count;
	return status;
}

static enum status
note(struct people_import *import, struct txn *txn)
{
	struct ledger_entry entry = {
	    false, "imported", import->records->vault_uid, NULL};
	struct buf body = BUF_EMPTY;
	enum status status;

	buf_add_format(&body, "people %lld\nvalues %lld\n",
	    (long long)import->report->people,
	    (long long)import->report->values);
	entry.body = body.text;
	status = ledger_add(import->records, txn, &entry, NULL);
	buf_clear(&body);
	return status;
}

static void
tell_progress(const struct people_import *import, size_t done)
{
	const struct import_people_watch *watch = import->watch;

	if (watch->progress != NULL &&
	    (done % PROGRESS_STEP == 0 || done == import->rows_count))
		watch->progress(
		    watch->context, (int64_t)done, (int64_t)import->rows_count);
}

static enum status
store_all(struct people_import *import)
{
	struct txn *txn = NULL;
	enum status status = txn_begin(import->records->store, &txn);

	for (size_t i = 0; status == STATUS_OK && i < import->rows_count; i++) {
		status = store_row(import, txn, &import->rows[i]);
		tell_progress(import, i + 1);
	}
	if (status == STATUS_OK)
		status = note(import, txn);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(import->records, &txn);
	return status;
}

enum status
import_people(struct records *records, const char *bytes, size_t size,
    const struct import_people_watch *watch,
    struct import_people_report *report)
{
	struct people_import import = {
	    .records = records, .watch = watch, .report = report};
	enum status status;

	*report = (struct import_people_report){.dropped = BUF_EMPTY};
	if (size > IMPORT_BYTES_MOST)
		return REFUSE(STATUS_INVALID,
		    "That file is larger than 16 MB. Part it into smaller "
		    "ones.");
	status = kind_list(records, false, &import.kinds);
	if (status == STATUS_OK) {
		read_file(&import, bytes, size);
		status = people_check_here(&import);
	}
	if (status == STATUS_OK)
		status = import_defects_tell(
		    &import.defects, watch->defect, watch->context);
	if (status == STATUS_OK)
		status = store_all(&import);
	import_clear(&import);
	return status;
}
