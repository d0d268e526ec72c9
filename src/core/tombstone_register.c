/*
 * tombstone_register: names on registers, regulars, a session's text, and words
 * beside a value: what marks them when they go, and doing that again.
 *
 * Each such row has random bytes of its own that go with it.  Only their hash
 * is kept: one of session and person would say for ever who was where.
 */
#include "core/counted_internal.h"
#include "core/erase_internal.h"
#include "core/field_internal.h"
#include "core/tombstone_internal.h"

static const char sql_visit[] =
    "SELECT uid FROM attendance WHERE session = :session AND person = :person"
    " AND uid IS NOT NULL";
static const char sql_text[] =
    "SELECT coalesce(text_uid, uid) FROM session WHERE id = :id";
static const char sql_renew_text[] =
    "UPDATE session SET text_uid = :uid WHERE id = :id";
static const char sql_words[] =
    "SELECT salt FROM field_words WHERE field = :field";
/* What hangs on a kind beside its values. */
static const char sql_visits[] =
    "SELECT uid FROM attendance WHERE person = :person AND uid IS NOT NULL";
static const char sql_regulars[] =
    "SELECT uid FROM group_person WHERE person = :person AND uid IS NOT NULL";
static const char sql_outcomes[] =
    "SELECT uid FROM outcome WHERE person = :person";

static const char sql_where[] =
    "SELECT s.uid, s.held_on FROM attendance a JOIN session s"
    " ON s.id = a.session WHERE a.person = :person AND a.uid = :uid";
static const char sql_group[] =
    "SELECT g.uid FROM group_person r JOIN work_group g ON g.id = r.work_group"
    " WHERE r.person = :person AND r.uid = :uid";
static const char sql_value[] =
    "SELECT f.person, f.kind FROM field_words w JOIN field f ON f.id = w.field"
    " WHERE w.field = :field AND w.salt = :uid";
static const char sql_drop_visit[] =
    "DELETE FROM attendance WHERE person = :person AND uid = :uid";
static const char sql_drop_regular[] =
    "DELETE FROM group_person WHERE person = :person AND uid = :uid";
static const char sql_drop_words[] =
    "DELETE FROM field_words WHERE field = :field AND salt = :uid";

/* ---------------------------------------------------------------- burying */

/* Every row that ${stmt} gives, by its one column. */
static enum status
bury_all(struct records *records, struct txn *txn, struct stmt *stmt)
{
	enum status status = STATUS_OK, done;

	while (status == STATUS_OK && stmt_step(stmt)) {
		unsigned char uid[UID_BYTES];

		stmt_copy_blob(stmt, 0, uid, UID_BYTES);
		status = tombstone_field(records, txn, uid);
	}
	done = stmt_done(&stmt);
	return status == STATUS_OK ? done : status;
}

enum status
tombstone_visit(
    struct records *records, struct txn *txn, int64_t session, int64_t person)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_visit);

	stmt_bind_int(stmt, ":session", session);
	stmt_bind_int(stmt, ":person", person);
	return bury_all(records, txn, stmt);
}

enum status
tombstone_words(struct records *records, struct txn *txn, int64_t field)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_words);

	stmt_bind_int(stmt, ":field", field);
	return bury_all(records, txn, stmt);
}

/* By another mark from now on: it may be blacked out once more. */
static enum status
renew_text(struct txn *txn, int64_t session)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_renew_text);
	unsigned char uid[UID_BYTES];

	uid_new(uid);
	stmt_bind_blob(stmt, ":uid", uid, UID_BYTES);
	stmt_bind_int(stmt, ":id", session);
	return stmt_run(&stmt);
}

enum status
tombstone_text(struct records *records, struct txn *txn, int64_t session)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_text);
	enum status status;

	stmt_bind_int(stmt, ":id", session);
	status = bury_all(records, txn, stmt);
	return status == STATUS_OK ? renew_text(txn, session) : status;
}

