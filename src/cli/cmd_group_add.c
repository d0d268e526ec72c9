/*
 * group add: a recurring piece of work.
 */
#include "base/mem.h"
#include "cli/command_list.h"
#include "cli/group_options.h"

static const struct option options[] = {GROUP_OPTIONS, OPTIONS_END};

static enum status
run(struct call *call)
{
	struct group group;
	enum status status = group_options_read(call, &group);

	group.name = mem_text(call->words[0]);
	if (status == STATUS_OK)
		status = group_add(call->records, &group);
	if (status == STATUS_OK && !call->is_json) {
		print_words(call->out, "Added: ");
		print_text(call->out, group.name);
		print_words(call->out, ". You are its first worker.\n");
	}
	group_options_clear(&group);
	return status;
}

const struct command cmd_group_add = {
    .name = "group add",
    .summary = "a new group: \"Tuesday open access\"",
    .usage = "NAME [OPTION ...]",
    .examples = "sayso group add \"Tuesday open access\" --day tue --start "
		"18:00 --end 20:30\n"
		"    --place \"Hill Hall\" --provision \"open access\" --mode "
		"centre-based\n",
    .help = "A group is work that comes back: its evening, its place, its\n"
	    "workers and its regulars.  You are its first worker.  A session\n"
	    "of the group starts from what is said here.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
