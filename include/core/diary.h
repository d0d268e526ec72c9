/*
 * diary: the work diary, for everybody who answers for the work (DESIGN 5): one
 * row a session, without a name of a young person, a note, or heads more finely
 * than to 5.
 *
 * Written at every lock into releases.db under ids that stand nowhere else; a
 * session that was put right changes its row.  The whole of it is signed by the
 * worker who locks.
 */
#ifndef CORE_DIARY_H
#define CORE_DIARY_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/publish.h"
#include "core/records.h"

#define DIARY_HEADS_BYTES 8

struct diary_row {
	int32_t held_on;
	int start_minute, end_minute;
	char *group; /* "" when none */
	char *place, *provision, *mode, *theme;
	char *workers;                 /* names, "; " between them */
	char heads[DIARY_HEADS_BYTES]; /* "0", "1-4", or to the nearest 5 */
};

struct diary {
	struct diary_row *rows; /* oldest first */
	size_t count;
};

/*
 * From one day to another (DAY_NONE: open end).  DAMAGED with a sentence when
 * it is not as a worker signed it.  Clear on OK.
 */
MUST_USE enum status diary_read(const struct publish_reading *reading,
    int32_t from_on, int32_t until_on, struct diary *diary);
void diary_clear(struct diary *diary);

/* How many heads are told as: "0", "1-4", "5", "10", ... */
void diary_heads(int64_t heads, char text[DIARY_HEADS_BYTES]);

#endif
