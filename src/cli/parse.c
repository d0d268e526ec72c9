/*
 * parse: from the words of a command line to a call.
 *
 * Driven by the tables of options only: the options of all commands before the
 * command, those and the command's own behind it, "--" ends them, "-" alone is
 * a word.
 */
#include "cli/cli_internal.h"

#include <stdint.h>
#include <string.h>

#include "base/mem.h"

#define DESCRIPTOR_MOST 1023

const struct option parse_global_options[] = {
    OPTION_TEXT("vault", "DIR", "the vault's folder"),
    OPTION_TEXT("as", "NAME", "who you are"),
    OPTION_TEXT(
	"passphrase-fd", "N", "read passphrases from open file N, one a line"),
    OPTION_FLAG("json", "answer in JSON, for other programs"),
    OPTION_FLAG("debug", "say where something went wrong"),
    OPTION_FLAG("help", "show help"),
    OPTION_FLAG("version", "show which sayso this is"),
    OPTIONS_END,
};

/* Where reading stands. */
struct reader {
	struct call *call;
	const char *const *typed;
	size_t count;
	size_t at;
};

static bool
is_option(const char *word)
{
	return word[0] == '-' && word[1] != '\0';
}

/* By the first ${length} bytes of what was typed. */
static const struct option *
find_in(const struct option *options, const char *name, size_t length)
{
	for (; options != NULL && options->name != NULL; options++)
		if (strlen(options->name) == length &&
		    memcmp(options->name, name, length) == 0)
			return options;
	return NULL;
}

static const struct option *
find_option(const struct call *call, const char *word)
{
	const struct option *option = NULL;
	size_t length;

	if (strcmp(word, "-h") == 0)
		word = "--help";
	if (strncmp(word, "--", 2) != 0)
		return NULL;
	word += 2;
	length = strcspn(word, "=");
	if (call->command != NULL)
		option = find_in(call->command->options, word, length);
	if (option == NULL)
		option = find_in(parse_global_options, word, length);
	return option;
}

static enum status
set_descriptor(struct call *call, const char *text)
{
	struct bounds bounds = {0, DESCRIPTOR_MOST};
	int64_t number;

	if (!given_is_number(text, bounds, &number))
		return tell_mistake(call, STATUS_USAGE,
		    "--passphrase-fd needs the number of an open file.");
	call->passphrase_fd = (int)number;
	return STATUS_OK;
}

/* false: it is an option of the command, not of all. */
static bool
take_global(
    struct call *call, const char *name, const char *text, enum status *status)
{
	if (strcmp(name, "vault") == 0)
		call->vault = text;
	else if (strcmp(name, "as") == 0)
		call->as = text;
	else if (strcmp(name, "passphrase-fd") == 0)
		*status = set_descriptor(call, text);
	else if (strcmp(name, "json") == 0)
		call->is_json = true;
	else if (strcmp(name, "debug") == 0)
		call->is_debug = true;
	else if (strcmp(name, "help") == 0)
		call->wants_help = true;
	else if (strcmp(name, "version") == 0)
		call->wants_version = true;
	else
		return false;
	return true;
}

static enum status
keep_option(struct call *call, const struct option *option, const char *text)
{
	enum status status = STATUS_OK;

	if (take_global(call, option->name, text, &status))
		return status;
	if (!option->is_many && call_has(call, option->name))
		return tell_mistake(call, STATUS_USAGE,
		    "--%s was given twice. Give it once.", option->name);
	call->options[call->options_count++] =
	    (struct given_option){option, text};
	return STATUS_OK;
}

