/*
 * people: how somebody stands in a list of people.
 */
#ifndef TUI_PEOPLE_H
#define TUI_PEOPLE_H

#include <stdbool.h>

#include "core/person.h"
#include "tui/view.h"

/*
 * A row for somebody: what they are called, with their shown id where that
 * ${tells_apart}; "here 3 Nov  ask" at its end: when they came last, and that
 * something waits.
 */
void people_add_row(struct view *view, int id, const struct person_line *line,
    bool tells_apart);

/* What stands at the end of such a row, by the day ${today}. */
void people_right(
    const struct person_line *line, int32_t today, struct buf *text);

#endif
