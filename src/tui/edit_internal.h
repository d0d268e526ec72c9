/*
 * edit_internal: what the files of edit share: changing the text and keeping
 * what was there.
 */
#ifndef TUI_EDIT_INTERNAL_H
#define TUI_EDIT_INTERNAL_H

#include "tui/edit.h"

/* What a step of the history was, so that runs become one step. */
enum edit_deed { EDIT_TYPED, EDIT_DELETED, EDIT_PASTED };

/*
 * The text becomes ${fresh}, which is used up, with the cursor at ${at} or the
 * first place after it that is between graphemes; the step is remembered.
 */
void edit_change(
    struct edit *edit, struct buf *fresh, size_t at, enum edit_deed deed);

/* A move of the cursor: ends a run.  False when it stands there already. */
bool edit_move(struct edit *edit, size_t at);

/* Where the word before, or the word at the cursor, begins or ends. */
size_t edit_word_before(const struct edit *edit);

/* Forget the history. */
void edit_history_clear(struct edit *edit);

#endif
