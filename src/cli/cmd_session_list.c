/*
 * session list: the work, day by day.
 */
#include "base/day.h"
#include "cli/command_list.h"
#include "cli/sessions.h"

static const struct option options[] = {
    OPTION_TEXT("from", "DATE", "first day"),
    OPTION_TEXT("to", "DATE", "last day"),
    OPTION_TEXT("why", "REASON", "to see names of other groups too"),
    OPTIONS_END,
};

static enum status
run(struct call *call)
{
	struct session_list list = {NULL, 0};
	const struct look_why *why;
	struct look_why given;
	int32_t from, to;
	enum status status = sessions_why(call, &given, &why);

	if (status == STATUS_OK)
		status = given_day(call, "from", &from);
	if (status == STATUS_OK)
		status = given_day(call, "to", &to);
	if (status == STATUS_OK)
		status = session_list(call->records, from, to, why, &list);
	if (status == STATUS_OK) {
		sessions_print(call, &list);
		if (list.count == 0)
			tell_remark(call, "there is no session there.");
	}
	session_list_clear(&list);
	return status;
}

const struct command cmd_session_list = {
    .name = "session list",
    .summary = "sessions, day by day",
    .usage = "[--from DATE] [--to DATE] [--why REASON]",
    .examples = "sayso session list --from 2026-11-01\n"
		"sayso session list --from monday --why right\n",
    .help = "You see who came, by name, for your own groups.  For others you\n"
	    "need a reason.  Either way the young people can read that you\n"
	    "looked.\n"
	    "\n" LOOK_HELP,
    .options = options,
    .needs = NEEDS_WORKER,
    .run = run,
};
