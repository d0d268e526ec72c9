/*
 * when: days and times as screens say them.
 */
#ifndef TUI_WHEN_H
#define TUI_WHEN_H

#include <stdint.h>

#include "base/buf.h"

/* "Tuesday 24 November"; nothing for DAY_NONE. */
void when_add_day(struct buf *out, int32_t day);

/* "24 Nov", for narrow places; nothing for DAY_NONE. */
void when_add_day_short(struct buf *out, int32_t day);

/* "18:30-21:00", as much of it as there is; -1: none. */
void when_add_times(struct buf *out, int start_minute, int end_minute);

/* 0 Monday .. 6 Sunday. */
extern const char *const when_weekdays[7];

#endif
