/*
 * field: one value of one kind of one person, held under a live consent.
 */
#ifndef CORE_FIELD_H
#define CORE_FIELD_H

#include "base/status.h"
#include "core/records.h"

/*
 * Set or correct a value: checked by the kind's shape.  Replaces the present
 * one, or adds where the kind holds many.  NO_CONSENT unless live.  When they
 * said "count me, but nobody sees it", only the coarse fact is kept.
 */
MUST_USE enum status field_set(struct records *records, const char *code,
    const char *kind, const char *value);

/* Take out every value of a kind; the consent stays. */
MUST_USE enum status field_take_out(
    struct records *records, const char *code, const char *kind);

#endif
