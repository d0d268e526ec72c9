/*
 * plain: what somebody said about a thing, in plain words for screens.
 */
#ifndef TUI_PLAIN_H
#define TUI_PLAIN_H

#include <stdint.h>

#include "base/buf.h"
#include "core/consent.h"

/* Who may see it: "every worker"; why it is shut: "it ran out". */
const char *plain_see(const char *see);
const char *plain_why(const char *why);

/* "3 Nov"; with the year when it is not the year of ${today}. */
void plain_day(struct buf *out, int32_t day, int32_t today);

/* How it stands: "said yes", "shut: it ran out", "waits to be asked". */
void plain_state(struct buf *out, const struct consent_line *say);

/* How they said it: "told Sam on 3 Nov, read aloud"; "used their PIN". */
void plain_told(struct buf *out, const struct consent_line *say, int32_t today);

/* Who may see it: what came from an old file only who brought it in. */
void plain_add_see(struct buf *out, const struct consent_line *say);

/*
 * Who may see it, counted, how long and how it was said: "every worker, not
 * counted, good until 3 Nov 2027, told Sam on 3 Nov".
 */
void plain_say(struct buf *out, const struct consent_line *say, int32_t today);

#endif
