/*
 * rows: a list to choose from: rows with headings, a filter, marks and pages.
 *
 * Pure model.  Texts are as stored: the screen prints them through base/text.
 */
#ifndef TUI_ROWS_H
#define TUI_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "tui/press.h"

enum row_kind { ROW_ITEM, ROW_HEADING, ROW_TEXT };

struct row {
	enum row_kind kind;
	int id;        /* the caller's; items only */
	char *text;    /* what is searched; owned, as are the next two */
	char *more;    /* further lines, or side text; NULL: none */
	char *right;   /* short text at the right edge; NULL: none */
	size_t height; /* lines it takes on the screen; 1 */
	bool is_marked;
	bool is_dim;
	bool is_kept; /* shown whatever was typed, without its heading */
	char *words;  /* private: folded for the filter */
};

struct rows {
	/* Private. */
	struct row *rows;
	size_t count;
	size_t room;
	size_t *shown; /* which of the rows, in order */
	size_t shown_count;
	size_t shown_room;
	size_t cursor; /* in shown; SIZE_MAX: on none */
	size_t first;  /* in shown: the top of the view */
	struct buf filter;
	bool is_keeping; /* refilling: go back to kept_id or near kept_cursor */
	int kept_id;
	size_t kept_cursor;
};

void rows_init(struct rows *rows);
void rows_clear(struct rows *rows);

/*
 * Fill, for the first time or again: begin, add, end.  Beginning takes out
 * every row; ending applies the filter and puts the cursor on the item with
 * the same id, or else near where it was.
 */
void rows_begin_refill(struct rows *rows);
void rows_end_refill(struct rows *rows);

/*
 * Add a row, to be filled in further (more and right: mem_text()).  The pointer
 * is good until the next row is added.
 */
struct row *rows_heading(struct rows *rows, const char *text);
struct row *rows_text(struct rows *rows, const char *text);
struct row *rows_item(struct rows *rows, int id, const char *text);

/*
 * Show only the items in whose text every typed word begins a word; accents,
 * case and apostrophes do not matter, hyphens part words.  Headings without an
 * item below go, and texts go.  The cursor goes to the first that matches.
 * Nothing typed shows all, the cursor where it was.
 */
void rows_filter(struct rows *rows, const char *typed);
bool rows_is_filtered(const struct rows *rows);

/* How many rows are shown, and each of them from 0. */
size_t rows_shown(const struct rows *rows);
struct row *rows_at(const struct rows *rows, size_t shown);

/* How many items were found: shown and not kept. */
size_t rows_found(const struct rows *rows);

/* The item under the cursor, NULL for none; its place among those shown. */
struct row *rows_current(const struct rows *rows);
size_t rows_cursor(const struct rows *rows); /* SIZE_MAX for none */

/* Put the cursor on an item; false when it is not shown. */
bool rows_go(struct rows *rows, int id);

/*
 * Move over items; false when the cursor stays.  ${page}: lines of the view.
 * Where there is no item at all, the view moves.
 */
bool rows_up(struct rows *rows);
bool rows_down(struct rows *rows);
bool rows_page_up(struct rows *rows, size_t page);
bool rows_page_down(struct rows *rows, size_t page);
bool rows_top(struct rows *rows);
bool rows_bottom(struct rows *rows);

/*
 * The first shown row to draw in a view of ${height} lines, so that the cursor
 * and, where there is room, the row before and after it can be seen.
 */
void rows_scroll(struct rows *rows, size_t height, size_t *first);

/* Mark an item, by id; turn the mark of the current one; count all marks. */
bool rows_mark(struct rows *rows, int id, bool is_marked);
bool rows_toggle(struct rows *rows);
size_t rows_marked_count(const struct rows *rows);

/*
 * Arrows, pages, Home and End; with ${letters} also j k g G, which a list that
 * is filtered by typing must not take.  False: not a key for a list.
 */
bool rows_press(
    struct rows *rows, const struct press *press, size_t page, bool letters);

#endif
