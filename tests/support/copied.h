/*
 * copied: a copy of what a young person of a clubhouse has, as text, and
 * somebody of whom everything is held.  A failure in here fails the test.
 */
#ifndef SUPPORT_COPIED_H
#define SUPPORT_COPIED_H

#include <stdbool.h>

#include "app/take.h"
#include "base/buf.h"
#include "support/handed.h"

/* What is written is appended to ${text}. */
void copied_into(struct copy_sink *sink, struct buf *text);

struct copied {
	struct copy copy;
	struct buf page, data;
};

/* In a hand-over of its own, names blacked out. */
void copied_make(struct unlock *unlock, const char *code, const char *pin,
    struct copied *copied);
void copied_clear(struct copied *copied);

/*
 * Of somebody everything is held, each with ${mark} in it (one word of letters,
 * nobody's name): values, own words beside one, an outcome, a session that they
 * came to in a group of theirs, a look with words, a request, a key.
 */
void copied_fill(struct unlock *unlock, const char *code, const char *mark);

/* How many marks a text has. */
size_t copied_count(const struct buf *text, const char *mark);

#endif
