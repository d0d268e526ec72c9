/*
 * session_correct: puts one part of a session right.
 *
 * In the register while it is open; beside it, as session_correction, after
 * that; not at all once figures were drawn for its day.  The entry says which
 * part it was, never what it says.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/session_internal.h"

static const char sql_place[] =
    "UPDATE session SET place = :says WHERE id = :session";
static const char sql_provision[] =
    "UPDATE session SET provision = :says WHERE id = :session";
static const char sql_mode[] =
    "UPDATE session SET mode = :says WHERE id = :session";
static const char sql_theme[] =
    "UPDATE session SET theme = :says WHERE id = :session";
static const char sql_notes[] =
    "UPDATE session SET notes = :says WHERE id = :session";
static const char sql_headcount[] =
    "UPDATE session SET headcount = :says WHERE id = :session";
static const char sql_start[] =
    "UPDATE session SET start_minute = :says WHERE id = :session";
static const char sql_end[] =
    "UPDATE session SET end_minute = :says WHERE id = :session";
static const char sql_beside[] =
    "INSERT INTO session_correction (session, part, says, written_at,"
    " written_by) VALUES (:session, :part, :says, :now, :me)";
static const char sql_times[] =
    "SELECT start_minute, end_minute FROM session WHERE id = :session";
static const char sql_least_heads[] =
    "SELECT max((SELECT count(*) FROM attendance WHERE session = :session),"
    " (SELECT coalesce(max(heads), 0) FROM (SELECT sum(count) AS heads"
    "  FROM session_tally WHERE session = :session GROUP BY list)))";

/* What a part says, tidied: a text, and for numbers the number too. */
struct says {
	struct buf text;
	int64_t number;
};

/* ------------------------------------------- one check for each sort */

static enum status
check_words(struct records *records, int64_t session, const char *typed,
    struct says *says)
{
	(void)records;
	(void)session;
	return text_clean(typed, SESSION_WORDS_BYTES, false, &says->text);
}

static enum status
check_place(struct records *records, int64_t session, const char *typed,
    struct says *says)
{
	enum status status = check_words(records, session, typed, says);

	if (status == STATUS_OK && says->text.length == 0)
		status =
		    REFUSE(STATUS_INVALID, "Say where it was: give a place.");
	return status;
}

static enum status
check_notes(struct records *records, int64_t session, const char *typed,
    struct says *says)
{
	(void)records;
	(void)session;
	return text_clean(typed, SESSION_NOTES_BYTES, true, &says->text);
}

/* Digits only, and no more than can be a headcount. */
static bool
read_heads(const char *typed, int64_t *heads)
{
	size_t length = strlen(typed);

	if (length == 0 || length > 4 || strspn(typed, "0123456789") != length)
		return false;
	*heads = strtol(typed, NULL, 10);
	return *heads <= SESSION_HEADS_MOST;
}

static enum status
check_headcount(struct records *records, int64_t session, const char *typed,
    struct says *says)
{
	struct stmt *stmt = NULL;
	int64_t least = 0;
	enum status status;

	if (!read_heads(typed, &says->number))
		return REFUSE(STATUS_INVALID,
		    "A headcount is a whole number from 0 to 5,000. Check the "
		    "number.");
	stmt = stmt_open(records->store, sql_least_heads);
	stmt_bind_int(stmt, ":session", session);
	status = stmt_one_int(&stmt, &least);
	if (status == STATUS_OK && says->number < least)
		status = REFUSE(STATUS_INVALID,
		    "There are more names, or more heads counted by age, "
		    "gender or new faces, than that. Count everybody who "
		    "came.");
	buf_add_format(&says->text, "%lld", (long long)says->number);
	return status;
}

static enum status
check_time(struct records *records, int64_t session, const char *typed,
    struct says *says, bool is_start)
{
	char text[MINUTE_TEXT_BYTES];
	struct stmt *stmt = NULL;
	int64_t other = 0;
	int minute = 0;
	enum status status;

