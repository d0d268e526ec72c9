/*
 * hold: the plan that holds in a reporting year, committed once in the records
 * and signed by a worker (STATISTICS, "What is published, when").
 *
 * Where nobody made one in time, the default does.  Reporting years begin on 1
 * April, as counted facts are kept by them.
 *
 * Entry "plan", subject the vault:
 *	plan HASH of its uid / year DAY / text HASH of its text / asked_by HASH
 */
#ifndef CORE_HOLD_H
#define CORE_HOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/plan.h"
#include "core/records.h"

struct store;

#define HOLD_FIRST_DAYS     28  /* a new vault may think that long */
#define HOLD_COUNCIL_PEOPLE 300 /* so many counted: the council's default */

struct hold {
	int64_t id;      /* of its row */
	int32_t made_on; /* day it was committed */
	struct plan plan;
};

/* The one of the year that holds ${day}; NOT_FOUND.  Clear on OK. */
MUST_USE enum status hold_read(
    struct records *records, int32_t day, struct hold *hold);
void hold_clear(struct hold *hold);

/* First days of the years that have one, the oldest first; mem_free(). */
MUST_USE enum status hold_years(
    struct records *records, int32_t **years, size_t *count);

/* First day of the reporting year that holds ${day}. */
int32_t hold_year(int32_t day);

/* The day from which only the default will do for the year of ${day}. */
MUST_USE enum status hold_from(
    struct records *records, int32_t day, int32_t *from);

/* The default as this vault would have it. */
MUST_USE enum status hold_default(struct records *records, enum plan_size size,
    int32_t day, struct plan *plan);

/* The same from words that a manager may read. */
void hold_default_of(enum plan_size size, int32_t day,
    const struct plan_words *words, struct plan *plan);

/* Of the size that the people counted here call for. */
MUST_USE enum status hold_size(struct records *records, enum plan_size *size);

/*
 * May it be tried and committed?  INVALID with a sentence: no good plan; a year
 * that is over; a change of more than later tables.
 */
MUST_USE enum status hold_judge(
    struct records *records, const struct plan *plan);

/* About how many people a trial should make up for it. */
MUST_USE enum status hold_people(
    struct records *records, const struct plan *plan, size_t *people);

/* Commit what was judged and tried; ${asked_by} the manager's uid or NULL. */
MUST_USE enum status hold_put(struct records *records, const struct plan *plan,
    const unsigned char *asked_by);

/* Commit the defaults that are due; nothing while the clock is not trusted. */
MUST_USE enum status hold_defaults(struct records *records);

/* Copy what releases.db lacks; what was changed since is replaced. */
MUST_USE enum status hold_copy(struct records *records, struct store *releases);

#endif
