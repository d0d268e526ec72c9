/*
 * odd: clubs that are odd, and clubs made up by chance, of a plan that crosses
 * and groups what it can.
 */
#ifndef SUPPORT_ODD_H
#define SUPPORT_ODD_H

#include <stddef.h>
#include <stdint.h>

#include "core/plan.h"
#include "core/release.h"

#define ODD_CLUBS 24

struct odd {
	struct plan plan;
	struct release_person *people;
	size_t count;
	struct release_session session; /* everybody came to it */
	struct release_facts facts;
};

/*
 * Nobody, one, all cells 4, all 5, all in one cell, a full row, one category of
 * everything, the example of the statistics; of each nobody new, everybody, or
 * every third.
 */
void odd_club(size_t number, struct odd *club);
const char *odd_name(size_t number);

/* Of 0 to 1,000 people and either base; the same again for a seed. */
void odd_random(uint64_t seed, struct odd *club);

/* Ages by genders, with halves of the ages, new and recorded; one-way too. */
void odd_plan(struct plan *plan, size_t ages, size_t genders);

/* Of a plan that is made: these people, taken over. */
void odd_fill(struct odd *club, struct release_person *people, size_t count);

void odd_clear(struct odd *club);

/* The year's figures. */
struct release_draft *odd_draft(const struct odd *club);

#endif