static enum status
bury_of(
    struct records *records, struct txn *txn, const char *sql, int64_t person)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql);

	stmt_bind_int(stmt, ":person", person);
	return bury_all(records, txn, stmt);
}

enum status
tombstone_of_kind(
    struct records *records, struct txn *txn, int64_t person, int64_t kind)
{
	enum status status = STATUS_OK;

	if (kind == KIND_OUTCOME)
		return bury_of(records, txn, sql_outcomes, person);
	if (kind != KIND_ATTENDANCE)
		return STATUS_OK;
	status = bury_of(records, txn, sql_visits, person);
	if (status == STATUS_OK)
		status = bury_of(records, txn, sql_regulars, person);
	return status;
}

/* ------------------------------------------------------------------ again */

static struct stmt *
open_for(struct store *store, const char *sql, const char *id,
    const struct buried *row)
{
	struct stmt *stmt = stmt_open(store, sql);

	stmt_bind_int(stmt, id, row->id);
	stmt_bind_blob(stmt, ":uid", row->uid, UID_BYTES);
	return stmt;
}

static enum status
drop(struct txn *txn, const char *sql, const char *id, const struct buried *row)
{
	struct stmt *stmt = open_for(txn_store(txn), sql, id, row);

	return stmt_run(&stmt);
}

enum status
tombstone_visit_again(
    struct records *records, struct txn *txn, const struct buried *row)
{
	struct stmt *stmt = open_for(records->store, sql_where, ":person", row);
	unsigned char session[UID_BYTES];
	struct ledger_entry entry = {
	    false, "session_name_removed", session, ""};
	bool is_there = stmt_step(stmt);
	int32_t held_on = 0;
	enum status status;

	if (is_there) {
		stmt_copy_blob(stmt, 0, session, UID_BYTES);
		held_on = (int32_t)stmt_int(stmt, 1);
	}
	status = stmt_done(&stmt);
	if (status != STATUS_OK || !is_there)
		return status;
	status = drop(txn, sql_drop_visit, ":person", row);
	if (status == STATUS_OK)
		status = counted_no_visit(records, txn, row->id, held_on);
	return status == STATUS_OK ? ledger_add(records, txn, &entry, NULL)
				   : status;
}

enum status
tombstone_regular_again(
    struct records *records, struct txn *txn, const struct buried *row)
{
	struct stmt *stmt = open_for(records->store, sql_group, ":person", row);
	unsigned char group[UID_BYTES];
	struct ledger_entry entry = {false, "group_regular", group, NULL};
	char day[DAY_TEXT_BYTES];
	struct buf body = BUF_EMPTY;
	bool is_there = stmt_step(stmt);
	enum status status;

	if (is_there)
		stmt_copy_blob(stmt, 0, group, UID_BYTES);
	status = stmt_done(&stmt);
	if (status != STATUS_OK || !is_there)
		return status;
	day_format(records->today, day);
	buf_add_format(&body, "until %s\n", day);
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, NULL);
	if (status == STATUS_OK)
		status = drop(txn, sql_drop_regular, ":person", row);
	buf_clear(&body);
	return status;
}

enum status
tombstone_words_again(
    struct records *records, struct txn *txn, const struct buried *row)
{
	struct stmt *stmt = open_for(records->store, sql_value, ":field", row);
	struct field_place place;
	int64_t person = 0, kind = 0;
	enum status status;

	if (stmt_step(stmt)) {
		person = stmt_int(stmt, 0);
		kind = stmt_int(stmt, 1);
	}
	status = stmt_done(&stmt);
	if (status != STATUS_OK || person == 0)
		return status;
	status = field_place(records, person, kind, &place);
	if (status == STATUS_OK)
		status = field_note(records, txn, &place, "dispute_ended");
	return status == STATUS_OK ? drop(txn, sql_drop_words, ":field", row)
				   : status;
}
