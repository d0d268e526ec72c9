/*
 * figured: plans and clubs for tests of figures, and chance that comes again.
 */
#ifndef SUPPORT_FIGURED_H
#define SUPPORT_FIGURED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/plan.h"
#include "core/release.h"

/* Is this a long run (make soak)? */
bool figured_is_soak(void);

/* 0 to n - 1, the same in every run after the same seed. */
void figured_seed(uint64_t seed);
size_t figured_pick(size_t n);

/* First day of the reporting year of every plan here: 2026-04-01. */
int32_t figured_year(void);

/* The default plans, with the program's own choices. */
void figured_default(enum plan_size size, struct plan *plan);

/*
 * A plan whose dimensions of people have so many categories (0: unused), named
 * "c0", "c1", ..., the last "not stated"; yes and no ones have theirs.  No
 * tables yet.
 */
void figured_plan(
    const size_t sizes[PLAN_PEOPLE_DIMENSIONS], struct plan *plan);

/* A table, from the year's first day; axes end with PLAN_DIMENSIONS. */
void figured_table(struct plan *plan, bool is_yearly, enum plan_dimension first,
    enum plan_dimension second, enum plan_dimension third);

/* Halves: a grouping "half" of the first and the other categories. */
size_t figured_halves(struct plan *plan, enum plan_dimension dimension);

/*
 * Every one- and two-way table of what the plan has; with ${halves}, groupings
 * of ages and of ethnic groups crossed with all of it and with each other.
 */
void figured_pairs(struct plan *plan, bool halves);

/* Bound inner cells made this one infeasible (STATISTICS): 332 figures. */
void figured_hard(struct plan *plan);

/* More figures than the solver is ever asked for. */
void figured_many(struct plan *plan);

/* So many people, each category about ${skew}/10 as common as the one before.
 */
struct release_person *figured_people(
    const struct plan *plan, size_t count, size_t skew);

/* Draw and make, however long it takes; fails the test when that fails. */
void figured_make(const struct plan *plan, size_t period,
    const struct release_facts *facts, struct release *release);

/* The value of a row by its codes (NULL ends them); fails when not there. */
int64_t figured_value(const struct release *release, const char *table,
    const char *one, const char *two);

/* The table of that name; NULL: not in the release. */
const struct release_table *figured_find(
    const struct release *release, const char *table);

#endif
