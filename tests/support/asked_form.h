/*
 * asked_form: a form with a question of every sort.
 */
#ifndef SUPPORT_ASKED_FORM_H
#define SUPPORT_ASKED_FORM_H

#include "tui/form.h"

enum asked {
	ASKED_PLACE, /* "moon" is refused, "disk" fails, "hall" is tidied */
	ASKED_NOTES,
	ASKED_DAY,
	ASKED_START,
	ASKED_HEADS, /* 0 to 500 */
	ASKED_COLD,  /* from -30 */
	ASKED_PHONE,
	ASKED_THEME,
	ASKED_OWN,
	ASKED_MANY,
	ASKED_AWAY,
	ASKED_BUS, /* asked where away is "yes" */
	ASKED_PIN,
};

extern const struct form asked_form;

/* No answers yet, on Sunday 22 November 2026. */
void asked_start(struct form_answers *answers);

/* Answers to all of it, as typed; away is "y". */
void asked_fill(struct form_answers *answers);

/* Check one answer alone: what is kept and read back, or what is said. */
void assert_answer(
    size_t index, const char *typed, const char *kept, const char *echo);
void assert_refused(size_t index, const char *typed, const char *sentence);

#endif
