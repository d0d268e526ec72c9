/*
 * remind: is it time to open the vault, or to make a backup?  Without a key.
 */
#include <stdlib.h>
#include <unistd.h>

#include "app/days.h"
#include "app/paths.h"
#include "base/clock.h"
#include "cli/command_list.h"
#include "cli/js.h"
#include "os/reminder.h"

#define PROGRAM_BYTES 4096

static enum status
tell_days(struct call *call, const char *vault)
{
	struct buf said = BUF_EMPTY;
	struct days days;
	enum status status = tell_about(call, days_read(vault, &days), vault);

	if (status == STATUS_OK)
		days_remind(&days, moment_day(clock_now()), &said);
	if (status == STATUS_OK && call->is_json) {
		json_t *answer = json_object();

		js_put(answer, "opened_on", js_day(days.opened_on));
		js_put(answer, "backup_on", js_day(days.backup_on));
		js_put(answer, "says", js_lines(said.text));
		js_print(call->out, answer);
	} else if (status == STATUS_OK) {
		print_words(call->out, said.text);
	}
	buf_clear(&said);
	return status;
}

/* ------------------------------------------------------------- the reminder */

/* Where systemd looks for units of who is logged in. */
static enum status
units_folder(struct buf *folder)
{
	const char *config = getenv("XDG_CONFIG_HOME");
	const char *home = getenv("HOME");

	if (config != NULL && config[0] == '/')
		buf_add_format(folder, "%s/systemd/user", config);
	else if (home != NULL && home[0] == '/')
		buf_add_format(folder, "%s/.config/systemd/user", home);
	else
		return REFUSE(STATUS_CONFIG,
		    "There is no home folder to put the reminder into.");
	return STATUS_OK;
}

static enum status
find_program(char program[PROGRAM_BYTES])
{
	ssize_t length = readlink("/proc/self/exe", program, PROGRAM_BYTES - 1);

	if (length <= 0)
		return FAIL(STATUS_INTERNAL, "find the program");
	program[length] = '\0';
	return STATUS_OK;
}

/* The folder as it will be found from anywhere. */
static enum status
find_vault(const char *vault, struct buf *real)
{
	char *path = realpath(vault, NULL);

	if (path == NULL)
		return FAIL(STATUS_NO_INPUT, "find the vault");
	buf_set(real, path);
	free(path);
	return STATUS_OK;
}

static enum status
install(struct call *call, const char *folder, const char *vault)
{
	char program[PROGRAM_BYTES];
	struct buf real = BUF_EMPTY;
	enum status status = find_program(program);

	if (status == STATUS_OK)
		status = tell_about(call, find_vault(vault, &real), vault);
	if (status == STATUS_OK)
		status = tell_about(
		    call, reminder_install(folder, program, real.text), folder);
	if (status == STATUS_OK)
		print_words(call->out,
		    "Once a day, from your next log-in on, the days are "
		    "counted.  To begin now:\n"
		    "systemctl --user daemon-reload\n"
		    "systemctl --user start " REMINDER_TIMER "\n");
	buf_clear(&real);
	return status;
}

static enum status
uninstall(struct call *call, const char *folder)
{
	enum status status = reminder_uninstall(folder);

	if (status == STATUS_OK)
		print_words(call->out,
		    "The reminder is gone.  To stop it now too:\n"
		    "systemctl --user stop " REMINDER_TIMER "\n");
	return tell_about(call, status, folder);
}

static enum status
run(struct call *call)
{
	struct buf vault = BUF_EMPTY, folder = BUF_EMPTY;
	bool installs = call_has(call, "install");
	enum status status = paths_vault(call->vault, &vault);

	if (installs && call_has(call, "uninstall"))
		status = tell_mistake(call, STATUS_USAGE,
		    "--install and --uninstall exclude each other.");
	if (status == STATUS_OK)
		status = units_folder(&folder);
	if (status == STATUS_OK && installs)
		status = install(call, folder.text, vault.text);
	else if (status == STATUS_OK && call_has(call, "uninstall"))
		status = uninstall(call, folder.text);
	else if (status == STATUS_OK)
		status = tell_days(call, vault.text);
	buf_clear(&vault);
	buf_clear(&folder);
	return status;
}

static const struct option options[] = {
    OPTION_FLAG("install", "have systemd count the days, once a day"),
    OPTION_FLAG("uninstall", "take that away again"),
    OPTIONS_END,
};

const struct command cmd_remind = {
    .name = "remind",
    .summary = "is it time to open the vault, or to make a backup?",
    .usage = "[--install | --uninstall]",
    .examples = "sayso remind\n"
		"sayso remind --install\n",
    .help =
	"Says so when the vault was not opened for seven days: what runs out\n"
	"is erased when it is opened, and not before.  Says so when the last\n"
	"backup is a week old.  Prints nothing when all is well.\n"
	"\n"
	"No passphrase is asked for: the days stand in a small file in the\n"
	"state folder (sayso paths), days and nothing else.\n"
	"\n"
	"With --install two files are written for systemd, which then does\n"
	"this once a day while you are logged in, and shows the line in its\n"
	"journal and, where there is notify-send, on the screen.  They hold\n"
	"no key.\n",
    .options = options,
    .needs = NEEDS_NOTHING,
    .run = run,
};
