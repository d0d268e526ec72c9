/*
 * paths: where things live (XDG).
 */
#ifndef APP_PATHS_H
#define APP_PATHS_H

#include "base/buf.h"
#include "base/status.h"

/*
 * The vault folder: ${given} when not NULL, else $XDG_DATA_HOME/sayso, else
 * ~/.local/share/sayso.  CONFIG with a sentence when there is no home.
 */
MUST_USE enum status paths_vault(const char *given, struct buf *path);

/* $XDG_CONFIG_HOME/sayso and $XDG_STATE_HOME/sayso, by the same rule. */
MUST_USE enum status paths_config(struct buf *path);
MUST_USE enum status paths_state(struct buf *path);

#endif
