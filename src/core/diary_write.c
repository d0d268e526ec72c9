/*
 * diary_write: brings the work diary in line with the sessions.
 *
 * Owns diary_row of the records, which alone knows which row is which
 * session's.  A row that is no session's is taken out: nobody but this file
 * writes there.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/diary_internal.h"
#include "core/worked.h"

static const char sql_uid[] =
    "SELECT uid FROM diary_row WHERE session = :session";
static const char sql_new_uid[] =
    "INSERT INTO diary_row (session, uid) VALUES (:session, :uid)";
static const char sql_missing[] =
    "SELECT id FROM session WHERE id NOT IN (SELECT session FROM diary_row)";
static const char sql_uids[] = "SELECT uid FROM diary ORDER BY uid";
static const char sql_row[] =
    "SELECT " DIARY_COLUMNS " FROM diary WHERE uid = :uid";
static const char sql_put[] =
    "INSERT OR REPLACE INTO diary (" DIARY_COLUMNS ")"
    " VALUES (:uid, :held_on, :start, :end, :group, :place, :provision,"
    " :mode, :theme, :workers, :heads)";
static const char sql_drop[] = "DELETE FROM diary WHERE uid = :uid";

/* --------------------------------------------------------- ids of their own */

static enum status
give_uid(struct txn *txn, int64_t session)
{
	unsigned char uid[UID_BYTES];
	struct stmt *stmt = stmt_open(txn_store(txn), sql_new_uid);

	uid_new(uid);
	stmt_bind_int(stmt, ":session", session);
	stmt_bind_blob(stmt, ":uid", uid, sizeof uid);
	return stmt_run(&stmt);
}

enum status
diary_prepare(struct records *records)
{
	struct stmt *stmt = stmt_open(records->store, sql_missing);
	int64_t *sessions = NULL;
	void *all = NULL;
	size_t count = 0, room = 0;
	struct txn *txn = NULL;
	enum status status;

	while (stmt_step(stmt)) {
		mem_grow(&all, &room, count + 1, sizeof *sessions);
		sessions = all;
		sessions[count++] = stmt_int(stmt, 0);
	}
	status = stmt_done(&stmt);
	if (status == STATUS_OK && count > 0)
		status = txn_begin(records->store, &txn);
	for (size_t i = 0; status == STATUS_OK && i < count; i++)
		status = give_uid(txn, sessions[i]);
	if (status == STATUS_OK && txn != NULL)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	mem_free(all);
	return status;
}

static enum status
find_uid(struct records *records, int64_t session, unsigned char uid[UID_BYTES])
{
	struct stmt *stmt = stmt_open(records->store, sql_uid);

	stmt_bind_int(stmt, ":session", session);
	if (stmt_step(stmt))
		stmt_copy_blob(stmt, 0, uid, UID_BYTES);
	return stmt_done(&stmt);
}

/* ------------------------------------------------------------------ rows */

struct writing {
	struct records *records;
	struct txn *txn;                   /* of releases.db */
	unsigned char (*there)[UID_BYTES]; /* in order; */
	bool *is_kept;                     /* beside them */
	size_t count;
};

/* Lent: texts of the session, as a row has them. */
static struct diary_row
row_of(const struct worked *worked)
{
	struct diary_row row = {worked->held_on, worked->start_minute,
	    worked->end_minute, worked->group.text, worked->place.text,
	    worked->provision.text, worked->mode.text, worked->theme.text,
	    worked->workers.text, ""};

	diary_heads(worked->heads, row.heads);
	return row;
}

static bool
is_same(const struct diary_row *a, const struct diary_row *b)
{
	return a->held_on == b->held_on && a->start_minute == b->start_minute &&
	       a->end_minute == b->end_minute &&
	       strcmp(a->group, b->group) == 0 &&
	       strcmp(a->place, b->place) == 0 &&
	       strcmp(a->provision, b->provision) == 0 &&
	       strcmp(a->mode, b->mode) == 0 &&
	       strcmp(a->theme, b->theme) == 0 &&
	       strcmp(a->workers, b->workers) == 0 &&
	       strcmp(a->heads, b->heads) == 0;
}

