/*
 * request_add: writes down that somebody asked.
 *
 * Says the same whoever it is about, so that nobody who looks on learns whether
 * there is anything here.  A name that finds nobody is not kept.
 */
#include <string.h>

#include "base/text.h"
#include "core/request_internal.h"
#include "core/setting.h"

static const char sql_add[] =
    "INSERT INTO request (uid, code, what, person, asked_by, brought_up, who,"
    " how, purpose, received_on, due_on, why)"
    " VALUES (:uid, :code, :what, :person, :me, 0, :who, :how, :purpose,"
    " :received, :due, '')";

static bool
is_one_of(const char *word, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strcmp(*words, word) == 0)
			return true;
	return false;
}

static enum status
check(const struct records *records, const struct request_new *request)
{
	static const char *const whos[] = {"self", "parent", "other", NULL};
	static const char *const hows[] = {"letter", "word", "email", NULL};
	static const char *const whats[] = {
	    "copy", "correct", "erase", "restrict", "object", "other", NULL};

	if (!is_one_of(request->who, whos))
		return REFUSE(STATUS_INVALID,
		    "Who asks: self (the young person), parent or other.");
	if (!is_one_of(request->how, hows))
		return REFUSE(
		    STATUS_INVALID, "How they asked: letter, word or email.");
	if (!is_one_of(request->what, whats))
		return REFUSE(STATUS_INVALID,
		    "What they want: copy, correct, erase, restrict, object or "
		    "other.");
	if (request->received_on == DAY_NONE)
		return STATUS_OK;
	if (request->received_on > records_latest_day(records))
		return REFUSE(
		    STATUS_INVALID, "The day it came cannot be in the future.");
	if (request->received_on < records->today - REQUEST_LATE_DAYS)
		return REFUSE(STATUS_INVALID,
		    "It came more than three months ago. Give the day on which "
		    "it came.");
	return STATUS_OK;
}

/* Whoever it is about, if that is one person. */
static enum status
find_person(struct records *records, const char *about, struct request_row *row)
{
	char code[CODE_TEXT_BYTES];
	enum status status = person_resolve(records, about, code);

	if (status == STATUS_OK)
		return person_by_code(
		    records, code, &row->person, row->person_uid);
	if (status == STATUS_NOT_FOUND || status == STATUS_INVALID ||
	    status == STATUS_USAGE)
		return STATUS_OK;
	return status;
}

enum status
request_region(struct records *records, enum holiday_region *region)
{
	struct buf setting = BUF_EMPTY;
	enum status status = setting_get(records, "region", &setting);

	if (status == STATUS_OK)
		*region = holiday_region_of(setting.text);
	buf_clear(&setting);
	return status;
}

enum status
request_words(const char *typed, struct buf *words)
{
	if (text_clean(typed, REQUEST_WORDS_BYTES, false, words) == STATUS_OK)
		return STATUS_OK;
	return REFUSE(STATUS_INVALID,
	    "Those words are too long, or not on one line. Use at most 200 "
	    "letters.");
}

enum status
request_note(struct records *records, struct txn *txn, const char *event,
    const struct request_row *row, const char *lines)
{
	struct ledger_entry entry = {false, event,
	    row->person == 0 ? records->vault_uid : row->person_uid, NULL};
	struct buf body = BUF_EMPTY;
	enum status status;

	ledger_line_uid(&body, "request", row->uid);
	buf_add_text(&body, lines);
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, NULL);
	buf_clear(&body);
	return status;
}

/* One while it is written down. */
struct adding {
	const struct request_new *request;
	struct request_row row;
	struct buf purpose;
	char code[CODE_TEXT_BYTES];
};

static enum status
prepare(struct records *records, struct adding *adding)
{
	const struct request_new *request = adding->request;
	struct request_row *row = &adding->row;
	enum holiday_region region = HOLIDAY_ANYWHERE;
	enum status status = check(records, request);

	if (status == STATUS_OK)
		status = request_words(request->purpose, &adding->purpose);
	if (status == STATUS_OK)
		status = request_region(records, &region);
	row->received_on = request->received_on == DAY_NONE
			       ? records->today
			       : request->received_on;
	row->due_on = holiday_due(row->received_on, REQUEST_MONTHS, region);
	uid_new(row->uid);
	uid_code(row->uid, adding->code);
	return status;
}

static enum status
note(struct records *records, struct txn *txn, const struct adding *adding)
{
	const struct request_new *request = adding->request;
	struct buf lines = BUF_EMPTY;
	char received[DAY_TEXT_BYTES], due[DAY_TEXT_BYTES];
	enum status status;

	day_format(adding->row.received_on, received);
	day_format(adding->row.due_on, due);
	buf_add_format(&lines, "what %s\nwho %s\nhow %s\nreceived %s\ndue %s\n",
	    request->what, request->who, request->how, received, due);
	status =
	    request_note(records, txn, "request", &adding->row, lines.text);
	buf_clear(&lines);
	return status;
}

static enum status
write_row(struct records *records, struct txn *txn, const struct adding *adding)
{
	const struct request_row *row = &adding->row;
	struct stmt *stmt = stmt_open(txn_store(txn), sql_add);

	stmt_bind_blob(stmt, ":uid", row->uid, UID_BYTES);
	stmt_bind_text(stmt, ":code", adding->code);
	stmt_bind_text(stmt, ":what", adding->request->what);
	stmt_bind_int_or_null(stmt, ":person", row->person, row->person == 0);
	stmt_bind_int(stmt, ":me", records->me);
	stmt_bind_text(stmt, ":who", adding->request->who);
	stmt_bind_text(stmt, ":how", adding->request->how);
	stmt_bind_text(stmt, ":purpose", adding->purpose.text);
	stmt_bind_int(stmt, ":received", row->received_on);
	stmt_bind_int(stmt, ":due", row->due_on);
	return stmt_run(&stmt);
}

enum status
request_add(struct records *records, const struct request_new *request,
    char code[CODE_TEXT_BYTES])
{
	struct adding adding = {.request = request, .purpose = BUF_EMPTY};
	struct txn *txn = NULL;
	enum status status = prepare(records, &adding);

	if (status == STATUS_OK)
		status = find_person(records, request->about, &adding.row);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = note(records, txn, &adding);
	if (status == STATUS_OK)
		status = write_row(records, txn, &adding);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	if (status == STATUS_OK)
		memcpy(code, adding.code, CODE_TEXT_BYTES);
	buf_clear(&adding.purpose);
	return status;
}
