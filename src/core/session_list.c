/*
 * session_list: sessions as they are read back.
 *
 * Names come from session_names.c alone, which writes the looks first.
 */
#include <string.h>

#include "base/mem.h"
#include "core/group_internal.h"
#include "core/session_internal.h"

/* What every list of sessions begins with. */
#define SESSION_ROWS                                                           \
	"SELECT s.id, s.uid, s.code, s.held_on, s.start_minute, s.end_minute," \
	" g.id, g.uid, g.name, s.place, s.provision, s.mode, s.theme,"         \
	" s.notes, s.headcount, s.closes_on,"                                  \
	" (SELECT count(*) FROM attendance a WHERE a.session = s.id),"         \
	" EXISTS (SELECT 1 FROM session_worker w"                              \
	"  WHERE w.session = s.id AND w.user = :me)"                           \
	" FROM session s LEFT JOIN work_group g ON g.id = s.work_group"

static const char sql_range[] =
    SESSION_ROWS " WHERE s.held_on BETWEEN :from AND :until"
		 " ORDER BY s.held_on, s.start_minute, s.id";
static const char sql_one[] = SESSION_ROWS " WHERE s.id = :session";
static const char sql_newest[] = SESSION_ROWS
    " WHERE s.work_group = :group"
    " ORDER BY s.held_on DESC, s.start_minute DESC, s.id DESC LIMIT 1";
static const char sql_workers[] =
    "SELECT name FROM session_worker WHERE session = :session ORDER BY name";
static const char sql_tallies[] =
    "SELECT list, item, count FROM session_tally WHERE session = :session"
    " ORDER BY list, item";
static const char sql_corrections[] =
    "SELECT c.part, c.says, u.name, c.written_at FROM session_correction c"
    " JOIN user u ON u.id = c.written_by WHERE c.session = :session"
    " ORDER BY c.id";

/* ----------------------------------------------------------- letting go */

static void
session_clear(struct session *session)
{
	struct person_list present = {session->present, session->present_count};

	person_list_clear(&present);
	for (size_t i = 0; i < session->workers_count; i++)
		mem_free(session->workers[i]);
	for (size_t i = 0; i < session->tallies_count; i++) {
		mem_free(session->tallies[i].list);
		mem_free(session->tallies[i].item);
	}
	for (size_t i = 0; i < session->corrections_count; i++) {
		mem_free(session->corrections[i].part);
		mem_wipe_text(&session->corrections[i].says);
		mem_free(session->corrections[i].by);
	}
	mem_free(session->workers);
	mem_free(session->tallies);
	mem_free(session->corrections);
	mem_free(session->group);
	mem_free(session->place);
	mem_free(session->provision);
	mem_free(session->mode);
	mem_free(session->theme);
	mem_wipe_text(&session->notes);
}

void
session_list_clear(struct session_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		session_clear(&list->sessions[i]);
	mem_free(list->sessions);
	*list = (struct session_list){NULL, 0};
}

/* -------------------------------------------------------------- reading */

/* A list that grows, and beside it what is needed to decide about names. */
struct reading {
	struct session_list list;
	struct session_place *places;
	size_t list_room;
	size_t places_room;
};

static void
reading_clear(struct reading *reading)
{
	session_list_clear(&reading->list);
	mem_free(reading->places);
}

static void
read_place(struct stmt *stmt, struct session_place *place)
{
	place->id = stmt_int(stmt, 0);
	stmt_copy_blob(stmt, 1, place->uid, UID_BYTES);
	place->group = stmt_int(stmt, 6);
	if (place->group != 0)
		stmt_copy_blob(stmt, 7, place->group_uid, UID_BYTES);
	place->i_worked = stmt_int(stmt, 17) != 0;
}

static void
read_session(struct stmt *stmt, struct session *session)
{
	strncpy(session->code, stmt_text(stmt, 2), CODE_TEXT_BYTES - 1);
	session->held_on = (int32_t)stmt_int(stmt, 3);
	session->start_minute = (int)stmt_int(stmt, 4);
	session->end_minute = (int)stmt_int(stmt, 5);
	session->group = mem_text(stmt_text(stmt, 8));
	session->place = mem_text(stmt_text(stmt, 9));
	session->provision = mem_text(stmt_text(stmt, 10));
	session->mode = mem_text(stmt_text(stmt, 11));
	session->theme = mem_text(stmt_text(stmt, 12));
	session->notes = mem_text(stmt_text(stmt, 13));
	session->headcount = stmt_int(stmt, 14);
	session->closes_on = (int32_t)stmt_int(stmt, 15);
	session->names_count = stmt_int(stmt, 16);
}

static enum status
read_workers(struct records *records, int64_t id, struct session *session)
{
	struct stmt *stmt = stmt_open(records->store, sql_workers);
	size_t room = 0;

	stmt_bind_int(stmt, ":session", id);
	while (stmt_step(stmt)) {
		mem_grow((void **)&session->workers, &room,
		    session->workers_count + 1, sizeof *session->workers);
		session->workers[session->workers_count++] =
		    mem_text(stmt_text(stmt, 0));
	}
	return stmt_done(&stmt);
}

