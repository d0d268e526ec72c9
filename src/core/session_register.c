/*
 * session_register: names on the register of a session.
 *
 * A name is written under a permit for attendance, and while the register is
 * open.  Taking one off needs nobody's yes.
 */
#include <string.h>

#include "base/mem.h"
#include "core/counted_internal.h"
#include "core/group_internal.h"
#include "core/session_internal.h"

static const char sql_find[] =
    "SELECT id, held_on, headcount, uid, coalesce(work_group, 0) FROM session"
    " WHERE code = :code";
static const char sql_tick[] = "INSERT INTO attendance (session, person, uid)"
			       " VALUES (:session, :person, :uid)"
			       " ON CONFLICT (session, person) DO NOTHING";
static const char sql_untick[] =
    "DELETE FROM attendance WHERE session = :session AND person = :person";
static const char sql_is_ticked[] =
    "SELECT count(*) FROM attendance WHERE session = :session"
    " AND person = :person";
static const char sql_state[] =
    "SELECT s.closes_on, (SELECT count(*) FROM period_closed p"
    "  WHERE s.held_on BETWEEN p.start_on AND p.end_on)"
    " FROM session s WHERE s.id = :session";

enum status
session_by_code(
    struct records *records, const char *code, struct session_row *row)
{
	char tidy[CODE_TEXT_BYTES];
	struct stmt *stmt = NULL;
	bool is_found = false;
	enum status status = STATUS_OK;

	if (code_tidy(code, tidy)) {
		stmt = stmt_open(records->store, sql_find);
		stmt_bind_text(stmt, ":code", tidy);
		if (stmt_step(stmt)) {
			is_found = true;
			row->id = stmt_int(stmt, 0);
			row->held_on = (int32_t)stmt_int(stmt, 1);
			row->headcount = stmt_int(stmt, 2);
			stmt_copy_blob(stmt, 3, row->uid, UID_BYTES);
			row->group = stmt_int(stmt, 4);
		}
		status = stmt_done(&stmt);
	}
	if (status == STATUS_OK && !is_found)
		status = REFUSE(STATUS_NOT_FOUND,
		    "There is no session with that id. Look at the list of "
		    "sessions.");
	return status;
}

enum status
session_state(struct records *records, const struct session_row *row,
    bool *is_open, bool *is_drawn)
{
	struct stmt *stmt = stmt_open(records->store, sql_state);

	*is_open = false;
	*is_drawn = false;
	stmt_bind_int(stmt, ":session", row->id);
	if (stmt_step(stmt)) {
		*is_drawn = stmt_int(stmt, 1) > 0;
		*is_open = !*is_drawn && records_no_day(records) <=
					     (int32_t)stmt_int(stmt, 0);
	}
	return stmt_done(&stmt);
}

enum status
session_may_change(
    struct records *records, const struct session_row *row, bool *is_open)
{
	bool is_drawn = false;
	enum status status = session_state(records, row, is_open, &is_drawn);

	if (status == STATUS_OK && is_drawn)
		status = REFUSE(STATUS_INVALID,
		    "The figures of that time are closed, so this session can "
		    "no longer be changed. If it matters, tell the people who "
		    "read them.");
	return status;
}

enum status
session_tick(struct records *records, struct txn *txn,
    const struct permit *permit, const struct session_row *row)
{
	unsigned char uid[UID_BYTES];
	struct stmt *stmt = NULL;
	enum status status;

	(void)records;
	if (permit_is_count_only(permit))
		return STATUS_OK;
	uid_new(uid);
	stmt = stmt_open(txn_store(txn), sql_tick);
	stmt_bind_int(stmt, ":session", row->id);
	stmt_bind_int(stmt, ":person", permit_person(permit));
	stmt_bind_blob(stmt, ":uid", uid, UID_BYTES);
	status = stmt_run(&stmt);
	if (status == STATUS_INVALID)
		return REFUSE(STATUS_INVALID,
		    "There would be more names than heads. Put the headcount "
		    "right first.");
	if (status == STATUS_OK && row->group != 0)
		status = group_regular_came(txn, permit, row->id);
	return status;
}

/* -------------------------------------------------------- one name more */

/* The session and the person of a change, while the register is open. */
struct change {
	struct session_row row;
	int64_t person;
};

static enum status
find_change(struct records *records, const char *code, const char *person_code,
    struct change *change)
{
	unsigned char uid[UID_BYTES];
	bool is_open = false;
	enum status status;

	status = session_by_code(records, code, &change->row);
	if (status == STATUS_OK)
		status =
		    person_by_code(records, person_code, &change->person, uid);
	if (status == STATUS_OK)
		status = session_may_change(records, &change->row, &is_open);
	if (status == STATUS_OK && !is_open)
		status = REFUSE(STATUS_INVALID,
		    "This register closed 8 days after it was written. Its "
		    "names stay as they are.");
	return status;
}

static enum status
check_not_ticked(struct records *records, const struct change *change)
{
	struct stmt *stmt = stmt_open(records->store, sql_is_ticked);
	int64_t rows = 0;
	enum status status;

	stmt_bind_int(stmt, ":session", change->row.id);
	stmt_bind_int(stmt, ":person", change->person);
	status = stmt_one_int(&stmt, &rows);
	if (status == STATUS_OK && rows > 0)
		status = REFUSE(STATUS_INVALID,
		    "They are on this register already. There is nothing to "
		    "do.");
	return status;
}

/* Who may only be counted is counted, and the register stays as it is. */
static enum status
tick(struct records *records, struct txn *txn, const struct change *change)
{
	struct permit *permit = NULL;
	bool is_written = false;
	enum status status;

	status = consent_permit(
	    records, txn, change->person, KIND_ATTENDANCE, &permit);
	if (status == STATUS_OK)
		status = check_not_ticked(records, change);
	if (status == STATUS_OK) {
		is_written = !permit_is_count_only(permit);
		status = session_tick(records, txn, permit, &change->row);
	}
	if (status == STATUS_OK)
		status =
		    counted_visit(records, txn, permit, change->row.held_on);
	permit_end(&permit);
	if (status == STATUS_OK && is_written)
		status = session_note(
		    records, txn, change->row.uid, "session_name_added", "");
	return status;
}

enum status
session_present_add(
    struct records *records, const char *code, const char *person_code)
{
	struct change change = {0};
	struct txn *txn = NULL;
	enum status status;

	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = find_change(records, code, person_code, &change);
	if (status == STATUS_OK)
		status = tick(records, txn, &change);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

static enum status
untick(struct records *records, struct txn *txn, const struct change *change)
{
	struct stmt *stmt = NULL;
	enum status status =
	    tombstone_visit(records, txn, change->row.id, change->person);

	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_untick);
	stmt_bind_int(stmt, ":session", change->row.id);
	stmt_bind_int(stmt, ":person", change->person);
	status = stmt_run(&stmt);
	if (status == STATUS_OK && store_changes(records->store) == 0)
		return REFUSE(STATUS_NOT_FOUND,
		    "They are not on this register. There is nothing to do.");
	if (status == STATUS_OK)
		status = counted_no_visit(
		    records, txn, change->person, change->row.held_on);
	if (status == STATUS_OK)
		status = session_note(
		    records, txn, change->row.uid, "session_name_removed", "");
	return status;
}

enum status
session_present_remove(
    struct records *records, const char *code, const char *person_code)
{
	struct change change = {0};
	struct txn *txn = NULL;
	enum status status;

	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = find_change(records, code, person_code, &change);
	if (status == STATUS_OK)
		status = untick(records, txn, &change);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}
