/*
 * request: what somebody asked for by letter, by word or by email: a copy, to
 * put something right, to erase, ...
 *
 * Kept with the person it is about, and erased with them.  When somebody else
 * asks (a parent), nothing about the young person is shown for it, not even
 * whether anything is held, until the young person's own answer is written
 * down: request_add() answers the same for everybody, a list holds no name, and
 * request_show() says whom it is about only then.  Whom a request is about that
 * nobody here goes by is on the letter and is stored nowhere; the words written
 * beside it are erased when it is done.
 *
 * Ledger (subject: the person, or the vault when nobody was found):
 *   request          request HASH / what WORD / who WORD / how WORD /
 *                    received DAY / due DAY
 *   request_said     request HASH / said yes|no|later / on DAY / by own|heard
 *   request_extended request HASH / due DAY
 *   request_done     request HASH / given yes|no
 */
#ifndef CORE_REQUEST_H
#define CORE_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/records.h"

#define REQUEST_WORDS_BYTES     200 /* of purpose, of a reason */
#define REQUEST_MONTHS          1
#define REQUEST_MONTHS_EXTENDED 3
#define REQUEST_LATE_DAYS       92 /* it came in so long ago at most */

struct request_new {
	const char *about;   /* a name or a shown id */
	const char *who;     /* self, parent, other */
	const char *how;     /* letter, word, email */
	const char *what;    /* copy, correct, erase, restrict, object, other */
	const char *purpose; /* what for; may be "" for a copy for oneself */
	int32_t received_on; /* DAY_NONE: today */
};

/* What comes next. */
enum request_next {
	REQUEST_ASK,      /* the young person is asked first */
	REQUEST_CAPACITY, /* think over whether they can decide */
	REQUEST_LEAD,     /* not able yet: who leads decides, views are down */
	REQUEST_GIVE,     /* it may be done */
	REQUEST_KEEP,     /* they said no: nothing is given */
	REQUEST_NOBODY,   /* their own, and nobody here goes by that name */
	REQUEST_OVER      /* done */
};

/* One, without whom it is about. */
struct request_line {
	char code[CODE_TEXT_BYTES];
	char *what;
	char *who;
	char *how;
	int32_t received_on;
	int32_t due_on;
	bool is_extended;
	bool is_overdue; /* not done, and its last day has passed */
	bool is_done;
	bool is_given;   /* done: given, else not */
	int32_t done_on; /* DAY_NONE: it is not */
	char *said;      /* their own answer: yes, no, later; "" none yet */
	int32_t said_on; /* DAY_NONE: none yet */
	enum request_next next;
};

/*
 * Write one down.  A name or id that is nobody's, or a name that more than one
 * go by: the same answer, and whom it is about is then only on the letter; they
 * are not asked.  INVALID with a sentence for words that are none of the above,
 * or a day in the future or more than REQUEST_LATE_DAYS ago.
 */
MUST_USE enum status request_add(struct records *records,
    const struct request_new *request, char code[CODE_TEXT_BYTES]);

/* Those that are not done, the nearest last day first; ${all}: done ones too.
 */
MUST_USE enum status request_list(struct records *records, bool all,
    struct request_line **lines, size_t *count);
void request_list_clear(struct request_line **lines, size_t count);

/* One of them, done or not.  NOT_FOUND with a sentence. */
MUST_USE enum status request_get(
    struct records *records, const char *code, struct request_line *line);
void request_line_clear(struct request_line *line);

/* How many are overdue; a number and nothing else (for figures). */
MUST_USE enum status request_overdue(struct records *records, int64_t *count);

/* One of them, with its words. */
struct request_view {
	struct request_line line;
	char *purpose;
	char *taken_by;     /* user name: who wrote it down */
	char *heard_by;     /* user name: who heard the answer; "" themself */
	char *extended_why; /* "" when it is not */
	char *why;          /* done: why given or not */
	bool is_shown;      /* whom it is about may be shown: */
	char person[CODE_TEXT_BYTES]; /* "" when it may not, or nobody here */
	char *called;
};

/*
 * NOT_FOUND with a sentence.  Where it may be shown whom it is about, a look at
 * what they are called (they asked) is written first.
 */
MUST_USE enum status request_show(
    struct records *records, const char *code, struct request_view *view);
void request_view_clear(struct request_view *view);

/*
 * What the young person said, as a worker heard it: yes, no or later, on
 * ${said_on} (DAY_NONE: today).  NO_CONSENT with a sentence for a yes to
 * somebody else where they have a key: that says it in a hand-over.  INVALID
 * when nobody here is asked, or it is done.
 */
MUST_USE enum status request_answer(struct records *records, const char *code,
    const char *said, int32_t said_on);

/*
 * Three months instead of one.  INVALID with a sentence unless the reason is
 * told (${why}) within the first month; and when it was done before.
 */
MUST_USE enum status request_extend(
    struct records *records, const char *code, const char *why);

/*
 * Done: given, or not and why.  NO_CONSENT with a sentence when it may not be
 * given: they were not asked, or said no; whether they can decide is to be
 * thought over; or they are not able and it is not said why (the words of who
 * leads).  Not giving needs a reason and nothing else.
 */
MUST_USE enum status request_done(
    struct records *records, const char *code, bool is_given, const char *why);

/* How a person reads it: "a copy of what is held", "a parent or carer". */
const char *request_what_text(const char *what);
const char *request_who_text(const char *who);
const char *request_how_text(const char *how);
/* In few words, for a row: "A copy, for a parent". */
void request_add_short(struct buf *out, const struct request_line *line);
/* "3 days left", "today is the last day", "overdue by 2 days"; or how it
 * ended: "given", "not given". */
void request_add_left(
    struct buf *out, const struct request_line *line, int32_t today);
/* What is to be done now, in a sentence or two. */
const char *request_next_text(enum request_next next);
/* The same in a word for other programs: ask, capacity, lead, give, ... */
const char *request_next_word(enum request_next next);

#endif
