/*
 * prompt: passphrases from the terminal without echo, or from a descriptor.
 *
 * Read with read(2) straight into guarded memory; never through stdio.  Echo
 * comes back on every way out, signals included.
 */
#ifndef OS_PROMPT_H
#define OS_PROMPT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/secret.h"
#include "base/status.h"

#define PROMPT_LIMIT_BYTES 1024 /* a longer line is INVALID */

/*
 * Ask on the terminal (/dev/tty).  ${question} is a literal without a line
 * end.  NO_INPUT when there is no terminal, with a sentence that names
 * --passphrase-fd; USAGE when the user gave up (end of file, Ctrl-C).
 */
MUST_USE enum status prompt_secret(
    const char *question, struct secret **secret);

/*
 * The next line of ${descriptor} without its line end, one byte at a time, so
 * that what follows stays for the next reader.  NO_INPUT at the end of file
 * or when the descriptor is not open.
 */
MUST_USE enum status prompt_secret_from(int descriptor, struct secret **secret);

/* Ask a yes or no question on the terminal; the default is no. */
MUST_USE enum status prompt_yes(const char *question, bool *yes);

/* Is there a terminal to ask on? */
bool prompt_has_terminal(void);

#endif
