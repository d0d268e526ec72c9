/*
 * evening: people, workers and sessions of a small club, for tests of what
 * happens on an evening.
 */
#ifndef SUPPORT_EVENING_H
#define SUPPORT_EVENING_H

#include <stdint.h>

#include "core/session.h"
#include "support/records_fixture.h"

/*
 * Somebody of that name who said yes by word to ${says}, parted by blanks, as
 * commands take them: "attendance=team,count gender".
 */
void evening_person(struct fixture *fixture, const char *name, const char *says,
    char code[CODE_TEXT_BYTES]);
/* They say something more, at once. */
void evening_says(struct fixture *fixture, const char *code, const char *says);

/* A second worker of the vault. */
void evening_worker(struct fixture *fixture, const char *name);
/*
 * Lock; from now on it is they who act.  Their head is signed with Sam's key,
 * so check would tell.
 */
void evening_as(struct fixture *fixture, const char *name);

/* A group; Sam works with it, or nobody does. */
void evening_group(struct fixture *fixture, const char *name);
void evening_others_group(struct fixture *fixture, const char *name);

/* A session of today that keeps every rule; tests spoil one part of it. */
struct session_new evening_session(void);
/* Save it, with these people on the register (NULL at the end). */
void evening_save(struct fixture *fixture, const struct session_new *session,
    char code[CODE_TEXT_BYTES], ...);

/* The one integer that ${sql} answers; a change of rows past core. */
int64_t evening_int(struct fixture *fixture, const char *sql);
void evening_sql(struct fixture *fixture, const char *sql);

/* Entries of an event; does any entry hold the hash of that person? */
int64_t evening_entries(struct fixture *fixture, const char *event);
int64_t evening_entries_naming(struct fixture *fixture, const char *code);

/* So many days later; a worker confirms the date where that is needed. */
void evening_later(struct fixture *fixture, int days);

/* Whatever was said, check finds nothing wrong. */
void evening_check(struct fixture *fixture);

#endif
