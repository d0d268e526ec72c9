/*
 * office_making: figures are made, a plan is tried, with the screen saying how
 * far it is; and what came of it.
 *
 * Nothing here shows or keeps anything about a young person.
 */
#ifndef TUI_OFFICE_MAKING_H
#define TUI_OFFICE_MAKING_H

#include <stdbool.h>

#include "app/figures.h"
#include "tui/desk.h"

/* Close that period now, and say what came of it. */
void office_making_close(struct desk *desk, const char *id);

/* As figures_plan_set(). */
enum status office_making_plan(
    struct desk *desk, const struct plan *plan, bool *asked);

/*
 * At a lock, around unlock_close(): a page that is there only when something
 * takes time; and when the vault is shut, a page with what was made, until a
 * key or for a minute.
 */
struct office_making {
	struct desk *desk;
	struct layer layer;
	bool is_shown;
	bool is_lock; /* what is not done goes on at the next one */
	enum figures_step step;
	int percent;
	bool has_result;
	struct figures_result result;
};
void office_making_begin(
    struct office_making *making, struct desk *desk, bool is_lock);
void office_making_end(struct office_making *making);
void office_making_show(struct office_making *making);

#endif
