/*
 * value: writing down or correcting one value, by the shape of its kind.
 */
#ifndef TUI_VALUE_H
#define TUI_VALUE_H

#include <stdbool.h>

#include "core/kind.h"
#include "tui/desk.h"

/* Has this kind values that are typed in? */
bool value_is_typed(const struct kind *kind);

/*
 * Ask for the value of a kind; ${held} is what is held now, where it was
 * opened, else NULL.  It may be left empty: then nothing is written.  True:
 * one was written down; says so.
 */
bool value_run(
    struct desk *desk, const char *code, const char *kind, const char *held);

#endif
