/*
 * help: the words behind "?" and F1, about the screen one is at.
 */
#ifndef TUI_HELP_H
#define TUI_HELP_H

#include "tui/desk.h"

/* Show the help of the topmost layer that has any, until Esc. */
void help_show(struct desk *desk);

/* Any text to be read on a sheet of its own, with scrolling, until Esc. */
void help_read(struct desk *desk, const char *title, const char *text);

#endif
