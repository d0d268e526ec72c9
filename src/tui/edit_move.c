/*
 * edit_move: where the cursor goes.  Changes no text.
 *
 * Words part at blanks and line ends only, so that "Mary-Jane" is one.
 */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "tui/edit_internal.h"

bool
edit_move(struct edit *edit, size_t at)
{
	bool moves = at != edit->at;

	edit->at = at;
	edit->is_run = false;
	edit->wished_column = SIZE_MAX;
	return moves;
}

bool
edit_left(struct edit *edit)
{
	return edit_move(
	    edit, text_previous_grapheme(edit->text.text, edit->at));
}

bool
edit_right(struct edit *edit)
{
	return edit_move(edit, text_next_grapheme(edit->text.text, edit->at));
}

static bool
parts_words(char byte)
{
	return byte == ' ' || byte == '\n';
}

/* Does a blank or a line end, without a mark on it, end or begin at ${at}? */
static bool
is_gap_before(const char *text, size_t at)
{
	return at > 0 && parts_words(text[at - 1]) &&
	       text_previous_grapheme(text, at) == at - 1;
}

static bool
is_gap_at(const char *text, size_t at)
{
	return parts_words(text[at]) && text_next_grapheme(text, at) == at + 1;
}

size_t
edit_word_before(const struct edit *edit)
{
	const char *text = edit->text.text;
	size_t at = edit->at;

	while (is_gap_before(text, at))
		at--;
	while (at > 0 && !is_gap_before(text, at))
		at = text_previous_grapheme(text, at);
	return at;
}

bool
edit_word_left(struct edit *edit)
{
	return edit_move(edit, edit_word_before(edit));
}

bool
edit_word_right(struct edit *edit)
{
	const char *text = edit->text.text;
	size_t at = edit->at;

	while (text[at] != '\0' && !is_gap_at(text, at))
		at = text_next_grapheme(text, at);
	while (text[at] != '\0' && is_gap_at(text, at))
		at++;
	return edit_move(edit, at);
}

bool
edit_start(struct edit *edit)
{
	size_t at = edit->at;

	while (at > 0 && edit->text.text[at - 1] != '\n')
		at--;
	return edit_move(edit, at);
}

bool
edit_end(struct edit *edit)
{
	const char *rest = edit->text.text + edit->at;

	return edit_move(edit, edit->at + strcspn(rest, "\n"));
}

/* ---------------------------------------------------------------- up, down */

/* The place in ${line} nearest to ${column}, but not on the row after it. */
static size_t
place_in(const char *text, const struct edit_line *line, size_t column)
{
	size_t end = line->from + line->length;
	bool is_last = text[end] == '\0' || text[end] == '\n';
	size_t at = line->from;
	size_t columns = 0;

	while (at < end) {
		size_t next = text_next_grapheme(text, at);

		columns += text_columns_in(text + at, next - at);
		if (columns > column || (next == end && !is_last))
			break;
		at = next;
	}
	return at;
}

static bool
to_row(struct edit *edit, size_t columns, int step)
{
	struct edit_line *lines;
	size_t count;
	size_t row;
	size_t column;
	bool moves;

	edit_wrap(edit->text.text, columns, &lines, &count);
	edit_cursor(edit, columns, &row, &column);
	moves = step < 0 ? row > 0 : row + 1 < count;
	if (edit->wished_column != SIZE_MAX)
		column = edit->wished_column;
	if (moves) {
		row = step < 0 ? row - 1 : row + 1;
		edit_move(edit, place_in(edit->text.text, &lines[row], column));
		edit->wished_column = column;
	}
	mem_free(lines);
	return moves;
}

bool
edit_up(struct edit *edit, size_t columns)
{
	return to_row(edit, columns, -1);
}

bool
edit_down(struct edit *edit, size_t columns)
{
	return to_row(edit, columns, 1);
}
