/*
 * hand_qr: the code of a slip on a page of its own.
 */
#ifndef TUI_HAND_QR_H
#define TUI_HAND_QR_H

#include "tui/hand_turn.h"

/* Until they go back. */
void hand_qr_run(struct hand_turn *turn, const char *text);

#endif
