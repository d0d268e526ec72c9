/*
 * day_choices: days from today on, to choose from.
 */
#ifndef TUI_DAY_CHOICES_H
#define TUI_DAY_CHOICES_H

#include <stdint.h>

#include "tui/form.h"

/* ${days} days from ${today} on, kept as YYYY-MM-DD. */
void day_choices_add(struct form_choices *choices, int32_t today, int days);

/* The day of an answer that was chosen from them; DAY_NONE for none. */
int32_t day_choices_day(const struct form_answers *answers, const char *name);

#endif
