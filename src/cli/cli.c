/*
 * cli: one command, from what was typed to the exit status.
 *
 * The vault is closed before the result is written out, so whatever becomes
 * of the reader at the other end, the vault is put away well.
 */
#include "cli/cli.h"

#include <locale.h>
#include <signal.h>
#include <unistd.h>

#include "app/paths.h"
#include "cli/cli_internal.h"
#include "cli/erased.h"
#include "cli/js.h"

static enum status
open_and_run(struct call *call)
{
	enum status status = STATUS_OK;

	if (call->command->needs != NEEDS_NOTHING)
		status = open_for_command(call, NULL);
	if (status == STATUS_OK)
		status = call->command->run(call);
	return status;
}

/* Without a command: the screens, or what there is to choose from. */
static enum status
serve_nothing(struct call *call)
{
	struct buf path = BUF_EMPTY;
	enum status status;

	if (call->wants_help || !screens_are_possible(call)) {
		help_overview(call->out);
		return STATUS_OK;
	}
	status = paths_vault(call->vault, &path);
	if (status == STATUS_OK)
		status = screens_open(call, path.text, false);
	buf_clear(&path);
	return status;
}

static enum status
serve(struct call *call)
{
	if (call->wants_version) {
		help_version(call->out);
		return STATUS_OK;
	}
	if (call->command == NULL)
		return serve_nothing(call);
	if (call->wants_help) {
		help_command(call->out, call->command);
		return STATUS_OK;
	}
	return open_and_run(call);
}

/* The first thing that went wrong counts; each is told. */
static enum status
put_away(struct call *call, enum status status)
{
	enum status closing = STATUS_OK;

	tell_status(call, status);
	if (call->unlock != NULL)
		closing = erased_after(call);
	call->is_told = false;
	buf_reset(&call->about);
	tell_status(call, closing);
	if (status == STATUS_OK)
		status = closing;
	call->records = NULL;
	closing = unlock_close(&call->unlock);
	if (closing == STATUS_OK)
		return status;
	call->is_told = false;
	buf_reset(&call->about);
	tell_status(call, closing);
	return status == STATUS_OK ? closing : status;
}

static enum status
write_out(struct call *call, enum status status)
{
	enum status writing = print_flush(call->out);

	if (writing == STATUS_OK || status != STATUS_OK)
		return status;
	tell_status(call, writing);
	return writing;
}

int
cli_main(int argc, char **argv, struct cli_screens *screens)
{
	struct print out, err;
	struct call call;
	enum status status;

	setlocale(LC_CTYPE, "");
	signal(SIGPIPE, SIG_IGN);
	js_start();
	print_init(&out, STDOUT_FILENO);
	print_init(&err, STDERR_FILENO);
	call_init(&call, &out, &err);
	call.screens = screens;

	status = parse_typed(&call, argc, (const char *const *)argv);
	if (status == STATUS_OK)
		status = serve(&call);
	status = put_away(&call, status);
	status = write_out(&call, status);
	if (call.is_debug)
		tell_trace(&call);

	call_clear(&call);
	print_clear(&out);
	print_clear(&err);
	return status_exit_code(status);
}
