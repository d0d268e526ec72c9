/*
 * session show: one session with its tallies and what was put right.
 */
#include "cli/command_list.h"
#include "cli/sessions.h"

static const struct option options[] = {
    OPTION_TEXT("why", "REASON", "to see names of another group"),
    OPTIONS_END,
};

static enum status
run(struct call *call)
{
	struct session_list list = {NULL, 0};
	const struct look_why *why;
	struct look_why given;
	char code[CODE_TEXT_BYTES];
	enum status status = sessions_why(call, &given, &why);

	if (status == STATUS_OK)
		status = given_id(call, call->words[0], code);
	if (status == STATUS_OK)
		status = session_show(call->records, code, why, &list);
	if (status == STATUS_OK && list.count > 0)
		sessions_print_one(call, &list.sessions[0]);
	session_list_clear(&list);
	return status;
}

const struct command cmd_session_show = {
    .name = "session show",
    .summary = "all about one session",
    .usage = "ID [--why REASON]",
    .examples = "sayso session show 7K3M9QWZ\n",
    .help = "The id stands in the list of sessions.\n"
	    "\n" LOOK_HELP,
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
