/*
 * suggest: what may have been meant by a mistyped word.
 */
#include "cli/cli_internal.h"

#include <string.h>

#include "base/text.h"

#define EDITS_MOST 2 /* more than that is another word */

void
nearest_start(struct nearest *nearest, const char *typed)
{
	*nearest = (struct nearest){typed, NULL, EDITS_MOST + 1};
}

/* Short words must share something with what is offered for them. */
void
nearest_try(struct nearest *nearest, const char *word)
{
	size_t distance = text_distance(nearest->typed, word, EDITS_MOST);

	if (distance >= nearest->distance || distance >= strlen(word))
		return;
	nearest->best = word;
	nearest->distance = distance;
}

static enum status
tell_unknown(struct call *call, const char *what, const char *typed,
    const struct nearest *nearest)
{
	if (nearest->best != NULL)
		return tell_mistake(call, STATUS_USAGE,
		    "There is no %s \"%s\". Did you mean \"%s\"?", what, typed,
		    nearest->best);
	return tell_mistake(call, STATUS_USAGE,
	    "There is no %s \"%s\". To see what there is: sayso help", what,
	    typed);
}

/* The first word is right, the second is not there or not right. */
static enum status
suggest_second(struct call *call, const char *first, const char *second)
{
	struct buf words = BUF_EMPTY;
	enum status status;

	for (size_t i = 0; i < registry_rows_count; i++) {
		const char *word =
		    registry_second_word(registry_rows[i].command, first);

		if (word == NULL)
			continue;
		buf_add_text(&words, words.length == 0 ? "" : ", ");
		buf_add_text(&words, word);
	}
	if (second == NULL || *second == '-')
		status = tell_mistake(call, STATUS_USAGE,
		    "\"%s\" needs one more word: %s.", first, words.text);
	else
		status = tell_mistake(call, STATUS_USAGE,
		    "\"%s\" has no \"%s\", but it has: %s.", first, second,
		    words.text);
	buf_clear(&words);
	return status;
}

/* Every word of the command line that could be the name of a command. */
static void
try_commands(struct nearest *one, struct nearest *two)
{
	for (size_t i = 0; i < registry_rows_count; i++) {
		const char *name = registry_rows[i].command->name;

		nearest_try(strchr(name, ' ') == NULL ? one : two, name);
	}
}

enum status
suggest_command(struct call *call, const char *first, const char *second)
{
	struct buf both = BUF_EMPTY;
	struct nearest one, two;
	enum status status;

	buf_add_text(&both, first);
	if (second != NULL && *second != '-') {
		buf_add_char(&both, ' ');
		buf_add_text(&both, second);
	}
	nearest_start(&one, first);
	nearest_start(&two, both.text);
	try_commands(&one, &two);
	if (two.best != NULL)
		status = tell_unknown(call, "command", both.text, &two);
	else if (registry_is_family(first))
		status = suggest_second(call, first, second);
	else
		status = tell_unknown(call, "command", first, &one);
	buf_clear(&both);
	return status;
}

static void
try_options(struct nearest *nearest, const struct option *option)
{
	for (; option != NULL && option->name != NULL; option++)
		nearest_try(nearest, option->name);
}

enum status
suggest_option(struct call *call, const char *typed)
{
	struct buf name = BUF_EMPTY;
	struct nearest nearest;
	enum status status;

	buf_add(&name, typed, strcspn(typed, "="));
	nearest_start(&nearest, name.text + strspn(name.text, "-"));
	if (call->command != NULL)
		try_options(&nearest, call->command->options);
	try_options(&nearest, parse_global_options);
	if (nearest.best != NULL)
		status = tell_mistake(call, STATUS_USAGE,
		    "There is no option %s here. Did you mean --%s?", name.text,
		    nearest.best);
	else if (call->command != NULL)
		status = tell_mistake(call, STATUS_USAGE,
		    "There is no option %s here. To see what there is: "
		    "sayso help %s",
		    name.text, call->command->name);
	else
		status = tell_mistake(call, STATUS_USAGE,
		    "There is no option %s here. Options of a command stand "
		    "behind it. To see what there is: sayso help",
		    name.text);
	buf_clear(&name);
	return status;
}
