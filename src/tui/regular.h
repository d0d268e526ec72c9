/*
 * regular: of which of my groups somebody is a regular.
 */
#ifndef TUI_REGULAR_H
#define TUI_REGULAR_H

#include "tui/desk.h"

void regular_run(struct desk *desk, const char *code, const char *called);

#endif
