/*
 * help: made from the commands' own tables, so that it cannot be out of date.
 */
#include "cli/cli_internal.h"

#include <string.h>

#define VERSION      "0.1.0"
#define NAME_COLUMNS 18
#define HELP_COLUMNS 26

void
help_version(struct print *out)
{
	print_words(out, "sayso " VERSION "\n");
}

static void
print_summary(struct print *out, const struct command *command)
{
	print_format(
	    out, "  %-*s  %s\n", NAME_COLUMNS, command->name, command->summary);
}

/* "--said DATE", and what it is for. */
static void
print_option(struct print *out, const struct option *option)
{
	struct buf form = BUF_EMPTY;

	buf_add_format(&form, "--%s", option->name);
	if (option->takes == TAKES_MAYBE)
		buf_add_format(&form, " [%s]", option->value);
	else if (option->value != NULL)
		buf_add_format(&form, " %s", option->value);
	if (option->is_many)
		buf_add_text(&form, " ...");
	print_format(out, "  %-*s  %s%s\n", HELP_COLUMNS, form.text,
	    option->help, option->is_needed ? " (needed)" : "");
	buf_clear(&form);
}

static void
print_options(
    struct print *out, const char *heading, const struct option *option)
{
	if (option == NULL || option->name == NULL)
		return;
	print_format(out, "\n%s\n", heading);
	for (; option->name != NULL; option++)
		print_option(out, option);
}

void
help_overview(struct print *out)
{
	print_words(out,
	    "sayso: a contact record for youth work, on the young person's "
	    "say-so.\n\n"
	    "  sayso [--vault DIR] [--as NAME]     opens the screens, on a "
	    "terminal\n"
	    "  sayso [--vault DIR] [--as NAME] [--passphrase-fd N] [--json] "
	    "COMMAND ...\n");
	for (size_t i = 0; i < registry_rows_count; i++) {
		if (registry_rows[i].heading != NULL)
			print_format(out, "\n%s\n", registry_rows[i].heading);
		print_summary(out, registry_rows[i].command);
	}
	print_words(out, "\nTo try it with made-up people: sayso demo\n"
			 "To see how a command is used: sayso help COMMAND\n");
}

void
help_family(struct print *out, const char *first)
{
	for (size_t i = 0; i < registry_rows_count; i++)
		if (registry_second_word(registry_rows[i].command, first) !=
		    NULL)
			print_summary(out, registry_rows[i].command);
	print_format(
	    out, "\nTo see how one is used: sayso help %s ...\n", first);
}

/* "sayso NAME WAY" for each way. */
static void
print_usage(struct print *out, const struct command *command)
{
	const char *way = command->usage;

	for (;;) {
		size_t length = strcspn(way, "\n");

		print_format(out, "  sayso %s%s%.*s\n", command->name,
		    length == 0 ? "" : " ", (int)length, way);
		if (way[length] == '\0')
			break;
		way += length + 1;
	}
}

void
help_command(struct print *out, const struct command *command)
{
	print_format(
	    out, "%s: %s\n\nFor example\n", command->name, command->summary);
	print_lines(out, "  ", command->examples);
	print_words(out, "\nIn general\n");
	print_usage(out, command);
	print_words(out, "\n");
	print_words(out, command->help);
	print_options(out, "Options", command->options);
	print_options(out, "Options of all commands", parse_global_options);
}
