/*
 * consent_list: what a person has said, what waits to be asked, and the no's
 * that every worker is shown.  Reads only; never a value.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/consent_internal.h"

static const char sql_list[] =
    "SELECT " CONSENT_LINE_COLUMNS
    " FROM v_consent v JOIN kind k ON k.id = v.kind"
    " JOIN notice n ON n.id = v.notice"
    " LEFT JOIN user u ON u.id = v.heard_by"
    " WHERE v.person = :person ORDER BY k.position, k.id";
static const char sql_asked[] =
    "SELECT k.name, k.label FROM request r JOIN kind k ON k.id = r.kind"
    " WHERE r.person = :person AND r.what = 'ask' AND r.done_on IS NULL"
    " ORDER BY k.position, k.id";
static const char sql_noes[] =
    "SELECT p.id, p.code, k.name, u.name,"
    " c.answer = 'no' OR c.shut_why IN ('own_no', 'heard_no'), c.goes_on,"
    " c.answer = 'no' OR c.shut_why = 'own_no'"
    " FROM consent c JOIN person p ON p.id = c.person"
    " JOIN kind k ON k.id = c.kind LEFT JOIN user u ON u.id = c.heard_by"
    " WHERE" CONSENT_A_NO " OR" CONSENT_AN_OWN_NO
    " ORDER BY c.goes_on, p.id, k.id";
static const char sql_noes_people[] =
    "SELECT uid FROM person WHERE id IN (SELECT c.person FROM consent c"
    " WHERE" CONSENT_A_NO " OR" CONSENT_AN_OWN_NO ")";
static const char sql_asks[] =
    "SELECT count(*) FROM request WHERE person = :person AND kind = :kind"
    " AND what = 'ask' AND done_on IS NULL";
static const char sql_ask[] =
    "INSERT INTO request (uid, code, what, person, kind, asked_by, brought_up,"
    " who, how, purpose, received_on, why)"
    " VALUES (:uid, :code, 'ask', :person, :kind, :me, :brought_up, '', '',"
    " '', today(), '')";

void
consent_line_read(struct stmt *stmt, struct consent_line *line)
{
	bool shut = strcmp(stmt_text(stmt, 2), "shut") == 0;

	line->kind = mem_text(stmt_text(stmt, 0));
	line->label = mem_text(stmt_text(stmt, 1));
	line->state = mem_text(stmt_text(stmt, 2));
	line->why = mem_text(shut ? stmt_text(stmt, 3) : "");
	line->see = mem_text(stmt_text(stmt, 4));
	line->count = stmt_int(stmt, 5) != 0;
	line->until = (int32_t)stmt_int(stmt, 6);
	line->runs_out = (int32_t)stmt_int(stmt, 7);
	line->goes_from = shut ? (int32_t)stmt_int(stmt, 8) : DAY_NONE;
	line->level = mem_text(stmt_text(stmt, 9));
	line->said_on = (int32_t)stmt_int(stmt, 10);
	line->heard_by = mem_text(stmt_text(stmt, 11));
	line->read_aloud = stmt_int(stmt, 12) != 0;
	line->said_again = (int)stmt_int(stmt, 13);
	line->notice_version = (int)stmt_int(stmt, 14);
}

void
consent_line_clear(struct consent_line *line)
{
	mem_wipe_text(&line->kind);
	mem_wipe_text(&line->label);
	mem_wipe_text(&line->state);
	mem_wipe_text(&line->why);
	mem_wipe_text(&line->see);
	mem_wipe_text(&line->level);
	mem_wipe_text(&line->heard_by);
}

/* A line for something that is only waiting to be asked. */
static void
asked_line(struct stmt *stmt, struct consent_line *line)
{
	line->kind = mem_text(stmt_text(stmt, 0));
	line->label = mem_text(stmt_text(stmt, 1));
	line->state = mem_text("asked");
	line->why = mem_text("");
	line->see = mem_text("nobody");
	line->level = mem_text("");
	line->heard_by = mem_text("");
	line->until = line->runs_out = DAY_NONE;
	line->goes_from = line->said_on = DAY_NONE;
}

enum status
consent_list(
    struct records *records, const char *code, struct consent_list *list)
{
	static const char *const queries[] = {sql_list, sql_asked};
	struct subject subject;
	void *lines = NULL;
	size_t room = 0, i;
	enum status status;

	memset(list, 0, sizeof *list);
	status = consent_subject(records, code, &subject);
	for (i = 0; status == STATUS_OK && i < 2; i++) {
		struct stmt *stmt = stmt_open(records->store, queries[i]);

		stmt_bind_int(stmt, ":person", subject.person);
		while (stmt_step(stmt)) {
			mem_grow(&lines, &room, list->count + 1,
			    sizeof(struct consent_line));
			list->lines = lines;
			if (i == 0)
				consent_line_read(
				    stmt, &list->lines[list->count++]);
			else
				asked_line(stmt, &list->lines[list->count++]);
		}
		status = stmt_done(&stmt);
	}
	if (status != STATUS_OK)
		consent_list_clear(list);
	return status;
}

void
consent_list_clear(struct consent_list *list)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		consent_line_clear(&list->lines[i]);
	mem_free(list->lines);
	memset(list, 0, sizeof *list);
}

/* ---------------------------------------------------------------------- asking
 */

