/*
 * runout: what has run out, at unlock.
 *
 * Running out is not a no.  What was shut for its time is erased here, name or
 * handle last; then the person goes as a whole.  Nothing is erased while the
 * clock is not trusted.  The same walk, rolled back, is the preview.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/consent_internal.h"
#include "core/person_internal.h"
#include "core/runout.h"

#define LOOK_DAYS 365 /* how long a look's content is kept (DESIGN 5) */

/*
 * What may be due, by index: shut by something else and its time is over, or
 * run out 61 days ago.  The view then says what it is.
 */
#define DUE                                                                    \
	" FROM consent c JOIN v_consent v ON v.id = c.id WHERE"                \
	" v.state = 'shut' AND v.goes_from <= today() AND"
#define SHUT_AND_OVER " c.goes_on IS NOT NULL AND c.goes_on <= today()"
#define RAN_OUT_AND_OVER                                                       \
	" c.answer = 'yes' AND c.shut_on IS NULL"                              \
	" AND c.runs_out <= today() - 61"
#define ADULT_LAPSED                                                           \
	" c.answer = 'yes' AND c.person IN"                                    \
	" (SELECT id FROM person WHERE capacity = 'not_yet')"
/* A name that is over goes when the handle lives, and the other way round. */
#define OTHER_LIVES                                                            \
	" OR EXISTS (SELECT 1 FROM v_consent o WHERE o.person = v.person"      \
	" AND o.kind = 3 - v.kind AND o.state = 'live')"

static const char sql_due[] =
    "SELECT v.person, v.kind, v.kind_name, v.why_shut" DUE SHUT_AND_OVER
    " AND (v.kind > 2 OR v.why_shut IN ('heard_no', 'worker_no')" OTHER_LIVES
    ")"
    " UNION SELECT v.person, v.kind, v.kind_name, v.why_shut" DUE
	RAN_OUT_AND_OVER " AND (v.kind > 2" OTHER_LIVES ")"
    " UNION SELECT v.person, v.kind, v.kind_name, v.why_shut" DUE ADULT_LAPSED
    " AND v.kind > 2 ORDER BY 1, 2";
/* Who may have nothing left: their name or handle is over. */
static const char sql_maybe_gone[] =
    "SELECT v.person" DUE SHUT_AND_OVER " AND v.kind <= 2"
    " UNION SELECT v.person" DUE RAN_OUT_AND_OVER " AND v.kind <= 2"
    " UNION SELECT v.person" DUE ADULT_LAPSED " AND v.kind <= 2";
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
static const char sql_old_attendance[] =
    "DELETE FROM attendance WHERE session IN (SELECT id FROM session"
    " WHERE held_on < today()"
    " - (SELECT keep_months FROM kind WHERE id = 3) * 30.4375)";
static const char sql_old_outcome[] =
    "DELETE FROM outcome WHERE held_on < today()"
    " - (SELECT keep_months FROM kind WHERE id = 4) * 30.4375";

/* Everything that hangs on one kind of one person, in the order of its keys. */
static const char *const sql_of_kind[] = {
    "DELETE FROM attendance WHERE person = :person AND kind = :kind",
    "DELETE FROM group_person WHERE person = :person AND kind = :kind",
    "DELETE FROM outcome WHERE person = :person AND kind = :kind",
    "DELETE FROM consent_adult WHERE person = :person AND kind = :kind",
};

static const char sql_drop_consents[] =
    "DELETE FROM consent WHERE person = :person";
static const char sql_drop_person[] = "DELETE FROM person WHERE id = :person";

struct due {
	int64_t person;
	int64_t kind;
	char name[41];
	bool was_heard_no;
	bool was_no; /* heard or a worker's own */
};

struct due_list {
	struct due *rows;
	size_t count;
	size_t room;
};

static enum status
due_read(struct records *records, const char *sql, struct due_list *list)
{
	struct stmt *stmt = stmt_open(records->store, sql);

	while (stmt_step(stmt)) {
		void *rows = list->rows;
		struct due *due;

		mem_grow(&rows, &list->room, list->count + 1, sizeof *due);
		list->rows = rows;
		due = &list->rows[list->count++];
		due->person = stmt_int(stmt, 0);
		due->kind = stmt_int(stmt, 1);
		memccpy(
		    due->name, stmt_text(stmt, 2), '\0', sizeof due->name - 1);
		due->was_heard_no = strcmp(stmt_text(stmt, 3), "heard_no") == 0;
		due->was_no = due->was_heard_no ||
			      strcmp(stmt_text(stmt, 3), "worker_no") == 0;
	}
	return stmt_done(&stmt);
}

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

