/*
 * consent_no: no's that reach a worker, and "keep it, do not use it".
 *
 * A no never needs a key, a reason or a second question.  One that a worker
 * writes down shuts at once and is erased after seven days, so that a slip of
 * the hand loses nothing; the young person's own no is at once and for good.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/consent_internal.h"

static const char sql_remember[] =
    "INSERT INTO consent (person, kind, answer, see, count, until, level,"
    " runs_out, said_on, said_again, heard_by, read_aloud, notice,"
    " answered_at, entry)"
    " VALUES (:person, :kind, 'no', 'nobody', 0, :day, 'spoken', :day,"
    " :day, 0, :me, 0, :notice, :now, :entry)";
static const char sql_again_no[] =
    "UPDATE consent SET said_on = :day, heard_by = :me,"
    " answered_at = :now, entry = :entry"
    " WHERE person = :person AND kind = :kind AND answer = 'no'";
/* Never further away than it was, and never a lesser reason over a no. */
static const char sql_shut[] =
    "UPDATE consent SET shut_on = :day, shut_why = :why,"
    " goes_on = min(coalesce(goes_on, runs_out + 61), :day + :days),"
    " answered_at = :now, entry = :entry,"
    " heard_by = CASE WHEN :why IN ('own_no', 'heard_no', 'worker_no')"
    " THEN :me"
    " ELSE heard_by END"
    " WHERE person = :person AND kind = :kind AND answer = 'yes'";
static const char sql_left[] =
    "SELECT kind_name, kind, state = 'live' FROM v_consent"
    " WHERE person = :person AND answer = 'yes'"
    " AND why_shut NOT IN ('own_no', 'heard_no', 'worker_no')";
static const struct consent_manner heard_no = {
    "heard_no", "no", "heard_no", CONSENT_NO_DAYS, true, true, false};
static const struct consent_manner heard_no_to_all = {
    "heard_no", "no", "heard_no", CONSENT_NO_DAYS, true, true, true};
/* Out of use at once, and gone with the hand-over: only then uncounted. */
static const struct consent_manner own_no = {
    "own_no", "no", "own_no", 0, true, false, false};
static const struct consent_manner worker_no = {
    "worker_no", "no", "worker_no", CONSENT_NO_DAYS, false, true, false};
static const struct consent_manner asked_shut = {
    "asked_shut", "shut", "asked", CONSENT_SHUT_DAYS, false, false, false};
static bool
is_named(const char *kind, const char *const *names, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(kind, names[i]) == 0)
			return true;
	return false;
}

/*
 * No to what they are called means another name, a handle, or no to all: then
 * nothing is left that would have to be called something.
 */
static enum status
check_still_called(struct records *records, const struct subject *subject,
    const char *const *names, size_t count)
{
	struct stmt *stmt = stmt_open(records->store, sql_left);
	bool is_anything_left = false, is_called = false;
	enum status status;

	stmt_bind_int(stmt, ":person", subject->person);
	while (stmt_step(stmt)) {
		int64_t kind = stmt_int(stmt, 1);

		if (is_named(stmt_text(stmt, 0), names, count))
			continue;
		is_anything_left = true;
		if (kind == KIND_NAME || kind == KIND_HANDLE)
			is_called = is_called || stmt_int(stmt, 2) != 0;
	}
	status = stmt_done(&stmt);
	if (status == STATUS_OK && is_anything_left && !is_called)
		status = REFUSE(STATUS_INVALID,
		    "Something must be left to call them by. Agree a handle "
		    "first: sayso ask PERSON --yes handle. Or is it a no to "
		    "everything? sayso refuse PERSON all");
	return status;
}

static enum status
write_remembered(struct records *records, struct txn *txn, int64_t person,
    const struct kind_row *kind, const char *sql, int64_t entry)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql);

	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":kind", kind->id);
	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_int(stmt, ":day", records_no_day(records));
	stmt_bind_int(stmt, ":now", records->now);
	stmt_bind_int(stmt, ":entry", entry);
	if (sql == sql_remember)
		stmt_bind_int(stmt, ":notice", kind->notice);
	return stmt_run(&stmt);
}

enum status
consent_write_shut(struct records *records, struct txn *txn, int64_t person,
    int64_t kind, const struct consent_manner *manner, int64_t entry)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_shut);

	stmt_bind_text(stmt, ":why", manner->why);
	stmt_bind_int(stmt, ":day", records_no_day(records));
	stmt_bind_int(stmt, ":days", manner->days);
	stmt_bind_int(stmt, ":now", records->now);
	stmt_bind_int(stmt, ":entry", entry);
	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":kind", kind);
	return stmt_run(&stmt);
}

/*
 * Their own no over one that was heard, over a worker's, over a key that ended
 * (what it signed must never open again), over a vault that was restored, over
 * any other reason.
 */
static int
weight_of(const char *why)
{
	static const char *const heavy[] = {
	    "restored", "key", "worker_no", "heard_no", "own_no"};
	int weight = 1;

	for (int i = 0; i < 5; i++)
		if (strcmp(why, heavy[i]) == 0)
			weight = i + 2;
	return weight;
}

/* (Running out is no reason of this sort.) */
bool
consent_is_shut_by(const struct consent_row *row, const char *why)
{
	return row->shut_on != DAY_NONE &&
	       weight_of(why) <= weight_of(row->why_shut);
}

