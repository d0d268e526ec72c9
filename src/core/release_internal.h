/*
 * release_internal: what a draft holds between the facts and the figures.
 */
#ifndef CORE_RELEASE_INTERNAL_H
#define CORE_RELEASE_INTERNAL_H

#include "core/plan_internal.h"
#include "core/release.h"

#define RELEASE_SMALL 30 /* people or heads: below that, less is published */
#define RELEASE_GATE  2  /* times the base a heading needs in a crossing */

/* Cross-tabulations that are rounded together. */
enum part_name {
	PART_PEOPLE,
	PART_VISITS,
	PART_TALLY, /* and one more for each other list */
	PART_WITHHELD = PART_TALLY + PLAN_TALLIES,
	PARTS
};

struct part {
	struct crosstab *crosstab; /* NULL: not in this release */
	size_t start;              /* its first figure in the program */
};

/* What work can be sorted by, in the order of its bytes. */
struct work_words {
	char **words;
	size_t count, capacity;
};

struct release_draft {
	const struct plan *plan;
	struct plan_period period;
	const struct release_facts *facts;
	struct part parts[PARTS];
	struct crosstab *sessions, *minutes; /* exact */
	struct work_words words[PLAN_WORK_DIMENSIONS];
	size_t tables[PLAN_TABLES_MOST]; /* each plan table's in its crosstab */
	size_t gates[PLAN_TABLES_MOST];  /* the first of a table's variants */
	bool has_work;                   /* a work table stands */
	struct rounding rounding;
};

/* Sort sessions into cross-tabulations (release_work.c). */
void release_work_count(struct release_draft *draft);
void release_work_clear(struct release_draft *draft);

/* Does a gate stand before this table at all?  One-way tables have none. */
bool release_has_gate(const struct plan_table *table);

/* Gates before the tables of people, when the program has their figures. */
void release_add_gates(struct release_draft *draft);

/* The groups of a row, 0 being all: rows count up, the last axis fastest. */
void release_row_groups(
    const size_t *sizes, size_t axes, size_t row, size_t *groups);

/* The figures of a period from the answer (release_tables.c). */
void release_tables(const struct release_draft *draft,
    const struct rounding_result *result, struct release *release);

/* Add a table with room for its rows; the text of one code; by name. */
struct release_table *release_add_table(struct release *release,
    enum release_measure measure, size_t dimensions, size_t rows);
void release_add_grouping(
    struct release *release, const struct release_grouping *grouping);
void release_cut_table(struct release *release);

#endif
