/*
 * own_request: what was asked about the young person who has the laptop.
 *
 * Reads only, but for their answer.  Nobody answers for them here.
 */
#include "core/own_request.h"

#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/handover_internal.h"
#include "core/request_internal.h"

static const char sql_all[] =
    "SELECT id, code, what, who, how, purpose, received_on, due_on, said,"
    " said_on, done_on, coalesce(given, 0), why,"
    " done_on IS NULL AND who <> 'self' AND coalesce(said, 'later') = 'later',"
    " extended_on, extended_why"
    " FROM request WHERE person = :person AND what <> 'ask' ORDER BY id";

static void
request_clear(struct own_request *request)
{
	mem_free(request->what);
	mem_free(request->who);
	mem_free(request->how);
	mem_wipe_text(&request->purpose);
	mem_free(request->said);
	mem_wipe_text(&request->why);
	mem_wipe_text(&request->extended_why);
}

void
own_requests_clear(struct own_request **requests, size_t count)
{
	for (size_t i = 0; i < count; i++)
		request_clear(&(*requests)[i]);
	mem_free(*requests);
	*requests = NULL;
}

static int32_t
day_or_none(struct stmt *stmt, int column)
{
	return stmt_is_null(stmt, column) ? DAY_NONE
					  : (int32_t)stmt_int(stmt, column);
}

static void
request_read(
    struct records *records, struct stmt *stmt, struct own_request *request)
{
	memset(request, 0, sizeof *request);
	strncpy(request->code, stmt_text(stmt, 1), CODE_TEXT_BYTES - 1);
	request->what = mem_text(stmt_text(stmt, 2));
	request->who = mem_text(stmt_text(stmt, 3));
	request->how = mem_text(stmt_text(stmt, 4));
	request->purpose = mem_text(stmt_text(stmt, 5));
	request->received_on = (int32_t)stmt_int(stmt, 6);
	request->due_on = day_or_none(stmt, 7);
	request->said = mem_text(stmt_text(stmt, 8));
	request->said_on = day_or_none(stmt, 9);
	request->done_on = day_or_none(stmt, 10);
	request->is_given = stmt_int(stmt, 11) != 0;
	request->why = mem_text(stmt_text(stmt, 12));
	request->waits = stmt_int(stmt, 13) != 0 &&
			 !handover_is_put_off(records, -stmt_int(stmt, 0));
	request->extended_on = day_or_none(stmt, 14);
	request->extended_why = mem_text(stmt_text(stmt, 15));
}

enum status
own_requests(struct records *records, const char *code,
    struct own_request **requests, size_t *count)
{
	struct stmt *stmt = NULL;
	void *rows = NULL;
	size_t room = 0;
	int64_t person;
	enum status status = handover_of(records, code, &person);

	*requests = NULL;
	*count = 0;
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_all);
	stmt_bind_int(stmt, ":person", person);
	while (stmt_step(stmt)) {
		mem_grow(&rows, &room, *count + 1, sizeof **requests);
		*requests = rows;
		request_read(records, stmt, &(*requests)[(*count)++]);
	}
	status = stmt_done(&stmt);
	if (status != STATUS_OK) {
		own_requests_clear(requests, *count);
		*count = 0;
	}
	return status;
}

/* Does it wait for the answer of who has the laptop? */
static enum status
find_mine(struct records *records, const char *request, int64_t person,
    struct request_row *row)
{
	enum status status = request_find(records, request, row);

	if (status == STATUS_OK &&
	    (row->person != person || row->is_own || row->is_done))
		status = REFUSE(
		    STATUS_NOT_FOUND, "That does not wait for your answer.");
	return status;
}

static enum status
check_yes(struct records *records, const char *said)
{
	bool hides = false;
	enum status status = handover_hides(records, &hides);

	if (status == STATUS_OK && hides && strcmp(said, "yes") == 0)
		status = REFUSE(STATUS_NO_CONSENT,
		    "You have a PIN. Only with that can you say yes to this.");
	return status;
}

enum status
own_request_say(struct records *records, const char *code, const char *request,
    const char *said)
{
	struct request_said answer = {said, records->today, false};
	struct request_row row;
	struct txn *txn = NULL;
	int64_t person;
	enum status status = handover_of(records, code, &person);

	if (status == STATUS_OK)
		status = request_check_said(said);
	if (status == STATUS_OK)
		status = find_mine(records, request, person, &row);
	if (status == STATUS_OK)
		status = check_yes(records, said);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = request_write_said(records, txn, &row, &answer);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	if (status == STATUS_OK && strcmp(said, "later") == 0)
		handover_put_off(records, -row.id);
	return status;
}
