/*
 * group edit: what is usual in a group, its name, or its end.
 */
#include "cli/command_list.h"
#include "cli/group_options.h"

static const struct option options[] = {
    OPTION_TEXT("name", "TEXT", "another name"),
    GROUP_OPTIONS,
    OPTION_FLAG("finished", "the group has come to its end"),
    OPTIONS_END,
};

static enum status
run(struct call *call)
{
	const char *name = call->words[0];
	struct group change;
	enum status status;

	if (call->options_count == 0)
		return tell_mistake(call, STATUS_USAGE,
		    "Say what is to change. To see how: sayso help group "
		    "edit");
	status = group_options_read(call, &change);
	change.is_ended = call_has(call, "finished");
	if (status == STATUS_OK)
		status = tell_about(
		    call, group_edit(call->records, name, &change), name);
	if (status == STATUS_OK && !call->is_json) {
		print_words(call->out, "Changed: ");
		print_text(call->out, name);
		print_words(call->out, "\n");
	}
	group_options_clear(&change);
	return status;
}

const struct command cmd_group_edit = {
    .name = "group edit",
    .summary = "change what is usual in a group, or end it",
    .usage = "NAME [OPTION ...]",
    .examples =
	"sayso group edit \"Tuesday open access\" --place \"New Hall\"\n"
	"sayso group edit \"Summer trip\" --finished\n",
    .help = "Only what is named changes.  Sessions that were written up stay\n"
	    "as they are.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
