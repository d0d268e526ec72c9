/*
 * tombstone_again: one erasure, or one narrowing, done again.
 *
 * Of a narrowing it is not known whether they said no, asked to keep it
 * without using it, or lost their key: so it is shut, kept for them alone, and
 * they are asked.  Nothing here may make anything wider.  What another line of
 * the list took away already is passed over.
 *
 * Ledger entries, subject the person:
 *   value_removed    kind NAME
 *   outcome_dropped  outcome HASH, sort WORD
 *   narrowed_again   narrow KIND ... if that much is known; shut KIND
 */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/erase_internal.h"
#include "core/field_internal.h"
#include "core/tombstone_internal.h"

static const char sql_field[] = "SELECT person, kind FROM field WHERE id = :id";
static const char sql_drop_field[] = "DELETE FROM field WHERE id = :id";
static const char sql_outcome[] =
    "SELECT o.person, o.uid, o.sort, p.uid, o.held_on FROM outcome o"
    " JOIN person p ON p.id = o.person WHERE o.id = :id";
static const char sql_drop_signature[] =
    "DELETE FROM outcome_signature WHERE outcome = :id";
static const char sql_drop_outcome[] = "DELETE FROM outcome WHERE id = :id";
static const char sql_narrow[] =
    "UPDATE consent SET see = :see, count = :count, until = :until,"
    " runs_out = min(runs_out, :until), answered_at = :now, entry = :entry"
    " WHERE person = :person AND kind = :kind AND answer = 'yes'";
static const char sql_kinds_of[] =
    "SELECT kind FROM consent WHERE person = :id";

static const struct consent_manner again = {"narrowed_again", "shut",
    "restored", CONSENT_SHUT_DAYS, false, false, false};

static enum status
run_with_id(struct txn *txn, const char *sql, int64_t id)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql);

	stmt_bind_int(stmt, ":id", id);
	return stmt_run(&stmt);
}

enum status
tombstone_field_again(
    struct records *records, struct txn *txn, const struct buried *field)
{
	struct stmt *stmt = stmt_open(records->store, sql_field);
	struct field_place place;
	int64_t person = 0, kind = 0;
	enum status status;

	stmt_bind_int(stmt, ":id", field->id);
	if (stmt_step(stmt)) {
		person = stmt_int(stmt, 0);
		kind = stmt_int(stmt, 1);
	}
	status = stmt_done(&stmt);
	if (status != STATUS_OK || person == 0)
		return status;
	status = field_place(records, person, kind, &place);
	if (status == STATUS_OK)
		status = field_note(records, txn, &place, "value_removed");
	if (status == STATUS_OK)
		status = run_with_id(txn, sql_drop_field, field->id);
	if (status == STATUS_OK)
		status = counted_refresh(records, txn, person);
	return status;
}

/* ---------------------------------------------------------------- sessions */

static enum status
note_blacked(struct records *records, struct txn *txn, struct stmt *row)
{
	struct ledger_entry entry = {
	    false, "session_blacked", NULL, "part notes\n"};
	unsigned char uid[UID_BYTES];

	stmt_copy_blob(row, 0, uid, UID_BYTES);
	entry.uid = uid;
	return ledger_add(records, txn, &entry, NULL);
}

enum status
tombstone_session_again(
    struct records *records, struct txn *txn, const struct buried *session)
{
	static const char *const queries[] = {
	    "SELECT uid, notes FROM session WHERE id = :id",
	    "SELECT s.uid, c.says FROM session_correction c JOIN session s"
	    " ON s.id = c.session WHERE s.id = :id AND c.part = 'notes'"};
	static const char *const changes[] = {
	    "UPDATE session SET notes = '' WHERE id = :id",
	    "DELETE FROM session_correction WHERE session = :id"
	    " AND part = 'notes'"};
	enum status status = STATUS_OK, done;

	for (size_t i = 0; status == STATUS_OK && i < 2; i++) {
		struct stmt *stmt = stmt_open(records->store, queries[i]);

		stmt_bind_int(stmt, ":id", session->id);
		while (status == STATUS_OK && stmt_step(stmt)) {
			if (i == 0)
				status = note_blacked(records, txn, stmt);
			if (status == STATUS_OK)
				status = erase_note_text(
				    records, txn, stmt_text(stmt, 1));
		}
		done = stmt_done(&stmt);
		if (status == STATUS_OK)
			status = done;
		if (status == STATUS_OK)
			status = run_with_id(txn, changes[i], session->id);
	}
	return status == STATUS_OK ? tombstone_text(records, txn, session->id)
				   : status;
}

/* ---------------------------------------------------------------- outcomes */

struct outcome_row {
	int64_t person;
	unsigned char uid[UID_BYTES];
	unsigned char person_uid[UID_BYTES];
	char sort[12];
	int32_t held_on;
};

static enum status
read_outcome(struct records *records, int64_t id, struct outcome_row *row)
{
	struct stmt *stmt = stmt_open(records->store, sql_outcome);

	memset(row, 0, sizeof *row);
	stmt_bind_int(stmt, ":id", id);
	if (stmt_step(stmt)) {
		row->person = stmt_int(stmt, 0);
		stmt_copy_blob(stmt, 1, row->uid, UID_BYTES);
		strncpy(row->sort, stmt_text(stmt, 2), sizeof row->sort - 1);
		stmt_copy_blob(stmt, 3, row->person_uid, UID_BYTES);
		row->held_on = (int32_t)stmt_int(stmt, 4);
	}
	return stmt_done(&stmt);
}

