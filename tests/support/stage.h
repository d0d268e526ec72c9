/*
 * stage: the folder in which one run of a script plays: a vault, a home, the
 * environment and the clock of the program.
 */
#ifndef SUPPORT_STAGE_H
#define SUPPORT_STAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Tuesday 24 November 2026, 18:20 UTC: ten minutes before open access. */
#define STAGE_NOW       1795544400
#define STAGE_VARIABLES 24
#define STAGE_ARGUMENTS 32

struct stage {
	char *path;              /* absolute; the program starts there */
	char *program;           /* absolute */
	char *user, *passphrase; /* for commands beside the screens */
	char *environment[STAGE_VARIABLES + 1];
	int64_t *now; /* the program's clock, in UTC seconds */
};

/* A new folder with this name in the current one. */
bool stage_begin(struct stage *stage, const char *name, const char *locale);
void stage_clear(struct stage *stage);

/* "NAME=VALUE"; false when there are too many. */
bool stage_set(struct stage *stage, const char *variable);

/* A demo of so many people becomes the vault; made at most once a process. */
bool stage_demo(struct stage *stage, int people);

/*
 * Split into words (one in "quotes" may have blanks) after the ${count} that
 * stand there; ends the list.  False when there are too many.
 */
bool stage_words(char *text, const char **words, size_t count);

/*
 * Run the program on the vault as the user, with more words of a command
 * line; the exit status.  What it printed is in files out and err.
 */
int stage_run(struct stage *stage, char *words);

/* One statement of SQL on releases.db as the user, past the program. */
int stage_sql(struct stage *stage, const char *sql);

/* Copy a file (an absolute path) into the folder, under a name there. */
bool stage_copy(struct stage *stage, const char *path, const char *name);

/* Add the text of one of the files in the folder. */
void stage_add_file(
    const struct stage *stage, const char *name, struct buf *text);

#endif
