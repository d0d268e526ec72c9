/*
 * form: questions described once as data, and the answers to them.
 *
 * Screens and lines draw the same form.  A secret answer is kept in guarded
 * memory only and never becomes part of a draft.
 */
#ifndef TUI_FORM_H
#define TUI_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/secret.h"
#include "base/status.h"

enum form_sort {
	FORM_LINE,
	FORM_LINES,  /* with newlines */
	FORM_DAY,    /* kept as YYYY-MM-DD */
	FORM_TIME,   /* kept as HH:MM */
	FORM_NUMBER, /* whole, least to most */
	FORM_PHONE,
	FORM_CHOICE, /* kept as the value of one choice, or own words */
	FORM_MANY,   /* values of choices, one a line */
	FORM_YES,    /* kept as "yes" or "no" */
	FORM_SECRET,
};

/* What may be chosen. */
struct form_choice {
	char *value; /* what is kept */
	char *label; /* what is read */
	char *hint;  /* or NULL */
};

struct form_choices {
	struct form_choice *choices;
	size_t count;
	size_t room;
};

void form_choices_init(struct form_choices *choices);
void form_choices_clear(struct form_choices *choices);
void form_choices_add(struct form_choices *choices, const char *value,
    const char *label, const char *hint);

struct form_answers;

struct form_question {
	const char *name;  /* a-z and _; unique in the form */
	const char *label; /* "Session date" */
	const char *hint;  /* an example, by the field; or NULL */
	const char *help;  /* under "?"; or NULL */
	const char *empty; /* "Enter the session date."; NULL: "Enter LABEL." */
	const char *none;  /* MANY: shown for nothing; NULL: "(nobody)" */
	enum form_sort sort;
	size_t limit_bytes; /* 0: 200; LINES and MANY 4,000 */
	int least, most;    /* NUMBER; most 0: no bound above */
	bool is_optional;
	bool own_words; /* CHOICE: other words are allowed */

	/* After the check of its sort, unless empty or a secret; INVALID with a
	   REFUSE sentence.  May put another text into ${tidy}, which holds
	   ${typed}.  NULL: none. */
	enum status (*check)(
	    void *context, const char *typed, struct buf *tidy);
	/* The same for a secret, which is in ${answers}.  NULL: none. */
	enum status (*check_secret)(
	    void *context, const struct form_answers *answers);
	/* CHOICE, MANY: add what may be chosen. */
	void (*choices)(void *context, struct form_choices *choices);
	/* Is it asked, after these answers?  NULL: always. */
	bool (*applies)(void *context, const struct form_answers *answers);
};

struct form {
	const char *title;
	const char *draft; /* the name of its draft; NULL: no draft is kept */
	const char *done;  /* "Save" */
	const char *help;  /* or NULL */
	const struct form_question *questions;
	size_t count;
	/* Words above the questions; may stay empty.  NULL: none. */
	void (*head)(void *context, struct buf *text);
	/* One step of several: it is left without a question, its answers
	   are still there when its user comes back. */
	bool is_step;
};

/* The answers to one form; a question is known by its name or place. */
struct form_answers {
	const struct form *form;
	void *context; /* handed to the form's functions */
	int32_t today;
	struct buf *texts;       /* one a question */
	struct secret **secrets; /* one a question; NULL: none */
};

void form_answers_init(struct form_answers *answers, const struct form *form,
    void *context, int32_t today);
void form_answers_clear(struct form_answers *answers);

/* As typed, until checked.  Names must exist; a secret has no text. */
void form_answers_set(
    struct form_answers *answers, const char *name, const char *text);
const char *form_answers_get(
    const struct form_answers *answers, const char *name);

/* Takes ${*secret} over; gives it to look at, NULL when there is none. */
void form_answers_set_secret(
    struct form_answers *answers, const char *name, struct secret **secret);
const struct secret *form_answers_secret(
    const struct form_answers *answers, const char *name);

/* The place of a question; SIZE_MAX when there is none of that name. */
size_t form_find(const struct form *form, const char *name);

/* How long its answer may be. */
size_t form_limit(const struct form_question *question);

/* Is question ${index} asked, as things were answered so far? */
bool form_applies(const struct form_answers *answers, size_t index);

/* What may be chosen for question ${index}; "yes" and "no" for FORM_YES. */
void form_choices_of(const struct form_answers *answers, size_t index,
    struct form_choices *choices);

/*
 * Check the answer to one question.  OK: it is kept tidied (a day as
 * YYYY-MM-DD, ...).  Otherwise INVALID (or what the question's own check
 * returned), the answer stays as typed, and ${message} is the sentence to show.
 * Forgets the notes of status first.
 */
MUST_USE enum status form_check(
    struct form_answers *answers, size_t index, struct buf *message);

/*
 * Check every question that is asked, up to the first that is wrong, whose
 * place goes to ${*index}.  OK: the answers to questions that were not asked
 * are emptied, so that nothing is kept that cannot be seen.
 */
MUST_USE enum status form_check_all(
    struct form_answers *answers, size_t *index, struct buf *message);

/*
 * Append the answer as it is read back: "Tuesday 3 November 2026", the labels
 * of choices, other answers as they are.  Nothing for a secret, for an empty
 * answer, and for a day or time that cannot be read yet.
 */
void form_echo(
    const struct form_answers *answers, size_t index, struct buf *out);

/*
 * The answers as a text, for a draft, secrets left out; and back.  Unknown
 * names are ignored.  INVALID, and nothing taken, when it is not such a text.
 */
void form_to_text(const struct form_answers *answers, struct buf *out);
MUST_USE enum status form_from_text(
    struct form_answers *answers, const char *text);

#endif
