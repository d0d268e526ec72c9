/*
 * harden: what the process denies itself before it reads anything.
 *
 * No core dumps, not dumpable (no debugger, no readable environ), umask 077,
 * descriptors 0-2 open, all others above 2 closed on exec, and an environment
 * cut down to TERM, LANG, LANGUAGE, LC_*, HOME, TZ, PATH, XDG_*, NO_COLOR,
 * COLORTERM, ACCESSIBLE, ESCDELAY, COLUMNS, LINES (security.md 2e).
 */
#ifndef OS_HARDEN_H
#define OS_HARDEN_H

#include "base/status.h"

/* Call first in main().  INTERNAL when something cannot be denied. */
MUST_USE enum status harden_process(void);

#endif
