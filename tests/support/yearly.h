/*
 * yearly: a clubhouse whose reporting year goes by: people who are counted, a
 * session, periods that close.  Time goes in steps of some weeks with a worker
 * opening and locking, as the clock guard asks.
 */
#ifndef SUPPORT_YEARLY_H
#define SUPPORT_YEARLY_H

#include <stdint.h>

#include "app/figures.h"
#include "store/store.h"
#include "support/clubhouse.h"

#define YEARLY_PEOPLE 14 /* counted; one more came and is not */

/* The period that FIXTURE_NOW is in, and the day from which it closes. */
#define YEARLY_PERIOD    "2026-Q3"
#define YEARLY_CLOSES_ON 20832 /* 2027-01-14 */

/* In a clubhouse: people who said yes, and one who did not; a session. */
void yearly_fill(struct clubhouse *house);

/* Sam opens and locks every four weeks until it is ${day}, at 15:00. */
void yearly_until(struct clubhouse *house, int32_t day);

/* The state of a period as somebody reads it. */
enum publish_state yearly_state(
    struct clubhouse *house, const char *name, const char *id);

/* The very text of a release as a manager reads it; "" when there is none. */
void yearly_text(struct clubhouse *house, const char *id, struct buf *text);

/* The one integer that ${sql} answers in a store of an opened vault. */
int64_t yearly_int(struct store *store, const char *sql);

/* Change rows past core. */
void yearly_sql(struct store *store, const char *sql);

/* Check finds nothing. */
void yearly_check(struct clubhouse *house);

/* For cmocka: a clubhouse that is filled. */
int yearly_setup(void **state);

#endif
