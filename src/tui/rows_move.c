/*
 * rows_move: the cursor of a list, and which part of it is on view.
 *
 * The cursor stands on items only; headings and texts are passed over.
 */
#include "tui/rows_internal.h"

static bool
is_item(const struct rows *rows, size_t shown)
{
	return rows_at(rows, shown)->kind == ROW_ITEM;
}

/* The next item from ${shown} on, or back; SIZE_MAX for none. */
static size_t
item_from(const struct rows *rows, size_t shown)
{
	for (; shown < rows->shown_count; shown++)
		if (is_item(rows, shown))
			return shown;
	return SIZE_MAX;
}

static size_t
item_back_from(const struct rows *rows, size_t shown)
{
	for (size_t i = shown + 1; i-- > 0;)
		if (i < rows->shown_count && is_item(rows, i))
			return i;
	return SIZE_MAX;
}

void
rows_settle(struct rows *rows, size_t wanted)
{
	if (wanted > rows->shown_count)
		wanted = rows->shown_count;
	rows->cursor = item_from(rows, wanted);
	if (rows->cursor == SIZE_MAX)
		rows->cursor = item_back_from(rows, wanted);
}

void
rows_settle_found(struct rows *rows)
{
	size_t first = item_from(rows, 0);
	size_t found = first;

	while (found != SIZE_MAX && rows_at(rows, found)->is_kept)
		found = item_from(rows, found + 1);
	rows->cursor = found != SIZE_MAX ? found : first;
}

bool
rows_go(struct rows *rows, int id)
{
	for (size_t i = 0; i < rows->shown_count; i++) {
		if (!is_item(rows, i) || rows_at(rows, i)->id != id)
			continue;
		rows->cursor = i;
		return true;
	}
	return false;
}

static bool
go_to(struct rows *rows, size_t shown)
{
	bool moves = shown != SIZE_MAX && shown != rows->cursor;

	if (moves)
		rows->cursor = shown;
	return moves;
}

/* Without items there is no cursor to move; a long text moves itself. */
static bool
move_view(struct rows *rows, size_t lines, bool down)
{
	size_t before = rows->first;

	if (down)
		rows->first += lines;
	else
		rows->first -= lines < before ? lines : before;
	if (rows->first >= rows->shown_count)
		rows->first = rows->shown_count > 0 ? rows->shown_count - 1 : 0;
	return rows->first != before;
}

bool
rows_up(struct rows *rows)
{
	if (rows->cursor == SIZE_MAX)
		return move_view(rows, 1, false);
	if (rows->cursor == 0)
		return false;
	return go_to(rows, item_back_from(rows, rows->cursor - 1));
}

bool
rows_down(struct rows *rows)
{
	if (rows->cursor == SIZE_MAX)
		return move_view(rows, 1, true);
	return go_to(rows, item_from(rows, rows->cursor + 1));
}

/* The last item within a page, or else the next one, however far. */
bool
rows_page_up(struct rows *rows, size_t page)
{
	size_t best = rows->cursor;
	size_t lines = 0;

	if (rows->cursor == SIZE_MAX)
		return move_view(rows, page, false);
	for (size_t i = rows->cursor; i-- > 0 && lines < page;) {
		lines += rows_at(rows, i)->height;
		if (is_item(rows, i) && lines <= page)
			best = i;
	}
	return best != rows->cursor ? go_to(rows, best) : rows_up(rows);
}

bool
rows_page_down(struct rows *rows, size_t page)
{
	size_t best = rows->cursor;
	size_t lines = 0;

	if (rows->cursor == SIZE_MAX)
		return move_view(rows, page, true);
	for (size_t i = best + 1; i < rows->shown_count && lines < page; i++) {
		lines += rows_at(rows, i)->height;
		if (is_item(rows, i) && lines <= page)
			best = i;
	}
	return best != rows->cursor ? go_to(rows, best) : rows_down(rows);
}

bool
rows_top(struct rows *rows)
{
	if (rows->cursor == SIZE_MAX)
		return move_view(rows, SIZE_MAX, false);
	return go_to(rows, item_from(rows, 0));
}

bool
rows_bottom(struct rows *rows)
{
	if (rows->cursor == SIZE_MAX)
		return move_view(rows, rows->shown_count, true);
	return go_to(rows, item_back_from(rows, rows->shown_count));
}

/* ------------------------------------------------------------------- view */

/* Do the rows from ${from} to ${last} take more lines than that? */
static bool
overflows(const struct rows *rows, size_t from, size_t last, size_t height)
{
	size_t lines = 0;

	for (size_t i = from; i <= last && lines <= height; i++)
		lines += rows_at(rows, i)->height;
	return lines > height;
}

/* With the row before it, the row after it, and what leads or trails. */
static void
show_cursor(struct rows *rows, size_t height)
{
	size_t last = rows->shown_count - 1;
	size_t before = rows->cursor > 0 ? rows->cursor - 1 : 0;
	size_t after = rows->cursor < last ? rows->cursor + 1 : last;

	if (item_from(rows, 0) == rows->cursor)
		before = 0;
	if (item_back_from(rows, last) == rows->cursor)
		after = last;
	if (rows->first > before)
		rows->first = before;
	while (rows->first < rows->cursor &&
	       overflows(rows, rows->first, after, height))
		rows->first++;
}

void
rows_scroll(struct rows *rows, size_t height, size_t *first)
{
	size_t last = rows->shown_count - 1;

	if (rows->shown_count == 0) {
		rows->first = 0;
	} else {
		if (rows->first > last)
			rows->first = last;
		if (rows->cursor != SIZE_MAX)
			show_cursor(rows, height);
		while (rows->first > 0 &&
		       !overflows(rows, rows->first - 1, last, height))
			rows->first--;
	}
	*first = rows->first;
}

/* ------------------------------------------------------------------- keys */

static bool
press_letter(struct rows *rows, char letter)
{
	switch (letter) {
	case 'j':
		rows_down(rows);
		return true;
	case 'k':
		rows_up(rows);
		return true;
	case 'g':
		rows_top(rows);
		return true;
	case 'G':
		rows_bottom(rows);
		return true;
	default:
		return false;
	}
}

bool
rows_press(
    struct rows *rows, const struct press *press, size_t page, bool letters)
{
	switch (press->code) {
	case PRESS_TEXT:
		return letters && press->text[1] == '\0' &&
		       press_letter(rows, press->text[0]);
	case PRESS_UP:
		rows_up(rows);
		return true;
	case PRESS_DOWN:
		rows_down(rows);
		return true;
	case PRESS_PAGE_UP:
		rows_page_up(rows, page);
		return true;
	case PRESS_PAGE_DOWN:
		rows_page_down(rows, page);
		return true;
	case PRESS_HOME:
		rows_top(rows);
		return true;
	case PRESS_END:
		rows_bottom(rows);
		return true;
	default:
		return false;
	}
}
