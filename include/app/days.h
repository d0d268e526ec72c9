/*
 * days: when a vault was last opened, and last copied, for who has no key.
 *
 * Written at every lock into the state folder (app/state): days, and nothing
 * else.  What is not known is DAY_NONE.
 */
#ifndef APP_DAYS_H
#define APP_DAYS_H

#include <stdint.h>

#include "app/state.h"
#include "base/day.h"
#include "base/status.h"

struct days {
	int32_t opened_on;
	int32_t backup_on;
};

/* Of the vault at ${path}, without a key; from its files where no note is. */
MUST_USE enum status days_read(const char *path, struct days *days);

/* The note of a vault by its uid.  NOT_FOUND when there is none. */
MUST_USE enum status days_of(
    const unsigned char vault[STATE_UID_BYTES], struct days *days);

/* Keep them.  Nothing is written when they stand there already. */
MUST_USE enum status days_keep(
    const unsigned char vault[STATE_UID_BYTES], const struct days *days);

/* What is to be said of a vault that was left alone; "" nothing. ------------
 */

#define DAYS_UNOPENED 7 /* then what ran out waits to be erased */
#define DAYS_UNCOPIED 7 /* then a backup is due, as core/backups has it */

void days_remind(const struct days *days, int32_t today, struct buf *said);

#endif
