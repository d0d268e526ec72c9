/*
 * session_internal: what the files of the page of one session share.
 */
#ifndef TUI_SESSION_INTERNAL_H
#define TUI_SESSION_INTERNAL_H

#include "core/session.h"
#include "tui/desk.h"

/* What can be put right, each in a form of its own. */
enum session_part {
	SESSION_HEADS,
	SESSION_START,
	SESSION_END,
	SESSION_PLACE,
	SESSION_WORKERS,
	SESSION_NOTES,
	SESSION_THEME,
	SESSION_PROVISION,
	SESSION_MODE,
	SESSION_TALLIES,
	SESSION_PARTS,
};

const char *session_part_label(enum session_part part);
void session_part_says(
    const struct session *session, enum session_part part, struct buf *says);

/* Is its register open on that day? */
bool session_is_open(const struct desk *desk, const struct session *session);

/* Put one part right; what the records refuse is said. */
void session_part_change(
    struct desk *desk, const struct session *session, enum session_part part);

/* Put one more name on it, of those who may be expected there. */
void session_name_add(struct desk *desk, const struct session *session);

#endif
