/*
 * question: one question with two to four answers, the safe one first.
 *
 * Where an answer cannot be undone no letter chooses, so that a letter typed
 * ahead does nothing.
 */
#ifndef TUI_QUESTION_H
#define TUI_QUESTION_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/press.h"

#define QUESTION_ANSWERS_MOST 4
#define QUESTION_OPEN         (-1) /* not answered yet */

struct question_answer {
	char letter;       /* 'a' to 'z'; 0: none */
	const char *words; /* "Keep it" */
};

struct question {
	const char *text;   /* "Leave without saving?" */
	const char *effect; /* what will happen; or NULL */
	struct question_answer answers[QUESTION_ANSWERS_MOST]; /* safe first */
	size_t count;
	bool is_final;   /* cannot be undone: letters do not choose */
	size_t yes_from; /* from here on an answer is a yes: its letter only */
	size_t focus;    /* the answer Enter would give; starts at 0 */
};

/*
 * What a key does: arrows, Tab and Back-Tab move round, Home and End; Enter
 * chooses the focused answer unless that is a yes, a letter its own, Esc the
 * first, which is the safe one.  Returns the place of the answer chosen, or
 * QUESTION_OPEN.
 */
int question_press(struct question *question, const struct press *press);

#endif
