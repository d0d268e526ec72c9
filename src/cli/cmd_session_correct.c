/*
 * session correct: one part put right.
 */
#include "cli/command_list.h"
#include "core/session.h"

static enum status
run(struct call *call)
{
	const char *part = call->words[1];
	char code[CODE_TEXT_BYTES];
	enum status status = given_id(call, call->words[0], code);

	if (status == STATUS_OK)
		status = tell_about(call,
		    session_correct(call->records, code, part, call->words[2]),
		    part);
	if (status == STATUS_OK && !call->is_json)
		print_format(call->out, "Put right: %s.\n", part);
	return status;
}

const struct command cmd_session_correct = {
    .name = "session correct",
    .summary = "put one part of a session right",
    .usage = "ID PART TEXT",
    .examples = "sayso session correct 7K3M9QWZ headcount 15\n"
		"sayso session correct 7K3M9QWZ notes \"We cooked, then "
		"played.\"\n",
    .help = "PART is one of headcount, place, provision, mode, theme, notes,\n"
	    "start, end.  For 8 days after it was first saved the register\n"
	    "itself is changed; later the correction stands beside it.\n",
    .needs = NEEDS_WORKER,
    .words_least = 3,
    .words_most = 3,
    .run = run,
};
