/*
 * consent: your say.  For one kind of one person, who may see it, may it be
 * counted, until when (DESIGN 3).
 *
 * The only module that writes consent and the only maker of permits.  A person
 * is named by their shown id throughout (struct person_line, code).  Whether
 * something has run out is computed when it is read, never stored.
 */
#ifndef CORE_CONSENT_H
#define CORE_CONSENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/day.h"
#include "base/status.h"
#include "core/records.h"

#define CONSENT_SPOKEN_DAYS    120 /* from the day it was said */
#define CONSENT_SPOKEN_AGAIN   2   /* times a spoken yes may be said again */
#define CONSENT_LATE_DAYS      31  /* what was said is written down by then */
#define CONSENT_CARRIED_DAYS   60  /* from the day it was carried in */
#define CONSENT_SHUT_DAYS      60  /* shut, then erased */
#define CONSENT_NO_DAYS        7   /* a no written down: shut, then erased */
#define CONSENT_REFUSAL_MONTHS 6   /* a no is not asked again for so long */
#define CONSENT_YEARS_MOST     3   /* longest "until" */
#define CONSENT_SAYS_MAX       32  /* kinds in one saying */

/* Only the young person's own key says SEE_WORKER: one worker they chose. */
enum see { SEE_NOBODY, SEE_EMERGENCY, SEE_TEAM, SEE_WORKER };

/* What was said about one kind. */
struct consent_say {
	const char *kind;
	enum see see;
	bool count;
	int32_t until; /* DAY_NONE: a year from the day it was said */
};

/* How, when and where it was said. */
struct consent_saying {
	int32_t said_on; /* DAY_NONE: today; not later, LATE_DAYS ago at most */
	bool read_aloud;
	const char *session; /* shown id, or NULL */
	bool brought_up;     /* they raised it themselves */
};

/*
 * Read KIND[=SEE][,count][,until=YYYY-MM-DD] into ${say}; the parts are kept
 * in ${kind} (freed by the caller with mem_free()).  Without SEE the kind's own
 * default holds.  INVALID with a sentence.
 */
MUST_USE enum status consent_parse_say(struct records *records,
    const char *text, struct consent_say *say, char **kind);

/*
 * Record a spoken yes to each kind, in one transaction.  ${wrong} (may be
 * NULL) is the index of the say that was refused.  NO_CONSENT with a sentence
 * when: the person has a key of their own and it widens; it was said again
 * more than twice; said again without a session that they came to; within six
 * months of a no and they did not bring it up.
 * Said again at a session held that day, a yes to attendance puts them on its
 * register too; where that is closed or its figures are drawn, the yes stands
 * and the register stays as it is.
 */
MUST_USE enum status consent_spoken(struct records *records, const char *code,
    const struct consent_saying *saying, const struct consent_say *says,
    size_t count, size_t *wrong);

/*
 * A no they heard: shut at once, shown to every worker, erased after 7 days.
 * The one kind "all" is a no to everything: then the person goes.
 * INVALID with a sentence when nothing would be left to call them by.
 */
MUST_USE enum status consent_refuse(struct records *records, const char *code,
    const char *const *kinds, size_t count);

/* A worker's own no; the same. */
MUST_USE enum status consent_revoke(struct records *records, const char *code,
    const char *const *kinds, size_t count);

/* "Keep it, do not use it": shut for 60 days. */
MUST_USE enum status consent_restrict(struct records *records, const char *code,
    const char *const *kinds, size_t count);

/* Put a kind on the list of what this person is to be asked. */
MUST_USE enum status consent_ask(struct records *records, const char *code,
    const char *kind, bool brought_up);

/* Able or not yet; becoming not yet shuts what has no adult's yes. */
MUST_USE enum status consent_capacity(
    struct records *records, const char *code, bool is_able, int32_t review_on);

/* An adult's yes or no beside the person's own. */
struct adult_say {
	const char *kind;
	bool yes;
	int32_t said_on; /* DAY_NONE: today */
	int32_t until;   /* DAY_NONE: a year from the day it was said */
};
MUST_USE enum status consent_adult(
    struct records *records, const char *code, const struct adult_say *say);

/* One kind's say as it stands. */
struct consent_line {
	char *kind;
	char *label;
	char *state; /* live, shut, gone, asked (waits to be asked) */
	char *why;   /* shut: ran_out, heard_no, worker_no, notice, key, asked,
			capacity, adult, own_no, unproved (the history or the
			signature does not bear it out); else "" */
	char *see;   /* nobody, emergency, worker, team */
	bool count;
	int32_t until;    /* last day agreed to */
	int32_t runs_out; /* last day it is live */
	int32_t
	    goes_from; /* shut: day from which it is erased; else DAY_NONE */
	char *level;   /* carried, spoken, pin, card */
	int32_t said_on;
	char *heard_by; /* user name or "" */
	bool read_aloud;
	int said_again;
	int notice_version;
};

struct consent_list {
	struct consent_line *lines;
	size_t count;
};

/* Everything a person has answered, and what waits to be asked.  No value. */
MUST_USE enum status consent_list(
    struct records *records, const char *code, struct consent_list *list);
void consent_list_clear(struct consent_list *list);

/*
 * What was refused or taken back by a worker's hand and is not erased yet:
 * shown to every worker.  A look at each of them is written first.
 */
struct consent_no {
	char code[CODE_TEXT_BYTES];
	char *called; /* "" when that is what was refused */
	char *kind;
	char *by;          /* user name */
	bool is_heard;     /* the young person's no, else the worker's own */
	bool is_own;       /* they said it with the laptop in their hands */
	int32_t goes_from; /* DAY_NONE: gone already */
};
MUST_USE enum status consent_noes(
    struct records *records, struct consent_no **noes, size_t *count);
void consent_noes_clear(struct consent_no **noes, size_t count);

#endif
