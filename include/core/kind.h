/*
 * kind: what can be held about a young person, and the words in which it is
 * asked for (notice).
 *
 * Kinds are data, editable; four are fixed because the schema leans on them:
 * name, handle, attendance, outcome.  A notice is never changed, only followed
 * by a newer version; a newer version that asks for more shuts what was agreed
 * under the old one until asked again.
 */
#ifndef CORE_KIND_H
#define CORE_KIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/records.h"

struct kind {
	char *name;  /* as commands say it: birth_date */
	char *label; /* as people read it: "date of birth" */
	/* line text phone email district birth choice handle present outcome */
	char *shape;
	char *choices;  /* shape choice: lines "heading|item" */
	bool own_words; /* choice: other words allowed */
	/* how it is counted: none yes age choice heading district attendance
	   outcome */
	char *coarse;
	bool many; /* several values at a time */
	bool findable;
	bool tonight;      /* needed tonight */
	char *default_see; /* nobody emergency team */
	int keep_months;   /* for each value */
	bool retired;
	int notice_version;
	char *front; /* the notice: at most two sentences, 40 words */
	char *rest;  /* the rest: how long, you can say no, what else */
};

struct kind_list {
	struct kind *kinds;
	size_t count;
};

/* All kinds in order; retired ones only when asked for. */
MUST_USE enum status kind_list(
    struct records *records, bool retired, struct kind_list *list);
void kind_list_clear(struct kind_list *list);

/* One by name; NOT_FOUND with a sentence.  ${list} gets exactly one. */
MUST_USE enum status kind_get(
    struct records *records, const char *name, struct kind_list *list);

/*
 * Add: name, label, shape, coarse, front and rest must be given; the rest has
 * defaults (see team, 12 months).  INVALID with a sentence for each rule:
 * name of a-z and _, notice of at most 40 words and two sentences in front.
 * A line of choices without "|" has no heading.
 */
MUST_USE enum status kind_add(struct records *records, const struct kind *kind);

/*
 * Change what is not NULL in ${change} (label, front, rest, default_see) and
 * keep_months when > 0; retired as given.  New front or rest makes a new notice
 * version; ${widens} says that it asks for more than before, which shuts every
 * live consent of the kind until asked again (shut_why notice).  INVALID when
 * values would be kept for longer and it does not widen, when it widens without
 * new words, and for retiring a fixed kind.
 */
MUST_USE enum status kind_edit(struct records *records, const char *name,
    const struct kind *change, bool widens);

/*
 * The kind meant by a mistyped name, or by its label; NULL when none is near.
 * For "did you mean".  Free with mem_free().
 */
char *kind_nearest(struct records *records, const char *name);

/* The kinds a new vault starts with, in order, and their notices: data. */
struct kind_seed {
	int id;
	const char *name, *label, *shape, *choices; /* choices NULL: none */
	bool own_words;
	const char *coarse;
	bool many, findable, tonight;
	const char *default_see;
	int keep_months;
};
extern const struct kind_seed kind_seeds[];
extern const size_t kind_seeds_count;

struct notice_seed {
	const char *kind; /* its name */
	const char *front, *rest;
};
extern const struct notice_seed notice_seeds[];
extern const size_t notice_seeds_count;

#endif
