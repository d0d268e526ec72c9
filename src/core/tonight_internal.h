/*
 * tonight_internal: what the files of tonight share.
 */
#ifndef CORE_TONIGHT_INTERNAL_H
#define CORE_TONIGHT_INTERNAL_H

#include "base/day.h"
#include "core/group_internal.h"
#include "core/person_internal.h"
#include "core/tonight.h"

/* tonight_ask.c: whom to ask, and what runs out, among the groups' people. */
MUST_USE enum status tonight_read_asks(struct records *records,
    const struct groups *groups, struct tonight_home *home);
/* Each regular of the groups once, by id; no name is read. */
MUST_USE enum status tonight_people(struct records *records,
    const struct groups *groups, struct people *people);
void tonight_asks_clear(struct tonight_ask *asks, size_t count);

/*
 * tonight_apart.c: fill in ${apart} where two share a name.  ${ids} stand
 * beside the people.
 */
MUST_USE enum status tonight_tell_apart(struct records *records,
    const int64_t *ids, struct tonight_person *people, size_t count);

#endif
