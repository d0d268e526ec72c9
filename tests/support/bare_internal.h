/*
 * bare_internal: the statements of the bare program.
 */
#ifndef SUPPORT_BARE_INTERNAL_H
#define SUPPORT_BARE_INTERNAL_H

#include "support/bare.h"

enum bare_statement {
	BARE_BEGIN,
	BARE_COMMIT,
	BARE_ENTRY,
	BARE_FIND,
	BARE_PERSON,
	BARE_SAYS,
	BARE_VALUES,
	BARE_TIMES,
	BARE_SESSION,
	BARE_WORKER_FIND,
	BARE_WORKER,
	BARE_BY_CODE,
	BARE_SAY,
	BARE_ATTEND,
	BARE_REGULAR_IS,
	BARE_REGULAR,
	BARE_COUNTED_FIND,
	BARE_COUNTED_MAKE,
	BARE_CAME_BEFORE,
	BARE_FACT,
	BARE_IS_THERE,
	BARE_STATEMENTS
};

extern const char *const bare_sql[BARE_STATEMENTS];

/* Ready to bind; a statement is only in use once at a time. */
sqlite3_stmt *bare_use(struct bare *bare, enum bare_statement which);

/* One row more?  What goes wrong ends the program. */
bool bare_step(struct bare *bare, sqlite3_stmt *stmt);

/* Carry it out; put it back. */
void bare_run(struct bare *bare, sqlite3_stmt *stmt);
void bare_done(sqlite3_stmt *stmt);

void bare_bind_text(sqlite3_stmt *stmt, int place, const char *text);
void bare_bind_random(sqlite3_stmt *stmt, int place, size_t size);

/* bare_find.c: a transaction, one entry of the history, one person by name
 * (0: none, or several). */
void bare_begin(struct bare *bare);
void bare_commit(struct bare *bare);
void bare_entry(
    struct bare *bare, bool is_look, const char *event, const char *rest);
int64_t bare_find(struct bare *bare, const char *name);

/* bare_log.c: the rows of one session. */
void bare_write(struct bare *bare, const struct bare_session *session);

#endif
