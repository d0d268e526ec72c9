/*
 * say_page: the page on which one thing is asked, and the answer written down.
 */
#ifndef TUI_SAY_PAGE_H
#define TUI_SAY_PAGE_H

#include <stdbool.h>

#include "core/consent.h"
#include "core/kind.h"
#include "core/person.h"
#include "core/session.h"
#include "tui/desk.h"

/* Where one can stand on the page. */
enum say_spot {
	SAY_SEE,
	SAY_COUNT,
	SAY_UNTIL,
	SAY_SAID,
	SAY_SESSION,
	SAY_ALOUD,
	SAY_BROUGHT,
	SAY_ADULT,
	/* The answers; a no is as near as a yes. */
	SAY_NO,
	SAY_NOT_NOW,
	SAY_YES
};

struct say_page {
	struct desk *desk;
	const char *code, *called;
	const struct kind *kind;
	struct person_about about;
	enum see see;
	bool count;
	int months; /* until: so long from the day it was said */
	int32_t said_on;
	bool read_aloud, brought_up, adult;
	struct session_list sessions; /* of the day it was said */
	int session;                  /* one of them; -1: none */
	enum say_spot focus;
	bool is_held; /* something is, by what they said before */
	bool is_left, said_yes;
	struct layer layer;
};

/*
 * Ask for ${kind}; ${before} is what they said of it until now, or NULL.
 * True: a yes was written down.
 */
bool say_page_run(struct desk *desk, const char *code, const char *called,
    const struct kind *kind, const struct consent_line *before);

/* For drawing: is this spot there? its label, and what stands there now. */
bool say_page_has(const struct say_page *page, enum say_spot spot);
const char *say_page_label(enum say_spot spot);
void say_page_value(
    const struct say_page *page, enum say_spot spot, struct buf *text);

/* For keys (say_terms.c): change what is in focus; the sessions of that day. */
void say_page_step(struct say_page *page, int by);
void say_page_read_sessions(struct say_page *page);
int32_t say_page_until(const struct say_page *page);

/* Draw the page whose layer it is (say_draw.c). */
void say_draw(struct layer *layer);

#endif
