/*
 * layer_internal: what layer.c and draw.c share.
 */
#ifndef TUI_LAYER_INTERNAL_H
#define TUI_LAYER_INTERNAL_H

#include "tui/curses.h"
#include "tui/layer.h"

struct layer_window {
	WINDOW *window;
	PANEL *panel;
};

#endif
