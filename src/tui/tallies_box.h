/*
 * tallies_box: counting heads of one sort, by arrows.
 */
#ifndef TUI_TALLIES_BOX_H
#define TUI_TALLIES_BOX_H

#include "tui/desk.h"
#include "tui/tallies.h"

/* The lists there are, nothing counted yet. */
void tallies_box_start(struct desk *desk, struct tallies *tallies);

/*
 * Let the user count, until they go back; what they counted stands in
 * ${tallies}.  False: nothing was changed.
 */
bool tallies_box_run(struct desk *desk, struct tallies *tallies);

#endif
