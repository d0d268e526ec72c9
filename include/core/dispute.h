/*
 * dispute: a young person's own words beside a value that is held.
 *
 * The value stays, and so do the words while it does: whoever sees the value
 * sees them beside it.  The history holds their hash, so that nobody changes
 * them unseen.
 */
#ifndef CORE_DISPUTE_H
#define CORE_DISPUTE_H

#include "base/status.h"
#include "core/records.h"

#define DISPUTE_WORDS_BYTES 500

/*
 * Say, or say otherwise.  ${value} is own_value.code.  NOT_FOUND when there is
 * no such value; INVALID with a sentence for no words, too many, or a value
 * that only one worker can open (words in clear beside it could give it away);
 * DENIED unless their hand-over goes on.
 */
MUST_USE enum status dispute_say(struct records *records, const char *code,
    const char *value, const char *words);

/* Take the words back; NOT_FOUND when there are none. */
MUST_USE enum status dispute_take_back(
    struct records *records, const char *code, const char *value);

#endif
