/*
 * request: which requests there are, and one of them.
 *
 * Reads only, but for the look that comes before whom one is about.  What
 * somebody else asked shows nothing of the young person before their answer.
 */
#include "core/request.h"

#include <string.h>

#include "base/mem.h"
#include "core/request_internal.h"

#define LINE_COLUMNS                                                           \
	"r.code, r.what, r.who, r.how, r.received_on, r.due_on,"               \
	" r.extended_on IS NOT NULL, r.done_on IS NULL AND r.due_on < "        \
	"today(),"                                                             \
	" coalesce(r.given, 0), r.done_on, r.said, "                           \
	"r.said_on, " REQUEST_NEXT_COLUMNS
enum { COLUMN_NEXT = 12, COLUMN_MORE = 18 };

static const char sql_list[] =
    "SELECT " LINE_COLUMNS
    " FROM request r LEFT JOIN person p ON p.id = r.person"
    " WHERE r.what <> 'ask' AND (r.done_on IS NULL OR :all = 1)"
    " ORDER BY r.done_on IS NOT NULL, r.due_on, r.id";
static const char sql_overdue[] =
    "SELECT count(*) FROM request WHERE done_on IS NULL AND what <> 'ask'"
    " AND due_on < today()";
static const char sql_show[] =
    "SELECT " LINE_COLUMNS
    ", r.purpose, coalesce(t.name, ''), coalesce(h.name, ''), r.extended_why,"
    " r.why, coalesce(p.id, 0)"
    " FROM request r LEFT JOIN person p ON p.id = r.person"
    " LEFT JOIN user t ON t.id = r.asked_by"
    " LEFT JOIN user h ON h.id = r.heard_by WHERE r.id = :id";
static const char sql_find[] =
    "SELECT r.id, r.uid, coalesce(p.id, 0), coalesce(p.uid, zeroblob(16)),"
    " r.who = 'self', r.done_on IS NOT NULL, r.extended_on IS NOT NULL,"
    " r.received_on, r.due_on, " REQUEST_NEXT_COLUMNS
    " FROM request r LEFT JOIN person p ON p.id = r.person"
    " WHERE r.code = :code AND r.what <> 'ask'";

/* ------------------------------------------------------------ what comes next
 */

/* Of a request that may be given if they can decide. */
static enum request_next
next_if_able(bool is_able, bool is_to_think_over, bool is_yes)
{
	if (is_to_think_over)
		return REQUEST_CAPACITY;
	if (!is_able)
		return REQUEST_LEAD;
	return is_yes ? REQUEST_GIVE : REQUEST_KEEP;
}

enum request_next
request_next_of(struct stmt *stmt, int column)
{
	bool is_done = stmt_int(stmt, column) != 0;
	bool is_own = stmt_int(stmt, column + 1) != 0;
	bool is_nobody = stmt_int(stmt, column + 2) != 0;
	const char *said = stmt_text(stmt, column + 3);
	bool is_able = stmt_int(stmt, column + 4) != 0;
	bool is_to_think_over = stmt_int(stmt, column + 5) != 0;

	if (is_done)
		return REQUEST_OVER;
	if (is_own)
		return is_nobody
			   ? REQUEST_NOBODY
			   : next_if_able(is_able, is_to_think_over, true);
	if (strcmp(said, "yes") != 0 && strcmp(said, "no") != 0)
		return REQUEST_ASK;
	return next_if_able(
	    is_able, is_to_think_over, strcmp(said, "yes") == 0);
}

/* ----------------------------------------------------------------- the list */

static int32_t
day_or_none(struct stmt *stmt, int column)
{
	return stmt_is_null(stmt, column) ? DAY_NONE
					  : (int32_t)stmt_int(stmt, column);
}

static void
line_read(struct stmt *stmt, struct request_line *line)
{
	memset(line, 0, sizeof *line);
	strncpy(line->code, stmt_text(stmt, 0), CODE_TEXT_BYTES - 1);
	line->what = mem_text(stmt_text(stmt, 1));
	line->who = mem_text(stmt_text(stmt, 2));
	line->how = mem_text(stmt_text(stmt, 3));
	line->received_on = (int32_t)stmt_int(stmt, 4);
	line->due_on = day_or_none(stmt, 5);
	line->is_extended = stmt_int(stmt, 6) != 0;
	line->is_overdue = stmt_int(stmt, 7) != 0;
	line->is_given = stmt_int(stmt, 8) != 0;
	line->done_on = day_or_none(stmt, 9);
	line->is_done = line->done_on != DAY_NONE;
	line->said = mem_text(stmt_text(stmt, 10));
	line->said_on = day_or_none(stmt, 11);
	line->next = request_next_of(stmt, COLUMN_NEXT);
}

void
request_line_clear(struct request_line *line)
{
	mem_free(line->what);
	mem_free(line->who);
	mem_free(line->how);
	mem_free(line->said);
	memset(line, 0, sizeof *line);
}

enum status
request_list(struct records *records, bool all, struct request_line **lines,
    size_t *count)
{
	struct stmt *stmt = stmt_open(records->store, sql_list);
	void *array = NULL;
	size_t room = 0;
	enum status status;

	*count = 0;
	stmt_bind_int(stmt, ":all", all);
	while (stmt_step(stmt)) {
		mem_grow(&array, &room, *count + 1, sizeof **lines);
		line_read(stmt, (struct request_line *)array + (*count)++);
	}
	*lines = array;
	status = stmt_done(&stmt);
	if (status != STATUS_OK) {
		request_list_clear(lines, *count);
		*count = 0;
	}
	return status;
}

