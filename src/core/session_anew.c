/*
 * session_anew: counts of heads and workers of a session, put down anew as a
 * whole.
 *
 * By the rules of a new session and in the way of session_correct.c: in the
 * register while it is open, beside it in words after that, not at all once
 * figures were drawn.
 */
#include "base/mem.h"
#include "core/session_internal.h"

static const char sql_drop_tallies[] =
    "DELETE FROM session_tally WHERE session = :session";
static const char sql_drop_workers[] =
    "DELETE FROM session_worker WHERE session = :session";
/* What it says today: a correction beside the register counts. */
static const char sql_heads[] =
    "SELECT coalesce((SELECT CAST(c.says AS INTEGER) FROM session_correction c"
    "  WHERE c.session = s.id AND c.part = 'headcount'"
    "  ORDER BY c.id DESC LIMIT 1), s.headcount)"
    " FROM session s WHERE s.id = :session";

/* One of the two parts. */
struct anew {
	const char *part;
	enum status (*check)(struct records *records, int64_t session,
	    const struct session_new *given, struct session_checked *checked);
	enum status (*write)(struct records *records, int64_t session,
	    const struct session_checked *checked);
	void (*say)(const struct session_checked *checked, struct buf *says);
};

static enum status
drop(struct records *records, const char *sql, int64_t session)
{
	struct stmt *stmt = stmt_open(records->store, sql);

	stmt_bind_int(stmt, ":session", session);
	return stmt_run(&stmt);
}

/* ----------------------------------------------------------------- tallies */

static enum status
check_tallies(struct records *records, int64_t session,
    const struct session_new *given, struct session_checked *checked)
{
	struct stmt *stmt = stmt_open(records->store, sql_heads);
	enum status status;

	stmt_bind_int(stmt, ":session", session);
	status = stmt_one_int(&stmt, &checked->headcount);
	if (status == STATUS_OK)
		status = session_check_tallies(given, checked);
	return status;
}

static enum status
write_tallies(struct records *records, int64_t session,
    const struct session_checked *checked)
{
	enum status status = drop(records, sql_drop_tallies, session);

	for (size_t i = 0; status == STATUS_OK && i < checked->tallies_count;
	     i++)
		status =
		    session_put_tally(records, session, &checked->tallies[i]);
	return status;
}

static void
say_tallies(const struct session_checked *checked, struct buf *says)
{
	for (size_t i = 0; i < checked->tallies_count; i++)
		buf_add_format(says, "%s%s %s: %lld", i == 0 ? "" : "; ",
		    checked->tallies[i].list, checked->tallies[i].item.text,
		    (long long)checked->tallies[i].count);
	if (checked->tallies_count == 0)
		buf_add_text(says, "none");
}

/* ----------------------------------------------------------------- workers */

static enum status
check_workers(struct records *records, int64_t session,
    const struct session_new *given, struct session_checked *checked)
{
	(void)records;
	(void)session;
	return session_check_workers(given, checked);
}

static enum status
write_workers(struct records *records, int64_t session,
    const struct session_checked *checked)
{
	enum status status = drop(records, sql_drop_workers, session);

	for (size_t i = 0; status == STATUS_OK && i < checked->workers_count;
	     i++)
		status = session_put_worker(
		    records, session, checked->workers[i].text);
	return status;
}

static void
say_workers(const struct session_checked *checked, struct buf *says)
{
	for (size_t i = 0; i < checked->workers_count; i++) {
		buf_add_text(says, i == 0 ? "" : "; ");
		buf_add_text(says, checked->workers[i].text);
	}
}

/* ------------------------------------------------------------------- whole */

static const struct anew tallies_anew = {
    "tallies", check_tallies, write_tallies, say_tallies};
static const struct anew workers_anew = {
    "workers", check_workers, write_workers, say_workers};

static enum status
put(struct records *records, struct txn *txn, const struct session_row *row,
    const struct anew *anew, const struct session_checked *checked)
{
	struct buf says = BUF_EMPTY, body = BUF_EMPTY;
	bool is_open = false;
	enum status status = session_may_change(records, row, &is_open);

	if (status == STATUS_OK && is_open)
		status = anew->write(records, row->id, checked);
	else if (status == STATUS_OK) {
		anew->say(checked, &says);
		status = session_write_beside(
		    records, row->id, anew->part, says.text);
	}
	buf_add_format(&body, "part %s\n", anew->part);
	if (status == STATUS_OK)
		status = session_note(
		    records, txn, row->uid, "session_corrected", body.text);
	buf_clear(&says);
	buf_clear(&body);
	return status;
}

static enum status
set(struct records *records, const char *code, const struct anew *anew,
    const struct session_new *given)
{
	struct session_checked checked;
	struct session_row row = {0};
	struct txn *txn = NULL;
	enum status status;

	session_checked_init(&checked);
	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = session_by_code(records, code, &row);
	if (status == STATUS_OK)
		status = anew->check(records, row.id, given, &checked);
	if (status == STATUS_OK)
		status = put(records, txn, &row, anew, &checked);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	session_checked_clear(&checked);
	return status;
}

enum status
session_tallies_set(struct records *records, const char *code,
    const struct tally *tallies, size_t count)
{
	struct session_new given = {.tallies = tallies, .tallies_count = count};

	return set(records, code, &tallies_anew, &given);
}

enum status
session_workers_set(struct records *records, const char *code,
    const char *const *workers, size_t count)
{
	struct session_new given = {.workers = workers, .workers_count = count};

	return set(records, code, &workers_anew, &given);
}
