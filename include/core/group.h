/*
 * group: a recurring piece of work with its workers and regulars over time.
 */
#ifndef CORE_GROUP_H
#define CORE_GROUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/day.h"
#include "base/status.h"
#include "core/records.h"

#define GROUP_UNSET (-2) /* group_edit(): no fixed evening, no times */

struct group {
	char *name;
	int weekday;      /* 0 Monday .. 6 Sunday; -1: no fixed evening */
	int start_minute; /* usual times; -1: none */
	int end_minute;
	char *place;
	char *provision;
	char *mode; /* how: centre-based, detached, ... */
	bool is_ended;
	bool is_mine;   /* the acting user works with it */
	bool is_cover;  /* only as cover, today */
	char **workers; /* names of its present workers */
	size_t workers_count;
	char **covers; /* names of those who stand in today */
	size_t covers_count;
	int64_t regulars; /* how many people, as a number */
};

struct group_list {
	struct group *groups;
	size_t count;
};

/*
 * Add name, times, place, provision and mode; the rest is not read.  The acting
 * user becomes its first worker.  INVALID when the name is taken.
 */
MUST_USE enum status group_add(
    struct records *records, const struct group *group);

/*
 * Change what is not NULL / not -1; GROUP_UNSET takes weekday or times away;
 * is_ended ends it.
 */
MUST_USE enum status group_edit(
    struct records *records, const char *name, const struct group *change);

/* In order of name; ended ones only when asked for. */
MUST_USE enum status group_list(
    struct records *records, bool ended, struct group_list *list);
void group_list_clear(struct group_list *list);

/* Workers come and go from today; the last day of who goes is yesterday. */
MUST_USE enum status group_worker_add(
    struct records *records, const char *name, const char *user);
MUST_USE enum status group_worker_remove(
    struct records *records, const char *name, const char *user);

/*
 * Stand in from one day (DAY_NONE: today) to another, both included (DAY_NONE:
 * that day only); shows as cover.
 */
MUST_USE enum status group_cover(struct records *records, const char *name,
    const char *user, int32_t from_on, int32_t until_on);

/* Regulars, under attendance consent (NO_CONSENT with a sentence). */
MUST_USE enum status group_regular_add(
    struct records *records, const char *name, const char *person_code);
MUST_USE enum status group_regular_remove(
    struct records *records, const char *name, const char *person_code);

#endif
