/*
 * layer: windows and panels for the sheets, made anew at each change of size.
 */
#include "tui/layer_internal.h"

#include "base/mem.h"
#include "tui/draw.h"
#include "tui/term.h"

static int
smaller(int one, int other)
{
	return one < other ? one : other;
}

/* The place a layer takes on the terminal as it is now. */
static void
measure(struct layer *layer, int *top, int *left)
{
	int rows = term_rows(), columns = term_columns();

	layer->rows = rows;
	layer->columns = columns;
	*top = *left = 0;
	if (layer->box_rows == 0)
		return;
	layer->rows = smaller(layer->box_rows, rows - 2);
	layer->columns = smaller(layer->box_columns, columns - 4);
	*top = (rows - layer->rows) / 2;
	*left = (columns - layer->columns) / 2;
}

static void
let_go(struct layer *layer)
{
	if (layer->window == NULL)
		return;
	del_panel(layer->window->panel);
	delwin(layer->window->window);
	mem_free(layer->window);
	layer->window = NULL;
}

/* A window of the right size in the right place; the old one while it fits. */
static void
fit(struct layer *layer)
{
	int old_rows = 0, old_columns = 0, old_top = 0, old_left = 0;
	int top, left;

	measure(layer, &top, &left);
	if (layer->window != NULL) {
		getmaxyx(layer->window->window, old_rows, old_columns);
		getbegyx(layer->window->window, old_top, old_left);
		if (old_rows == layer->rows && old_columns == layer->columns &&
		    old_top == top && old_left == left)
			return;
		let_go(layer);
	}
	layer->window = mem_alloc(1, sizeof(*layer->window));
	layer->window->window = newwin(layer->rows, layer->columns, top, left);
	if (layer->window->window == NULL)
		die(70, "sayso: the terminal could not be drawn on.");
	layer->window->panel = new_panel(layer->window->window);
}

void
layer_push(struct layer **top, struct layer *layer)
{
	layer->below = *top;
	layer->window = NULL;
	*top = layer;
}

void
layer_pop(struct layer **top)
{
	struct layer *layer = *top;

	*top = layer->below;
	let_go(layer);
	layer->below = NULL;
}

static void
frame(struct layer *layer)
{
	if (layer->box_rows > 0)
		wborder(layer->window->window, 0, 0, 0, 0, 0, 0, 0, 0);
}

static void
hide_all(struct layer *layer)
{
	for (; layer != NULL; layer = layer->below)
		let_go(layer);
}

/*
 * From the lowest that can be seen up; what lies under a whole screen has no
 * window, so nothing of it is kept.
 */
static void
draw_from_below(struct layer *layer)
{
	if (layer->box_rows > 0 && layer->below != NULL)
		draw_from_below(layer->below);
	else
		hide_all(layer->below);
	fit(layer);
	top_panel(layer->window->panel);
	werase(layer->window->window);
	layer->has_cursor = false;
	layer->draw(layer);
	frame(layer);
}

static void
draw_too_small(void)
{
	static const char *const lines[] = {
	    "This window is too small.",
	    "Make it bigger: 60 columns",
	    "and 18 lines, or more.",
	};

	werase(stdscr);
	for (int i = 0; i < 3; i++)
		mvwaddstr(stdscr, i, 0, lines[i]);
	wnoutrefresh(stdscr);
	doupdate();
}

void
layer_blank(struct layer *top)
{
	hide_all(top);
	update_panels();
	werase(stdscr);
	redrawwin(stdscr);
	wrefresh(stdscr);
}

void
layer_draw_all(struct layer *top)
{
	if (term_rows() < TERM_ROWS_LEAST ||
	    term_columns() < TERM_COLUMNS_LEAST) {
		hide_all(top);
		update_panels();
		draw_too_small();
		return;
	}
	draw_from_below(top);
	update_panels();
	if (top->has_cursor)
		wmove(top->window->window, top->cursor_row, top->cursor_column);
	wnoutrefresh(top->window->window);
	doupdate();
}
