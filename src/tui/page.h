/*
 * page: a text to be read before one goes on.
 */
#ifndef TUI_PAGE_H
#define TUI_PAGE_H

#include <stdbool.h>

#include "tui/desk.h"

struct page {
	const char *title;
	const char *text;  /* paragraphs; as long as it likes */
	const char *enter; /* what Enter does: "Go on" */
	const char *help;
	bool is_first; /* there is no way back: Esc does nothing */
};

/* True: Enter; false: Esc. */
bool page_run(struct desk *desk, const struct page *page);

#endif
