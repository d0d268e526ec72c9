/*
 * capacity: is somebody able to decide for themself, or not yet; and an adult's
 * yes or no beside theirs while they are not (DESIGN 3, capacity).
 */
#ifndef TUI_CAPACITY_H
#define TUI_CAPACITY_H

#include "tui/desk.h"
#include "tui/form.h"

/* Ask, and write it down. */
void capacity_run(struct desk *desk, const char *code, const char *called);

/* An adult's answer about one thing. */
void capacity_adult(
    struct desk *desk, const char *code, const char *kind, const char *label);

/* The question "capacity", answered "able" or "not_yet", for a form's table. */
#define CAPACITY_QUESTION                                                      \
	{                                                                      \
		.name = "capacity", .label = "Are they able?",                 \
		.hint = "Do they understand what they say yes to?",            \
		.empty = "Choose whether they are able to decide.",            \
		.sort = FORM_CHOICE, .choices = capacity_choices,              \
	}
void capacity_choices(void *context, struct form_choices *choices);

extern const char capacity_help[];

#endif
