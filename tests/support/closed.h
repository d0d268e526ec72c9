/*
 * closed: a yearly clubhouse whose period was closed, and what is left of that
 * when files of it go or are put back.
 */
#ifndef SUPPORT_CLOSED_H
#define SUPPORT_CLOSED_H

#include "support/yearly.h"

/* Draws of the period; facts that wait; figures of it in the records. */
#define CLOSED_DRAWS     "SELECT count(*) FROM draw WHERE end_on = 20818"
#define CLOSED_WAITING   "SELECT count(*) FROM draw WHERE body IS NOT NULL"
#define CLOSED_PUBLISHED "SELECT count(*) FROM published WHERE end_on = 20818"

/* The one integer that ${sql} answers in the records, as Sam opens them. */
int64_t closed_number(struct clubhouse *house, const char *sql);

/* The day before it closes, kept in ${old}; then closed: its text. */
void closed_make(
    struct clubhouse *house, struct clubhouse_files *old, struct buf *text);

/* One file goes, or is as it was in ${old}; the others stay. */
void closed_delete(struct clubhouse *house, const char *name);
void closed_put_back_one(struct clubhouse *house,
    const struct clubhouse_files *old, const char *name);

/* Now and two days on it has the same figures, or none and nothing waits. */
void closed_is_the_same(struct clubhouse *house, const struct buf *text);
void closed_is_lost(struct clubhouse *house);

#endif
