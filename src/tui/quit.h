/*
 * quit: leaving on purpose.
 */
#ifndef TUI_QUIT_H
#define TUI_QUIT_H

#include "tui/desk.h"

/* Lock and leave?  Comes back when the answer is to stay. */
void quit_ask(struct desk *desk);

/* A sentence on standard error, after the terminal was given back. */
void quit_say(const char *sentence);

#endif
