/*
 * tonight: what a worker needs this evening: home, and the list at the door.
 *
 * Names come from my own groups' lists only: one list entry a group and day,
 * written first (DESIGN 5, look), whichever of these functions reads them.
 */
#ifndef CORE_TONIGHT_H
#define CORE_TONIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/records.h"

#define TONIGHT_LATE_DAYS  14 /* how far back home looks for late sheets */
#define TONIGHT_CLOSE_DAYS 2  /* a register that closes so soon is told */
#define TONIGHT_SOON_DAYS  14 /* and what runs out so soon */
#define TONIGHT_SESSIONS   5  /* the list goes by the group's last few */

/* A group whose evening it is. */
struct tonight_group {
	char *name;
	int start_minute; /* -1: no usual time */
	int end_minute;
	char *place;
	bool is_mine; /* I work with it, or stand in today */
	bool is_cover;
	char session[CODE_TEXT_BYTES]; /* today's newest, or "" */
	int64_t headcount;             /* of that session; 0 without one */
};

/* One person of my groups with one thing to be seen to. */
struct tonight_ask {
	char code[CODE_TEXT_BYTES];
	char *called; /* "" when what they are called may not be read */
	char *kind;   /* "" for a capacity review */
	char *label;
	/*
	 * to_ask: it waits to be asked.  review: thinking over whether they
	 * can decide is due.  Else why it is shut, as in struct consent_line
	 * (never a no), or for what runs out soon "".
	 */
	const char *why;
	/*
	 * Shut: from when it is erased.  Runs out soon: the last day that it
	 * is live.  review: that day.  to_ask: DAY_NONE.
	 */
	int32_t day;
	bool is_tonight; /* a regular of this evening, or on its register */
};

/* An evening that nobody wrote up, or a register that closes soon. */
struct tonight_late {
	char session[CODE_TEXT_BYTES]; /* "": not written up */
	char *group;                   /* "" for a session without one */
	int32_t held_on;
	int32_t closes_on; /* DAY_NONE: not written up */
};

struct tonight_home {
	struct tonight_group *groups; /* mine first, then by time and name */
	size_t groups_count;
	struct tonight_ask *asks; /* those of tonight first, then by name */
	size_t asks_count;
	struct tonight_ask *soon; /* runs out; the same order */
	size_t soon_count;
	struct tonight_late *late; /* oldest first */
	size_t late_count;
	int64_t noes; /* no's that others wrote down: see consent_noes() */
};

MUST_USE enum status tonight_home(
    struct records *records, struct tonight_home *home);
void tonight_home_clear(struct tonight_home *home);

/* Somebody who may be at the door. */
struct tonight_person {
	char code[CODE_TEXT_BYTES];
	char *called;
	char *apart; /* what tells them from one of the same name; else "" */
	char *group; /* which other group of mine they are from; else "" */
	bool is_regular;  /* of the group asked for */
	bool came_last;   /* was at its last session before this day */
	bool to_be_asked; /* something of theirs is shut or waits */
	bool may_tick;    /* attendance may be written: yes, and live */
	char **needs;     /* "label: value", for kinds needed tonight */
	size_t needs_count;
};

struct tonight_list {
	struct tonight_person *people;
	size_t count;
};

/*
 * Whom to expect on ${held_on} (DAY_NONE: today): the group's regulars, those
 * who came last time before the others; then who was at one of its last 5
 * sessions; then the other people of my own groups.  By name within each.
 * ${group} NULL: a session without a group; then only my groups' people.
 * Nobody there is an empty list.  DENIED with a sentence for a group that I
 * neither work with nor stand in for.
 */
MUST_USE enum status tonight_list(struct records *records, const char *group,
    int32_t held_on, struct tonight_list *list);
void tonight_list_clear(struct tonight_list *list);

#endif