enum status
consent_apply(struct records *records, struct txn *txn,
    const struct subject *subject, const struct kind_row *kind,
    const struct consent_manner *manner, int64_t entry)
{
	struct tombstone_narrowing narrowing = {
	    subject->uid, kind->name, NULL, 0, 0};
	struct consent_row row;
	enum status status;

	status = consent_read(records, subject->person, kind->id, &row);
	if (status != STATUS_OK)
		return status;
	if (row.is_yes && consent_is_shut_by(&row, manner->why))
		return STATUS_OK;
	consent_decide_begin(records, subject->person);
	if (row.is_yes)
		status = consent_write_shut(
		    records, txn, subject->person, kind->id, manner, entry);
	else if (manner->remembers)
		status = write_remembered(records, txn, subject->person, kind,
		    row.id == 0 ? sql_remember : sql_again_no, entry);
	consent_decide_end(records);
	if (status == STATUS_OK && manner->is_no)
		status =
		    counted_take_back(records, txn, subject->person, kind->id);
	if (status == STATUS_OK && row.is_yes && manner != &own_no)
		status = tombstone_narrowing(records, txn, &narrowing);
	if (status == STATUS_OK && manner->remembers)
		status = consent_answered(
		    records, txn, subject->person, kind->id, "no");
	return status;
}

/* Are the kinds there, and is there something that this manner can shut? */
static enum status
read_kinds(struct records *records, const struct subject *subject,
    const struct consent_manner *manner, const char *const *names, size_t count,
    struct kind_row *kinds)
{
	enum status status = STATUS_OK;
	struct consent_row row;
	size_t i;

	if (count == 0)
		return REFUSE(STATUS_USAGE, "Name at least one kind of thing.");
	for (i = 0; status == STATUS_OK && i < count; i++) {
		status = kind_row_any(records, names[i], &kinds[i]);
		if (status != STATUS_OK || manner->remembers)
			continue;
		status =
		    consent_read(records, subject->person, kinds[i].id, &row);
		if (status == STATUS_OK && !row.is_yes)
			status = REFUSE(STATUS_NOT_FOUND,
			    "They have not said yes to that, so there is "
			    "nothing to shut.");
	}
	for (i = 0; status == STATUS_OK && i < count; i++)
		if (kinds[i].id == KIND_NAME || kinds[i].id == KIND_HANDLE)
			return check_still_called(
			    records, subject, names, count);
	return status;
}

static enum status
shut_kinds(struct records *records, const char *code,
    const struct consent_manner *manner, const char *const *names, size_t count)
{
	struct kind_row *kinds = mem_alloc(count + 1, sizeof *kinds);
	struct subject subject;
	struct ledger_entry entry = {false, manner->event, subject.uid, NULL};
	struct buf body = BUF_EMPTY;
	struct txn *txn = NULL;
	int64_t n = 0;
	enum status status;
	size_t i;

	status = consent_subject(records, code, &subject);
	if (status == STATUS_OK)
		status =
		    read_kinds(records, &subject, manner, names, count, kinds);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status != STATUS_OK)
		goto out;
	consent_kind_lines(&body, manner->line, names, count);
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, &n);
	for (i = 0; status == STATUS_OK && i < count; i++)
		status =
		    consent_apply(records, txn, &subject, &kinds[i], manner, n);
	if (status == STATUS_OK)
		status = counted_refresh(records, txn, subject.person);
	if (status == STATUS_OK && manner->forgets)
		status = draft_drop_all(txn);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
out:
	records_abandon(records, &txn);
	buf_clear(&body);
	mem_free(kinds);
	return status;
}

/* A no to all of it: every kind that they have said yes to. */
static enum status
refuse_all(struct records *records, const char *code,
    const struct consent_manner *manner)
{
	const char **names = NULL;
	struct consent_list list;
	size_t count = 0, i;
	enum status status = consent_list(records, code, &list);

	if (status != STATUS_OK)
		return status;
	names = mem_alloc(list.count + 1, sizeof *names);
	for (i = 0; i < list.count; i++)
		if (strcmp(list.lines[i].state, "live") == 0 ||
		    strcmp(list.lines[i].state, "shut") == 0)
			names[count++] = list.lines[i].kind;
	status = shut_kinds(records, code, manner, names, count);
	mem_free(names);
	consent_list_clear(&list);
	return status;
}

enum status
consent_refuse(struct records *records, const char *code,
    const char *const *kinds, size_t count)
{
	if (count == 1 && strcmp(kinds[0], "all") == 0)
		return refuse_all(records, code, &heard_no_to_all);
	return shut_kinds(records, code, &heard_no, kinds, count);
}

enum status
consent_own_no(struct records *records, const char *code,
    const char *const *kinds, size_t count)
{
	if (count == 1 && strcmp(kinds[0], "all") == 0)
		return refuse_all(records, code, &own_no);
	return shut_kinds(records, code, &own_no, kinds, count);
}

enum status
consent_own_no_in(struct records *records, struct txn *txn,
    const struct subject *subject, const struct kind_row *kind, int64_t entry)
{
	return consent_apply(records, txn, subject, kind, &own_no, entry);
}

enum status
consent_keep_in(struct records *records, struct txn *txn,
    const struct subject *subject, const struct kind_row *kind, int64_t entry)
{
	return consent_apply(records, txn, subject, kind, &asked_shut, entry);
}

enum status
consent_revoke(struct records *records, const char *code,
    const char *const *kinds, size_t count)
{
	return shut_kinds(records, code, &worker_no, kinds, count);
}

enum status
consent_restrict(struct records *records, const char *code,
    const char *const *kinds, size_t count)
{
	return shut_kinds(records, code, &asked_shut, kinds, count);
}
