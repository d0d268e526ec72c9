/*
 * facts: what a period's figures are made from, as codes and counts.
 *
 * Nobody in them has a name or an id.  As text, for a draw that is to be
 * finished later:
 *
 *	sayso facts 1
 *	people 3 1 0 2 1 0 0 1 1	so many with these codes
 *	session 2026-07-03 120 14	day, minutes, heads; then its words
 *	provision Open access
 *	theme Games
 *	group Tuesday open access
 *	mode Building
 *	tally age 14 11-12		list, heads, item
 *	withheld 4
 */
#ifndef CORE_FACTS_H
#define CORE_FACTS_H

#include "core/core_internal.h"
#include "core/release.h"

struct facts {
	struct release_person *people;
	struct release_session *sessions; /* their texts belong to it */
	struct release_tally *tallies;
	size_t people_count, people_room;
	size_t sessions_count, sessions_room;
	size_t tallies_count, tallies_room;
	int64_t withheld;
	char *project;
};
#define FACTS_NONE                                                             \
	{                                                                      \
		NULL, NULL, NULL, 0, 0, 0, 0, 0, 0, 0, NULL                    \
	}
void facts_clear(struct facts *facts);

/* As they are in the records now. */
MUST_USE enum status facts_gather(struct records *records,
    const struct plan *plan, const struct plan_period *period,
    struct facts *facts);

/* As text, and back; INVALID unless it is such a text. */
void facts_write(const struct facts *facts, struct buf *text);
MUST_USE enum status facts_read(
    const char *text, const struct plan *plan, struct facts *facts);

/* As release.h has them; lent. */
void facts_lend(const struct facts *facts, struct release_facts *lent);

#endif
