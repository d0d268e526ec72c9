/*
 * outcome_form: writing down what somebody got out of it.
 */
#ifndef TUI_OUTCOME_FORM_H
#define TUI_OUTCOME_FORM_H

#include <stdbool.h>

#include "tui/desk.h"

/* True: one was written down, or counted; says so. */
bool outcome_form_run(struct desk *desk, const char *code);

#endif
