/*
 * vt_internal: what the parts of vt share.
 */
#ifndef SUPPORT_VT_INTERNAL_H
#define SUPPORT_VT_INTERNAL_H

#include "support/vt.h"

/*
 * Start the leader of a new session on ${slave}, which starts the program.
 * ${*news} then gives an int for the program's id (negative: it could not be
 * started), and one for each change of its state, as waitpid(2) does.
 */
bool vt_leader_begin(struct vt *vt, const struct vt_start *start);

/* The emulator: begin, take bytes in, end. */
void vt_screen_begin(struct vt *vt);
void vt_screen_take(struct vt *vt, const char *bytes, size_t count);
void vt_screen_clear(struct vt *vt);

/* Has all of the last sequence come? */
bool vt_screen_is_between(const struct vt *vt);
/* Take over the size that ${vt} has now. */
void vt_screen_resize(struct vt *vt);

#endif
