/*
 * hand_qr: the code of a slip on a page of its own, for whoever holds the
 * laptop.
 */
#ifndef TUI_HAND_QR_H
#define TUI_HAND_QR_H

#include "tui/desk.h"

/* Until they go back. */
void hand_qr_run(struct desk *desk, const char *text);

#endif