static enum status
erase_due(struct records *records, struct txn *txn, const struct due *due)
{
	struct ledger_entry entry = {false, "erased", NULL, NULL};
	unsigned char uid[UID_BYTES];
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
	if (status == STATUS_OK)
		status = erase_held(records, txn, due->person, due->kind);
	if (status == STATUS_OK)
		status = end_consent(records, txn, due, n);
	buf_clear(&body);
	return status;
}

/* Nothing is left but a name that ran out: the person goes. */
static enum status
erase_person(struct records *records, struct txn *txn, int64_t person)
{
	unsigned char uid[UID_BYTES];
	char code[CODE_TEXT_BYTES];
	int64_t entries = 0;
	enum status status;

	status = person_identity(records, person, uid, code);
	if (status == STATUS_OK)
		status = counted_unlink(records, txn, person, KIND_ATTENDANCE);
	if (status == STATUS_OK)
		status = erase_held(records, txn, person, KIND_NAME);
	if (status == STATUS_OK)
		status = erase_held(records, txn, person, KIND_HANDLE);
	if (status == STATUS_OK)
		status = ledger_forget(records, txn, uid, &entries);
	if (status == STATUS_OK)
		status = run_on(txn, sql_drop_consents, person, 0);
	if (status == STATUS_OK)
		status = run_on(txn, sql_drop_person, person, 0);
	if (status == STATUS_OK)
		status = tombstone_person(records, txn, uid, entries);
	if (status == STATUS_OK)
		status = draft_drop_all(txn);
	return status;
}

/* Has anything been left of this person, but a name that is over? */
static enum status
erase_if_empty(
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
	return erase_person(records, txn, person);
}

static enum status
erase_people(struct records *records, struct txn *txn,
    const struct due_list *due, int64_t *erased)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_maybe_gone);
	struct people people = {NULL, 0, 0}; /* some perhaps twice */
	enum status status;
	size_t i;

	while (stmt_step(stmt))
		people_add(&people, stmt_int(stmt, 0));
	status = stmt_done(&stmt);
	for (i = 0; i < due->count; i++)
		people_add(&people, due->rows[i].person);
	for (i = 0; status == STATUS_OK && i < people.count; i++)
		status = erase_if_empty(records, txn, people.ids[i], erased);
	mem_free(people.ids);
	return status;
}

static enum status
erase_old_rows(
    struct records *records, struct txn *txn, struct runout_result *result)
{
	static const char *const queries[] = {
	    sql_old_attendance, sql_old_outcome};
	enum status status = field_erase_old(records, txn, &result->values);
	size_t i;

	for (i = 0; status == STATUS_OK && i < 2; i++) {
		struct stmt *stmt = stmt_open(txn_store(txn), queries[i]);

		status = stmt_run(&stmt);
		result->values += store_changes(records->store);
	}
	return status;
}

static enum status
walk(struct records *records, struct txn *txn, struct runout_result *result)
{
	struct due_list due = {NULL, 0, 0};
	enum status status;
	size_t i;

	status = due_read(records, sql_due, &due);
	for (i = 0; status == STATUS_OK && i < due.count; i++)
		status = erase_due(records, txn, &due.rows[i]);
	result->kinds = (int64_t)due.count;
	if (status == STATUS_OK)
		status = erase_old_rows(records, txn, result);
	if (status == STATUS_OK)
		status = erase_people(records, txn, &due, &result->people);
	if (status == STATUS_OK)
		status = ledger_forget_looks(
		    records, txn, records->today - LOOK_DAYS, &result->looks);
	mem_free(due.rows);
	return status;
}

static bool
is_nothing(const struct runout_result *result)
{
	return result->values == 0 && result->kinds == 0 &&
	       result->people == 0 && result->looks == 0;
}

/*
 * What went, went by this day: a clock set back later must not make it look as
 * if it had gone too soon.
 */
static enum status
mark_day(struct records *records, struct txn *txn)
{
	struct ledger_entry day = {false, "day", records->vault_uid, ""};

	if (records->confirmed_day == records->today)
		return STATUS_OK;
	return ledger_add(records, txn, &day, NULL);
}

static enum status
run(struct records *records, bool keep, struct runout_result *result)
{
	struct txn *txn = NULL;
	enum status status;

	memset(result, 0, sizeof *result);
	result->is_held_back = records->clock != CLOCK_TRUSTED;
	if (result->is_held_back)
		return STATUS_OK;
	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = walk(records, txn, result);
	if (status == STATUS_OK && keep && !is_nothing(result)) {
		status = mark_day(records, txn);
		if (status == STATUS_OK)
			status = txn_commit(&txn);
	}
	records_abandon(records, &txn);
	return status;
}

enum status
runout_do(struct records *records, struct runout_result *result)
{
	return run(records, true, result);
}

enum status
runout_preview(struct records *records, struct runout_result *result)
{
	return run(records, false, result);
}
