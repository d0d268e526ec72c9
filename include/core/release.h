/*
 * release: the figures of one closed period, from facts to files
 * (STATISTICS).
 *
 * Pure: whoever closes a period hands over facts and a draw, and stores what
 * comes back.  Once written, a release is read and never worked out again.
 */
#ifndef CORE_RELEASE_H
#define CORE_RELEASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/plan.h"
#include "core/rounding.h"

#define RELEASE_FIRST_LINE "sayso release 1"
#define RELEASE_ALL        "all"
#define RELEASE_NONE       INT64_MIN /* value of [z]: nobody can be in it */

/* ----------------------------------------------------------------- facts */

/* Somebody who is counted: codes of plan_code(). */
struct release_person {
	unsigned char codes[PLAN_PEOPLE_DIMENSIONS];
};

/* A piece of work.  Texts are borrowed; "" or NULL: not said. */
struct release_session {
	int32_t held_on;
	int minutes; /* with young people present */
	int64_t heads;
	const char *texts[PLAN_WORK_DIMENSIONS]; /* PLAN_MONTH's is not read */
};

struct release_tally {
	enum plan_tally list;
	const char *item; /* borrowed */
	int64_t heads;
};

struct release_facts {
	const struct release_person *people;
	size_t people_count;
	const struct release_session *sessions;
	size_t sessions_count;
	const struct release_tally *tallies;
	size_t tallies_count;
	int64_t withheld; /* came in the period, by name, and are not counted */
};

/* ------------------------------------------------------------ the figures */

enum release_measure {
	RELEASE_PEOPLE,
	RELEASE_SESSIONS,
	RELEASE_HOURS, /* kept in minutes */
	RELEASE_VISITS,
	RELEASE_HEADS,
	RELEASE_WITHHELD
};

/* Codes stand row after row, one a dimension; "all" is a total. */
struct release_table {
	enum release_measure measure;
	enum plan_dimension dimensions[PLAN_AXES_MOST];
	char groupings[PLAN_AXES_MOST][PLAN_NAME_BYTES]; /* "each" or a name */
	size_t dimensions_count;
	char **codes;
	int64_t *values; /* RELEASE_NONE: [z] */
	size_t rows;
};

/* Which categories a group is made of: for whoever compares tables. */
struct release_grouping {
	enum plan_dimension dimension;
	char name[PLAN_NAME_BYTES];
	char *group, *category;
};

struct release {
	unsigned char plan[PLAN_UID_BYTES];
	char *project;
	int32_t start, end;
	int base;
	struct release_table *tables;
	size_t tables_count, tables_capacity;
	struct release_grouping *groupings;
	size_t groupings_count, groupings_capacity;
};

void release_init(struct release *release);
void release_clear(struct release *release);

/* ----------------------------------------------------------------- making */

/*
 * All figures of a period as one program, shown or not: from the facts once,
 * before the draw.  ${facts} must outlive it.
 */
struct release_draft;
struct release_draft *release_draft_new(const struct plan *plan,
    const struct plan_period *period, const struct release_facts *facts);
void release_draft_free(struct release_draft *draft);

/* How many numbers its draw needs; the program itself, for tests and bench. */
size_t release_draft_figures(const struct release_draft *draft);
const struct rounding *release_draft_rounding(
    const struct release_draft *draft);

/*
 * Solve, gate, and check: the files are written, read back, added up, and every
 * figure has its witnesses.  Otherwise no release and the status says why; BUSY
 * as rounding_solve().
 */
MUST_USE enum status release_make(const struct release_draft *draft,
    const struct rounding_draw *draw, const struct rounding_limits *limits,
    struct release *release);

/* ---------------------------------------------------------------- as text */

/* Canonical, to be signed and stored; INVALID for any other text. */
void release_write(const struct release *release, struct buf *text);
MUST_USE enum status release_read(const char *text, struct release *release);

/*
 * Where no rounding lets every table add up there are no figures.  This text
 * stands in their place; it is signed, stored and kept as a release's is.
 */
#define RELEASE_NOTHING_LINE "sayso no figures 1"
void release_nothing_write(const struct plan *plan,
    const struct plan_period *period, struct buf *text);
bool release_is_nothing(const char *text);

/* "people", "sessions", ...; "people-age_band_wide-gender". */
const char *release_measure_name(enum release_measure measure);
void release_table_name(const struct release_table *table, struct buf *name);

/* Least and greatest true number behind a value of that table. */
void release_range(const struct release *release,
    const struct release_table *table, int64_t value, int64_t *lower,
    int64_t *upper);

/* One table as tidy CSV; and which categories the groups are made of. */
void release_csv(const struct release *release,
    const struct release_table *table, struct buf *csv);
void release_csv_groupings(const struct release *release, struct buf *csv);

/*
 * Is ${csv} that table of the release, value by value, and does every total
 * stand for what it is made of?  INTERNAL otherwise.
 */
MUST_USE enum status release_csv_check(const struct release *release,
    const struct release_table *table, const char *csv, size_t size);

#endif
