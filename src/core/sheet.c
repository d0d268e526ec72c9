/*
 * sheet: which sheets are still out there, and that one is gone.
 *
 * Owns table sheet together with sheet_make.c.  No name, no value.
 */
#include "core/sheet.h"

#include <string.h>

#include "base/mem.h"
#include "core/core_internal.h"
#include "core/sheet_internal.h"

static const char sql_out[] =
    "SELECT s.code, g.name, s.made_on, s.until_on, u.name,"
    " s.until_on < today() FROM sheet s"
    " JOIN work_group g ON g.id = s.work_group JOIN user u ON u.id = s.made_by"
    " WHERE s.gone_on IS NULL ORDER BY s.until_on, s.id";
static const char sql_find[] =
    "SELECT s.id, s.uid, g.uid, s.gone_on IS NOT NULL FROM sheet s"
    " JOIN work_group g ON g.id = s.work_group WHERE s.code = :code";
static const char sql_gone[] =
    "UPDATE sheet SET gone_on = today(), gone_by = :me WHERE id = :sheet";

enum status
sheet_list(struct records *records, struct sheet_line **lines, size_t *count)
{
	struct stmt *stmt = stmt_open(records->store, sql_out);
	void *array = NULL;
	size_t room = 0;
	enum status status;

	*count = 0;
	while (stmt_step(stmt)) {
		struct sheet_line *line;

		mem_grow(&array, &room, *count + 1, sizeof *line);
		line = (struct sheet_line *)array + (*count)++;
		strncpy(line->code, stmt_text(stmt, 0), CODE_TEXT_BYTES - 1);
		line->group = mem_text(stmt_text(stmt, 1));
		line->made_on = (int32_t)stmt_int(stmt, 2);
		line->until_on = (int32_t)stmt_int(stmt, 3);
		line->made_by = mem_text(stmt_text(stmt, 4));
		line->is_over = stmt_int(stmt, 5) != 0;
	}
	*lines = array;
	status = stmt_done(&stmt);
	if (status != STATUS_OK) {
		sheet_list_clear(lines, *count);
		*count = 0;
	}
	return status;
}

void
sheet_list_clear(struct sheet_line **lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		mem_free((*lines)[i].group);
		mem_free((*lines)[i].made_by);
	}
	mem_free(*lines);
	*lines = NULL;
}

enum status
sheet_note(struct records *records, struct txn *txn, const char *event,
    const struct sheet_row *row)
{
	struct ledger_entry entry = {false, event, row->group_uid, NULL};
	struct buf body = BUF_EMPTY;
	char day[DAY_TEXT_BYTES];
	enum status status;

	ledger_line_uid(&body, "sheet", row->uid);
	if (row->until_on != DAY_NONE) {
		day_format(row->until_on, day);
		buf_add_format(&body, "until %s\n", day);
	}
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, NULL);
	buf_clear(&body);
	return status;
}

static enum status
find(struct records *records, const char *code, struct sheet_row *row)
{
	char tidy[CODE_TEXT_BYTES];
	struct stmt *stmt = NULL;
	bool is_gone = false;
	enum status status = STATUS_OK;

	*row = (struct sheet_row){.until_on = DAY_NONE};
	if (code_tidy(code, tidy)) {
		stmt = stmt_open(records->store, sql_find);
		stmt_bind_text(stmt, ":code", tidy);
		if (stmt_step(stmt)) {
			row->id = stmt_int(stmt, 0);
			stmt_copy_blob(stmt, 1, row->uid, UID_BYTES);
			stmt_copy_blob(stmt, 2, row->group_uid, UID_BYTES);
			is_gone = stmt_int(stmt, 3) != 0;
		}
		status = stmt_done(&stmt);
	}
	if (status == STATUS_OK && row->id == 0)
		status = REFUSE(STATUS_NOT_FOUND,
		    "There is no sheet with that id. Look at the list of "
		    "sheets, or at the foot of the paper.");
	if (status == STATUS_OK && is_gone)
		status = REFUSE(STATUS_INVALID,
		    "Somebody said already that this sheet is gone. There is "
		    "nothing to do.");
	return status;
}

enum status
sheet_gone(struct records *records, const char *code)
{
	struct sheet_row row;
	struct stmt *stmt = NULL;
	struct txn *txn = NULL;
	enum status status;

	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = find(records, code, &row);
	if (status == STATUS_OK) {
		stmt = stmt_open(txn_store(txn), sql_gone);
		stmt_bind_int(stmt, ":me", records->me);
		stmt_bind_int(stmt, ":sheet", row.id);
		status = stmt_run(&stmt);
	}
	if (status == STATUS_OK)
		status = sheet_note(records, txn, "sheet_gone", &row);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}
