/*
 * bare_sql: what the bare program says to SQLCipher.  Reads and writes the
 * rows that core does, in the fewest words.
 */
#include "support/bare_internal.h"

const char *const bare_sql[BARE_STATEMENTS] = {
    [BARE_BEGIN] = "BEGIN IMMEDIATE",
    [BARE_COMMIT] = "COMMIT",
    [BARE_ENTRY] =
	"INSERT INTO ledger (n, day, class, confirmed, hash, commitment, salt,"
	" subject, running, event, body)"
	" VALUES (?, ?, ?, 1, ?, ?, ?, ?, 1, ?, ?)",
    [BARE_FIND] = "SELECT f.person FROM name_token a"
		  " JOIN name_token b ON b.field = a.field AND b.token = ?2"
		  " JOIN field f ON f.id = a.field WHERE a.token = ?1",
    [BARE_PERSON] = "SELECT code, capacity FROM person WHERE id = ?",
    [BARE_SAYS] =
	"SELECT k.name, k.label, c.answer, c.shut_why, c.see, c.count, c.until,"
	" c.runs_out, c.goes_on, c.level, c.said_on, u.name, c.read_aloud,"
	" c.said_again, n.version, c.kind FROM consent c"
	" JOIN kind k ON k.id = c.kind JOIN notice n ON n.id = c.notice"
	" LEFT JOIN user u ON u.id = c.heard_by"
	" WHERE c.person = ? ORDER BY k.position, k.id",
    [BARE_VALUES] = "SELECT f.value, f.held_on, u.name FROM field f"
		    " LEFT JOIN user u ON u.id = f.set_by WHERE f.person = ?"
		    " ORDER BY f.id",
    [BARE_TIMES] = "SELECT count(*), max(s.held_on) FROM attendance a"
		   " JOIN session s ON s.id = a.session WHERE a.person = ?",
    [BARE_SESSION] =
	"INSERT INTO session (uid, code, held_on, start_minute, end_minute,"
	" work_group, place, provision, mode, theme, notes, headcount,"
	" written_at, written_by, closes_on)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)",
    [BARE_WORKER_FIND] =
	"SELECT id FROM user WHERE name = ? AND removed_on IS NULL",
    [BARE_WORKER] =
	"INSERT INTO session_worker (session, name, user) VALUES (?, ?, ?)",
    [BARE_BY_CODE] = "SELECT id, uid FROM person WHERE code = ?",
    [BARE_SAY] =
	"SELECT answer = 'yes' AND shut_on IS NULL AND runs_out >= ?2, see,"
	" count FROM consent WHERE person = ?1 AND kind = 3",
    [BARE_ATTEND] = "INSERT INTO attendance (session, person) VALUES (?, ?)",
    [BARE_REGULAR_IS] =
	"SELECT 1 FROM group_person WHERE work_group = ?1 AND person = ?2"
	" AND (until_on IS NULL OR until_on >= ?3)",
    [BARE_REGULAR] = "INSERT INTO group_person (work_group, person, from_on)"
		     " VALUES (?, ?, ?)",
    [BARE_COUNTED_FIND] =
	"SELECT id FROM counted_person WHERE person = ? AND year = ?",
    [BARE_COUNTED_MAKE] =
	"INSERT INTO counted_person (uid, year, person) VALUES (?, ?, ?)",
    [BARE_CAME_BEFORE] =
	"SELECT count(*) FROM attendance a JOIN session s ON s.id = a.session"
	" WHERE a.person = ? AND s.held_on < ?",
    [BARE_FACT] = "INSERT INTO counted_fact (counted, kind, fact, value)"
		  " VALUES (?, 3, ?, ?) ON CONFLICT DO NOTHING",
    [BARE_IS_THERE] =
	"SELECT count(*) FROM session WHERE held_on = ? AND start_minute = ?"
	" AND end_minute = ? AND place = ? AND provision = ?",
};
