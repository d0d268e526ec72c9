/*
 * draw: text put into a part of a layer.
 *
 * The only way text reaches the screen: always through text_printable(), so
 * that no stored text can steer the terminal, and always cut at the edge of
 * the part it may use.  Rows and columns count from 0 inside that part.
 */
#ifndef TUI_DRAW_H
#define TUI_DRAW_H

#include <stdbool.h>

#include "tui/layer.h"
#include "tui/role.h"

/* A part of a layer. */
struct area {
	struct layer *layer;
	int top, left, rows, columns;
};

/* All of a layer (inside its frame when it is a box). */
struct area draw_area(struct layer *layer);

/* A part of a part: ${rows} rows from ${top}; what does not fit is cut off. */
struct area draw_part(const struct area *area, int top, int rows);

/* One line, cut with "..." where it does not fit; how many columns it took. */
int draw_text(const struct area *area, int row, int column, enum role role,
    const char *text);

/* One line that ends at the right edge. */
void draw_right(
    const struct area *area, int row, enum role role, const char *text);

/* Words wrapped over lines; how many rows they took (or would have). */
int draw_wrapped(
    const struct area *area, int row, enum role role, const char *text);

/* How many rows words take in ${columns} columns. */
int draw_height(const char *text, int columns);

/* A whole row in one look, before text is put on it. */
void draw_fill(const struct area *area, int row, enum role role);

/* A line across. */
void draw_rule(const struct area *area, int row);

/* Here is what the user is at. */
void draw_cursor(const struct area *area, int row, int column);

#endif
