/*
 * person: a young person; found by the name they gave, never browsed.
 *
 * Whatever shows a value goes through a look, and the look is in the ledger
 * before the first value comes back (DESIGN 1, rule 5).
 */
#ifndef CORE_PERSON_H
#define CORE_PERSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/consent.h"
#include "core/records.h"

/* Why a worker looks: DESIGN 5, look. */
enum look_reason {
	LOOK_REACH = 1,     /* to reach you */
	LOOK_ASKED = 2,     /* you asked */
	LOOK_EMERGENCY = 3, /* emergency */
	LOOK_TONIGHT = 4,   /* to run tonight */
	LOOK_RIGHT = 5,     /* to put something right */
	LOOK_OTHER = 6      /* other: in words */
};

struct look_why {
	enum look_reason reason;
	const char *words; /* for LOOK_OTHER; "they will read this" */
};

/*
 * Read a reason: 1 to 6; reach, asked, emergency, tonight, right; any other
 * words are LOOK_OTHER.  INVALID with a sentence for nothing or a bare 6.
 */
MUST_USE enum status look_why_parse(const char *text, struct look_why *why);
const char *look_reason_text(enum look_reason reason);

/* A person as one line of a list. */
struct person_line {
	char code[CODE_TEXT_BYTES];
	char *called; /* name, else handle */
	int32_t
	    last_here; /* day, or DAY_NONE; only where attendance may be seen */
	bool to_be_asked; /* something of theirs is shut or waits */
	char *group;      /* of a group's list: which; else NULL */
};

struct person_list {
	struct person_line *lines;
	size_t count;
};
void person_list_clear(struct person_list *list);

/* Somebody new, with what they said yes to. */
struct person_new {
	const char *name; /* or NULL: a handle is made up for them */
	const char
	    *handle; /* with name NULL: this handle, or NULL for a new one */
	struct consent_saying saying;
	const struct consent_say *says; /* beside name or handle */
	size_t says_count;
	bool is_able;      /* else not yet: live only with an adult's yes */
	bool adult_agrees; /* not yet able: an adult said yes to the same */
	int32_t capacity_review; /* DAY_NONE: a year from today */
};

/*
 * Add.  Giving a name is a spoken yes to "name" (see team), a handle one to
 * "handle"; ${says} add to that.  ${wrong} as for consent_spoken().
 */
MUST_USE enum status person_add(struct records *records,
    const struct person_new *new_person, char code[CODE_TEXT_BYTES],
    size_t *wrong);

/*
 * Find by a name they gave: every word of ${name} must be a whole word of one
 * name (folded).  One look each is written first.  NOT_FOUND: nobody.
 */
MUST_USE enum status person_find(struct records *records, const char *name,
    const struct look_why *why, struct person_list *list);

/*
 * PERSON of a command: a shown id, or a name that finds exactly one.  Shows
 * nothing, so writes no look.  NOT_FOUND, or INVALID when several: then
 * person_find() tells them apart.
 */
MUST_USE enum status person_resolve(
    struct records *records, const char *text, char code[CODE_TEXT_BYTES]);

/* The regulars of my groups (cover included): one list entry a group and day.
 */
MUST_USE enum status person_mine(
    struct records *records, struct person_list *list);

/*
 * The regulars of one group, mine or covered; its list entry is written first.
 * By name; nobody is an empty list.  DENIED with a sentence for a group that I
 * neither work with nor stand in for.
 */
MUST_USE enum status group_people(
    struct records *records, const char *group, struct person_list *list);

/* What stands beside their say; holds no value, so it writes no look. */
struct person_about {
	bool is_able;      /* to decide for themself; else not yet */
	int32_t review_on; /* day on which that is thought over again */
	bool has_key;      /* only their key says yes to more */
};
MUST_USE enum status person_about(
    struct records *records, const char *code, struct person_about *about);

/* One thing that is held. */
struct field_line {
	struct consent_line say; /* who sees, counted, until, state, level */
	char *value;             /* NULL: not for you, shut, or nothing held */
	char *why_not;   /* when value is NULL: a plain sentence; else NULL */
	int32_t held_on; /* DAY_NONE when nothing is held */
	char *set_by;    /* user name, or "" for themself */
	bool is_new; /* set by somebody else since my last look at this kind */
	char *disputed; /* their own words beside the value; NULL: none */
	char *see_name; /* the worker they chose, for see=worker; else "" */
};

struct person_view {
	char code[CODE_TEXT_BYTES];
	char *called;
	bool is_able;
	int32_t last_here; /* DAY_NONE when this look did not open attendance */
	struct field_line *fields;
	size_t count;
};

/*
 * Look at ${kinds} of a person (count 0: all that may be seen under this
 * reason).  The look is committed first.  Values that are shut, for an
 * emergency only, or for somebody else come without value and with why_not.
 */
MUST_USE enum status person_show(struct records *records, const char *code,
    const struct look_why *why, const char *const *kinds, size_t count,
    struct person_view *view);
void person_view_clear(struct person_view *view);

#endif