	if (minute_parse(typed, &minute) != STATUS_OK)
		return REFUSE(STATUS_INVALID,
		    "There is no such time. Write it like 18:30.");
	stmt = stmt_open(records->store, sql_times);
	stmt_bind_int(stmt, ":session", session);
	if (stmt_step(stmt))
		other = stmt_int(stmt, is_start ? 1 : 0);
	status = stmt_done(&stmt);
	if (status == STATUS_OK &&
	    (is_start ? minute >= other : minute <= other))
		status = REFUSE(STATUS_INVALID,
		    "It would end before it starts. Put the other time right "
		    "first.");
	says->number = minute;
	minute_format(minute, text);
	buf_set(&says->text, text);
	return status;
}

static enum status
check_start(struct records *records, int64_t session, const char *typed,
    struct says *says)
{
	return check_time(records, session, typed, says, true);
}

static enum status
check_end(struct records *records, int64_t session, const char *typed,
    struct says *says)
{
	return check_time(records, session, typed, says, false);
}

/* ---------------------------------------------------------------- parts */

static const struct part {
	const char *name;
	const char *sql;
	enum status (*check)(struct records *records, int64_t session,
	    const char *typed, struct says *says);
	bool is_number;
} parts[] = {
    {"headcount", sql_headcount, check_headcount, true},
    {"place", sql_place, check_place, false},
    {"provision", sql_provision, check_words, false},
    {"mode", sql_mode, check_words, false},
    {"theme", sql_theme, check_words, false},
    {"notes", sql_notes, check_notes, false},
    {"start", sql_start, check_start, true},
    {"end", sql_end, check_end, true},
};

static const struct part *
find_part(const char *name)
{
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		if (strcmp(parts[i].name, name) == 0)
			return &parts[i];
	}
	return NULL;
}

static enum status
write_in(struct records *records, const struct part *part, int64_t session,
    const struct says *says)
{
	struct stmt *stmt = stmt_open(records->store, part->sql);

	if (part->is_number)
		stmt_bind_int(stmt, ":says", says->number);
	else
		stmt_bind_text(stmt, ":says", says->text.text);
	stmt_bind_int(stmt, ":session", session);
	return stmt_run(&stmt);
}

enum status
session_write_beside(struct records *records, int64_t session, const char *part,
    const char *says)
{
	struct stmt *stmt = stmt_open(records->store, sql_beside);

	stmt_bind_int(stmt, ":session", session);
	stmt_bind_text(stmt, ":part", part);
	stmt_bind_text(stmt, ":says", says);
	stmt_bind_int(stmt, ":now", records->now);
	stmt_bind_int(stmt, ":me", records->me);
	return stmt_run(&stmt);
}

static enum status
correct(struct records *records, struct txn *txn, const struct session_row *row,
    const struct part *part, const char *typed)
{
	struct says says = {BUF_EMPTY, 0};
	struct buf body = BUF_EMPTY;
	bool is_open = false;
	enum status status;

	status = session_may_change(records, row, &is_open);
	if (status == STATUS_OK)
		status = part->check(records, row->id, typed, &says);
	if (status == STATUS_OK)
		status = is_open ? write_in(records, part, row->id, &says)
				 : session_write_beside(records, row->id,
				       part->name, says.text.text);
	buf_add_format(&body, "part %s\n", part->name);
	if (status == STATUS_OK)
		status = session_note(
		    records, txn, row->uid, "session_corrected", body.text);
	buf_clear(&body);
	buf_clear(&says.text);
	return status;
}

enum status
session_correct(struct records *records, const char *code, const char *part,
    const char *says)
{
	const struct part *found = find_part(part);
	struct session_row row = {0};
	struct txn *txn = NULL;
	enum status status;

	if (found == NULL)
		return REFUSE(STATUS_INVALID,
		    "These parts can be put right: headcount, place, "
		    "provision, mode, theme, notes, start, end, workers and "
		    "tallies.");
	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = session_by_code(records, code, &row);
	if (status == STATUS_OK)
		status = correct(records, txn, &row, found, says);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}