enum status
tombstone_outcome_again(
    struct records *records, struct txn *txn, const struct buried *outcome)
{
	struct outcome_row row;
	struct ledger_entry entry = {
	    false, "outcome_dropped", row.person_uid, NULL};
	struct buf body = BUF_EMPTY;
	enum status status = read_outcome(records, outcome->id, &row);

	if (status != STATUS_OK || row.person == 0)
		return status;
	ledger_line_uid(&body, "outcome", row.uid);
	buf_add_format(&body, "sort %s\n", row.sort);
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, NULL);
	if (status == STATUS_OK)
		status = run_with_id(txn, sql_drop_signature, outcome->id);
	if (status == STATUS_OK)
		status = run_with_id(txn, sql_drop_outcome, outcome->id);
	if (status == STATUS_OK)
		status = counted_no_outcome(
		    records, txn, row.person, row.held_on, row.sort);
	buf_clear(&body);
	return status;
}

/* ---------------------------------------------------------------- narrowing */

/* What is left of a yes. */
struct left {
	bool is_narrower; /* than the row says */
	const char *see;
	bool count;
	int32_t until;
};

static int
rank(const char *see)
{
	return strcmp(see, "team") == 0        ? 2
	       : strcmp(see, "emergency") == 0 ? 1
					       : 0;
}

/*
 * As much as both allow.  Where one chosen worker comes in it is not known
 * which, and when nothing is left there is nothing to narrow to: then it is
 * only shut.
 */
static void
work_out(const struct consent_row *row, const struct tombstone *one,
    struct left *left)
{
	memset(left, 0, sizeof *left);
	if (one->see[0] == '\0' || strcmp(one->see, "worker") == 0 ||
	    strcmp(row->see, "worker") == 0)
		return;
	left->see = rank(one->see) < rank(row->see) ? one->see : row->see;
	left->count = row->count && one->count;
	left->until = row->until < one->until ? row->until : one->until;
	left->is_narrower =
	    (rank(left->see) > 0 || left->count) &&
	    (rank(left->see) < rank(row->see) || left->count != row->count ||
		left->until < row->until);
}

static void
write_body(const char *kind, const struct left *left, struct buf *body)
{
	char until[DAY_TEXT_BYTES];

	if (left->is_narrower) {
		day_format(left->until, until);
		buf_add_format(body, "narrow %s see=%s count=%s until=%s\n",
		    kind, left->see, left->count ? "yes" : "no", until);
	}
	buf_add_format(body, "shut %s\n", kind);
}

/* What nobody may see any more goes first, then the row says less. */
static enum status
narrow_row(struct records *records, struct txn *txn, int64_t person,
    const struct consent_row *row, const struct left *left, int64_t entry)
{
	struct stmt *stmt = NULL;
	enum status status = STATUS_OK;

	if (rank(left->see) == 0)
		status = field_erase_kind(records, txn, person, row->kind);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(txn_store(txn), sql_narrow);
	stmt_bind_text(stmt, ":see", left->see);
	stmt_bind_int(stmt, ":count", left->count);
	stmt_bind_int(stmt, ":until", left->until);
	stmt_bind_int(stmt, ":now", records->now);
	stmt_bind_int(stmt, ":entry", entry);
	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":kind", row->kind);
	return stmt_run(&stmt);
}

static enum status
write_less(struct records *records, struct txn *txn, int64_t person,
    const struct consent_row *row, const struct left *left, int64_t entry)
{
	enum status status = counted_take_back(records, txn, person, row->kind);

	consent_decide_begin(records, person);
	if (status == STATUS_OK && left->is_narrower)
		status = narrow_row(records, txn, person, row, left, entry);
	if (status == STATUS_OK && !consent_is_shut_by(row, again.why))
		status = consent_write_shut(
		    records, txn, person, row->kind, &again, entry);
	consent_decide_end(records);
	if (status == STATUS_OK)
		status = counted_refresh(records, txn, person);
	return status;
}

enum status
tombstone_narrow_again(struct records *records, struct txn *txn, int64_t person,
    const struct tombstone *one, bool *changed)
{
	unsigned char uid[UID_BYTES];
	struct ledger_entry entry = {false, again.event, uid, NULL};
	char code[CODE_TEXT_BYTES];
	struct buf body = BUF_EMPTY;
	struct consent_row row;
	struct kind_row kind;
	struct left left;
	int64_t n = 0;
	enum status status = kind_row_any(records, one->kind, &kind);

	if (status == STATUS_NOT_FOUND)
		return STATUS_OK; /* a kind that came later */
	if (status == STATUS_OK)
		status = consent_read(records, person, kind.id, &row);
	if (status != STATUS_OK || row.id == 0 || !row.is_yes)
		return status;
	status = person_identity(records, person, uid, code);
	work_out(&row, one, &left);
	write_body(kind.name, &left, &body);
	entry.body = body.text;
	if (status == STATUS_OK)
		status = ledger_add(records, txn, &entry, &n);
	if (status == STATUS_OK)
		status = write_less(records, txn, person, &row, &left, n);
	buf_clear(&body);
	*changed = status == STATUS_OK;
	return status;
}

/* ---------------------------------------------------------------- people */

enum status
tombstone_forget_again(
    struct records *records, struct txn *txn, int64_t person, bool looks)
{
	struct stmt *stmt = stmt_open(records->store, sql_kinds_of);
	enum status status = STATUS_OK, last;

	stmt_bind_int(stmt, ":id", person);
	while (status == STATUS_OK && stmt_step(stmt))
		status =
		    counted_take_back(records, txn, person, stmt_int(stmt, 0));
	last = stmt_done(&stmt);
	if (status == STATUS_OK)
		status = last;
	if (status == STATUS_OK)
		status = runout_erase_whole(records, txn, person, looks);
	return status;
}