/* What stands behind the "=", or the next word. */
static enum status
read_option(struct reader *reader)
{
	const char *word = reader->typed[reader->at++];
	const char *text = strchr(word, '=');
	const struct option *option = find_option(reader->call, word);
	bool has_next = reader->at < reader->count;

	if (option == NULL)
		return suggest_option(reader->call, word);
	if (option->takes == TAKES_NOTHING && text != NULL)
		return tell_mistake(reader->call, STATUS_USAGE,
		    "--%s takes nothing behind it.", option->name);
	if (text != NULL)
		return keep_option(reader->call, option, text + 1);
	if (option->takes == TAKES_TEXT && !has_next)
		return tell_mistake(reader->call, STATUS_USAGE,
		    "--%s needs %s behind it.", option->name, option->value);
	if (option->takes == TAKES_TEXT ||
	    (option->takes == TAKES_MAYBE && has_next &&
		!is_option(reader->typed[reader->at])))
		text = reader->typed[reader->at++];
	return keep_option(reader->call, option, text == NULL ? "" : text);
}

static const char *
peek(const struct reader *reader, size_t ahead)
{
	return reader->at + ahead < reader->count
		   ? reader->typed[reader->at + ahead]
		   : NULL;
}

/* "sayso person --help" is "sayso help person". */
static enum status
read_family(struct reader *reader)
{
	struct call *call = reader->call;
	const char *first = peek(reader, 0);
	const char *second = peek(reader, 1);
	size_t used;

	if (registry_is_family(first) && second != NULL &&
	    (strcmp(second, "--help") == 0 || strcmp(second, "-h") == 0)) {
		call->command = registry_find("help", NULL, &used);
		call->words[call->words_count++] = first;
		reader->at = reader->count;
		return STATUS_OK;
	}
	return suggest_command(call, first, second);
}

static enum status
read_command(struct reader *reader)
{
	const char *first = peek(reader, 0);
	size_t used = 0;

	if (first == NULL)
		return STATUS_OK;
	reader->call->command = registry_find(first, peek(reader, 1), &used);
	if (reader->call->command == NULL)
		return read_family(reader);
	reader->at += used;
	return STATUS_OK;
}

/* Options as far as they go; ${words}: words between them are kept. */
static enum status
read_rest(struct reader *reader, bool words)
{
	bool is_over = false;

	while (reader->at < reader->count) {
		const char *word = reader->typed[reader->at];
		enum status status = STATUS_OK;

		if (!is_over && strcmp(word, "--") == 0) {
			is_over = true;
			reader->at++;
		} else if (!is_over && is_option(word)) {
			status = read_option(reader);
		} else if (words) {
			reader->call->words[reader->call->words_count++] = word;
			reader->at++;
		} else {
			break;
		}
		if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

/* How a command is written, its first way, for a mistake. */
static enum status
refuse_words(struct call *call, const char *what, const char *which)
{
	const struct command *command = call->command;

	return tell_mistake(call, STATUS_USAGE,
	    "\"%s\" %s%s.\n"
	    "Like this: sayso %s%s%.*s\nMore: sayso help %s",
	    command->name, what, which, command->name,
	    *command->usage == '\0' ? "" : " ",
	    (int)strcspn(command->usage, "\n"), command->usage, command->name);
}

static enum status
check_complete(struct call *call)
{
	const struct command *command = call->command;
	const struct option *option = command->options;

	if (call->words_count < command->words_least)
		return refuse_words(call, "needs more", "");
	if (call->words_count > command->words_most)
		return refuse_words(call, "has no place for ",
		    call->words[command->words_most]);
	for (; option != NULL && option->name != NULL; option++)
		if (option->is_needed && !call_has(call, option->name))
			return refuse_words(call, "needs --", option->name);
	return STATUS_OK;
}

enum status
parse_typed(struct call *call, int count, const char *const *typed)
{
	struct reader reader = {call, typed, (size_t)count, 1};
	enum status status;

	call->words = mem_alloc((size_t)count + 1, sizeof(*call->words));
	call->options = mem_alloc((size_t)count + 1, sizeof(*call->options));
	status = read_rest(&reader, false);
	if (status == STATUS_OK)
		status = read_command(&reader);
	if (status == STATUS_OK && call->command != NULL)
		status = read_rest(&reader, true);
	if (status == STATUS_OK && call->command != NULL && !call->wants_help &&
	    !call->wants_version)
		status = check_complete(call);
	return status;
}
