/*
 * session: one piece of work: when, where, which group, provision, theme,
 * workers, what was done, all heads, and by name only who said yes.
 *
 * Heads can never be fewer than names (the schema says so too).  A register
 * stays open 8 days after it was first saved; after that corrections stand
 * beside it; once its period is closed nothing changes.
 */
#ifndef CORE_SESSION_H
#define CORE_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/person.h"
#include "core/records.h"

#define SESSION_OPEN_DAYS    8
#define SESSION_HEADS_MOST   5000 /* a larger headcount is a slip */
#define SESSION_LATE_DAYS    730  /* written up at most two years late */
#define SESSION_WORKERS_MOST 64
#define SESSION_TALLIES_MOST 128

struct tally {
	const char *list; /* age, gender, new */
	const char *item; /* a band, a word, "yes" */
	int64_t count;
};

struct session_new {
	int32_t held_on;
	int start_minute, end_minute;
	const char *group; /* name or NULL */
	const char *place, *provision, *mode, *theme, *notes;
	int64_t headcount;          /* -1: as many as are present by name */
	const char *const *workers; /* names; users' are linked to them */
	size_t workers_count;
	const char *const *present; /* shown ids of people */
	size_t present_count;
	const struct tally *tallies;
	size_t tallies_count;
};

/*
 * Save.  INVALID with a sentence for each rule: not in the future, ends after
 * it starts, a place, a worker, heads not fewer than names, each tally list no
 * more than the heads, nobody twice.  NO_CONSENT when somebody has not said
 * yes to attendance; ${wrong} (may be NULL) is the index in ${present}.
 * Those who may only be counted are counted and not written.
 */
MUST_USE enum status session_add(struct records *records,
    const struct session_new *session, char code[CODE_TEXT_BYTES],
    size_t *wrong);

/* So many heads of one sort. */
struct session_tally {
	char *list, *item;
	int64_t count;
};

/* What stands beside a closed register. */
struct session_correction {
	char *part, *says, *by;
	int32_t written_on;
};

struct session {
	char code[CODE_TEXT_BYTES];
	int32_t held_on;
	int start_minute, end_minute;
	char *group; /* "" when none */
	char *place, *provision, *mode, *theme, *notes;
	int64_t headcount;
	int32_t closes_on;
	char **workers;
	size_t workers_count;
	struct person_line *present; /* by name, when they may be seen here */
	size_t present_count;
	int64_t names_count; /* how many are on it by name, seen or not */
	bool is_withheld;    /* another group's: no names without a reason */
	struct session_tally *tallies;
	size_t tallies_count;
	struct session_correction *corrections;
	size_t corrections_count;
};

struct session_list {
	struct session *sessions;
	size_t count;
};

/*
 * Sessions from one day to another (DAY_NONE: open end), newest last.  Names of
 * my own groups' sessions (and of sessions without a group that I worked at)
 * come with one list entry a group and day, written first; names of others
 * only with ${why} (NULL: withheld), one look each.
 */
MUST_USE enum status session_list(struct records *records, int32_t from_on,
    int32_t until_on, const struct look_why *why, struct session_list *list);

/* One, with tallies and corrections; the same rule for names. */
MUST_USE enum status session_show(struct records *records, const char *code,
    const struct look_why *why, struct session_list *list);
void session_list_clear(struct session_list *list);

/*
 * Last time's values for a group: everything but date, heads, names and notes.
 * NOT_FOUND with a sentence.
 */
MUST_USE enum status session_last(
    struct records *records, const char *group, struct session_list *list);

/*
 * Put one part right: headcount, place, provision, mode, theme, notes, start,
 * end.  In the register while it is open, beside it after.  Tallies and workers
 * have functions of their own.
 */
MUST_USE enum status session_correct(struct records *records, const char *code,
    const char *part, const char *says);

/*
 * All heads by age, gender and new faces, or all workers, anew; by the rules of
 * session_add().  In the register while it is open; after that beside it, as
 * the parts "tallies" and "workers" in words.
 */
MUST_USE enum status session_tallies_set(struct records *records,
    const char *code, const struct tally *tallies, size_t count);
MUST_USE enum status session_workers_set(struct records *records,
    const char *code, const char *const *workers, size_t count);

/* Add or take a name while the register is open. */
MUST_USE enum status session_present_add(
    struct records *records, const char *code, const char *person_code);
MUST_USE enum status session_present_remove(
    struct records *records, const char *code, const char *person_code);

#endif
