/*
 * group_worker: which workers belong to a group, and who stands in.
 *
 * Owns group_worker.  Belonging decides whose names a worker reads as a list
 * and not one by one, so every change is an entry that names the worker.
 */
#include <string.h>

#include "base/text.h"
#include "core/group_internal.h"

#define COVER_DAYS_MOST 366

static const char sql_user[] =
    "SELECT id, uid, name FROM user WHERE name = :name COLLATE NOCASE"
    " AND role = 'worker' AND is_recovery = 0 AND removed_on IS NULL"
    " ORDER BY name = :name DESC LIMIT 1";
static const char sql_add[] =
    "INSERT INTO group_worker (work_group, user, from_on, until_on, is_cover)"
    " VALUES (:group, :user, :from, :until, :cover)"
    " ON CONFLICT (work_group, user, from_on, is_cover)"
    " DO UPDATE SET until_on = excluded.until_on";
static const char sql_remove[] =
    "UPDATE group_worker SET until_on = :today - 1"
    " WHERE work_group = :group AND user = :user"
    " AND (until_on IS NULL OR until_on >= :today)";
static const char sql_belongs[] =
    "SELECT min(is_cover) FROM group_worker"
    " WHERE work_group = :group AND user = :user AND from_on <= :today"
    " AND (until_on IS NULL OR until_on >= :today)";

enum status
group_user_if_any(
    struct records *records, const char *name, struct group_user *user)
{
	struct stmt *stmt = stmt_open(records->store, sql_user);

	*user = (struct group_user){0};
	stmt_bind_text(stmt, ":name", name);
	if (stmt_step(stmt)) {
		user->id = stmt_int(stmt, 0);
		stmt_copy_blob(stmt, 1, user->uid, UID_BYTES);
		strncpy(user->name, stmt_text(stmt, 2), sizeof user->name - 1);
	}
	return stmt_done(&stmt);
}

static enum status
user_by_name(struct records *records, const char *name, struct group_user *user)
{
	struct buf clean = BUF_EMPTY;
	enum status status;

	status = text_clean(name, GROUP_TEXT_BYTES, false, &clean);
	if (status == STATUS_OK)
		status = group_user_if_any(records, clean.text, user);
	if (status == STATUS_OK && user->id == 0)
		status = REFUSE(STATUS_NOT_FOUND,
		    "There is no worker of that name. Look at the list of "
		    "users.");
	buf_clear(&clean);
	return status;
}

