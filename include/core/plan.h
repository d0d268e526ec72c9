/*
 * plan: what a project publishes in a reporting year, fixed before anybody
 * looks at the data (STATISTICS, "What is published, when").
 *
 * Pure.  A plan says every category, grouping, table, merge and period itself,
 * so that a closed period can be understood from its plan alone.  Its text is
 * canonical: one plan has one text, and only that is read.
 *
 *   sayso plan 1
 *   uid 5f2c...                      32 hexadecimal digits
 *   project Southside Youth Club     one line
 *   year 2026-04-01                  first day of the reporting year
 *   periods quarters                 or: months; the year comes with both
 *   base 5                           or: 10, the stronger setting
 *   withheld yes                     publish how many agreed to no count
 *   dimension age_band               then its categories, smallest first
 *   category 8-10
 *   category not stated              always the last, save for yes and no
 *   grouping wide                    a coarser reading of that dimension
 *   group 8-12                       its groups, each with what it is made of;
 *   of 8-10                          every category stands in one of them
 *   never recorded no                nobody can be this
 *   with accredited yes              and this
 *   merge age_band each wide         what a gate falls back to
 *   tally age_band                   heads by age_band, gender or new
 *   table each 2026-04-01 people age_band:wide gender
 *   table year 2026-04-01 people ethnic_group
 *   table each 2026-04-01 work month provision
 *
 * A table holds all margins of what it crosses.  "each" or "year" says in
 * which periods it stands, the day from which period on.  Whatever is not in a
 * list of categories is "other" where the list has that, else "not stated".
 */
#ifndef CORE_PLAN_H
#define CORE_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"

#define PLAN_FIRST_LINE      "sayso plan 1"
#define PLAN_UID_BYTES       16
#define PLAN_HASH_BYTES      32
#define PLAN_NAME_BYTES      24  /* a grouping's name and NUL */
#define PLAN_CATEGORIES_MOST 64  /* of one dimension */
#define PLAN_GROUPINGS_MOST  8   /* of one dimension, without "each" */
#define PLAN_TABLES_MOST     100 /* in a plan */
#define PLAN_WORD_MOST       100 /* bytes of a category or group */
#define PLAN_AXES_MOST       3   /* dimensions crossed in a table */
#define PLAN_FIGURES_MOST    2000
#define PLAN_CLOSE_DAYS      14 /* from a period's end to its close */
#define PLAN_NOT_STATED      "not stated"
#define PLAN_OTHER           "other"

/* What a person is, then what work is sorted by. */
enum plan_dimension {
	PLAN_AGE_BAND,
	PLAN_GENDER,
	PLAN_ETHNIC_GROUP,
	PLAN_DISABILITY,
	PLAN_DISTRICT,
	PLAN_NEW,
	PLAN_RECORDED,
	PLAN_ACCREDITED,
	PLAN_PEOPLE_DIMENSIONS,
	PLAN_MONTH = PLAN_PEOPLE_DIMENSIONS,
	PLAN_PROVISION,
	PLAN_THEME,
	PLAN_GROUP,
	PLAN_MODE,
	PLAN_PROJECT,
	PLAN_DIMENSIONS
};
#define PLAN_WORK_DIMENSIONS (PLAN_DIMENSIONS - PLAN_PEOPLE_DIMENSIONS)

struct plan_grouping {
	char name[PLAN_NAME_BYTES];
	char *groups[PLAN_CATEGORIES_MOST];
	size_t groups_count;
	unsigned char of[PLAN_CATEGORIES_MOST]; /* group of each category */
};

/* A dimension of people.  Unused: no categories. */
struct plan_list {
	char *categories[PLAN_CATEGORIES_MOST];
	size_t count;
	struct plan_grouping groupings[PLAN_GROUPINGS_MOST];
	size_t groupings_count;
};

/* One dimension of a table.  Grouping 0 is "each": the categories themselves.
 */
struct plan_axis {
	enum plan_dimension dimension;
	size_t grouping; /* n: groupings[n - 1] */
};

struct plan_table {
	bool is_work;
	bool is_yearly; /* in the year only */
	int32_t from;   /* first day of the first period that has it */
	struct plan_axis axes[PLAN_AXES_MOST];
	size_t axes_count; /* 0: the total alone */
};

struct plan_merge {
	enum plan_dimension dimension;
	size_t from, to; /* groupings; ${to} is the coarser one */
};

