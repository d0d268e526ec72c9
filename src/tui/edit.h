/*
 * edit: one text being written.
 *
 * The text is always what a screen may show as it stands:
 * text_printable_lines() would change nothing in it, it is composed (NFC), and
 * every blank in it is ' '.  The cursor stands between graphemes, never between
 * a letter and its marks.  What is deleted is a whole grapheme.  Nothing is
 * trimmed: that is for text_clean(), when the text is used.
 */
#ifndef TUI_EDIT_H
#define TUI_EDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "tui/press.h"

struct edit_step; /* one step of the history; private */

struct edit {
	struct buf text;
	size_t at;          /* the cursor: byte, on a grapheme boundary */
	bool lines;         /* may hold newlines */
	size_t limit_bytes; /* the text is never longer */

	/* Private. */
	struct edit_step *steps;
	size_t step_count;
	size_t step_room;
	size_t steps_done;    /* those after were undone */
	bool is_run;          /* the next letter belongs to the step before */
	size_t wished_column; /* of up and down; SIZE_MAX: where it stands */
	size_t window_from;
};

/* Empty; wipe and free all, history too.  A cleared edit must be init'ed. */
void edit_init(struct edit *edit, bool lines, size_t limit_bytes);
void edit_clear(struct edit *edit);

/*
 * Replace the text, as a paste; the cursor goes to the end and the history is
 * forgotten.  False and empty when it is longer than the limit.
 */
bool edit_set(struct edit *edit, const char *text);

/*
 * Put in what was typed.  It composes with what stands before it.  What may not
 * stand there is left out: bytes that are not UTF-8, control, format, bidi,
 * private-use and unassigned characters, joiners where no script needs them, a
 * mark with nothing to stand on, a fifth mark.  False, and nothing changed,
 * when nothing is left, when there is no room for all of it, and for a newline
 * where there are no lines.
 */
bool edit_insert(struct edit *edit, const char *utf8, size_t size);

/* The same for a paste: line ends become blanks where there are no lines. */
bool edit_paste(struct edit *edit, const char *bytes, size_t size);

/* Delete the grapheme before, at, or the word before; false: nothing there. */
bool edit_back(struct edit *edit);
bool edit_delete(struct edit *edit);
bool edit_word_back(struct edit *edit);

/* Move; false when it cannot.  Start and end are those of the line. */
bool edit_left(struct edit *edit);
bool edit_right(struct edit *edit);
bool edit_word_left(struct edit *edit);
bool edit_word_right(struct edit *edit);
bool edit_start(struct edit *edit);
bool edit_end(struct edit *edit);

/* Move between the rows of the text as wrapped; the column is kept. */
bool edit_up(struct edit *edit, size_t columns);
bool edit_down(struct edit *edit, size_t columns);

/* A run of typing, or of deleting, is one step.  False: nothing to do. */
bool edit_undo(struct edit *edit);
bool edit_redo(struct edit *edit);

/*
 * Do what a key means here; ${columns} as drawn.  False: the key is not for a
 * text (Enter and up or down in a single line; up in the first row, ...).
 */
bool edit_press(struct edit *edit, const struct press *press, size_t columns);

/*
 * A row of a wrapped text.  The rows cover the whole text but for the newlines.
 * Blanks at the end of a row hang: they are of the row but need no room.
 */
struct edit_line {
	size_t from;   /* first byte */
	size_t length; /* bytes, hanging blanks included */
	size_t shown;  /* bytes that fit into the columns */
};

/*
 * Wrap at words; words longer than a row are cut between graphemes.  At least
 * one row, and one more behind a last newline.  ${*lines} is for mem_free().
 * A single grapheme wider than ${columns} has a row that is too wide.
 */
void edit_wrap(
    const char *text, size_t columns, struct edit_line **lines, size_t *count);

/*
 * Where the cursor is, from 0, the text wrapped at ${columns}.  Behind a full
 * row it is at column ${columns}: leave it one column more than the text.
 */
void edit_cursor(
    const struct edit *edit, size_t columns, size_t *row, size_t *column);

/*
 * For a single line: the byte from which to draw so that the cursor is in
 * ${columns} (its column is less than that).  Stays as long as that holds.
 */
void edit_window(
    struct edit *edit, size_t columns, size_t *from, size_t *cursor_column);

#endif