/* Does the user belong to the group today?  If so, only as cover? */
static enum status
belongs(struct records *records, int64_t group, int64_t user, bool *is_mine,
    bool *is_cover)
{
	struct stmt *stmt = stmt_open(records->store, sql_belongs);
	int64_t only_cover = 0;
	enum status status;

	stmt_bind_int(stmt, ":group", group);
	stmt_bind_int(stmt, ":user", user);
	stmt_bind_int(stmt, ":today", records->today);
	status = stmt_one_int(&stmt, &only_cover);
	*is_mine = status == STATUS_OK;
	*is_cover = status == STATUS_OK && only_cover != 0;
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

enum status
group_mine(
    struct records *records, int64_t group, bool *is_mine, bool *is_cover)
{
	return belongs(records, group, records->me, is_mine, is_cover);
}

/* From when to when, and as what. */
struct stay {
	int32_t from_on;
	int32_t until_on; /* DAY_NONE: no end */
	bool is_cover;
};

static enum status
insert(struct records *records, const struct group_row *row, int64_t user,
    const struct stay *stay)
{
	struct stmt *stmt = stmt_open(records->store, sql_add);

	stmt_bind_int(stmt, ":group", row->id);
	stmt_bind_int(stmt, ":user", user);
	stmt_bind_int(stmt, ":from", stay->from_on);
	stmt_bind_int_or_null(
	    stmt, ":until", stay->until_on, stay->until_on == DAY_NONE);
	stmt_bind_int(stmt, ":cover", stay->is_cover);
	return stmt_run(&stmt);
}

enum status
group_worker_first(struct records *records, const struct group_row *row)
{
	struct stay stay = {records->today, DAY_NONE, false};

	return insert(records, row, records->me, &stay);
}

static enum status
note(struct records *records, struct txn *txn, const struct group_row *row,
    const struct group_user *user, const struct stay *stay)
{
	struct buf body = BUF_EMPTY;
	enum status status;

	ledger_line_uid(&body, "worker", user->uid);
	if (stay->from_on != DAY_NONE)
		group_line_day(&body, "from", stay->from_on);
	if (stay->until_on != DAY_NONE)
		group_line_day(&body, "until", stay->until_on);
	status = group_note(records, txn, row,
	    stay->is_cover ? "group_cover" : "group_worker", body.text);
	buf_clear(&body);
	return status;
}

/* Who is meant by two names; they must not belong to the group already. */
static enum status
find_new(struct records *records, const char *name, const char *user_name,
    struct group_row *row, struct group_user *user)
{
	bool is_there = false;
	bool is_cover = false;
	enum status status = group_going_on(records, name, row);

	if (status == STATUS_OK)
		status = user_by_name(records, user_name, user);
	if (status == STATUS_OK)
		status =
		    belongs(records, row->id, user->id, &is_there, &is_cover);
	if (status == STATUS_OK && is_there && !is_cover)
		status = REFUSE(STATUS_INVALID,
		    "They work with this group already. There is nothing to "
		    "do.");
	return status;
}

static enum status
add(struct records *records, const char *name, const char *user_name,
    const struct stay *stay)
{
	struct group_user user = {0};
	struct group_row row = {0};
	struct txn *txn = NULL;
	enum status status;

	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = find_new(records, name, user_name, &row, &user);
	if (status == STATUS_OK)
		status = insert(records, &row, user.id, stay);
	if (status == STATUS_OK)
		status = note(records, txn, &row, &user, stay);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

enum status
group_worker_add(struct records *records, const char *name, const char *user)
{
	struct stay stay = {records->today, DAY_NONE, false};

	return add(records, name, user, &stay);
}

enum status
group_cover(struct records *records, const char *name, const char *user,
    int32_t from_on, int32_t until_on)
{
	struct stay stay = {from_on, until_on, true};

	if (from_on == DAY_NONE)
		stay.from_on = records->today;
	if (until_on == DAY_NONE)
		stay.until_on = stay.from_on;
	if (stay.until_on < stay.from_on)
		return REFUSE(STATUS_INVALID,
		    "The last day is before the first. Put the dates right.");
	if (stay.until_on < records->today)
		return REFUSE(STATUS_INVALID,
		    "That is over already. Give a last day from today on.");
	if (stay.until_on - stay.from_on >= COVER_DAYS_MOST)
		return REFUSE(STATUS_INVALID,
		    "That is longer than a year. Make them a worker of the "
		    "group instead.");
	return add(records, name, user, &stay);
}

static enum status
end_stays(struct records *records, const struct group_row *row, int64_t user)
{
	struct stmt *stmt = stmt_open(records->store, sql_remove);
	enum status status;

	stmt_bind_int(stmt, ":group", row->id);
	stmt_bind_int(stmt, ":user", user);
	stmt_bind_int(stmt, ":today", records->today);
	status = stmt_run(&stmt);
	if (status == STATUS_OK && store_changes(records->store) == 0)
		status = REFUSE(STATUS_NOT_FOUND,
		    "They do not work with this group. There is nothing to "
		    "do.");
	return status;
}

enum status
group_worker_remove(
    struct records *records, const char *name, const char *user_name)
{
	struct stay stay = {DAY_NONE, records->today - 1, false};
	struct group_user user = {0};
	struct group_row row = {0};
	struct txn *txn = NULL;
	enum status status;

	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = group_by_name(records, name, &row);
	if (status == STATUS_OK)
		status = user_by_name(records, user_name, &user);
	if (status == STATUS_OK)
		status = end_stays(records, &row, user.id);
	if (status == STATUS_OK)
		status = note(records, txn, &row, &user, &stay);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}
