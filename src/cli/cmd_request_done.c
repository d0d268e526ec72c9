/*
 * request done: it was given, or it was not, and why.
 */
#include "cli/command_list.h"
#include "core/request.h"

static const struct option options[] = {
    OPTION_FLAG("given", "what they asked for was done"),
    OPTION_FLAG("not-given", "it was not"),
    OPTION_TEXT("why", "TEXT", "why; needed with --not-given"),
    OPTIONS_END,
};

static enum status
run(struct call *call)
{
	const char *why = call_option(call, "why");
	bool is_given = call_has(call, "given");
	char code[CODE_TEXT_BYTES];
	enum status status;

	if (is_given == call_has(call, "not-given"))
		return tell_mistake(call, STATUS_USAGE,
		    "Say which: --given, or --not-given with --why.");
	status = given_id(call, call->words[0], code);
	if (status == STATUS_OK)
		status = tell_about(call,
		    request_done(
			call->records, code, is_given, why == NULL ? "" : why),
		    call->words[0]);
	if (status == STATUS_OK && !call->is_json)
		print_words(call->out, "Done, and written down.\n");
	return status;
}

const struct command cmd_request_done = {
    .name = "request done",
    .summary = "it was given, or not and why",
    .usage = "ID --given|--not-given [--why TEXT]",
    .examples =
	"sayso request done 7K3M9QWZ --given\n"
	"sayso request done 7K3M9QWZ --not-given --why \"They said no\"\n",
    .help = "What somebody else asked for can be given only when the young\n"
	    "person said yes.  Where they are not able to decide yet, say in\n"
	    "--why who decided for them, and why it is best for them.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
