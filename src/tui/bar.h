/*
 * bar: the keys that work now, in full words, on the last two lines.
 */
#ifndef TUI_BAR_H
#define TUI_BAR_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/draw.h"

#define BAR_ROWS      2
#define BAR_ITEMS_MAX 20

struct bar_item {
	const char *key;   /* as written on it: "Enter", "n", "Ctrl-T" */
	const char *label; /* what it does: "New session" */
	bool is_needed;    /* stays when there is no room for all */
};

struct bar {
	struct bar_item items[BAR_ITEMS_MAX];
	size_t count;
};

/* Add at the end; what is past BAR_ITEMS_MAX is left out. */
void bar_add(struct bar *bar, const char *key, const char *label);
void bar_add_needed(struct bar *bar, const char *key, const char *label);

/*
 * Draw over ${area}, BAR_ROWS high.  Where not all fit, the later ones that are
 * not needed are left out whole.
 */
void bar_draw(const struct bar *bar, const struct area *area);

#endif
