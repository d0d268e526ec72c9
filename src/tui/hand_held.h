/*
 * hand_held: how one thing that is held stands on its page, and which keys do
 * something to it.
 */
#ifndef TUI_HAND_HELD_H
#define TUI_HAND_HELD_H

#include "tui/hand_turn.h"

/* Add thing ${at} of the view. */
void hand_held_row(
    const struct hand_turn *turn, struct hand_page *page, int at);

/*
 * Take it back; bring it back; see and keep; words; yes again; write it anew;
 * rub one value out.
 */
bool hand_held_can_take(
    const struct hand_turn *turn, const struct own_thing *thing);
bool hand_held_can_bring(
    const struct hand_turn *turn, const struct own_thing *thing);
bool hand_held_can_see(
    const struct hand_turn *turn, const struct own_thing *thing);
bool hand_held_can_word(
    const struct hand_turn *turn, const struct own_thing *thing);
bool hand_held_can_say(
    const struct hand_turn *turn, const struct own_thing *thing);
bool hand_held_can_change(
    const struct hand_turn *turn, const struct own_thing *thing);
bool hand_held_can_rub(
    const struct hand_turn *turn, const struct own_thing *thing);

#endif
