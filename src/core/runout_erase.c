/*
 * runout_erase: takes away what has had its time: one kind with everything that
 * hangs on it, and somebody of whom nothing else is left.
 */
#include <string.h>

#include "core/consent_internal.h"
#include "core/forget_internal.h"
#include "core/runout_internal.h"

static const char sql_has_something[] =
    "SELECT count(*) FROM v_consent v WHERE v.person = :person"
    " AND v.state <> 'gone'"
    " AND (v.kind > 2 OR v.state = 'live' OR v.goes_from > today())";
static const char sql_to_no[] =
    "UPDATE consent SET answer = 'no', see = 'nobody', see_user = NULL,"
    " count = 0, shut_on = NULL, shut_why = NULL, goes_on = NULL,"
    " said_on = shut_on, answered_at = :now, entry = :entry"
    " WHERE person = :person AND kind = :kind";
static const char sql_drop[] =
    "DELETE FROM consent WHERE person = :person AND kind = :kind";
/* Everything that hangs on one kind of one person, in the order of its keys. */
static const char *const sql_of_kind[] = {
    "DELETE FROM attendance WHERE person = :person AND kind = :kind",
    "DELETE FROM group_person WHERE person = :person AND kind = :kind",
    "DELETE FROM outcome WHERE person = :person AND kind = :kind",
    "DELETE FROM consent_adult WHERE person = :person AND kind = :kind",
};

static const char sql_kinds_of[] =
    "SELECT kind FROM consent WHERE person = :person";
static const char sql_drop_consents[] =
    "DELETE FROM consent WHERE person = :person";
static const char sql_drop_person[] = "DELETE FROM person WHERE id = :person";

static enum status
run_on(struct txn *txn, const char *sql, int64_t person, int64_t kind)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql);

	stmt_bind_int(stmt, ":person", person);
	if (kind != 0)
		stmt_bind_int(stmt, ":kind", kind);
	return stmt_run(&stmt);
}

/* Values, register entries, outcomes: all that hangs on the kind. */
static enum status
erase_held(
    struct records *records, struct txn *txn, int64_t person, int64_t kind)
{
	enum status status = field_erase_kind(records, txn, person, kind);
	size_t i;

	for (i = 0; status == STATUS_OK &&
		    i < sizeof sql_of_kind / sizeof sql_of_kind[0];
	     i++)
		status = run_on(txn, sql_of_kind[i], person, kind);
	return status;
}

/* A no that was heard is remembered without data; anything else just goes. */
static enum status
end_consent(struct records *records, struct txn *txn, const struct due *due,
    int64_t entry)
{
	struct stmt *stmt = NULL;
	enum status status;

	if (!due->was_heard_no)
		return run_on(txn, sql_drop, due->person, due->kind);
	stmt = stmt_open(txn_store(txn), sql_to_no);
	stmt_bind_int(stmt, ":now", records->now);
	stmt_bind_int(stmt, ":entry", entry);
	stmt_bind_int(stmt, ":person", due->person);
	stmt_bind_int(stmt, ":kind", due->kind);
	consent_decide_begin(records, due->person);
	status = stmt_run(&stmt);
	consent_decide_end(records);
	return status;
}

enum status
runout_erase(struct records *records, struct txn *txn, const struct due *due)
{
	struct ledger_entry entry = {false, "erased", NULL, NULL};
	unsigned char uid[UID_BYTES];
	struct tombstone_narrowing narrowing = {uid, due->name, NULL, 0, 0};
	char code[CODE_TEXT_BYTES];
	struct buf body = BUF_EMPTY;
	int64_t n = 0;
	enum status status;

	status = person_identity(records, due->person, uid, code);
	if (status != STATUS_OK)
		return status;
	buf_add_format(
	    &body, "%s %s\n", due->was_heard_no ? "no" : "gone", due->name);
	entry.uid = uid;
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, &n);
	if (status == STATUS_OK)
		status = due->was_no ? counted_take_back(
					   records, txn, due->person, due->kind)
				     : counted_unlink(records, txn, due->person,
					   due->kind);
	if (status == STATUS_OK && due->was_heard_no &&
	    due->kind <= KIND_HANDLE)
		status = forget_texts_black_likely(
		    records, txn, due->person, due->kind);
	if (status == STATUS_OK)
		status = erase_held(records, txn, due->person, due->kind);
	if (status == STATUS_OK)
		status = end_consent(records, txn, due, n);
	if (status == STATUS_OK && due->was_own_no)
		status = tombstone_narrowing(records, txn, &narrowing);
	buf_clear(&body);
	return status;
}

enum status
runout_forget_person(
    struct records *records, struct txn *txn, int64_t person, bool looks)
{
	unsigned char uid[UID_BYTES];
	char code[CODE_TEXT_BYTES];
	struct tombstone_gone gone = {uid, 0, 0};
	enum status status;

	status = person_identity(records, person, uid, code);
	if (status == STATUS_OK)
		status = counted_unlink(records, txn, person, KIND_ATTENDANCE);
	if (status == STATUS_OK)
		status = erase_held(records, txn, person, KIND_NAME);
	if (status == STATUS_OK)
		status = erase_held(records, txn, person, KIND_HANDLE);
	if (status == STATUS_OK)
		status = ledger_forget(records, txn, uid, &gone.entries);
	if (status == STATUS_OK && looks)
		status =
		    ledger_forget_who_looked(records, txn, uid, &gone.looks);
	if (status == STATUS_OK)
		status = run_on(txn, sql_drop_consents, person, 0);
	if (status == STATUS_OK)
		status = run_on(txn, sql_drop_person, person, 0);
	if (status == STATUS_OK)
		status = tombstone_person(records, txn, &gone);
	if (status == STATUS_OK)
		status = draft_drop_all(txn);
	return status;
}

enum status
runout_erase_whole(
    struct records *records, struct txn *txn, int64_t person, bool looks)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_kinds_of);
	enum status status = STATUS_OK, last;

	stmt_bind_int(stmt, ":person", person);
	while (status == STATUS_OK && stmt_step(stmt))
		status = erase_held(records, txn, person, stmt_int(stmt, 0));
	last = stmt_done(&stmt);
	if (status == STATUS_OK)
		status = last;
	if (status == STATUS_OK)
		status = runout_forget_person(records, txn, person, looks);
	return status;
}

/* Has anything been left of this person, but a name that is over? */
enum status
runout_erase_if_empty(
    struct records *records, struct txn *txn, int64_t person, int64_t *erased)
{
	unsigned char uid[UID_BYTES];
	char code[CODE_TEXT_BYTES] = "";
	struct stmt *stmt = stmt_open(txn_store(txn), sql_has_something);
	int64_t something = 0;
	enum status status;

	stmt_bind_int(stmt, ":person", person);
	status = stmt_one_int(&stmt, &something);
	if (status == STATUS_OK)
		status = person_identity(records, person, uid, code);
	if (status != STATUS_OK || something > 0 || code[0] == '\0')
		return status; /* or gone already */
	*erased += 1;
	return runout_forget_person(records, txn, person, false);
}
