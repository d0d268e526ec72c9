/*
 * handover: the laptop in a young person's hands.
 *
 * A look of the worker who hands it over, written first.  Nothing of own_*,
 * dispute.h or own_outcome.h answers without one, and each only for the person
 * it is about.  Their key, once open, stands here until the end.
 */
#ifndef CORE_HANDOVER_H
#define CORE_HANDOVER_H

#include <stdbool.h>

#include "base/status.h"
#include "core/person_key.h"
#include "core/records.h"
#include "core/sealer.h"

/* Their opened key, in app's hands; all borrowed until handover_end(). */
struct handover_key {
	struct person_signer signer;
	struct sealer sealer;
};

/*
 * Begin, with ${key} or (NULL) without: entry "handover", which says which.
 * DENIED with a sentence when ${key} is not their good key; INTERNAL while
 * another hand-over goes on.
 */
MUST_USE enum status handover_begin(
    struct records *records, const char *code, const struct handover_key *key);

/*
 * They opened their key after all, or made one: entry "handover_key".  DENIED
 * as for handover_begin(); INVALID when it is open already.
 */
MUST_USE enum status handover_use_key(
    struct records *records, const char *code, const struct handover_key *key);

/*
 * The laptop goes back: what they refused is gone (own_say_leave()), and what
 * they have seen is not new any more.  Without a hand-over it does nothing, so
 * it can be called on every way out.
 */
MUST_USE enum status handover_end(struct records *records);

/* Whose it is and whether their key is open; "" and false for none. */
const char *handover_whose(const struct records *records);
bool handover_has_key(const struct records *records);

#endif