/* All rows of ${stmt}, which is given back. */
static enum status
read_rows(struct records *records, struct stmt *stmt, struct reading *reading)
{
	enum status status;

	stmt_bind_int(stmt, ":me", records->me);
	while (stmt_step(stmt)) {
		size_t i = reading->list.count;

		mem_grow((void **)&reading->list.sessions, &reading->list_room,
		    i + 1, sizeof *reading->list.sessions);
		mem_grow((void **)&reading->places, &reading->places_room,
		    i + 1, sizeof *reading->places);
		read_place(stmt, &reading->places[i]);
		read_session(stmt, &reading->list.sessions[i]);
		reading->list.count++;
	}
	status = stmt_done(&stmt);
	for (size_t i = 0; status == STATUS_OK && i < reading->list.count; i++)
		status = read_workers(
		    records, reading->places[i].id, &reading->list.sessions[i]);
	return status;
}

static enum status
read_tallies(struct records *records, int64_t id, struct session *session)
{
	struct stmt *stmt = stmt_open(records->store, sql_tallies);
	size_t room = 0;

	stmt_bind_int(stmt, ":session", id);
	while (stmt_step(stmt)) {
		mem_grow((void **)&session->tallies, &room,
		    session->tallies_count + 1, sizeof *session->tallies);
		session->tallies[session->tallies_count++] =
		    (struct session_tally){mem_text(stmt_text(stmt, 0)),
			mem_text(stmt_text(stmt, 1)), stmt_int(stmt, 2)};
	}
	return stmt_done(&stmt);
}

static enum status
read_corrections(struct records *records, int64_t id, struct session *session)
{
	struct stmt *stmt = stmt_open(records->store, sql_corrections);
	size_t room = 0;

	stmt_bind_int(stmt, ":session", id);
	while (stmt_step(stmt)) {
		mem_grow((void **)&session->corrections, &room,
		    session->corrections_count + 1,
		    sizeof *session->corrections);
		session->corrections[session->corrections_count++] =
		    (struct session_correction){mem_text(stmt_text(stmt, 0)),
			mem_text(stmt_text(stmt, 1)),
			mem_text(stmt_text(stmt, 2)),
			moment_day(stmt_int(stmt, 3))};
	}
	return stmt_done(&stmt);
}

/* --------------------------------------------------------------- public */

/* Give the list away when all went well. */
static enum status
finish(struct reading *reading, enum status status, struct session_list *list)
{
	if (status == STATUS_OK) {
		*list = reading->list;
		reading->list = (struct session_list){NULL, 0};
	}
	reading_clear(reading);
	return status;
}

enum status
session_list(struct records *records, int32_t from_on, int32_t until_on,
    const struct look_why *why, struct session_list *list)
{
	struct stmt *stmt = stmt_open(records->store, sql_range);
	struct reading reading = {0};
	enum status status;

	stmt_bind_int(stmt, ":from", from_on);
	stmt_bind_int(
	    stmt, ":until", until_on == DAY_NONE ? INT32_MAX : until_on);
	status = read_rows(records, stmt, &reading);
	if (status == STATUS_OK)
		status =
		    session_names(records, why, reading.places, &reading.list);
	return finish(&reading, status, list);
}

enum status
session_show(struct records *records, const char *code,
    const struct look_why *why, struct session_list *list)
{
	struct session_row row;
	struct stmt *stmt = NULL;
	struct reading reading = {0};
	enum status status;

	status = session_by_code(records, code, &row);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_one);
	stmt_bind_int(stmt, ":session", row.id);
	status = read_rows(records, stmt, &reading);
	if (status == STATUS_OK)
		status =
		    read_tallies(records, row.id, &reading.list.sessions[0]);
	if (status == STATUS_OK)
		status = read_corrections(
		    records, row.id, &reading.list.sessions[0]);
	if (status == STATUS_OK)
		status =
		    session_names(records, why, reading.places, &reading.list);
	return finish(&reading, status, list);
}

/* What another evening does not share with this one. */
static void
leave_out_the_day(struct session *session)
{
	memset(session->code, 0, sizeof session->code);
	session->held_on = DAY_NONE;
	session->closes_on = DAY_NONE;
	session->headcount = 0;
	session->names_count = 0;
	mem_wipe_text(&session->notes);
	session->notes = mem_text("");
}

enum status
session_last(
    struct records *records, const char *group, struct session_list *list)
{
	struct group_row row;
	struct stmt *stmt = NULL;
	struct reading reading = {0};
	enum status status;

	status = group_by_name(records, group, &row);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_newest);
	stmt_bind_int(stmt, ":group", row.id);
	status = read_rows(records, stmt, &reading);
	if (status == STATUS_OK && reading.list.count == 0)
		status = REFUSE(STATUS_NOT_FOUND,
		    "This group has no session yet. Write the first one in "
		    "full.");
	if (status == STATUS_OK)
		leave_out_the_day(&reading.list.sessions[0]);
	return finish(&reading, status, list);
}
