/*
 * handover_internal: what the parts of a young person's own view ask first.
 */
#ifndef CORE_HANDOVER_INTERNAL_H
#define CORE_HANDOVER_INTERNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "core/core_internal.h"
#include "core/handover.h"
#include "core/own_say.h"

/* DENIED with a sentence unless the hand-over that goes on is ${code}'s. */
MUST_USE enum status handover_of(
    struct records *records, const char *code, int64_t *person);

/*
 * They have a key and do not use it: what is for emergencies, shut or carried
 * over is a kind only.
 */
MUST_USE enum status handover_hides(struct records *records, bool *hides);

/* Is what stands at that line of theirs a kind only then? */
bool handover_hides_line(const struct consent_line *say);

/* Not asked again while they have the laptop: a kind, or minus a request. */
bool handover_is_put_off(const struct records *records, int64_t id);
void handover_put_off(struct records *records, int64_t id);

#endif
