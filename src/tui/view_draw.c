/*
 * view_draw: how a list looks.
 *
 *     title                                        who is at the desk
 *     words above, or what was typed
 *     rows ...
 *     what was said last, or whom to ring about a worry
 *     keys
 */
#include "tui/view_internal.h"

#include "base/mem.h"
#include "tui/bar.h"
#include "tui/frame.h"

#define MARK_COLUMNS 4 /* "[x] " */

static void
draw_mark(
    const struct area *area, int line, enum role role, const struct row *row)
{
	draw_text(area, line, 2, role, row->is_marked ? "[x]" : "[ ]");
}

/* The text, what stands at the right, and further lines under it. */
static void
draw_item(
    struct view *view, const struct area *area, int line, const struct row *row)
{
	bool is_here = row == rows_current(&view->rows);
	enum role role = is_here ? ROLE_CHOSEN : ROLE_PLAIN;
	int column = 2 + (view->screen->has_marks ? MARK_COLUMNS : 0);
	struct area text = *area, more;

	if (is_here)
		draw_fill(area, line, ROLE_CHOSEN);
	draw_text(area, line, 0, role, is_here ? ">" : " ");
	if (view->screen->has_marks)
		draw_mark(area, line, role, row);
	if (row->right != NULL) {
		draw_right(area, line, role, row->right);
		text.columns -= frame_columns(row->right) + 2;
	}
	draw_text(&text, line, column, role, row->text);
	more = draw_part(area, line + 1, (int)row->height - 1);
	more.left += column + 2;
	more.columns -= column + 2;
	if (row->more != NULL)
		draw_wrapped(&more, 0, ROLE_PLAIN, row->more);
	if (is_here && !view->is_in_typed)
		draw_cursor(area, line, 0);
}

static void
draw_row(
    struct view *view, const struct area *area, int line, const struct row *row)
{
	struct area part = draw_part(area, line, (int)row->height);

	if (row->kind == ROW_HEADING)
		draw_text(area, line, 0, ROLE_HEADING, row->text);
	else if (row->kind == ROW_TEXT)
		draw_wrapped(&part, 0, ROLE_PLAIN, row->text);
	else
		draw_item(view, area, line, row);
}

static void
draw_empty(struct view *view, const struct area *area)
{
	if (rows_is_filtered(&view->rows))
		draw_wrapped(
		    area, 0, ROLE_PLAIN, "Nothing here is called that.");
	else if (view->screen->empty != NULL)
		draw_wrapped(area, 0, ROLE_PLAIN, view->screen->empty);
	if (!view->is_in_typed)
		draw_cursor(area, 0, 0);
}

/* How many lines each row takes at this width. */
static void
measure(struct view *view, const struct area *area)
{
	int margin = 4 + (view->screen->has_marks ? MARK_COLUMNS : 0);

	view->lines = 0;
	for (size_t i = 0; i < rows_shown(&view->rows); i++) {
		struct row *row = rows_at(&view->rows, i);

		if (row->kind == ROW_TEXT)
			row->height =
			    (size_t)draw_height(row->text, area->columns);
		else if (row->more != NULL)
			row->height = 1 + (size_t)draw_height(row->more,
					      area->columns - margin);
		view->lines += row->height;
	}
}

static void
draw_rows(struct view *view, const struct area *area)
{
	size_t first = 0, count = rows_shown(&view->rows);
	int line = 0;

	view->page = area->rows > 0 ? (size_t)area->rows : 1;
	if (count == 0) {
		draw_empty(view, area);
		return;
	}
	measure(view, area);
	rows_scroll(&view->rows, view->page, &first);
	for (size_t i = first; i < count && line < area->rows; i++) {
		const struct row *row = rows_at(&view->rows, i);

		draw_row(view, area, line, row);
		line += (int)row->height;
	}
	if (!view->layer.has_cursor)
		draw_cursor(area, 0, 0);
}

/* "Find: ann": one line; how many lines it took. */
static int
draw_typed(struct view *view, const struct area *area)
{
	static const char label[] = "Type to find: ";
	struct area line = draw_part(area, 0, 1);
	size_t from, at;
	int column;

	if (!view->is_filtering)
		return 0;
	column = draw_text(&line, 0, 0, ROLE_PLAIN, label);
	line.left += column;
	line.columns -= column;
	edit_window(&view->typed, (size_t)line.columns, &from, &at);
	draw_fill(&line, 0, ROLE_VALUE);
	draw_text(&line, 0, 0, ROLE_VALUE, view->typed.text.text + from);
	if (view->is_in_typed)
		draw_cursor(&line, 0, (int)at);
	return 2;
}

static int
draw_head(struct view *view, const struct area *area)
{
	struct buf text = BUF_EMPTY;
	int rows = 0;

	if (view->screen->head != NULL)
		view->screen->head(view, &text);
	if (text.length > 0)
		rows = draw_wrapped(area, 0, ROLE_PLAIN, text.text) + 1;
	buf_clear(&text);
	return rows;
}

static void
fill_bar(struct view *view, struct bar *bar)
{
	const struct screen *screen = view->screen;
	const struct action *action = screen->actions;

	if (screen->enter != NULL && view_has_row(view))
		bar_add_needed(bar, "Enter", screen->enter);
	for (; action != NULL && action->key != NULL; action++)
		if (action->label != NULL && view_action_works(view, action))
			bar_add(bar, action->key, action->label);
	if (!view_has_row(view) && view->lines > view->page)
		bar_add(bar, "Up Down", "Read on");
	if (!view->is_filtering && !screen->is_first &&
	    rows_found(&view->rows) > 1)
		bar_add(bar, "/", "Find");
	if (!screen->is_first)
		bar_add_needed(bar, "Esc", "Back");
	bar_add_needed(bar, view->is_filtering ? "F1" : "?", "Help");
	bar_add_needed(bar, "Ctrl-X", "Lock");
}

static void
draw_frame(struct view *view, struct frame *frame)
{
	struct buf title = BUF_EMPTY;

	if (view->screen->name != NULL)
		view->screen->name(view, &title);
	else
		buf_set(&title, view->screen->title);
	frame_draw(frame, &view->layer, view->desk, title.text,
	    view->screen->shows_worry);
	buf_clear(&title);
}

static void
draw_side(struct view *view, const struct frame *frame)
{
	struct buf text = BUF_EMPTY;

	if (view->screen->side != NULL && view_has_row(view))
		view->screen->side(view, view_id(view), &text);
	else if (view->screen->help != NULL)
		buf_set(&text, view->screen->help);
	draw_wrapped(&frame->side, 0, ROLE_PLAIN, text.text);
	buf_clear(&text);
}

void
view_draw(struct layer *layer)
{
	struct view *view = layer->context;
	struct bar bar = {.count = 0};
	struct frame frame;
	struct area body;
	int used;

	draw_frame(view, &frame);
	used = draw_typed(view, &frame.body);
	body = draw_part(&frame.body, used, frame.body.rows);
	used = draw_head(view, &body);
	body = draw_part(&body, used, body.rows);
	draw_rows(view, &body);
	if (frame.side.columns > 0)
		draw_side(view, &frame);
	fill_bar(view, &bar);
	bar_draw(&bar, &frame.bar);
}