void
request_list_clear(struct request_line **lines, size_t count)
{
	for (size_t i = 0; i < count; i++)
		request_line_clear(&(*lines)[i]);
	mem_free(*lines);
	*lines = NULL;
}

enum status
request_overdue(struct records *records, int64_t *count)
{
	struct stmt *stmt = stmt_open(records->store, sql_overdue);

	return stmt_one_int(&stmt, count);
}

/* -------------------------------------------------------------------- one */

enum status
request_find(struct records *records, const char *code, struct request_row *row)
{
	char tidy[CODE_TEXT_BYTES];
	struct stmt *stmt = NULL;
	enum status status = STATUS_OK;

	*row = (struct request_row){.id = 0};
	if (code_tidy(code, tidy)) {
		stmt = stmt_open(records->store, sql_find);
		stmt_bind_text(stmt, ":code", tidy);
		if (stmt_step(stmt)) {
			row->id = stmt_int(stmt, 0);
			stmt_copy_blob(stmt, 1, row->uid, UID_BYTES);
			row->person = stmt_int(stmt, 2);
			stmt_copy_blob(stmt, 3, row->person_uid, UID_BYTES);
			row->is_own = stmt_int(stmt, 4) != 0;
			row->is_done = stmt_int(stmt, 5) != 0;
			row->is_extended = stmt_int(stmt, 6) != 0;
			row->received_on = (int32_t)stmt_int(stmt, 7);
			row->due_on = day_or_none(stmt, 8);
			row->next = request_next_of(stmt, 9);
		}
		status = stmt_done(&stmt);
	}
	if (status == STATUS_OK && row->id == 0)
		status = REFUSE(STATUS_NOT_FOUND,
		    "There is no request with that id. Look at the list: "
		    "sayso request list");
	return status;
}

static enum status
view_read(struct records *records, const struct request_row *row,
    struct request_view *view)
{
	struct stmt *stmt = stmt_open(records->store, sql_show);

	stmt_bind_int(stmt, ":id", row->id);
	if (stmt_step(stmt)) {
		line_read(stmt, &view->line);
		view->purpose = mem_text(stmt_text(stmt, COLUMN_MORE));
		view->taken_by = mem_text(stmt_text(stmt, COLUMN_MORE + 1));
		view->heard_by = mem_text(stmt_text(stmt, COLUMN_MORE + 2));
		view->extended_why = mem_text(stmt_text(stmt, COLUMN_MORE + 3));
		view->why = mem_text(stmt_text(stmt, COLUMN_MORE + 4));
	}
	return stmt_done(&stmt);
}

enum status
request_get(
    struct records *records, const char *code, struct request_line *line)
{
	struct request_row row;
	struct request_view view = {.purpose = NULL};
	enum status status = request_find(records, code, &row);

	if (status == STATUS_OK)
		status = view_read(records, &row, &view);
	if (status == STATUS_OK) {
		*line = view.line;
		memset(&view.line, 0, sizeof view.line);
	}
	request_view_clear(&view);
	return status;
}

static enum status
look(struct records *records, const struct request_row *row)
{
	static const char *const kinds[] = {"name"};
	static const struct look_why why = {LOOK_ASKED, NULL};
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	if (status == STATUS_OK)
		status =
		    look_write(records, txn, row->person_uid, &why, kinds, 1);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

/* Whom it is about: a look first. */
static enum status
view_whom(struct records *records, const struct request_row *row,
    struct request_view *view)
{
	struct buf called = BUF_EMPTY;
	enum status status;

	if (!view->is_shown || row->person == 0)
		return STATUS_OK;
	status = look(records, row);
	if (status == STATUS_OK)
		status = person_called(records, row->person, &called);
	if (status == STATUS_NOT_FOUND)
		status = STATUS_OK;
	if (status == STATUS_OK)
		uid_code(row->person_uid, view->person);
	mem_wipe_text(&view->called);
	view->called = buf_take(&called);
	return status;
}

/* Their own, or they said yes or no to it. */
static bool
may_be_shown(const struct request_row *row, const struct request_line *line)
{
	return row->is_own || strcmp(line->said, "yes") == 0 ||
	       strcmp(line->said, "no") == 0;
}

enum status
request_show(
    struct records *records, const char *code, struct request_view *view)
{
	struct request_row row;
	enum status status;

	memset(view, 0, sizeof *view);
	view->called = mem_text("");
	status = request_find(records, code, &row);
	if (status == STATUS_OK)
		status = view_read(records, &row, view);
	if (status == STATUS_OK) {
		view->is_shown = may_be_shown(&row, &view->line);
		status = view_whom(records, &row, view);
	}
	if (status != STATUS_OK)
		request_view_clear(view);
	return status;
}

void
request_view_clear(struct request_view *view)
{
	request_line_clear(&view->line);
	mem_wipe_text(&view->purpose);
	mem_free(view->taken_by);
	mem_free(view->heard_by);
	mem_wipe_text(&view->extended_why);
	mem_wipe_text(&view->why);
	mem_wipe_text(&view->called);
	memset(view, 0, sizeof *view);
}
