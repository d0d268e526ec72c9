/*
 * no: a no that is written down: one key and one choice, never a second
 * question (DESIGN 1, rule 2).
 */
#ifndef TUI_NO_H
#define TUI_NO_H

#include <stdbool.h>

#include "tui/desk.h"

/* They said no to one thing.  True: it is written down; says so. */
bool no_heard(struct desk *desk, const char *code, const char *kind);

/* Whose no, to what is called ${label}?  True: something was written down. */
bool no_ask(
    struct desk *desk, const char *code, const char *kind, const char *label);

/* A no to everything.  True: they go. */
bool no_to_all(struct desk *desk, const char *code);

#endif
