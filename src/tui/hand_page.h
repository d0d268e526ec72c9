/*
 * hand_page: one page as a young person sees it: short lines, large clear
 * rows with a blank line between them, and only the keys that work here.
 *
 * Whoever shows one says what stands on it from top to bottom and then waits
 * for one of its keys, so that a way through several pages reads like one.
 * Nothing can be pasted, and what was typed ahead is thrown away when a page
 * opens.
 */
#ifndef TUI_HAND_PAGE_H
#define TUI_HAND_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/desk.h"
#include "tui/edit.h"
#include "tui/own_words.h"
#include "tui/rows.h"
#include "tui/secret_field.h"

#define HAND_COLUMNS  60 /* longer lines are hard to read */
#define HAND_KEYS_MAX 14

/* Keys that are no letter; letters and digits are themselves. */
enum hand_key { HAND_ENTER = '\r', HAND_ESC = 27, HAND_SPACE = ' ' };

/* One key that works here. */
struct hand_page_key {
	int key;
	enum own_word label; /* WORD_NONE: it works, and is not shown */
};

struct hand_page {
	struct desk *desk;
	struct buf title;
	const char *whose; /* stands at the right; NULL: nothing does */
	const char *help;  /* under "?", and beside it in a wide terminal */
	struct rows rows;
	struct hand_page_key keys[HAND_KEYS_MAX];
	size_t keys_count;
	/* One of these, or none: what is typed on this page. */
	struct edit *edit;
	struct secret_field *secret;
	bool takes_letters; /* letters are typed, so they are no keys */
	bool has_marks;     /* items are ticked: "[x]" */
	int view;           /* of the seven views: which; 0: it is none */
	/* Before each drawing: puts the keys for where one stands; or NULL. */
	void (*moved)(struct hand_page *page);
	void *context; /* for it */

	/* Private. */
	struct layer layer;
	int first; /* line at the top */
	int gap;   /* blank lines after a row */
	int lines, page_lines;
};

/* Put it on the screen, empty; take it away. */
void hand_page_open(struct hand_page *page, struct desk *desk,
    enum own_word title, enum own_word help);
void hand_page_close(struct hand_page *page);

/* Begin anew: no rows, no keys; the cursor stays on the same item. */
void hand_page_begin(struct hand_page *page);

/* A paragraph: words of ours; a stored text; a heading. */
void hand_page_words(struct hand_page *page, enum own_word words);
void hand_page_words_with(
    struct hand_page *page, enum own_word words, const char *name);
void hand_page_text(struct hand_page *page, const char *text);
void hand_page_heading(struct hand_page *page, enum own_word words);
void hand_page_heading_text(struct hand_page *page, const char *text);

/*
 * An item to stand on; ${more}, lines below it, may be NULL.  ${right} too.
 */
struct row *hand_page_item(
    struct hand_page *page, int id, const char *text, const char *more);
void hand_page_right(struct row *row, enum own_word words);

/* A key that works; in the order the bar shows them. */
void hand_page_key(struct hand_page *page, int key, enum own_word label);

/* The item one stands on; -1: there is none. */
int hand_page_at(const struct hand_page *page);

/*
 * Until one of its keys: which.  A view also comes back with '0' (Esc) or the
 * digit of the view that is wanted instead.
 */
int hand_page_wait(struct hand_page *page);

/* Is that the way out of a view? */
bool hand_page_is_move(int key);

/* Draw the page whose layer it is (hand_draw.c). */
void hand_draw(struct layer *layer);

/* Other help than that of the title's: a text of a notice. */
void hand_page_help(struct hand_page *page, const char *help);

/* Say one line of ours below the page, until the next key. */
void hand_say(struct desk *desk, enum role role, enum own_word words);

#endif
