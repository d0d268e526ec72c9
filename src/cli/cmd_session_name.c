/*
 * session name: one name put on a register or taken off it.
 */
#include <string.h>

#include "cli/command_list.h"
#include "core/session.h"

static enum status
run(struct call *call)
{
	const char *what = call->words[1];
	const char *person = call->words[2];
	bool is_add = strcmp(what, "add") == 0;
	char session[CODE_TEXT_BYTES], code[CODE_TEXT_BYTES];
	enum status status;

	if (!is_add && strcmp(what, "remove") != 0)
		return tell_mistake(call, STATUS_USAGE,
		    "\"%s\" is not known here. Say add or remove.", what);
	status = given_id(call, call->words[0], session);
	if (status == STATUS_OK)
		status = given_person(call, person, code);
	if (status == STATUS_OK)
		status =
		    is_add
			? session_present_add(call->records, session, code)
			: session_present_remove(call->records, session, code);
	if (status != STATUS_OK)
		return tell_about(call, status, person);
	if (!call->is_json)
		print_words(call->out,
		    is_add ? "Put on the register.\n"
			   : "Taken off the register. The heads stay.\n");
	return STATUS_OK;
}

const struct command cmd_session_name = {
    .name = "session name",
    .summary = "put a name on a register, or take it off",
    .usage = "ID add|remove PERSON",
    .examples = "sayso session name 7K3M9QWZ add \"Ann Pike\"\n"
		"sayso session name 7K3M9QWZ remove \"otter 41\"\n",
    .help = "While the register is open.  They must have said yes to\n"
	    "attendance.\n",
    .needs = NEEDS_WORKER,
    .words_least = 3,
    .words_most = 3,
    .run = run,
};
