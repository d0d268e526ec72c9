/*
 * logger: a process of its own that opens a vault and writes down sessions and
 * values, one after the other, until it is killed.
 *
 * It says what it does through a pipe: a "." at each call that changes a file
 * of the store, and a line once something is saved for good,
 *
 *	S CODE     a session, with all people of the vault by name
 *	F NUMBER   the phone number of the first of them
 */
#ifndef SUPPORT_LOGGER_H
#define SUPPORT_LOGGER_H

#include <stddef.h>
#include <sys/types.h>

#include "core/records.h"

#define LOGGER_PEOPLE  10 /* names in a session */
#define LOGGER_WORKERS 2
#define LOGGER_TALLIES 3
#define LOGGER_HEADS   14
#define LOGGER_PHONE   "07700 9%05d" /* the value of F NUMBER */

/* A vault with these people in it, put away again. */
struct logger {
	char path[160];
	char people[LOGGER_PEOPLE][CODE_TEXT_BYTES];
	int number; /* of the next phone number */
	int die_at; /* 0, or: at its so manieth such call of one session */
	pid_t process;
	int from; /* our end of the pipe */
};

/* Make the vault in a new folder below TMPDIR; remove it again. */
void logger_open(struct logger *logger);
void logger_close(struct logger *logger);

/* Who opens it, here and there. */
struct unlock *logger_unlock(const struct logger *logger);

/* Start the process: it goes on for ever. */
void logger_start(struct logger *logger);

/*
 * Start it for one session: at the call ${die_at} it writes half of what it
 * should and kills itself; without getting there it ends well.
 */
void logger_start_dying(struct logger *logger, int die_at);

/* Wait for its end; returns the status as waitpid(2) gives it. */
int logger_wait(struct logger *logger);

#endif