/* Two categories that nobody can have together. */
struct plan_never {
	enum plan_dimension dimensions[2];
	size_t categories[2];
};

/* Lists of heads counted apart, by what their tally is called. */
enum plan_tally {
	PLAN_TALLY_AGE,
	PLAN_TALLY_GENDER,
	PLAN_TALLY_NEW,
	PLAN_TALLIES
};

struct plan {
	unsigned char uid[PLAN_UID_BYTES];
	char *project;
	int32_t year;
	bool is_monthly;
	bool is_withheld; /* the number withheld is published */
	bool is_overfull; /* more was added than there is room for */
	int base;
	bool tallies[PLAN_TALLIES];
	struct plan_list lists[PLAN_PEOPLE_DIMENSIONS];
	struct plan_table *tables;
	size_t tables_count, tables_capacity;
	struct plan_merge *merges;
	size_t merges_count, merges_capacity;
	struct plan_never *nevers;
	size_t nevers_count, nevers_capacity;
};

struct plan_period {
	int32_t start, end; /* first and last day */
	bool is_year;
};

/* Empty; set one list, table or merge after the other; free. */
void plan_init(struct plan *plan);
void plan_clear(struct plan *plan);

/*
 * Append a category; a grouping whose categories stand in no group yet; a
 * group, whose number comes back.  NULL, or too high a number, when it is full.
 */
void plan_add_category(
    struct plan *plan, enum plan_dimension dimension, const char *category);
struct plan_grouping *plan_add_grouping(
    struct plan *plan, enum plan_dimension dimension, const char *name);
size_t plan_add_group(struct plan_grouping *grouping, const char *group);
void plan_add_table(struct plan *plan, const struct plan_table *table);
void plan_add_merge(struct plan *plan, const struct plan_merge *merge);
void plan_add_never(struct plan *plan, const struct plan_never *never);

/*
 * The canonical text, and back.  INVALID with one sentence that says what to
 * do when the plan (or the text) is no good: plan_write() judges before.
 */
MUST_USE enum status plan_write(const struct plan *plan, struct buf *text);
MUST_USE enum status plan_read(const char *text, struct plan *plan);

/* BLAKE2b-256 of the canonical text. */
MUST_USE enum status plan_hash(
    const struct plan *plan, unsigned char hash[PLAN_HASH_BYTES]);

/* Is it a plan that may be tried?  INVALID with a sentence. */
MUST_USE enum status plan_judge(const struct plan *plan);

/*
 * May ${wanted} take the place of ${old}, which is in use, on ${today}?  Only
 * with further tables for periods that have not begun.
 */
MUST_USE enum status plan_judge_change(
    const struct plan *old, const struct plan *wanted, int32_t today);

/* "age_band"; "each" or the grouping's name; "people-age_band-gender". */
const char *plan_dimension_name(enum plan_dimension dimension);
const char *plan_grouping_name(const struct plan *plan, struct plan_axis axis);
void plan_table_name(
    const struct plan *plan, const struct plan_table *table, struct buf *name);

/* The code of a coarse fact (NULL or unknown: other or not stated). */
size_t plan_code(
    const struct plan *plan, enum plan_dimension dimension, const char *fact);

/* How many groups a people axis has, what one is called, and of a category. */
size_t plan_groups(const struct plan *plan, struct plan_axis axis);
const char *plan_group(
    const struct plan *plan, struct plan_axis axis, size_t group);
size_t plan_group_of(
    const struct plan *plan, struct plan_axis axis, size_t category);

/* The periods in order, the year last; and which tables stand in one. */
size_t plan_periods(const struct plan *plan);
struct plan_period plan_period(const struct plan *plan, size_t index);
bool plan_table_stands(
    const struct plan_table *table, const struct plan_period *period);

/* Figures of people that are drawn for the fullest period, the year. */
size_t plan_figures(const struct plan *plan);

/*
 * The plan that holds where nobody made one, for a reporting year that begins
 * on ${year}.  ${genders} and ${ethnic_groups} are the choices of those kinds
 * as kind keeps them ("heading|choice" lines), ${districts} one a line.
 */
enum plan_size { PLAN_SMALL, PLAN_COUNCIL };
struct plan_words {
	const char *project;
	const char *genders, *ethnic_groups, *districts;
};
void plan_default(enum plan_size size, int32_t year,
    const struct plan_words *words, struct plan *plan);

#endif
