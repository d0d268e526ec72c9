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
#include "core/forget_internal.h"
#include "core/own_say_internal.h"
#include "core/person_internal.h"
#include "core/runout_internal.h"

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
    " AND (v.kind > 2 OR v.why_shut IN ('own_no', 'heard_no', "
    "'worker_no')" OTHER_LIVES ")"
    " UNION SELECT v.person, v.kind, v.kind_name, v.why_shut" DUE
	RAN_OUT_AND_OVER " AND (v.kind > 2" OTHER_LIVES ")"
    " UNION SELECT v.person, v.kind, v.kind_name, v.why_shut" DUE ADULT_LAPSED
    " AND v.kind > 2 ORDER BY 1, 2";
/* Their own no's, whose hand-over is over. */
static const char sql_own[] =
    "SELECT v.person, v.kind, v.kind_name, v.why_shut FROM consent c"
    " JOIN v_consent v ON v.id = c.id"
    " WHERE c.goes_on IS NOT NULL AND c.shut_why = 'own_no'"
    " AND (:person = 0 OR c.person = :person) ORDER BY 1, 2";
static const char sql_forgetting[] =
    "SELECT person FROM forgetting WHERE :person = 0 OR person = :person";
/* Who may have nothing left: their name or handle is over. */
static const char sql_maybe_gone[] =
    "SELECT v.person" DUE SHUT_AND_OVER " AND v.kind <= 2"
    " UNION SELECT v.person" DUE RAN_OUT_AND_OVER " AND v.kind <= 2"
    " UNION SELECT v.person" DUE ADULT_LAPSED " AND v.kind <= 2";
static const char sql_old_attendance[] =
    "DELETE FROM attendance WHERE session IN (SELECT id FROM session"
    " WHERE held_on < today()"
    " - (SELECT keep_months FROM kind WHERE id = 3) * 30.4375)";
static const char sql_old_outcome[] =
    "DELETE FROM outcome WHERE held_on < today()"
    " - (SELECT keep_months FROM kind WHERE id = 4) * 30.4375";

/* Reads to the end of ${stmt} and gives it back. */
static enum status
due_read(struct stmt **due_stmt, struct due_list *list)
{
	struct stmt *stmt = *due_stmt;

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
		due->was_own_no = strcmp(stmt_text(stmt, 3), "own_no") == 0;
		due->was_heard_no = due->was_own_no ||
				    strcmp(stmt_text(stmt, 3), "heard_no") == 0;
		due->was_no = due->was_heard_no ||
			      strcmp(stmt_text(stmt, 3), "worker_no") == 0;
	}
	return stmt_done(due_stmt);
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
		status =
		    runout_erase_if_empty(records, txn, people.ids[i], erased);
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
	struct stmt *stmt = stmt_open(records->store, sql_due);
	enum status status;
	size_t i;

	status = due_read(&stmt, &due);
	for (i = 0; status == STATUS_OK && i < due.count; i++)
		status = runout_erase(records, txn, &due.rows[i]);
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

/* Somebody who said "forget me", and whether who looked goes too. */
struct forgotten {
	int64_t person;
	bool looks;
};

struct forgotten_list {
	struct forgotten *all;
	size_t count;
	size_t room;
};

static void
forgotten_add(struct forgotten_list *list, int64_t person, bool looks)
{
	void *all = list->all;

	mem_grow(&all, &list->room, list->count + 1, sizeof *list->all);
	list->all = all;
	list->all[list->count++] = (struct forgotten){person, looks};
}

/* Their names are still there to be blacked out in the texts of others. */
static enum status
begin_forgetting(struct records *records, struct txn *txn, int64_t person,
    struct forgotten_list *list)
{
	struct stmt *stmt = stmt_open(records->store, sql_forgetting);
	enum status status = STATUS_OK, done;

	stmt_bind_int(stmt, ":person", person);
	while (status == STATUS_OK && stmt_step(stmt)) {
		int64_t id = stmt_int(stmt, 0);
		bool is_forgotten = false, looks = false;

		status = forget_finish(records, txn, id, &is_forgotten, &looks);
		if (status == STATUS_OK && is_forgotten)
			forgotten_add(list, id, looks);
	}
	done = stmt_done(&stmt);
	return status != STATUS_OK ? status : done;
}

/* All that they have said no to; 0: everybody. */
static enum status
erase_noes(struct records *records, struct txn *txn, int64_t person,
    struct due_list *due)
{
	struct stmt *stmt = stmt_open(records->store, sql_own);
	enum status status;

	stmt_bind_int(stmt, ":person", person);
	status = due_read(&stmt, due);
	for (size_t i = 0; status == STATUS_OK && i < due->count; i++)
		status = runout_erase(records, txn, &due->rows[i]);
	return status;
}

static enum status
erase_forgotten(
    struct records *records, struct txn *txn, const struct forgotten *forgotten)
{
	struct due_list due = {NULL, 0, 0};
	enum status status = erase_noes(records, txn, forgotten->person, &due);

	if (status == STATUS_OK)
		status = runout_forget_person(
		    records, txn, forgotten->person, forgotten->looks);
	mem_free(due.rows);
	return status;
}

static enum status
erase_own(struct records *records, struct txn *txn, int64_t person)
{
	struct due_list due = {NULL, 0, 0};
	int64_t erased = 0;
	enum status status = erase_noes(records, txn, person, &due);

	for (size_t i = 0; status == STATUS_OK && i < due.count; i++)
		status = runout_erase_if_empty(
		    records, txn, due.rows[i].person, &erased);
	mem_free(due.rows);
	return status;
}

enum status
runout_own(struct records *records, struct txn *txn, int64_t person)
{
	struct forgotten_list list = {NULL, 0, 0};
	enum status status = begin_forgetting(records, txn, person, &list);
	size_t i;

	for (i = 0; status == STATUS_OK && i < list.count; i++)
		status = erase_forgotten(records, txn, &list.all[i]);
	if (status == STATUS_OK)
		status = erase_own(records, txn, person);
	mem_free(list.all);
	return status;
}

/* A young person's no is at once: no clock holds it back. */
static enum status
end_own_noes(struct records *records)
{
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	if (status == STATUS_OK)
		status = runout_own(records, txn, 0);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	if (status == STATUS_OK)
		own_noes_free(&records->own_noes);
	records_abandon(records, &txn);
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
	enum status status = end_own_noes(records);

	return status == STATUS_OK ? run(records, true, result) : status;
}

enum status
runout_preview(struct records *records, struct runout_result *result)
{
	return run(records, false, result);
}
