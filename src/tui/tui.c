/*
 * tui: one stretch, from the door to the lock.
 */
#include "tui/tui.h"

#include <stdlib.h>

#include "tui/desk.h"
#include "tui/quit.h"
#include "tui/screens.h"
#include "tui/term.h"

static bool
has_no_vault(const struct tui_start *start)
{
	struct unlock_outside outside;
	enum status status = unlock_look_outside(start->vault, &outside);

	status_clear();
	return status == STATUS_NO_INPUT;
}

void
tui_stretch(const struct tui_start *start, int (*exit_of)(enum tui_end end))
{
	struct desk desk;
	enum status status;

	status = term_start();
	if (status != STATUS_OK) {
		quit_say(status_sentence(status));
		exit(exit_of(TUI_FAILED));
	}
	desk_init(&desk, start, exit_of);
	if (has_no_vault(start))
		first_run(&desk);
	else
		door_run(&desk);
	resume_offer(&desk);
	for (;;)
		home_run(&desk);
}
