/*
 * checked_deeds: what a worker may do on any day, with terms at random: much
 * of it the rules refuse.
 */
#ifndef SUPPORT_CHECKED_DEEDS_H
#define SUPPORT_CHECKED_DEEDS_H

#include <stdbool.h>
#include <stdint.h>

#include "support/records_fixture.h"

#define DEEDS_PEOPLE 4
#define DEEDS_GROUP  "Tuesday club"

struct life {
	struct fixture *fixture;
	struct records *records;
	int64_t now;
	char people[DEEDS_PEOPLE][CODE_TEXT_BYTES];
	char session[CODE_TEXT_BYTES]; /* the newest; "": none today */
	uint64_t sequence;
};

/* At random, but always the same: 0 to ${below} - 1; true one time in so many.
 */
uint32_t life_pick(struct life *life, uint32_t below);
bool life_one_in(struct life *life, uint32_t times);

struct deed {
	const char *name;
	enum status (*deed)(struct life *life);
	uint32_t share; /* how often, beside the others */
};
extern const struct deed deeds[];
extern const size_t deeds_count;

#endif