/* May it be asked now?  A no is not asked again for six months. */
static enum status
ask_check(struct records *records, const struct subject *subject, int64_t kind,
    bool brought_up)
{
	struct stmt *stmt = stmt_open(records->store, sql_asks);
	struct consent_row row;
	int64_t waiting = 0;
	enum status status;

	stmt_bind_int(stmt, ":person", subject->person);
	stmt_bind_int(stmt, ":kind", kind);
	status = stmt_one_int(&stmt, &waiting);
	if (status == STATUS_OK && waiting > 0)
		status =
		    REFUSE(STATUS_INVALID, "That waits to be asked already.");
	if (status == STATUS_OK)
		status = consent_read(records, subject->person, kind, &row);
	if (status != STATUS_OK || row.id == 0 || brought_up)
		return status;
	if (row.is_yes && strcmp(row.why_shut, "heard_no") != 0)
		return STATUS_OK;
	if (day_add_months(row.is_yes ? row.shut_on : row.said_on,
		CONSENT_REFUSAL_MONTHS) > records->today)
		return REFUSE(STATUS_NO_CONSENT,
		    "They said no to this less than six months ago. Do not ask "
		    "again unless they bring it up: --brought-up");
	return STATUS_OK;
}

static enum status
ask_write(struct records *records, struct txn *txn,
    const struct subject *subject, const struct kind_row *kind, bool brought_up)
{
	unsigned char uid[UID_BYTES];
	char code[CODE_TEXT_BYTES];
	struct ledger_entry entry = {false, "asked", subject->uid, NULL};
	struct buf body = BUF_EMPTY;
	struct stmt *stmt = NULL;
	enum status status;

	buf_add_format(&body, "kind %s\nbrought_up %s\n", kind->name,
	    brought_up ? "yes" : "no");
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, NULL);
	buf_clear(&body);
	if (status != STATUS_OK)
		return status;
	uid_new(uid);
	uid_code(uid, code);
	stmt = stmt_open(txn_store(txn), sql_ask);
	stmt_bind_blob(stmt, ":uid", uid, UID_BYTES);
	stmt_bind_text(stmt, ":code", code);
	stmt_bind_int(stmt, ":person", subject->person);
	stmt_bind_int(stmt, ":kind", kind->id);
	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_int(stmt, ":brought_up", brought_up);
	return stmt_run(&stmt);
}

enum status
consent_ask(struct records *records, const char *code, const char *kind,
    bool brought_up)
{
	struct kind_row row;
	struct subject subject;
	struct txn *txn = NULL;
	enum status status;

	status = consent_subject(records, code, &subject);
	if (status == STATUS_OK)
		status = kind_row(records, kind, &row);
	if (status == STATUS_OK)
		status = ask_check(records, &subject, row.id, brought_up);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = ask_write(records, txn, &subject, &row, brought_up);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

/* ------------------------------------------------------------------------ no's
 */

/* Whose no's there are; each of them is looked at, so each gets a look first.
 */
static enum status
look_at_noes(struct records *records)
{
	static const char *const kinds[] = {"name"};
	static const struct look_why why = {LOOK_RIGHT, NULL};
	struct stmt *stmt = stmt_open(records->store, sql_noes_people);
	struct txn *txn = NULL;
	enum status status = txn_begin(records->store, &txn);

	while (status == STATUS_OK && stmt_step(stmt)) {
		unsigned char uid[UID_BYTES];

		stmt_copy_blob(stmt, 0, uid, UID_BYTES);
		status = look_write(records, txn, uid, &why, kinds, 1);
	}
	if (status == STATUS_OK)
		status = stmt_done(&stmt);
	else
		(void)!stmt_done(&stmt);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

static enum status
read_no(struct records *records, struct stmt *stmt, struct consent_no *no)
{
	struct buf called = BUF_EMPTY;
	enum status status = person_called(records, stmt_int(stmt, 0), &called);

	if (status == STATUS_NOT_FOUND) /* that is what they refused */
		status = STATUS_OK;
	memcpy(no->code, stmt_text(stmt, 1), CODE_TEXT_BYTES - 1);
	no->called = buf_take(&called);
	no->kind = mem_text(stmt_text(stmt, 2));
	no->by = mem_text(stmt_text(stmt, 3));
	no->is_heard = stmt_int(stmt, 4) != 0;
	no->goes_from =
	    stmt_is_null(stmt, 5) ? DAY_NONE : (int32_t)stmt_int(stmt, 5);
	no->is_own = stmt_int(stmt, 6) != 0;
	return status;
}

enum status
consent_noes(struct records *records, struct consent_no **noes, size_t *count)
{
	struct stmt *stmt = NULL;
	void *array = NULL;
	size_t room = 0, n = 0;
	enum status status = look_at_noes(records);

	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_noes);
	while (status == STATUS_OK && stmt_step(stmt)) {
		mem_grow(&array, &room, n + 1, sizeof **noes);
		status =
		    read_no(records, stmt, (struct consent_no *)array + n++);
	}
	if (status == STATUS_OK)
		status = stmt_done(&stmt);
	else
		(void)!stmt_done(&stmt);
	*noes = array;
	*count = n;
	if (status != STATUS_OK) {
		consent_noes_clear(noes, n);
		*count = 0;
	}
	return status;
}

void
consent_noes_clear(struct consent_no **noes, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		mem_wipe_text(&(*noes)[i].called);
		mem_wipe_text(&(*noes)[i].kind);
		mem_wipe_text(&(*noes)[i].by);
	}
	mem_free(*noes);
	*noes = NULL;
}
