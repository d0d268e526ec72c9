/*
 * screens: from the command line to the screens.
 *
 * What can be seen to be wrong from outside is told here, on the command line,
 * before they take the terminal.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/cli_internal.h"

/* A terminal that can do nothing but lines has no screen. */
bool
screens_are_possible(const struct call *call)
{
	const char *terminal = getenv("TERM");

	return !call->is_json && isatty(STDIN_FILENO) != 0 &&
	       isatty(STDOUT_FILENO) != 0 && terminal != NULL &&
	       terminal[0] != '\0' && strcmp(terminal, "dumb") != 0;
}

/* No vault there: may one be made? */
static enum status
check_empty(const char *path)
{
	struct folder *folder = NULL;
	enum status status = folder_open(path, &folder);

	if (status == STATUS_OK && !folder_is_empty(folder))
		status = REFUSE(STATUS_NO_INPUT,
		    "There is no vault in that folder, and it has other "
		    "things in it. Name the folder of your vault, or a new "
		    "one.");
	folder_close(folder);
	return status;
}

static enum status
check_place(struct call *call, const char *path)
{
	struct unlock_outside outside;
	struct stat about;
	enum status status;

	if (lstat(path, &about) != 0)
		return STATUS_OK;
	status = unlock_look_outside(path, &outside);
	if (status == STATUS_OK)
		return open_knows(call, &outside);
	if (status != STATUS_NO_INPUT || !S_ISDIR(about.st_mode))
		return status;
	status_clear();
	return check_empty(path);
}

enum status
screens_open(struct call *call, const char *path, bool opens_demo)
{
	enum status status;

	if (call->passphrase_fd >= 0)
		return tell_mistake(call, STATUS_USAGE,
		    "--passphrase-fd goes with a command. The screens ask for "
		    "a passphrase on the terminal.");
	status = tell_about(call, check_place(call, path), path);
	if (status != STATUS_OK)
		return status;
	status_clear();
	call->screens->are_wanted = true;
	call->screens->opens_demo = opens_demo;
	call->screens->as = call->as;
	buf_set(&call->screens->vault, path);
	return STATUS_OK;
}
