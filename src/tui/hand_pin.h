/*
 * hand_pin: the pages on which a PIN or a card code is typed.
 */
#ifndef TUI_HAND_PIN_H
#define TUI_HAND_PIN_H

#include "tui/hand_turn.h"

/*
 * Their PIN, and their card where they have one.  Enter: both are there.  Esc:
 * they left it.  'f': forgotten or lost.  'm': never made.
 */
int hand_pin_ask(
    struct hand_turn *turn, struct secret **pin, struct secret **card);

/* A new one, typed twice; false: they left it. */
bool hand_pin_choose(struct hand_turn *turn, struct secret **pin);

/* A pass phrase for a copy, typed twice and judged; false: they left it. */
bool hand_pin_phrase(struct hand_turn *turn, struct secret **phrase);

/* A new card code, shown once. */
void hand_pin_card(struct hand_turn *turn, struct secret **card);

#endif
