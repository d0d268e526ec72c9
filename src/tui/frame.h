/*
 * frame: the parts of a whole screen that are alike everywhere.
 */
#ifndef TUI_FRAME_H
#define TUI_FRAME_H

#include "tui/desk.h"
#include "tui/draw.h"

#define FRAME_WIDE_COLUMNS 110 /* from here on a side panel has room */
#define FRAME_TEXT_COLUMNS 72  /* longer lines are hard to read */

struct frame {
	struct area title; /* one line */
	struct area body;
	struct area side; /* no columns: too narrow for one */
	struct area bar;
};

/*
 * Cut a layer into its parts, as large as it is now, and draw those that are
 * alike: the title, at the right who is at work or when the draft was saved;
 * above the bar what was said last or, with nothing said, whom to ring about a
 * worry (${shows_worry}).
 */
void frame_draw(struct frame *frame, struct layer *layer,
    const struct desk *desk, const char *title, bool shows_worry);

/* Columns that a stored text takes once it is printable. */
int frame_columns(const char *text);

#endif
