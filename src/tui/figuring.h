/*
 * figuring: what is shown while a lock makes the figures of a period or tries
 * a plan: a page that covers everything, and how far it is.
 */
#ifndef TUI_FIGURING_H
#define TUI_FIGURING_H

#include "app/figures.h"
#include "tui/desk.h"

struct figuring {
	struct desk *desk;
	struct layer layer;
	enum figures_step step;
	int percent;
	bool is_shown;
};

/* Before unlock_close(), which tells it; and after. */
void figuring_begin(struct figuring *figuring, struct desk *desk);
void figuring_end(struct figuring *figuring);

#endif
