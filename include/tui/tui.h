/*
 * tui: the screens, for one stretch between two locks.
 *
 * Runs in a process of its own that is fenced in before it starts and ends
 * with the lock (DESIGN 7): the door, then work, then the end of the process.
 */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include <stdbool.h>

#include "app/broker.h"
#include "base/machine.h"

struct tui_start {
	const char *vault; /* its folder, there or not yet */
	const char *as;    /* --as, or NULL */
	const struct broker *broker;
	const struct machine *machine; /* as it was before the fence */
	bool is_first;                 /* of this program's stretches */
	bool opens_demo;   /* a demo, to be opened at once for its first user */
	bool has_landlock; /* else the fence is only half as high: say so */
};

/* How a stretch ended. */
enum tui_end {
	TUI_LEFT,      /* the user wants to go */
	TUI_LOCKED,    /* another stretch is to begin */
	TUI_SUSPENDED, /* the shell is to come first */
};

/*
 * Ends the process, with the exit status that ${exit_of} gives for how the
 * stretch ended, or with that of a status (base/status.h) whose sentence was
 * said on standard error.
 */
void tui_stretch(const struct tui_start *start,
    int (*exit_of)(enum tui_end end)) __attribute__((noreturn));

#endif
