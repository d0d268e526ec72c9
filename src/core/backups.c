/*
 * backups: which copies of the vault lie elsewhere (table backup).
 *
 * Only a medium that was seen can be cleaned.  A copy counts as somewhere from
 * the moment it was begun until it was seen to be removed.
 */
#include "core/backups.h"

#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/core_internal.h"

#define COLUMNS                                                                \
	"SELECT code, label, made_on, seen_on, head_n,"                        \
	" erasures < (SELECT count(*) FROM tombstone) FROM backup"             \
	" WHERE removed_on IS NULL"

static const char sql_list[] = COLUMNS " ORDER BY made_on DESC, code";
static const char sql_not_cleaned[] =
    COLUMNS " AND erasures < (SELECT count(*) FROM tombstone)"
	    " ORDER BY made_on DESC, code";
static const char sql_newest[] =
    "SELECT max(made_on) FROM backup WHERE proved = 1";
static const char sql_copies[] =
    "SELECT count(*) FROM backup WHERE removed_on IS NULL";
static const char sql_dirty[] =
    "SELECT count(*) FROM backup WHERE removed_on IS NULL"
    " AND erasures < (SELECT count(*) FROM tombstone)";
static const char sql_erasures[] = "SELECT count(*) FROM tombstone";
static const char sql_unproved[] =
    "SELECT count(*) FROM backup WHERE code = :code AND proved = 0";
static const char sql_begin[] =
    "INSERT INTO backup (code, label, made_on, seen_on, proved, head_n,"
    " erasures) VALUES (:code, :label, today(), today(), 0, :head,"
    " (SELECT count(*) FROM tombstone))";
static const char sql_proved[] =
    "UPDATE backup SET proved = 1, removed_on = NULL WHERE code = :code";
static const char sql_gone[] =
    "UPDATE backup SET removed_on = coalesce(removed_on, today())"
    " WHERE code = :code";
/* An older one counts for what it holds, whatever we believed of it. */
static const char sql_seen[] =
    "INSERT INTO backup (code, label, made_on, seen_on, proved, head_n,"
    " erasures) VALUES (:code, :label, :made_on, coalesce(:seen_on, today()), "
    "1,"
    " :head, :erasures) ON CONFLICT (code) DO UPDATE SET label = :label,"
    " seen_on = excluded.seen_on, erasures = min(erasures, :erasures), proved "
    "= 1, removed_on = NULL";

void
backups_clear(struct backups *backups)
{
	for (size_t i = 0; i < backups->count; i++)
		buf_clear(&backups->all[i].label);
	mem_free(backups->all);
	*backups = (struct backups)BACKUPS_NONE;
}

static void
read_row(struct stmt *stmt, struct backup_known *known)
{
	buf_init(&known->label);
	strncpy(known->code, stmt_text(stmt, 0), sizeof known->code - 1);
	buf_set(&known->label, stmt_text(stmt, 1));
	known->made_on = (int32_t)stmt_int(stmt, 2);
	known->seen_on = (int32_t)stmt_int(stmt, 3);
	known->head_n = stmt_int(stmt, 4);
	known->holds_erased = stmt_int(stmt, 5) != 0;
}

static enum status
list(struct records *records, const char *sql, struct backups *backups)
{
	struct stmt *stmt = stmt_open(records->store, sql);
	void *all = NULL;
	size_t room = 0, count = 0;
	enum status status;

	while (stmt_step(stmt)) {
		mem_grow(&all, &room, count + 1, sizeof *backups->all);
		read_row(stmt, (struct backup_known *)all + count++);
	}
	*backups = (struct backups){all, count};
	status = stmt_done(&stmt);
	if (status != STATUS_OK)
		backups_clear(backups);
	return status;
}

enum status
backups_list(struct records *records, struct backups *backups)
{
	return list(records, sql_list, backups);
}

enum status
backups_not_cleaned(struct records *records, struct backups *backups)
{
	return list(records, sql_not_cleaned, backups);
}

static enum status
ask_int(struct records *records, const char *sql, int64_t *value)
{
	struct stmt *stmt = stmt_open(records->store, sql);

	return stmt_one_int(&stmt, value);
}

enum status
backups_is_unproved(
    struct records *records, const char *code, bool *is_unproved)
{
	struct stmt *stmt = stmt_open(records->store, sql_unproved);
	int64_t count = 0;
	enum status status;

	stmt_bind_text(stmt, ":code", code);
	status = stmt_one_int(&stmt, &count);
	*is_unproved = count > 0;
	return status;
}

enum status
backups_erasures(struct records *records, int64_t *erasures)
{
	return ask_int(records, sql_erasures, erasures);
}

enum status
backups_state(struct records *records, struct backups_state *state)
{
	int64_t newest = 0;
	enum status status = ask_int(records, sql_newest, &newest);
	bool has_one = status == STATUS_OK;

	if (status == STATUS_NOT_FOUND)
		status = STATUS_OK;
	state->newest_on = has_one ? (int32_t)newest : DAY_NONE;
	state->days_since = has_one ? records->today - state->newest_on : -1;
	state->is_due = !has_one || state->days_since >= BACKUPS_EVERY_DAYS;
	if (status == STATUS_OK)
		status = ask_int(records, sql_copies, &state->copies);
	if (status == STATUS_OK)
		status = ask_int(records, sql_dirty, &state->not_cleaned);
	return status;
}

/* ---------------------------------------------------------------- writing */

static enum status
begin_in(struct records *records, struct txn *txn, const char *code,
    const char *label)
{
	struct ledger_entry entry = {false, "backup", records->vault_uid, NULL};
	struct buf body = BUF_EMPTY;
	struct stmt *stmt = NULL;
	int64_t n = 0;
	enum status status;

	buf_add_format(&body, "code %s\n", code);
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, &n);
	buf_clear(&body);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(txn_store(txn), sql_begin);
	stmt_bind_text(stmt, ":code", code);
	stmt_bind_text(stmt, ":label", label);
	stmt_bind_int(stmt, ":head", n);
	return stmt_run(&stmt);
}

enum status
backups_begin(struct records *records, const char *code, const char *label)
{
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	if (status == STATUS_OK)
		status = begin_in(records, txn, code, label);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	if (status == STATUS_OK)
		status = ledger_sign_head(records);
	return status;
}

static enum status
change(struct records *records, const char *sql, const char *code)
{
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	if (status == STATUS_OK) {
		struct stmt *stmt = stmt_open(txn_store(txn), sql);

		stmt_bind_text(stmt, ":code", code);
		status = stmt_run(&stmt);
	}
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

enum status
backups_proved(struct records *records, const char *code)
{
	return change(records, sql_proved, code);
}

enum status
backups_gone(struct records *records, const char *code)
{
	return change(records, sql_gone, code);
}

enum status
backups_seen(struct records *records, const struct backup_seen *seen)
{
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	if (status == STATUS_OK) {
		struct stmt *stmt = stmt_open(txn_store(txn), sql_seen);

		stmt_bind_text(stmt, ":code", seen->code);
		stmt_bind_text(stmt, ":label", seen->label);
		stmt_bind_int(stmt, ":made_on", seen->made_on);
		stmt_bind_int_or_null(
		    stmt, ":seen_on", seen->seen_on, seen->seen_on == DAY_NONE);
		stmt_bind_int(stmt, ":head", seen->head_n);
		stmt_bind_int(stmt, ":erasures", seen->erasures);
		status = stmt_run(&stmt);
	}
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}
