/*
 * tui: one stretch, from the door to the lock.
 */
#include "tui/tui.h"

#include "tui/arrival.h"
#include "tui/desk.h"
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

/* What a key opens decides which screen is home. */
static void
work(struct desk *desk)
{
	if (unlock_is_recovery(desk->unlock))
		recovery_run(desk);
	else if (desk->records == NULL)
		office_run(desk);
	else
		home_run(desk);
}

void
tui_stretch(const struct tui_start *start, int (*exit_of)(enum tui_end end))
{
	struct desk desk;
	enum status status = term_start();

	if (status != STATUS_OK)
		desk_fail(status);
	desk_init(&desk, start, exit_of);
	if (has_no_vault(start))
		first_run(&desk);
	else
		door_run(&desk);
	arrival_ask_date(&desk);
	arrival_list(&desk);
	if (desk.records != NULL)
		resume_offer(&desk);
	arrival_tell(&desk);
	for (;;)
		work(&desk);
}
