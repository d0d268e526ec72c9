/*
 * group_regular: which young people a group's list begins with.
 *
 * Owns group_person.  A place among the regulars is attendance: it is written
 * under a permit for that and goes with it.  An entry never says who: it would
 * stay behind when they are forgotten.
 */
#include "core/group_internal.h"

static const char sql_add[] =
    "INSERT INTO group_person (work_group, person, from_on, uid)"
    " VALUES (:group, :person, :today, :uid)"
    " ON CONFLICT (work_group, person, from_on) DO UPDATE SET until_on = NULL";
static const char sql_came[] =
    "INSERT INTO group_person (work_group, person, from_on, uid)"
    " SELECT s.work_group, :person, s.held_on, :uid FROM session s"
    " WHERE s.id = :session AND s.work_group IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM group_person r"
    "  WHERE r.work_group = s.work_group AND r.person = :person"
    "  AND (r.until_on IS NULL OR r.until_on >= s.held_on))"
    " ON CONFLICT (work_group, person, from_on) DO UPDATE SET until_on = NULL";
static const char sql_is[] =
    "SELECT count(*) FROM group_person WHERE work_group = :group"
    " AND person = :person AND (until_on IS NULL OR until_on >= :today)";
static const char sql_remove[] =
    "UPDATE group_person SET until_on = :today - 1"
    " WHERE work_group = :group AND person = :person"
    " AND (until_on IS NULL OR until_on >= :today)";

enum status
group_regular_came(
    struct txn *txn, const struct permit *permit, int64_t session)
{
	unsigned char uid[UID_BYTES];
	struct stmt *stmt = stmt_open(txn_store(txn), sql_came);

	uid_new(uid);
	stmt_bind_blob(stmt, ":uid", uid, UID_BYTES);
	stmt_bind_int(stmt, ":person", permit_person(permit));
	stmt_bind_int(stmt, ":session", session);
	return stmt_run(&stmt);
}

static enum status
check_not_yet(struct records *records, int64_t group, int64_t person)
{
	struct stmt *stmt = stmt_open(records->store, sql_is);
	int64_t places = 0;
	enum status status;

	stmt_bind_int(stmt, ":group", group);
	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":today", records->today);
	status = stmt_one_int(&stmt, &places);
	if (status == STATUS_OK && places > 0)
		status = REFUSE(STATUS_INVALID,
		    "They are one of this group's regulars already. There is "
		    "nothing to do.");
	return status;
}

static enum status
insert(struct records *records, struct txn *txn, int64_t group, int64_t person)
{
	unsigned char uid[UID_BYTES];
	struct permit *permit = NULL;
	struct stmt *stmt = NULL;
	enum status status;

	uid_new(uid);
	status = consent_permit(records, txn, person, KIND_ATTENDANCE, &permit);
	if (status != STATUS_OK)
		goto out;
	if (permit_is_count_only(permit)) {
		status = REFUSE(STATUS_NO_CONSENT,
		    "They said: count me, but put my name on no list. Leave "
		    "them off, or ask them again.");
		goto out;
	}
	stmt = stmt_open(records->store, sql_add);
	stmt_bind_int(stmt, ":group", group);
	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":today", records->today);
	stmt_bind_blob(stmt, ":uid", uid, UID_BYTES);
	status = stmt_run(&stmt);
out:
	permit_end(&permit);
	return status;
}

static enum status
note(struct records *records, struct txn *txn, const struct group_row *row,
    const char *key, int32_t day)
{
	struct buf body = BUF_EMPTY;
	enum status status;

	group_line_day(&body, key, day);
	status = group_note(records, txn, row, "group_regular", body.text);
	buf_clear(&body);
	return status;
}

enum status
group_regular_add(
    struct records *records, const char *name, const char *person_code)
{
	unsigned char uid[UID_BYTES];
	struct group_row row = {0};
	struct txn *txn = NULL;
	int64_t person = 0;
	enum status status;

	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = group_going_on(records, name, &row);
	if (status == STATUS_OK)
		status = person_by_code(records, person_code, &person, uid);
	if (status == STATUS_OK)
		status = check_not_yet(records, row.id, person);
	if (status == STATUS_OK)
		status = insert(records, txn, row.id, person);
	if (status == STATUS_OK)
		status = note(records, txn, &row, "from", records->today);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

static enum status
end_place(struct records *records, int64_t group, int64_t person)
{
	struct stmt *stmt = stmt_open(records->store, sql_remove);
	enum status status;

	stmt_bind_int(stmt, ":group", group);
	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":today", records->today);
	status = stmt_run(&stmt);
	if (status == STATUS_OK && store_changes(records->store) == 0)
		status = REFUSE(STATUS_NOT_FOUND,
		    "They are none of this group's regulars. There is nothing "
		    "to do.");
	return status;
}

enum status
group_regular_remove(
    struct records *records, const char *name, const char *person_code)
{
	unsigned char uid[UID_BYTES];
	struct group_row row = {0};
	struct txn *txn = NULL;
	int64_t person = 0;
	enum status status;

	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = group_by_name(records, name, &row);
	if (status == STATUS_OK)
		status = person_by_code(records, person_code, &person, uid);
	if (status == STATUS_OK)
		status = end_place(records, row.id, person);
	if (status == STATUS_OK)
		status = note(records, txn, &row, "until", records->today - 1);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}
