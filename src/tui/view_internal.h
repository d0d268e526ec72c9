/*
 * view_internal: what view.c and view_draw.c share.
 */
#ifndef TUI_VIEW_INTERNAL_H
#define TUI_VIEW_INTERNAL_H

#include "tui/view.h"

#define VIEW_FILTER_BYTES 200

/* Draw the view whose layer it is. */
void view_draw(struct layer *layer);

/* Does an action do anything now? */
bool view_action_works(struct view *view, const struct action *action);

#endif
