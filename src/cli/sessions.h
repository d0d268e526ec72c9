/*
 * sessions: sessions as tables, as one page, and for machines.
 */
#ifndef CLI_SESSIONS_H
#define CLI_SESSIONS_H

#include "cli/cli_internal.h"
#include "core/session.h"

/* Print a list, one session, as the call wants it. */
void sessions_print(struct call *call, const struct session_list *list);
void sessions_print_one(struct call *call, const struct session *session);

/* --why, if it was given: ${given} is then ${why}, else NULL. */
MUST_USE enum status sessions_why(
    struct call *call, struct look_why *why, const struct look_why **given);

#endif
