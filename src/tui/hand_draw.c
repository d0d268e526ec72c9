/*
 * hand_draw: how a young person's page looks.
 *
 *     title                                    whose it is
 *     words and rows, a blank line between them
 *     what was said last
 *     keys
 */
#include <stddef.h>

#include "tui/bar.h"
#include "tui/draw.h"
#include "tui/frame.h"
#include "tui/hand_page.h"

#define MORE_LEFT    4 /* where lines below an item begin */
#define MARK_COLUMNS 4 /* "[x] " */
#define SIDE_COLUMNS 44
#define SIDE_GAP     6

static int
left_of_more(const struct hand_page *page)
{
	return MORE_LEFT + (page->has_marks ? MARK_COLUMNS : 0);
}

/* The lines of one row, the blank one below it too. */
static int
height_of(const struct hand_page *page, const struct row *row, int columns)
{
	if (row->kind != ROW_ITEM)
		return draw_height(row->text, columns) + page->gap;
	if (row->more == NULL)
		return 1 + page->gap;
	return 1 + page->gap +
	       draw_height(row->more, columns - left_of_more(page));
}

static void
draw_item(const struct hand_page *page, const struct area *area, int line,
    const struct row *row)
{
	bool is_here = row == rows_current(&page->rows);
	enum role role = is_here ? ROLE_CHOSEN : ROLE_TITLE;
	struct area text = *area, more = *area;
	int column = 2;

	if (is_here)
		draw_fill(area, line, ROLE_CHOSEN);
	draw_text(area, line, 0, role, is_here ? ">" : " ");
	if (page->has_marks) {
		draw_text(area, line, 2, role, row->is_marked ? "[x]" : "[ ]");
		column += MARK_COLUMNS;
	}
	if (row->right != NULL) {
		draw_right(area, line, role, row->right);
		text.columns -= frame_columns(row->right) + 2;
	}
	draw_text(&text, line, column, role, row->text);
	more.left += left_of_more(page);
	more.columns -= left_of_more(page);
	if (row->more != NULL)
		draw_wrapped(&more, line + 1, ROLE_PLAIN, row->more);
	if (is_here)
		draw_cursor(area, line, 0);
}

static void
draw_row(const struct hand_page *page, const struct area *area, int line,
    const struct row *row)
{
	if (row->kind == ROW_ITEM)
		draw_item(page, area, line, row);
	else
		draw_wrapped(area, line,
		    row->kind == ROW_HEADING ? ROLE_HEADING : ROLE_PLAIN,
		    row->text);
}

static int
lines_of(struct hand_page *page, const struct area *body, int gap)
{
	int lines = 0;

	page->gap = gap;
	for (size_t i = 0; i < rows_shown(&page->rows); i++)
		lines +=
		    height_of(page, rows_at(&page->rows, i), body->columns);
	return lines;
}

/* Where the item one stands on begins, and how many lines it takes. */
static int
top_of_current(struct hand_page *page, const struct area *body, int *height)
{
	int top = 0;

	for (size_t i = 0; i < rows_shown(&page->rows); i++) {
		const struct row *row = rows_at(&page->rows, i);

		*height = height_of(page, row, body->columns);
		if (row == rows_current(&page->rows))
			return top;
		top += *height;
	}
	*height = 0;
	return 0;
}

/*
 * Count the lines, without the blank ones where only then all of it can be
 * seen; scroll so that the item one stands on is.
 */
static void
measure(struct hand_page *page, const struct area *body)
{
	int top, height;

	page->page_lines = body->rows;
	page->lines = lines_of(page, body, 0);
	if (page->lines > body->rows || rows_shown(&page->rows) == 1)
		page->lines = lines_of(page, body, 1);
	else if (lines_of(page, body, 1) - 1 <= body->rows)
		page->lines = lines_of(page, body, 1) - 1;
	else
		page->lines = lines_of(page, body, 0);
	top = top_of_current(page, body, &height);
	if (height > 0 && top + height > page->first + body->rows)
		page->first = top + height - body->rows;
	if (height > 0 && (page->first > top || top + height <= body->rows))
		page->first = top + height <= body->rows ? 0 : top;
	if (page->first > page->lines - body->rows)
		page->first = page->lines - body->rows;
	if (page->first < 0)
		page->first = 0;
}

