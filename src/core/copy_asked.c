/*
 * copy_asked: gathers for a copy what waits to be asked of them, and what was
 * asked about them.
 */
#include "base/mem.h"
#include "core/copy_internal.h"

static const char sql_requests[] =
    "SELECT r.code, r.what, coalesce(k.label, ''), coalesce(u.name, ''),"
    " r.who, r.how, r.purpose, coalesce(r.said, ''), r.why, r.brought_up,"
    " r.received_on, r.due_on, r.said_on, r.done_on, coalesce(r.given, -1),"
    " coalesce(h.name, ''), r.extended_why, r.extended_on"
    " FROM request r LEFT JOIN kind k ON k.id = r.kind"
    " LEFT JOIN user u ON u.id = r.asked_by"
    " LEFT JOIN user h ON h.id = r.heard_by WHERE r.person = :person"
    " ORDER BY r.received_on, r.id";

static int32_t
day_or_none(struct stmt *stmt, int column)
{
	return stmt_is_null(stmt, column) ? DAY_NONE
					  : (int32_t)stmt_int(stmt, column);
}

static void
read_request(struct stmt *stmt, struct copy_request *request)
{
	char **const texts[] = {&request->what, &request->label,
	    &request->asked_by, &request->who, &request->how, &request->purpose,
	    &request->said, &request->why};

	(void)code_tidy(stmt_text(stmt, 0), request->code);
	for (int i = 0; i < 8; i++)
		*texts[i] = mem_text(stmt_text(stmt, i + 1));
	request->is_brought_up = stmt_int(stmt, 9) != 0;
	request->received_on = (int32_t)stmt_int(stmt, 10);
	request->due_on = day_or_none(stmt, 11);
	request->said_on = day_or_none(stmt, 12);
	request->done_on = day_or_none(stmt, 13);
	request->given = (int)stmt_int(stmt, 14);
	request->heard_by = mem_text(stmt_text(stmt, 15));
	request->extended_why = mem_text(stmt_text(stmt, 16));
	request->extended_on = day_or_none(stmt, 17);
}

enum status
copy_gather_asked(struct records *records, struct copy *copy)
{
	struct stmt *stmt = stmt_open(records->store, sql_requests);
	void *requests = NULL;
	size_t room = 0;

	stmt_bind_int(stmt, ":person", records->handover_person);
	while (stmt_step(stmt)) {
		mem_grow(&requests, &room, copy->requests_count + 1,
		    sizeof(*copy->requests));
		copy->requests = requests;
		read_request(stmt, &copy->requests[copy->requests_count++]);
	}
	return stmt_done(&stmt);
}
