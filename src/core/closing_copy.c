/*
 * closing_copy: the same releases in both stores, and what other places say is
 * closed.
 *
 * releases.db may have been written by anybody who has the vault key: what
 * comes from there counts only if a worker of this vault signed it.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/closing_internal.h"
#include "core/tombstone.h"

#define COLUMNS                                                                \
	"plan, start_on, end_on, body, head_n, head_hash, user_uid, signature"

static const char sql_mine[] = "SELECT " COLUMNS " FROM published";
static const char sql_theirs[] = "SELECT " COLUMNS " FROM release";
static const char sql_has_mine[] =
    "SELECT count(*) FROM published WHERE plan = :plan AND start_on = :start"
    " AND end_on = :end";
static const char sql_has_theirs[] =
    "SELECT count(*) FROM release WHERE plan = :plan AND start_on = :start"
    " AND end_on = :end";
static const char sql_put_theirs[] =
    "INSERT INTO release (plan, start_on, end_on, body, head_n, head_hash,"
    " user_uid, signature) VALUES (:plan, :start, :end, :body, :n, :head,"
    " :user, :signature)";
static const char sql_plans[] =
    "SELECT uid, body, user_uid, signature FROM plan";
static const char sql_has_year[] =
    "SELECT count(*) FROM plan WHERE from_on = :year OR uid = :uid";
static const char sql_adopt[] =
    "INSERT INTO plan (uid, body, from_on, user, signature, made_at)"
    " SELECT :uid, :body, :year, u.id, :signature, :now FROM user u"
    " WHERE u.uid = :user";
static const char sql_worker[] =
    "SELECT sign_public FROM user WHERE uid = :uid AND role = 'worker'";
static const char sql_has_mark[] =
    "SELECT count(*) FROM period_closed WHERE hash = :hash";

/* Did a worker of this vault, present or former, sign this? */
static enum status
is_workers(struct records *records, const unsigned char user_uid[UID_BYTES],
    const struct buf *text, const unsigned char *signature, bool *yes)
{
	struct stmt *stmt = stmt_open(records->store, sql_worker);
	unsigned char sign_public[32];

	stmt_bind_blob(stmt, ":uid", user_uid, UID_BYTES);
	*yes = stmt_step(stmt);
	if (*yes) {
		stmt_copy_blob(stmt, 0, sign_public, sizeof sign_public);
		*yes = publish_is_signed(text, signature, sign_public);
	}
	return stmt_done(&stmt);
}

/* ------------------------------------------------------------------ plans */

static enum status
insert_plan(struct records *records, const struct plan *plan,
    const struct publish_plan *row)
{
	struct txn *txn = NULL;
	struct stmt *stmt = stmt_open(records->store, sql_has_year);
	int64_t count = 0;
	enum status status;

	stmt_bind_int(stmt, ":year", plan->year);
	stmt_bind_blob(stmt, ":uid", plan->uid, PLAN_UID_BYTES);
	status = stmt_one_int(&stmt, &count);
	if (status != STATUS_OK || count > 0)
		return status;
	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK) {
		stmt = stmt_open(records->store, sql_adopt);
		stmt_bind_blob(stmt, ":uid", row->uid, PLAN_UID_BYTES);
		stmt_bind_text(stmt, ":body", row->body);
		stmt_bind_int(stmt, ":year", plan->year);
		stmt_bind_blob(stmt, ":user", row->user_uid, UID_BYTES);
		stmt_bind_blob(
		    stmt, ":signature", row->signature, PUBLISH_SIGN_BYTES);
		stmt_bind_int(stmt, ":now", records->now);
		status = stmt_run(&stmt);
	}
	if (status == STATUS_OK)
		status = hold_note(records, txn, plan, NULL);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

/* A plan of a year that these records have none of: they are older. */
static enum status
adopt_plan(struct records *records, const struct publish_plan *row)
{
	struct buf text = BUF_EMPTY;
	struct plan plan;
	bool yes = false;
	enum status status;

	publish_sign_plan(records->vault_uid, row->body, &text);
	status =
	    is_workers(records, row->user_uid, &text, row->signature, &yes);
	buf_clear(&text);
	if (status != STATUS_OK || !yes ||
	    plan_read(row->body, &plan) != STATUS_OK)
		return status;
	if (memcmp(plan.uid, row->uid, PLAN_UID_BYTES) == 0 &&
	    plan.year == hold_year(plan.year))
		status = insert_plan(records, &plan, row);
	plan_clear(&plan);
	return status;
}

