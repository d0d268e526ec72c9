/*
 * form_internal: what the files of form share.
 */
#ifndef TUI_FORM_INTERNAL_H
#define TUI_FORM_INTERNAL_H

#include "tui/form.h"

/* One answer while it is checked. */
struct form_checking {
	const struct form_answers *answers;
	size_t index;
	const struct form_question *question;
	const char *typed;   /* clean and not empty */
	struct buf *tidy;    /* as it will be kept */
	struct buf *message; /* empty: the sentence of the status */
};

/* Check by the question's sort; fills tidy. */
MUST_USE enum status form_tidy(struct form_checking *checking);

/*
 * The choice that ${text} names by its value or label, however spelt; NULL when
 * there is none.
 */
const struct form_choice *form_choice_named(
    const struct form_choices *choices, const char *text);

/* Steps through a text by lines; false at the end.  Start with *at = 0. */
bool form_next_line(const char *text, size_t *at, struct buf *line);

#endif
