/*
 * no: a no that is written down: one key and one choice, never a second
 * question (DESIGN 1, rule 2).
 */
#ifndef TUI_NO_H
#define TUI_NO_H

#include <stdbool.h>

#include "core/consent.h"
#include "tui/desk.h"

/*
 * They said no to one thing; ${is_held}: something is held of it.  True: it is
 * written down; says so.
 */
bool no_heard(
    struct desk *desk, const char *code, const char *kind, bool is_held);

/* Whose no, to what they said until now?  True: something was written down. */
bool no_ask(
    struct desk *desk, const char *code, const struct consent_line *say);

/* A no to everything.  True: they go. */
bool no_to_all(struct desk *desk, const char *code);

#endif
