/*
 * first_group: the first group of a new vault, which may wait.
 */
#ifndef TUI_FIRST_GROUP_H
#define TUI_FIRST_GROUP_H

#include "tui/desk.h"

void first_group_run(struct desk *desk);

#endif
