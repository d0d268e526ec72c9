/*
 * acting: small programs for a terminal, functions that run in its child, and
 * what becomes of their screens.
 */
#ifndef SUPPORT_ACTING_H
#define SUPPORT_ACTING_H

#include "support/vt.h"

/* In the child: print; take single keys, unseen; wait for one. */
void acting_say(const char *text);
void acting_go_raw(void);
char acting_read_key(void);

/* Begin ${act} on a terminal of 20x5; what a row must be; how it must end,
 * which clears the vt. */
void acting_begin(struct vt *vt, int (*act)(void));
void acting_row_is(const struct vt *vt, int row, const char *wanted);
void acting_ends_with(struct vt *vt, int status);

#endif
