/*
 * facts_internal: what the files of facts share.
 */
#ifndef CORE_FACTS_INTERNAL_H
#define CORE_FACTS_INTERNAL_H

#include "core/facts.h"

/* Room for one more; the project's name stands in a session already. */
struct release_person *facts_add_person(struct facts *facts);
struct release_session *facts_add_session(struct facts *facts);
void facts_add_tally(
    struct facts *facts, enum plan_tally list, const char *item, int64_t heads);

#endif
