/*
 * walk: a few commands run one after the other in an open demo vault, each
 * shown as it is typed.
 */
#ifndef CLI_WALK_H
#define CLI_WALK_H

#include "cli/cli_internal.h"

/* Run the walk in the vault that ${call} has open. */
MUST_USE enum status walk_run(struct call *call);

#endif
