/*
 * roster: the users as the records store keeps them (table user).
 *
 * Keys are sealed to this list only, so a row is written under the second key
 * alone.  A removed user's row stays, so that "who looked" keeps its name.
 */
#include <string.h>

#include "base/buf.h"
#include "base/day.h"
#include "base/mem.h"
#include "core/core_internal.h"
#include "core/field_internal.h"
#include "core/roster.h"

static const char sql_add[] =
    "INSERT INTO user (uid, name, role, is_recovery, sign_public, box_public,"
    " added_on) VALUES (:uid, :name, :role, :is_recovery, :sign, :box, "
    "today())";
static const char sql_list[] =
    "SELECT uid, name, role, is_recovery, sign_public, box_public, added_on"
    " FROM user WHERE removed_on IS NULL ORDER BY is_recovery, name";
static const char sql_by_name[] =
    "SELECT id, uid FROM user WHERE name = :name AND removed_on IS NULL";
static const char sql_count_theirs[] =
    "SELECT count(*) FROM field_seal s LEFT JOIN person_key k ON k.id = s.key"
    " WHERE s.to_user = :user AND (s.key IS NULL OR k.ended_on IS NOT NULL)";
static const char sql_theirs[] =
    "SELECT f.id, f.uid, f.person, f.kind FROM field f"
    " JOIN field_seal s ON s.field = f.id"
    " LEFT JOIN person_key k ON k.id = s.key"
    " WHERE s.to_user = :user AND (s.key IS NULL OR k.ended_on IS NOT NULL)";
static const char sql_drop_field[] = "DELETE FROM field WHERE id = :id";
static const char sql_remove[] =
    "UPDATE user SET removed_on = today() WHERE id = :id";
static const char sql_leave_groups[] =
    "UPDATE group_worker SET until_on = today() - 1 WHERE user = :id"
    " AND (until_on IS NULL OR until_on >= today())";
static const char sql_used[] =
    "SELECT coalesce(max(n), 0) FROM ledger"
    " WHERE subject = :subject AND event = 'recovery_used'";
static const char sql_replaced[] =
    "SELECT coalesce(max(n), 0) FROM ledger"
    " WHERE subject = :subject AND event = 'recovery_replaced'";

enum status
roster_put(
    struct records *records, struct txn *txn, const struct records_user *user)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_add);

	(void)records;
	stmt_bind_blob(stmt, ":uid", user->uid, UID_BYTES);
	stmt_bind_text(stmt, ":name", user->name);
	stmt_bind_text(stmt, ":role", user->is_worker ? "worker" : "manager");
	stmt_bind_int(stmt, ":is_recovery", user->is_recovery);
	stmt_bind_blob(stmt, ":sign", user->sign_public, 32);
	stmt_bind_blob(stmt, ":box", user->box_public, 32);
	return stmt_run(&stmt);
}

/* One row of sql_list. */
static void
roster_read(struct stmt *stmt, struct records_user *user)
{
	size_t length = strlen(stmt_text(stmt, 1));

	stmt_copy_blob(stmt, 0, user->uid, UID_BYTES);
	if (length >= sizeof user->name)
		length = sizeof user->name - 1;
	memcpy(user->name, stmt_text(stmt, 1), length);
	user->is_worker = strcmp(stmt_text(stmt, 2), "worker") == 0;
	user->is_recovery = stmt_int(stmt, 3) != 0;
	stmt_copy_blob(stmt, 4, user->sign_public, 32);
	stmt_copy_blob(stmt, 5, user->box_public, 32);
}

enum status
roster_list(struct records *records, struct roster *roster)
{
	struct stmt *stmt = stmt_open(records->store, sql_list);
	void *users = NULL, *days = NULL;
	size_t users_room = 0, days_room = 0, count = 0;
	enum status status;

	while (stmt_step(stmt)) {
		mem_grow(&users, &users_room, count + 1,
		    sizeof(struct records_user));
		mem_grow(&days, &days_room, count + 1, sizeof(int32_t));
		roster_read(stmt, (struct records_user *)users + count);
		((int32_t *)days)[count++] = (int32_t)stmt_int(stmt, 6);
	}
	status = stmt_done(&stmt);
	if (status != STATUS_OK) {
		mem_free(users);
		mem_free(days);
		return status;
	}
	roster->users = users;
	roster->added_on = days;
	roster->count = count;
	return STATUS_OK;
}

void
roster_clear(struct roster *roster)
{
	mem_free(roster->users);
	mem_free(roster->added_on);
	memset(roster, 0, sizeof *roster);
}

/* A ledger entry about one user, whose subject is that user. */
static enum status
roster_note(struct records *records, struct txn *txn, const char *event,
    const unsigned char uid[UID_BYTES])
{
	struct ledger_entry entry = {false, event, uid, ""};

	return ledger_add(records, txn, &entry, NULL);
}

/* By the words of the envelope: everybody is to see that they were used. */
static enum status
roster_note_use(struct records *records, struct txn *txn,
    const unsigned char made[UID_BYTES])
{
	struct buf body = BUF_EMPTY;
	struct ledger_entry entry = {
	    false, "recovery_used", records->vault_uid, NULL};
	enum status status;

	ledger_line_uid(&body, "made", made);
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, NULL);
	buf_clear(&body);
	return status;
}

