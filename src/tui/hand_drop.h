/*
 * hand_drop: one value of a thing is rubbed out, and the yes to it stays.
 */
#ifndef TUI_HAND_DROP_H
#define TUI_HAND_DROP_H

#include "tui/hand_turn.h"

/* What a thing says, to be rubbed out or written anew. */
void hand_drop_run(struct hand_turn *turn, const struct own_thing *thing);

/* Was a value of that kind rubbed out, so that it can be brought back? */
bool hand_drop_can_back(const struct hand_turn *turn, const char *kind);

/* Bring back the newest of that kind; all of them.  Says when it cannot. */
bool hand_drop_back(struct hand_turn *turn, const char *kind);
bool hand_drop_all_back(struct hand_turn *turn);

#endif
