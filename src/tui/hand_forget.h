/*
 * hand_forget: "forget me" in a young person's hands.
 */
#ifndef TUI_HAND_FORGET_H
#define TUI_HAND_FORGET_H

#include "tui/hand_turn.h"

/* Have they said it, so that they are forgotten when they leave? */
bool hand_forget_is_said(const struct hand_turn *turn);

/* Say it; take it back.  False: it did not work, and that was said. */
bool hand_forget_say(struct hand_turn *turn);
bool hand_forget_back(struct hand_turn *turn);

/*
 * The texts of others with their name in them, one by one; each is ticked to be
 * blacked out or not.  What is ticked stands in ${turn->forget}.
 */
void hand_forget_texts(struct hand_turn *turn);

/* What goes, what stays and why, what cannot be reached, as rows. */
void hand_forget_rows(struct hand_turn *turn, struct hand_page *page);

#endif
