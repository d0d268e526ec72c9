/*
 * help: what there is, and how each command is used.
 */
#include <string.h>

#include "cli/cli_internal.h"
#include "cli/command_list.h"

static const struct {
	const char *code;
	const char *means;
} exit_codes[] = {
    {"0", "done"},
    {"1", "nothing was found"},
    {"64", "the command line cannot be understood"},
    {"65", "what was given cannot be used, or the vault is damaged"},
    {"66", "a file, a folder or a passphrase is not there"},
    {"69", "a library or service that sayso needs is missing"},
    {"70", "sayso went wrong"},
    {"73", "a file or folder cannot be made"},
    {"74", "reading or writing failed"},
    {"75", "the vault is in use"},
    {"77", "not allowed: passphrase, role, or no consent"},
    {"78", "the settings or the folder of the vault cannot be used"},
};

static void
print_exit_codes(struct print *out)
{
	print_words(out, "sayso ends with one of these numbers:\n\n");
	for (size_t i = 0; i < sizeof(exit_codes) / sizeof(exit_codes[0]); i++)
		print_format(
		    out, "  %-4s%s\n", exit_codes[i].code, exit_codes[i].means);
}

/* One name a line, for the check of the manual. */
static void
print_commands(struct print *out)
{
	for (size_t i = 0; i < registry_rows_count; i++)
		print_format(out, "%s\n", registry_rows[i].command->name);
}

static enum status
help_about(struct call *call, const char *first, const char *second)
{
	const struct command *command;
	size_t used = 0;

	command = registry_find(first, second, &used);
	if (command != NULL && used == call->words_count)
		help_command(call->out, command);
	else if (second != NULL)
		return suggest_command(call, first, second);
	else if (registry_is_family(first))
		help_family(call->out, first);
	else if (strcmp(first, "exit-codes") == 0)
		print_exit_codes(call->out);
	else if (strcmp(first, "commands") == 0)
		print_commands(call->out);
	else
		return suggest_command(call, first, NULL);
	return STATUS_OK;
}

static enum status
run(struct call *call)
{
	if (call->words_count > 0)
		return help_about(call, call->words[0], call_word(call, 1));
	help_overview(call->out);
	return STATUS_OK;
}

const struct command cmd_help = {
    .name = "help",
    .summary = "how to use sayso, or one command of it",
    .usage = "\nCOMMAND\nexit-codes",
    .examples = "sayso help\n"
		"sayso help person add\n"
		"sayso help person\n"
		"sayso help exit-codes\n",
    .help = "Without a word behind it: every command in one line.  With the\n"
	    "name of a command: examples, and all that it can be told.\n"
	    "\"sayso COMMAND --help\" shows the same.\n",
    .needs = NEEDS_NOTHING,
    .words_most = 2,
    .run = run,
};
