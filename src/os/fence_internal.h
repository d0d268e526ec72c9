/*
 * fence_internal: the two halves of the fence.
 */
#ifndef OS_FENCE_INTERNAL_H
#define OS_FENCE_INTERNAL_H

#include "os/fence.h"

/* Files: Landlock.  ${has_landlock} false, and OK, where there is none. */
MUST_USE enum status fence_files(const struct fence *fence, bool *has_landlock);

/* Everything else: the calls of the system that are left. */
MUST_USE enum status fence_calls(void);

#endif
