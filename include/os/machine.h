/*
 * machine: finds out about this computer what the safety of a vault hangs on.
 *
 * Reads below /proc, /sys, /dev and /etc, and changes nothing.  What cannot be
 * read stays unknown.  Behind the fence nothing of it can be read: look before.
 */
#ifndef OS_MACHINE_H
#define OS_MACHINE_H

#include <stdint.h>

#include "base/machine.h"

/* What to look at, and where. */
struct machine_place {
	const char *root;  /* stands before /proc and so on: "" */
	const char *vault; /* the folder, resolved; there or not yet */
	const char *home;  /* or NULL */
	int64_t mount;     /* number of its mount (statx(2)); 0: by its path */
};

/* All that stands in files.  ${machine} is overwritten. */
void machine_read(const struct machine_place *place, struct machine *machine);

/* This computer: the same, and what only the kernel itself can say. */
void machine_look(const char *vault, struct machine *machine);

#endif