static enum status
roster_add_as(
    struct records *records, const struct records_user *user, bool by_recovery)
{
	struct txn *txn = NULL;
	enum status status;

	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = roster_put(records, txn, user);
	if (status == STATUS_OK)
		status = roster_note(records, txn, "user_added", user->uid);
	if (status == STATUS_OK && by_recovery)
		status = roster_note_use(records, txn, user->uid);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

enum status
roster_add(struct records *records, const struct records_user *user)
{
	return roster_add_as(records, user, false);
}

enum status
roster_add_by_recovery(struct records *records, const struct records_user *user)
{
	return roster_add_as(records, user, true);
}

static enum status
roster_find(struct records *records, const char *name, int64_t *id,
    unsigned char uid[UID_BYTES])
{
	struct stmt *stmt = stmt_open(records->store, sql_by_name);
	bool found;
	enum status status;

	stmt_bind_text(stmt, ":name", name);
	found = stmt_step(stmt);
	if (found) {
		*id = stmt_int(stmt, 0);
		stmt_copy_blob(stmt, 1, uid, UID_BYTES);
	}
	status = stmt_done(&stmt);
	if (status == STATUS_OK && !found)
		status = REFUSE(STATUS_NOT_FOUND,
		    "There is no user of that name. See: sayso user list");
	return status;
}

enum status
roster_only_theirs(struct records *records, const char *name, int64_t *values)
{
	unsigned char uid[UID_BYTES];
	struct stmt *stmt = NULL;
	int64_t id = 0;
	enum status status = roster_find(records, name, &id, uid);

	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_count_theirs);
	stmt_bind_int(stmt, ":user", id);
	return stmt_one_int(&stmt, values);
}

static enum status
run_with_id(struct txn *txn, const char *sql, int64_t id)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql);

	stmt_bind_int(stmt, ":id", id);
	return stmt_run(&stmt);
}

/* One of them goes, and the young person is told so. */
static enum status
roster_erase_one(struct records *records, struct txn *txn, struct stmt *row)
{
	struct field_place place;
	unsigned char uid[UID_BYTES];
	enum status status =
	    field_place(records, stmt_int(row, 2), stmt_int(row, 3), &place);

	stmt_copy_blob(row, 1, uid, UID_BYTES);
	if (status == STATUS_OK)
		status = tombstone_field(records, txn, uid);
	if (status == STATUS_OK)
		status = field_note(records, txn, &place, "value_removed");
	if (status == STATUS_OK)
		status = run_with_id(txn, sql_drop_field, stmt_int(row, 0));
	return status;
}

/* What only this user could open goes with them. */
static enum status
roster_erase_theirs(struct records *records, struct txn *txn, int64_t user)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_theirs);
	enum status status = STATUS_OK, last;

	stmt_bind_int(stmt, ":user", user);
	while (status == STATUS_OK && stmt_step(stmt))
		status = roster_erase_one(records, txn, stmt);
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

enum status
roster_remove(struct records *records, const char *name)
{
	unsigned char uid[UID_BYTES];
	struct txn *txn = NULL;
	int64_t id = 0;
	enum status status;

	status = roster_find(records, name, &id, uid);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = roster_erase_theirs(records, txn, id);
	if (status == STATUS_OK)
		status = draft_drop_of(txn, id);
	if (status == STATUS_OK)
		status = run_with_id(txn, sql_leave_groups, id);
	if (status == STATUS_OK)
		status = run_with_id(txn, sql_remove, id);
	if (status == STATUS_OK)
		status = tombstone_user(records, txn, uid);
	if (status == STATUS_OK)
		status = roster_note(records, txn, "user_removed", uid);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

static enum status
roster_newest(struct records *records, const char *sql,
    const unsigned char uid[UID_BYTES], int64_t *n)
{
	unsigned char subject[LEDGER_SUBJECT_BYTES];
	struct stmt *stmt = stmt_open(records->store, sql);

	ledger_subject(uid, subject);
	stmt_bind_blob(stmt, ":subject", subject, sizeof subject);
	return stmt_one_int(&stmt, n);
}

enum status
roster_recovery_is_spent(
    struct records *records, const unsigned char uid[UID_BYTES], bool *is_spent)
{
	int64_t used = 0, replaced = 0;
	enum status status;

	status = roster_newest(records, sql_used, records->vault_uid, &used);
	if (status == STATUS_OK)
		status = roster_newest(records, sql_replaced, uid, &replaced);
	if (status == STATUS_OK)
		*is_spent = used > replaced;
	return status;
}

/*
 * Who is in by the old words is in by the new ones, if those are in the store:
 * after a commit that failed only the store knows.
 */
static void
become(struct records *records, const struct records_user *recovery)
{
	unsigned char uid[UID_BYTES];
	int64_t id = 0;

	if (roster_find(records, recovery->name, &id, uid) != STATUS_OK ||
	    memcmp(uid, recovery->uid, UID_BYTES) != 0)
		return;
	memcpy(records->my_uid, uid, UID_BYTES);
	ledger_subject(uid, records->my_hash);
	records->me = id;
}

enum status
roster_recovery_replaced(
    struct records *records, const struct records_user *recovery)
{
	unsigned char uid[UID_BYTES];
	struct txn *txn = NULL;
	int64_t id = 0;
	enum status status;

	status = roster_find(records, recovery->name, &id, uid);
	if (status == STATUS_NOT_FOUND) {
		id = 0;
		status = STATUS_OK;
	}
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK && id != 0)
		status = run_with_id(txn, sql_remove, id);
	if (status == STATUS_OK && id != 0)
		status = tombstone_user(records, txn, uid);
	if (status == STATUS_OK)
		status = roster_put(records, txn, recovery);
	if (status == STATUS_OK)
		status = roster_note(
		    records, txn, "recovery_replaced", recovery->uid);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	if (id == records->me)
		become(records, recovery);
	return status;
}