/* What is typed: a line of its own, below the words. */
static void
draw_typed(struct hand_page *page, const struct area *body, int line)
{
	struct area field = draw_part(body, line, 1);
	struct buf stars = BUF_EMPTY;
	size_t from = 0, at = 0;

	field.left += 2;
	field.columns -= 2;
	if (field.rows < 1)
		return;
	draw_text(body, line, 0, ROLE_PLAIN, ">");
	draw_fill(&field, 0, ROLE_VALUE);
	if (page->edit != NULL) {
		edit_window(page->edit, (size_t)field.columns, &from, &at);
		draw_text(
		    &field, 0, 0, ROLE_VALUE, page->edit->text.text + from);
	} else {
		for (; at < page->secret->characters; at++)
			buf_add_char(&stars, '*');
		draw_text(&field, 0, 0, ROLE_VALUE, stars.text);
	}
	draw_cursor(&field, 0, (int)at);
	buf_clear(&stars);
}

static void
draw_body(struct hand_page *page, const struct area *body)
{
	bool is_typed = page->edit != NULL || page->secret != NULL;
	struct area words = *body;
	int line;

	if (is_typed)
		words.rows -= 2;
	measure(page, &words);
	line = -page->first;
	for (size_t i = 0; i < rows_shown(&page->rows); i++) {
		const struct row *row = rows_at(&page->rows, i);

		draw_row(page, &words, line, row);
		line += height_of(page, row, words.columns);
	}
	if (is_typed)
		draw_typed(page, body, line < words.rows ? line : words.rows);
	else if (rows_current(&page->rows) == NULL)
		draw_cursor(body, 0, 0);
}

static const char *
name_of(int key, char name[2])
{
	if (key == HAND_ENTER)
		return "Enter";
	if (key == HAND_ESC)
		return "Esc";
	if (key == HAND_SPACE)
		return "Space";
	name[0] = (char)key;
	name[1] = '\0';
	return name;
}

static void
draw_bar(const struct hand_page *page, const struct area *area)
{
	struct bar bar = {.count = 0};
	char names[HAND_KEYS_MAX][2];

	for (size_t i = 0; i < page->keys_count; i++)
		if (page->keys[i].label != WORD_NONE)
			bar_add_needed(&bar,
			    name_of(page->keys[i].key, names[i]),
			    own_word(page->keys[i].label));
	if (page->lines > page->page_lines && rows_current(&page->rows) == NULL)
		bar_add_needed(&bar, "Up Down", own_word(WORD_KEY_READ_ON));
	if (page->view != 0)
		bar_add_needed(&bar, "Esc", own_word(WORD_KEY_BACK));
	bar_add_needed(
	    &bar, page->takes_letters ? "F1" : "?", own_word(WORD_KEY_HELP));
	bar_add_needed(&bar, "Ctrl-X", own_word(WORD_KEY_HIDE));
	if (page->view != 0)
		bar_add(&bar, "1-7", own_word(WORD_KEY_PAGES));
	bar_draw(&bar, area);
}

/* What was said last, a mark before it. */
static int
draw_said(const struct hand_page *page, const struct area *whole)
{
	const struct desk *desk = page->desk;
	struct buf line = BUF_EMPTY;
	struct area part;
	int rows;

	if (desk->said.length == 0)
		return 0;
	buf_set(&line, desk->said_role == ROLE_GOOD ? "+ " : "* ");
	buf_add_text(&line, desk->said.text);
	rows = draw_height(line.text, whole->columns);
	part = draw_part(whole, whole->rows - BAR_ROWS - rows, rows);
	draw_wrapped(&part, 0, desk->said_role, line.text);
	buf_clear(&line);
	return rows;
}

/* Wide terminals have room for the help beside the page. */
static void
draw_side(const struct hand_page *page, const struct area *whole)
{
	struct area side = draw_part(whole, 2, whole->rows - 2 - BAR_ROWS);

	if (whole->columns < FRAME_WIDE_COLUMNS || *page->help == '\0')
		return;
	side.left += HAND_COLUMNS + SIDE_GAP;
	side.columns = SIDE_COLUMNS;
	draw_wrapped(&side, 0, ROLE_PLAIN, page->help);
}

void
hand_draw(struct layer *layer)
{
	struct hand_page *page = layer->context;
	struct area whole = draw_area(layer), narrow = whole, body;
	int said;

	if (narrow.columns > HAND_COLUMNS)
		narrow.columns = HAND_COLUMNS;
	draw_text(&narrow, 0, 0, ROLE_TITLE, page->title.text);
	if (page->whose != NULL)
		draw_right(&narrow, 0, ROLE_PLAIN, page->whose);
	said = draw_said(page, &narrow);
	body = draw_part(&narrow, 2, narrow.rows - 2 - said - BAR_ROWS);
	draw_body(page, &body);
	draw_side(page, &whole);
	body = draw_part(&narrow, narrow.rows - BAR_ROWS, BAR_ROWS);
	draw_bar(page, &body);
}
