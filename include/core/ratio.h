/*
 * ratio: what funders ask for that is no count: worked out from published
 * figures alone, so that it tells nothing more than they do.
 *
 * Each has a range: what it could be, given the ranges of what it comes from.
 */
#ifndef CORE_RATIO_H
#define CORE_RATIO_H

#include <stddef.h>
#include <stdint.h>

#include "core/release.h"

enum ratio_measure {
	/*
	 * Young people taking part in an hour, on average over all hours
	 * (National Lottery, Million Hours Fund): visits for each session of a
	 * kind of provision, weighted by its hours; or of all work.  In tenths.
	 */
	RATIO_PER_HOUR,
	/*
	 * Of 100 young people, how many had such an outcome (BV221a and b,
	 * relative to participants).  In tenths.
	 */
	RATIO_RECORDED,
	RATIO_ACCREDITED,
	RATIO_MEASURES
};

struct ratio {
	enum ratio_measure measure;
	enum plan_dimension dimension; /* PLAN_DIMENSIONS: of all */
	const char *grouping;          /* "each" or its name; "" of all */
	const char *code;              /* borrowed; "all" of all */
	int64_t value, lower, upper;   /* tenths */
	const char *marker; /* "", "[c]" (too few) or "[x]" (no such work) */
};

/* Of one period, in order.  Free with mem_free(); codes are the release's. */
void ratio_list(
    const struct release *release, struct ratio **ratios, size_t *count);

/* "young_people_per_hour", ...; and as words. */
const char *ratio_name(enum ratio_measure measure);
const char *ratio_title(enum ratio_measure measure);

/* How it is worked out, in a sentence or two. */
const char *ratio_definition(enum ratio_measure measure);

#endif
