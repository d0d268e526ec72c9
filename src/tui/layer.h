/*
 * layer: sheets on the screen, the newest on top.
 *
 * A layer covers the whole screen or is a box in its middle.  It holds no
 * geometry between two drawings: whenever the terminal changes size every
 * layer is drawn anew from what it shows.  The cursor is put last, on what the
 * top layer says is in focus, so that whoever follows it (a screen reader, a
 * braille line) is where the user is.
 */
#ifndef TUI_LAYER_H
#define TUI_LAYER_H

#include <stdbool.h>

struct layer_window; /* curses' part */

struct layer {
	/* Draw everything, in ${layer}, by tui/draw.h. */
	void (*draw)(struct layer *layer);
	void *context;
	int box_rows, box_columns; /* a box of that size; 0: whole screen */
	const char *help;          /* paragraphs; NULL: none */
	bool takes_text;           /* letters are text here, "?" is no key */
	bool refuses_paste;        /* consent and passphrases (DESIGN 7) */

	/* layer.c's */
	struct layer_window *window;
	struct layer *below;
	int rows, columns; /* as it is now */
	int cursor_row, cursor_column;
	bool has_cursor;
};

/* Put on top; take the top one away. */
void layer_push(struct layer **top, struct layer *layer);
void layer_pop(struct layer **top);

/*
 * Draw all layers from the lowest up, place the cursor, and send the terminal
 * what is different.  In a window that is too small, one sentence says so and
 * nothing else is shown.
 */
void layer_draw_all(struct layer *top);

/* An empty screen on the terminal, whatever the layers hold. */
void layer_blank(struct layer *top);

#endif
