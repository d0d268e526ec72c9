/*
 * figured: a clubhouse whose reporting year goes by: people who are counted, a
 * session a week, periods that close.  Time goes in steps of a week with a
 * worker opening and locking, as the clock guard asks.
 */
#ifndef SUPPORT_FIGURED_H
#define SUPPORT_FIGURED_H

#include "app/figures.h"
#include "support/clubhouse.h"

#define FIGURED_PEOPLE 14

/* The period that FIXTURE_NOW is in, and the day from which it closes. */
#define FIGURED_PERIOD	  "2026-Q3"
#define FIGURED_CLOSES_ON 20833 /* 2027-01-15 */

/* In a clubhouse: people who said yes, and one who did not; a session. */
void figured_fill(struct clubhouse *house);

/* Sam opens and locks every week until it is ${day}, at 15:00. */
void figured_until(struct clubhouse *house, int32_t day);

/* The state of a period as somebody reads it. */
enum publish_state figured_state(
    struct clubhouse *house, const char *name, const char *id);

/* The very text of a release as a manager reads it; "" when there is none. */
void figured_text(struct clubhouse *house, const char *id, struct buf *text);

/* The one integer that ${sql} answers in a store of an opened vault. */
int64_t figured_int(struct store *store, const char *sql);

/* Change rows past core. */
void figured_sql(struct store *store, const char *sql);

/* For cmocka: a clubhouse that is filled. */
int figured_setup(void **state);

#endif
