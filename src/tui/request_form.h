/*
 * request_form: the forms of a request.
 */
#ifndef TUI_REQUEST_FORM_H
#define TUI_REQUEST_FORM_H

#include <stdbool.h>

#include "tui/desk.h"

/* Write a new one down.  True: it was, and what comes next was read. */
bool request_form_run(struct desk *desk);

/* What the words are for: each is a form of one question. */
enum request_form_why {
	REQUEST_FORM_GIVEN,    /* done; words may stay empty */
	REQUEST_FORM_DECIDED,  /* done: who decided it, and why */
	REQUEST_FORM_REFUSED,  /* not done, and why */
	REQUEST_FORM_EXTENDED, /* it takes longer, and why */
};
void request_form_why(
    struct desk *desk, const char *code, enum request_form_why what);

#endif
