/*
 * draw: puts printable text into windows, and never past an edge.
 */
#include "tui/draw.h"

#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "tui/edit.h"
#include "tui/layer_internal.h"

#define MORE "..." /* stands for what was cut off */

struct area
draw_area(struct layer *layer)
{
	int edge = layer->box_rows > 0 ? 1 : 0;

	/* A box keeps a blank column inside its frame. */
	return (struct area){layer, edge, edge * 2, layer->rows - 2 * edge,
	    layer->columns - 4 * edge};
}

struct area
draw_part(const struct area *area, int top, int rows)
{
	struct area part = *area;

	if (top > area->rows)
		top = area->rows;
	if (rows > area->rows - top)
		rows = area->rows - top;
	part.top += top;
	part.rows = rows < 0 ? 0 : rows;
	return part;
}

static bool
is_inside(const struct area *area, int row, int column)
{
	return row >= 0 && row < area->rows && column >= 0 &&
	       column < area->columns;
}

/* Printable text at its place, already cut to fit. */
static void
put(const struct area *area, int row, int column, enum role role,
    const char *text)
{
	WINDOW *window = area->layer->window->window;

	wattrset(window, (int)role_look(role));
	mvwaddstr(window, area->top + row, area->left + column, text);
	wattrset(window, A_NORMAL);
}

/* How many bytes of a printable text fit into ${columns}. */
static size_t
fitting(const char *text, size_t columns)
{
	size_t at = 0, next;

	while (text[at] != '\0') {
		next = text_next_grapheme(text, at);
		if (text_columns_in(text, next) > columns)
			break;
		at = next;
	}
	return at;
}

/* Cut to ${columns} columns, the last of them saying that there is more. */
static void
cut(struct buf *text, int columns)
{
	size_t more = columns > (int)strlen(MORE) ? strlen(MORE) : 0;

	if (text_columns(text->text) <= (size_t)columns)
		return;
	buf_cut(text, fitting(text->text, (size_t)columns - more));
	if (more > 0)
		buf_add_text(text, MORE);
}

int
draw_text(const struct area *area, int row, int column, enum role role,
    const char *text)
{
	struct buf shown = BUF_EMPTY;
	int columns;

	if (!is_inside(area, row, column))
		return 0;
	text_printable(text, &shown);
	cut(&shown, area->columns - column);
	put(area, row, column, role, shown.text);
	columns = (int)text_columns(shown.text);
	buf_clear(&shown);
	return columns;
}

void
draw_right(const struct area *area, int row, enum role role, const char *text)
{
	struct buf shown = BUF_EMPTY;
	int columns;

	text_printable(text, &shown);
	cut(&shown, area->columns);
	columns = (int)text_columns(shown.text);
	if (is_inside(area, row, area->columns - columns))
		put(area, row, area->columns - columns, role, shown.text);
	buf_clear(&shown);
}

/* One line of a wrapped text. */
static void
put_line(const struct area *area, int row, enum role role, const char *from,
    size_t length)
{
	struct buf line = BUF_EMPTY;

	if (!is_inside(area, row, 0))
		return;
	buf_add(&line, from, length);
	put(area, row, 0, role, line.text);
	buf_clear(&line);
}

int
draw_wrapped(const struct area *area, int row, enum role role, const char *text)
{
	struct buf shown = BUF_EMPTY;
	struct edit_line *lines = NULL;
	size_t count = 0;

	if (area->columns < 1)
		return 0;
	text_printable_lines(text, &shown);
	edit_wrap(shown.text, (size_t)area->columns, &lines, &count);
	for (size_t i = 0; i < count; i++)
		put_line(area, row + (int)i, role, shown.text + lines[i].from,
		    lines[i].shown);
	mem_free(lines);
	buf_clear(&shown);
	return (int)count;
}

int
draw_height(const char *text, int columns)
{
	struct buf shown = BUF_EMPTY;
	struct edit_line *lines = NULL;
	size_t count = 0;

	if (columns < 1)
		return 0;
	text_printable_lines(text, &shown);
	edit_wrap(shown.text, (size_t)columns, &lines, &count);
	mem_free(lines);
	buf_clear(&shown);
	return (int)count;
}

void
draw_fill(const struct area *area, int row, enum role role)
{
	WINDOW *window = area->layer->window->window;

	if (!is_inside(area, row, 0))
		return;
	wattrset(window, (int)role_look(role));
	for (int i = 0; i < area->columns; i++)
		mvwaddch(window, area->top + row, area->left + i, ' ');
	wattrset(window, A_NORMAL);
}

void
draw_rule(const struct area *area, int row)
{
	if (is_inside(area, row, 0))
		mvwhline(area->layer->window->window, area->top + row,
		    area->left, 0, area->columns);
}

void
draw_cursor(const struct area *area, int row, int column)
{
	if (column >= area->columns)
		column = area->columns - 1;
	if (!is_inside(area, row, column))
		return;
	area->layer->cursor_row = area->top + row;
	area->layer->cursor_column = area->left + column;
	area->layer->has_cursor = true;
}
