/*
 * fence: what a process that will hold secrets can no longer do.
 *
 * Raised before the first secret is asked for, and never lowered: no new
 * privileges; Landlock, so that of the file system only the vault, the state
 * folder and what a terminal program reads are left; seccomp, so that there is
 * no network, no other program, no new process or thread, no look into other
 * processes and no typing on their behalf.  Names in folders can still be
 * listed (base/folder looks for traces of sync programs), contents not read.
 */
#ifndef OS_FENCE_H
#define OS_FENCE_H

#include <stdbool.h>

#include "base/status.h"

struct fence {
	const char *vault; /* a folder: all may be done in it, if it is there */
	const char *state; /* the same; or NULL */
};

/*
 * Raise it.  A kernel without Landlock is no failure: ${has_landlock} says so,
 * and seccomp stands alone.  UNAVAILABLE, with a sentence, when one of them is
 * there and cannot be set: then nothing secret may be asked for.
 */
MUST_USE enum status fence_raise(const struct fence *fence, bool *has_landlock);

#endif
