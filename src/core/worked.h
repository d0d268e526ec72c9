/*
 * worked: sessions as they count today: the register, and what was put right
 * beside it.  No name of a young person, no notes.
 */
#ifndef CORE_WORKED_H
#define CORE_WORKED_H

#include "core/core_internal.h"

struct worked_tally {
	char *list, *item;
	int64_t heads;
};

struct worked {
	int64_t session; /* of its row */
	int32_t held_on;
	int start_minute, end_minute;
	int64_t heads;
	struct buf group, place, provision, mode, theme;
	struct buf workers; /* names, "; " between them */
	struct worked_tally *tallies;
	size_t tallies_count, tallies_room;
};

/* Minutes with young people present: none when nobody came. */
int worked_minutes(const struct worked *worked);

/*
 * Each session from one day to another, by day and time, until ${each} says
 * otherwise than OK, which is passed on.
 */
MUST_USE enum status worked_each(struct records *records, int32_t from_on,
    int32_t until_on,
    enum status (*each)(void *context, const struct worked *worked),
    void *context);

#endif
