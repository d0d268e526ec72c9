/*
 * group cover: standing in for a while.
 */
#include "base/day.h"
#include "cli/command_list.h"
#include "core/group.h"

static const struct option options[] = {
    OPTION_TEXT("from", "DATE", "first day (today)"),
    OPTION_TEXT("until", "DATE", "last day (only that day)"),
    OPTIONS_END,
};

static enum status
run(struct call *call)
{
	const char *group = call->words[0];
	const char *user = call_word(call, 1);
	int32_t from, until;
	enum status status = given_day(call, "from", &from);

	if (user == NULL)
		user = records_me(call->records);
	if (status == STATUS_OK)
		status = given_day(call, "until", &until);
	if (status == STATUS_OK)
		status = tell_about(call,
		    group_cover(call->records, group, user, from, until),
		    group);
	if (status == STATUS_OK && !call->is_json) {
		print_text(call->out, user);
		print_words(call->out, " stands in. This shows as cover.\n");
	}
	return status;
}

const struct command cmd_group_cover = {
    .name = "group cover",
    .summary = "stand in for a while",
    .usage = "NAME [WORKER] [--from DATE] [--until DATE]",
    .examples =
	"sayso group cover \"Tuesday open access\"\n"
	"sayso group cover \"Tuesday open access\" Delyth --until 2026-12-01\n",
    .help =
	"Without a name of a worker it is you.  Whoever stands in sees what\n"
	"the group's workers see, for those days only, and young people can\n"
	"read that it was as cover.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 2,
    .run = run,
};