static enum status
adopt_plans(struct records *records, struct store *releases)
{
	struct stmt *stmt = stmt_open(releases, sql_plans);
	enum status status = STATUS_OK, last;

	while (status == STATUS_OK && stmt_step(stmt)) {
		struct publish_plan row = {.body = NULL};

		stmt_copy_blob(stmt, 0, row.uid, PLAN_UID_BYTES);
		row.body = mem_text(stmt_text(stmt, 1));
		stmt_copy_blob(stmt, 2, row.user_uid, UID_BYTES);
		stmt_copy_blob(stmt, 3, row.signature, PUBLISH_SIGN_BYTES);
		status = adopt_plan(records, &row);
		mem_free(row.body);
	}
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

/* --------------------------------------------------------------- releases */

static enum status
has_release(struct store *store, const char *sql,
    const struct publish_release *release, bool *has)
{
	struct stmt *stmt = stmt_open(store, sql);
	int64_t count = 0;
	enum status status;

	stmt_bind_blob(stmt, ":plan", release->plan, PLAN_UID_BYTES);
	stmt_bind_int(stmt, ":start", release->start);
	stmt_bind_int(stmt, ":end", release->end);
	status = stmt_one_int(&stmt, &count);
	*has = count > 0;
	return status;
}

/* From releases.db, where these records are older than it. */
static enum status
adopt_release(struct records *records, const struct publish_release *release)
{
	unsigned char hash[PERIOD_HASH_BYTES];
	struct buf text = BUF_EMPTY;
	struct txn *txn = NULL;
	bool has = false, yes = false;
	enum status status =
	    has_release(records->store, sql_has_mine, release, &has);

	if (status != STATUS_OK || has)
		return status;
	publish_sign_release(records->vault_uid, release, &text);
	status = is_workers(
	    records, release->user_uid, &text, release->signature, &yes);
	buf_clear(&text);
	if (status != STATUS_OK || !yes)
		return status;
	publish_period_hash(release->plan, release->start, release->end, hash);
	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = closing_put_release(txn, release);
	if (status == STATUS_OK)
		status = closing_mark(
		    txn, hash, release->start, release->end, records->today);
	if (status == STATUS_OK)
		status = closing_mark_made(txn, release, records->today);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

static enum status
insert_theirs(struct store *releases, const struct publish_release *release)
{
	struct stmt *stmt = stmt_open(releases, sql_put_theirs);

	stmt_bind_blob(stmt, ":plan", release->plan, PLAN_UID_BYTES);
	stmt_bind_int(stmt, ":start", release->start);
	stmt_bind_int(stmt, ":end", release->end);
	stmt_bind_text(stmt, ":body", release->body);
	stmt_bind_int(stmt, ":n", release->head.n);
	stmt_bind_blob(stmt, ":head", release->head.hash, LEDGER_HASH_BYTES);
	stmt_bind_blob(stmt, ":user", release->user_uid, UID_BYTES);
	stmt_bind_blob(
	    stmt, ":signature", release->signature, sizeof release->signature);
	return stmt_run(&stmt);
}

static enum status
give_release(struct store *releases, const struct publish_release *release)
{
	struct txn *txn = NULL;
	bool has = false;
	enum status status =
	    has_release(releases, sql_has_theirs, release, &has);

	if (status != STATUS_OK || has)
		return status;
	status = txn_begin(releases, &txn);
	if (status == STATUS_OK)
		status = insert_theirs(releases, release);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	txn_rollback(&txn);
	return status;
}

/* All of ${from} into ${to}, one of which is the records'. */
static enum status
each_release(struct records *records, struct store *releases, bool is_mine)
{
	struct stmt *stmt = is_mine ? stmt_open(records->store, sql_mine)
				    : stmt_open(releases, sql_theirs);
	enum status status = STATUS_OK, last;

	while (status == STATUS_OK && stmt_step(stmt)) {
		struct publish_release release = {.body = NULL};

		publish_release_row(stmt, &release);
		status = is_mine ? give_release(releases, &release)
				 : adopt_release(records, &release);
		publish_release_clear(&release);
	}
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

enum status
closing_copy(struct records *records, struct store *releases)
{
	enum status status = adopt_plans(records, releases);

	if (status == STATUS_OK)
		status = hold_copy(records, releases);
	if (status == STATUS_OK)
		status = each_release(records, releases, false);
	if (status == STATUS_OK)
		status = each_release(records, releases, true);
	return status;
}

enum status
closing_releases_made(struct records *records)
{
	struct ledger_entry made = {
	    false, "releases_made", records->vault_uid, ""};
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	if (status == STATUS_OK)
		status = ledger_add(records, txn, &made, NULL);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

/* ------------------------------------------------------------------ marks */

enum status
closing_marks(struct records *records, const struct tombstones *tombstones)
{
	struct txn *txn = NULL;
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < tombstones->count; i++) {
		const struct tombstone *one = &tombstones->all[i];
		struct stmt *stmt;
		int64_t count = 0;

		if (one->what != TOMBSTONE_PERIOD)
			continue;
		stmt = stmt_open(records->store, sql_has_mark);
		stmt_bind_blob(stmt, ":hash", one->hash, sizeof one->hash);
		status = stmt_one_int(&stmt, &count);
		if (status == STATUS_OK && count == 0 && txn == NULL)
			status = txn_begin(records->store, &txn);
		if (status == STATUS_OK && count == 0)
			status = closing_mark(txn, one->hash, one->start,
			    one->until, one->made_on);
	}
	if (status == STATUS_OK && txn != NULL)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}
