/*
 * edit_wrap: how a text lies on the screen, in columns as terminals count them.
 *
 * Pure: what it says depends on the text and the columns only, save for where a
 * single line is drawn from, which stays as long as it can.
 */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "tui/edit_internal.h"

/* A row as it fills. */
struct filling {
	size_t at;      /* the next grapheme */
	size_t used;    /* columns up to there */
	size_t word;    /* where the last word begins; the row's start: first */
	size_t shown;   /* end of what fits, hanging blanks aside */
	bool is_broken; /* it was full before the line ended */
};

static struct filling
fill_row(const char *text, size_t from, size_t columns)
{
	struct filling row = {from, 0, from, from, false};

	while (text[row.at] != '\0' && text[row.at] != '\n') {
		size_t next = text_next_grapheme(text, row.at);
		bool is_blank = text[row.at] == ' ' && next == row.at + 1;

		row.used += text_columns_in(text + row.at, next - row.at);
		if (!is_blank && row.used > columns && row.at > from) {
			row.is_broken = true;
			break;
		}
		if (row.used <= columns || row.at == from)
			row.shown = next;
		if (is_blank)
			row.word = next;
		row.at = next;
	}
	return row;
}

static struct edit_line
next_row(const char *text, size_t from, size_t columns)
{
	struct filling row = fill_row(text, from, columns);
	size_t end = row.at;

	if (row.is_broken && row.word > from)
		end = row.word;
	if (row.shown > end)
		row.shown = end;
	return (struct edit_line){from, end - from, row.shown - from};
}

void
edit_wrap(
    const char *text, size_t columns, struct edit_line **lines, size_t *count)
{
	size_t room = 0;
	size_t at = 0;
	bool ends;

	*lines = NULL;
	*count = 0;
	do {
		struct edit_line line = next_row(text, at, columns);

		mem_grow((void **)lines, &room, *count + 1, sizeof(**lines));
		(*lines)[(*count)++] = line;
		at = line.from + line.length;
		ends = text[at] == '\0';
		if (text[at] == '\n')
			at++;
	} while (!ends);
}

void
edit_cursor(
    const struct edit *edit, size_t columns, size_t *row, size_t *column)
{
	const char *text = edit->text.text;
	struct edit_line *lines;
	size_t count;
	size_t i;

	edit_wrap(text, columns, &lines, &count);
	for (i = count - 1; lines[i].from > edit->at; i--)
		;
	*row = i;
	*column =
	    text_columns_in(text + lines[i].from, edit->at - lines[i].from);
	if (*column > columns)
		*column = columns;
	mem_free(lines);
}

/* -------------------------------------------------------------- one line */

static size_t
columns_between(const struct edit *edit, size_t from, size_t to)
{
	return text_columns_in(edit->text.text + from, to - from);
}

void
edit_window(
    struct edit *edit, size_t columns, size_t *from, size_t *cursor_column)
{
	const char *text = edit->text.text;
	size_t start = 0;
	size_t before;

	/* Where it was, if that is still between graphemes; not past the
	 * cursor. */
	while (start < edit->window_from && start < edit->at)
		start = text_next_grapheme(text, start);
	while (start < edit->at &&
	       columns_between(edit, start, edit->at) >= columns)
		start = text_next_grapheme(text, start);
	/* No room is left empty at the end while something is hidden before. */
	for (; start > 0; start = before) {
		before = text_previous_grapheme(text, start);
		if (columns_between(edit, before, edit->text.length) >= columns)
			break;
	}
	edit->window_from = start;
	*from = start;
	*cursor_column = columns_between(edit, start, edit->at);
}
