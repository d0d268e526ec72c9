/*
 * group regular: who usually comes, by name, if they said yes to that.
 */
#include <string.h>

#include "cli/command_list.h"
#include "core/group.h"

static const struct option options[] = {
    OPTION_MANY("add", "PERSON", "they usually come"),
    OPTION_MANY("remove", "PERSON", "they do not any more"),
    OPTIONS_END,
};

static enum status
change(struct call *call, const char *group, const struct given_option *given)
{
	bool is_add = strcmp(given->option->name, "add") == 0;
	char code[CODE_TEXT_BYTES];
	enum status status = given_person(call, given->text, code);

	if (status != STATUS_OK)
		return status;
	status = is_add ? group_regular_add(call->records, group, code)
			: group_regular_remove(call->records, group, code);
	if (status == STATUS_OK && !call->is_json) {
		print_words(call->out, is_add ? "Added: " : "Removed: ");
		print_text(call->out, given->text);
		print_words(call->out, "\n");
	}
	return tell_about(call, status, given->text);
}

static enum status
run(struct call *call)
{
	enum status status = STATUS_OK;

	if (call->options_count == 0)
		return tell_mistake(call, STATUS_USAGE,
		    "Say who: --add PERSON or --remove PERSON.");
	for (size_t i = 0; status == STATUS_OK && i < call->options_count; i++)
		status = change(call, call->words[0], &call->options[i]);
	return status;
}

const struct command cmd_group_regular = {
    .name = "group regular",
    .summary = "who usually comes, if they said yes to that",
    .usage = "NAME --add PERSON ... --remove PERSON ...",
    .examples = "sayso group regular \"Tuesday open access\" --add \"Ann "
		"Pike\"\n"
		"sayso group regular \"Tuesday open access\" --remove "
		"7K3M9QWZ\n",
    .help = "Regulars stand first on the list of an evening.  They must have\n"
	    "said yes to attendance.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
