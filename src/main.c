/*
 * main: the order in which sayso starts.
 *
 * Nothing is read, asked for or opened before the process has denied itself
 * what it does not need.  Screens run in a process of their own behind a fence
 * (os/supervisor.h); this one only watches over it.
 */
#include "app/paths.h"
#include "app/restore.h"
#include "app/state.h"
#include "base/mem.h"
#include "base/secret.h"
#include "base/status.h"
#include "cli/cli.h"
#include "os/broker.h"
#include "os/harden.h"
#include "os/machine.h"
#include "os/supervisor.h"
#include "tui/tui.h"

static int
exit_of(enum tui_end end)
{
	switch (end) {
	case TUI_LOCKED:
		return SUPERVISED_LOCK;
	case TUI_SUSPENDED:
		return SUPERVISED_SUSPEND;
	default:
		return SUPERVISED_LEAVE;
	}
}

/* What every stretch is given. */
struct watched {
	const struct cli_screens *screens;
	struct machine machine;
};

/* Behind the fence. */
static int
stretch(void *context, const struct supervised *self)
{
	const struct watched *watched = context;
	const struct cli_screens *screens = watched->screens;
	struct supervised own = *self;
	struct broker broker = {.context = &own,
	    .heads = own.heads,
	    .open_to_read = broker_open_to_read,
	    .open_new = broker_open_new,
	    .open_folder = broker_open_folder,
	    .close_folder = broker_close_folder,
	    .folder = {.context = &own,
		.list = broker_folder_list,
		.open_to_read = broker_folder_read,
		.open_to_change = broker_folder_change,
		.create = broker_folder_create,
		.remove = broker_folder_remove,
		.sync = broker_folder_sync}};
	struct tui_start start = {.vault = screens->vault.text,
	    .as = screens->as,
	    .broker = &broker,
	    .machine = &watched->machine,
	    .is_first = own.is_first,
	    .opens_demo = screens->opens_demo,
	    .has_landlock = own.has_landlock};

	tui_stretch(&start, exit_of);
}

static int
watch_over(struct cli_screens *screens)
{
	struct watched watched = {.screens = screens};
	struct buf state = BUF_EMPTY;
	struct supervisor_plan plan = {.vault = screens->vault.text,
	    .makes_vault_folder = true,
	    .stretch = stretch,
	    .context = &watched};
	int status;

	/* A restore that a crash cut off lies beside the vault, out of reach
	 * for the screens. */
	(void)!restore_settle(screens->vault.text);

	/* Behind the fence nothing of it can be seen. */
	machine_look(screens->vault.text, &watched.machine);

	/* Behind the fence nobody could make it any more. */
	if (state_make() == STATUS_OK && paths_state(&state) == STATUS_OK)
		plan.state = state.text;
	status_clear();
	status = supervisor_run(&plan);
	buf_clear(&state);
	buf_clear(&screens->vault);
	return status;
}

int
main(int argc, char **argv)
{
	struct cli_screens screens = CLI_SCREENS_NONE;
	enum status status = harden_process();
	int answer;

	if (status == STATUS_OK)
		status = secret_start();
	if (status != STATUS_OK)
		die(status_exit_code(status), status_sentence(status));
	answer = cli_main(argc, argv, &screens);
	return screens.are_wanted ? watch_over(&screens) : answer;
}
