/*
 * main: the order in which sayso starts.
 *
 * Nothing is read, asked for or opened before the process has denied itself
 * what it does not need.  A command runs in this process.  The screens do not:
 * they are behind a fence, in a process of their own for each stretch between
 * two locks, and this one stays outside and has no secret.
 */
#include "app/paths.h"
#include "base/mem.h"
#include "base/secret.h"
#include "base/status.h"
#include "cli/cli.h"
#include "os/harden.h"
#include "os/supervisor.h"

/* Behind the fence. */
static int
stretch(void *context, const struct supervised *self)
{
	const struct cli_screens *screens = context;

	(void)screens;
	(void)self;
	return SUPERVISED_LEAVE;
}

/* Without a state folder they do without. */
static int
open_screens(struct cli_screens *screens)
{
	struct buf state = BUF_EMPTY;
	struct supervisor_plan plan = {
	    .vault = screens->vault.text,
	    .makes_vault_folder = true,
	    .stretch = stretch,
	    .context = screens,
	};
	int exit_status;

	if (paths_state(&state) == STATUS_OK)
		plan.state = state.text;
	status_clear();
	exit_status = supervisor_run(&plan);
	buf_clear(&state);
	return exit_status;
}

int
main(int argc, char **argv)
{
	struct cli_screens screens = CLI_SCREENS_NONE;
	enum status status = harden_process();
	int exit_status;

	if (status == STATUS_OK)
		status = secret_start();
	if (status != STATUS_OK)
		die(status_exit_code(status), status_sentence(status));
	exit_status = cli_main(argc, argv, &screens);
	if (screens.are_wanted)
		exit_status = open_screens(&screens);
	buf_clear(&screens.vault);
	return exit_status;
}
