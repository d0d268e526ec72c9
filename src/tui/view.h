/*
 * view: a screen that is a list, from one const table of functions.
 *
 * Nearly every screen is one: a title, a few words above, rows to choose from,
 * keys that do something with the chosen one.  A file of its own says what
 * differs (struct screen); everything alike is here: moving, filtering, pages,
 * the bar of keys, the side panel of a wide terminal, what to say when there
 * is nothing.
 *
 * Two manners.  In a list with letters, letters are keys ("n New"), vi's j k g
 * G move, and "/" begins to filter.  In a list one types in, every letter
 * filters at once and keys are Enter, Tab, Ctrl-letters and F-keys only.
 */
#ifndef TUI_VIEW_H
#define TUI_VIEW_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/status.h"
#include "tui/desk.h"
#include "tui/edit.h"
#include "tui/press.h"
#include "tui/rows.h"

struct view;

/* One key and what it does. */
struct action {
	enum press_code code; /* PRESS_TEXT, PRESS_CONTROL: with a letter */
	char letter;
	const char *key;   /* as the bar says it: "n", "Ctrl-T", "F2" */
	const char *label; /* in full words: "New session"; NULL: not shown */
	void (*act)(struct view *view);
	/* Does it do anything now?  Shown only then.  NULL: always. */
	bool (*works)(struct view *view);
};

struct screen {
	const char *title;
	/* A title that says more; instead of ${title}. */
	void (*name)(struct view *view, struct buf *title);
	/* Put in the rows, by rows_item() and its like; view->rows is empty. */
	enum status (*fill)(struct view *view);
	/* Words above the rows; may stay empty. */
	void (*head)(struct view *view, struct buf *text);
	/* Enter on the row of that id; ${enter} is its word in the bar. */
	void (*chosen)(struct view *view, int id);
	const char *enter;
	const struct action *actions; /* the last one has no key; or NULL */
	/* About the chosen row, for a wide terminal; NULL: the help. */
	void (*side)(struct view *view, int id, struct buf *text);
	const char *empty; /* no rows: what this is for, and what to press */
	const char *help;  /* paragraphs in plain words */
	bool is_typed_in;  /* letters filter */
	bool has_marks;    /* rows are ticked: "[x]" stands before them */
	bool shows_worry;  /* "Worried about someone?" stands below */
	bool is_first;     /* nothing lies behind it to go back to */
};

struct view {
	struct desk *desk;
	const struct screen *screen;
	void *context; /* the screen's own */
	struct rows rows;
	struct edit typed;  /* the filter */
	bool is_filtering;  /* "/" was pressed, or it is typed in */
	bool is_done;       /* leave after this key */
	bool is_in_typed;   /* the cursor is in the filter, not on a row */
	struct layer layer; /* view.c's */
	size_t page;        /* lines of rows on the screen */
	size_t lines;       /* that all rows would take */
};

/* Show a screen until Esc or view_done(). */
void view_run(struct desk *desk, const struct screen *screen, void *context);

/* Leave the screen once the key at hand is dealt with. */
void view_done(struct view *view);

/* Fill the rows anew, after something changed; stays on the same row. */
void view_refill(struct view *view);

/* The id of the chosen row; -1: there is none. */
int view_id(const struct view *view);

/* For action.works: is a row chosen? */
bool view_has_row(struct view *view);

#endif
