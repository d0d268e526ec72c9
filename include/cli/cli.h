/*
 * cli: the command line.
 *
 * Reads what was typed, runs one command and says what came of it: results on
 * standard output, messages on standard error.  When the screens are what was
 * asked for, it finds out for whom and where, and leaves them to its caller.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>

#include "base/buf.h"

/* What the screens start with. */
struct cli_screens {
	bool are_wanted;
	bool opens_demo;  /* open at once, as the first of demo_users */
	struct buf vault; /* the folder, there or not yet */
	const char *as;   /* --as, out of argv; or NULL */
};

/*
 * Do what was typed; gives the exit status of the process.  ${screens} starts
 * as CLI_SCREENS_NONE; when they are wanted the answer is 0 and they are the
 * caller's to open.  Its buf is the caller's to clear.
 */
#define CLI_SCREENS_NONE                                                       \
	{                                                                      \
		false, false, BUF_EMPTY, NULL                                  \
	}
int cli_main(int argc, char **argv, struct cli_screens *screens);

#endif
