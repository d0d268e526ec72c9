/*
 * watching: tells on standard error what is done about figures, and what came
 * of it, when a command ends.
 */
#ifndef CLI_WATCHING_H
#define CLI_WATCHING_H

#include "cli/cli_internal.h"

/* From now on; the vault of ${call} is open. */
void watching_start(struct call *call);

/* What a closing came to, as sentences: "" when to nothing. */
void watching_result(const struct figures_result *result, struct buf *text);

#endif
