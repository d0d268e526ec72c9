/*
 * people: what stands beside somebody in a list of people.
 */
#ifndef TUI_PEOPLE_H
#define TUI_PEOPLE_H

#include <stdint.h>

#include "base/buf.h"
#include "core/person.h"

/* "here 3 Nov  ask": when they came last, and that something waits. */
void people_right(
    const struct person_line *line, int32_t today, struct buf *text);

#endif