static enum status
is_there(struct writing *writing, const unsigned char uid[UID_BYTES],
    const struct diary_row *row, bool *is)
{
	struct stmt *stmt = stmt_open(txn_store(writing->txn), sql_row);

	*is = false;
	stmt_bind_blob(stmt, ":uid", uid, UID_BYTES);
	if (stmt_step(stmt)) {
		struct diary_row found;

		diary_row_read(stmt, &found);
		*is = is_same(&found, row);
		diary_row_clear(&found);
	}
	return stmt_done(&stmt);
}

static enum status
put(struct writing *writing, const unsigned char uid[UID_BYTES],
    const struct diary_row *row)
{
	struct stmt *stmt = stmt_open(txn_store(writing->txn), sql_put);

	stmt_bind_blob(stmt, ":uid", uid, UID_BYTES);
	stmt_bind_int(stmt, ":held_on", row->held_on);
	stmt_bind_int(stmt, ":start", row->start_minute);
	stmt_bind_int(stmt, ":end", row->end_minute);
	stmt_bind_text(stmt, ":group", row->group);
	stmt_bind_text(stmt, ":place", row->place);
	stmt_bind_text(stmt, ":provision", row->provision);
	stmt_bind_text(stmt, ":mode", row->mode);
	stmt_bind_text(stmt, ":theme", row->theme);
	stmt_bind_text(stmt, ":workers", row->workers);
	stmt_bind_text(stmt, ":heads", row->heads);
	return stmt_run(&stmt);
}

static int
compare(const void *one, const void *other)
{
	return memcmp(one, other, UID_BYTES);
}

static void
mark_kept(struct writing *writing, const unsigned char uid[UID_BYTES])
{
	unsigned char(*found)[UID_BYTES] =
	    writing->count == 0 ? NULL
				: bsearch(uid, writing->there, writing->count,
				      UID_BYTES, compare);

	if (found != NULL)
		writing->is_kept[found - writing->there] = true;
}

static enum status
write_one(void *context, const struct worked *worked)
{
	struct writing *writing = context;
	unsigned char uid[UID_BYTES] = {0};
	struct diary_row row = row_of(worked);
	bool is = false;
	enum status status = find_uid(writing->records, worked->session, uid);

	mark_kept(writing, uid);
	if (status == STATUS_OK)
		status = is_there(writing, uid, &row, &is);
	if (status == STATUS_OK && !is)
		status = put(writing, uid, &row);
	return status;
}

static enum status
read_there(struct writing *writing)
{
	struct stmt *stmt = stmt_open(txn_store(writing->txn), sql_uids);
	void *all = NULL;
	size_t room = 0;

	while (stmt_step(stmt)) {
		mem_grow(&all, &room, writing->count + 1, UID_BYTES);
		writing->there = all;
		stmt_copy_blob(
		    stmt, 0, writing->there[writing->count++], UID_BYTES);
	}
	writing->is_kept =
	    mem_alloc(writing->count + 1, sizeof *writing->is_kept);
	return stmt_done(&stmt);
}

static enum status
drop_rest(struct writing *writing)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < writing->count; i++) {
		struct stmt *stmt;

		if (writing->is_kept[i])
			continue;
		stmt = stmt_open(txn_store(writing->txn), sql_drop);
		stmt_bind_blob(stmt, ":uid", writing->there[i], UID_BYTES);
		status = stmt_run(&stmt);
	}
	return status;
}

static enum status
sign(struct writing *writing)
{
	struct buf lines = BUF_EMPTY;
	enum status status = diary_sum_all(txn_store(writing->txn), &lines);

	if (status == STATUS_OK)
		status = copied_put(
		    writing->records, writing->txn, "diary", lines.text);
	buf_clear(&lines);
	return status;
}

enum status
diary_write(struct records *records, struct txn *txn)
{
	struct writing writing = {.records = records, .txn = txn};
	enum status status = read_there(&writing);

	if (status == STATUS_OK)
		status = worked_each(
		    records, INT32_MIN, INT32_MAX, write_one, &writing);
	if (status == STATUS_OK)
		status = drop_rest(&writing);
	if (status == STATUS_OK)
		status = sign(&writing);
	mem_free(writing.there);
	mem_free(writing.is_kept);
	return status;
}
