/*
 * term: the terminal, taken over and given back.
 *
 * Takes the whole screen in raw mode, so that Ctrl-S, Ctrl-Z and Ctrl-C arrive
 * as keys, and turns what the terminal sends into struct press.  Giving back
 * leaves nothing to read: the screen is emptied first and the lines that have
 * scrolled away are asked to be forgotten too (DESIGN 7).
 */
#ifndef TUI_TERM_H
#define TUI_TERM_H

#include <stdbool.h>

#include "base/status.h"
#include "tui/press.h"

#define TERM_ROWS_LEAST    18
#define TERM_COLUMNS_LEAST 60

/*
 * Take the terminal.  Sets the locale, to C.UTF-8 where the user's own is not
 * there or is not UTF-8.  UNAVAILABLE with a sentence when the terminal is not
 * known.
 */
MUST_USE enum status term_start(void);

/* Give it back, emptied; nothing happens when it was not taken. */
void term_stop(void);

/* Let another process ask something on the emptied terminal; take it back. */
void term_lend(void);
void term_take_back(void);

/*
 * What comes next.  Waits a second at most, then it is PRESS_TICK; ${press}
 * owns what was pasted until the next call (term keeps the room).
 */
void term_next(struct press *press);

/* What a terminal without a second screen has kept of screens before this. */
void term_forget_history(void);

/* Throw away what was typed ahead: before a decision. */
void term_forget_typed(void);

/* Has somebody asked this process to end (hang-up, TERM)? */
bool term_is_hung_up(void);

/* Has somebody asked it to stop for a while (TSTP)? */
bool term_is_to_stop(void);

int term_rows(void);
int term_columns(void);

#endif
