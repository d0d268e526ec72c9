/*
 * group worker: who works with a group.
 */
#include <string.h>

#include "cli/command_list.h"
#include "core/group.h"

static const struct option options[] = {
    OPTION_MANY("add", "WORKER", "they work with it from today"),
    OPTION_MANY("remove", "WORKER", "they do not any more"),
    OPTIONS_END,
};

static enum status
change(struct call *call, const char *group, const struct given_option *given)
{
	bool is_add = strcmp(given->option->name, "add") == 0;
	enum status status;

	status = is_add
		     ? group_worker_add(call->records, group, given->text)
		     : group_worker_remove(call->records, group, given->text);
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
		    "Say who: --add WORKER or --remove WORKER.");
	for (size_t i = 0; status == STATUS_OK && i < call->options_count; i++)
		status = change(call, call->words[0], &call->options[i]);
	return status;
}

const struct command cmd_group_worker = {
    .name = "group worker",
    .summary = "who works with a group",
    .usage = "NAME --add WORKER ... --remove WORKER ...",
    .examples = "sayso group worker \"Tuesday open access\" --add Delyth\n"
		"sayso group worker \"Summer trip\" --remove Sam\n",
    .help = "A group's workers see its regulars and who was there by name.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
