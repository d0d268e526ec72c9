/*
 * trial: a plan tried on made-up clubs before it is accepted (STATISTICS).
 *
 * Pure; knows nobody.  It says whether every period can be drawn and how many
 * figures quarters and a year together would narrow.
 */
#ifndef CORE_TRIAL_H
#define CORE_TRIAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/plan.h"

#define TRIAL_CLUBS 200

struct trial_limits {
	size_t people; /* about so many in a year */
	size_t clubs;  /* TRIAL_CLUBS */
	uint64_t seed; /* of the made-up people; the draws are libsodium's */
	/* NULL, or told after each club; false ends the trial. */
	bool (*progress)(void *context, size_t done, size_t clubs);
	void *context;
};

struct trial_result {
	size_t clubs;   /* tried */
	size_t draws;   /* periods drawn */
	size_t late;    /* draws that needed a second lock */
	size_t slow;    /* draws with no answer yet, when it was given up */
	size_t failed;  /* draws that have no answer, or none that holds */
	size_t figures; /* that stand in parts of the year and in the year */
	size_t narrow; /* of those, left with fewer than base - 1 values (G4) */
};

/* BUSY when progress ended it. */
MUST_USE enum status trial_run(const struct plan *plan,
    const struct trial_limits *limits, struct trial_result *result);

/* May the plan be accepted?  INVALID with a sentence. */
MUST_USE enum status trial_judge(const struct trial_result *result);

#endif
