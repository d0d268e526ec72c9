/*
 * request extend: three months instead of one, and why.
 */
#include "cli/command_list.h"
#include "core/request.h"

static const struct option options[] = {
    OPTION_NEEDED("why", "TEXT", "what you told them"),
    OPTIONS_END,
};

static void
print_extended(struct call *call, const char *code)
{
	struct request_line line;

	if (request_get(call->records, code, &line) != STATUS_OK)
		return;
	print_words(call->out, "Written down. Answer by ");
	print_day(call->out, line.due_on);
	print_words(call->out, ".\n");
	request_line_clear(&line);
}

static enum status
run(struct call *call)
{
	char code[CODE_TEXT_BYTES];
	enum status status = given_id(call, call->words[0], code);

	if (status == STATUS_OK)
		status = tell_about(call,
		    request_extend(
			call->records, code, call_option(call, "why")),
		    call->words[0]);
	if (status == STATUS_OK && !call->is_json)
		print_extended(call, code);
	return status;
}

const struct command cmd_request_extend = {
    .name = "request extend",
    .summary = "more time for it, told within the first month",
    .usage = "ID --why TEXT",
    .examples = "sayso request extend 7K3M9QWZ --why \"It is very much\"\n",
    .help = "Three months instead of one, where it is very much or hard to\n"
	    "find.  Whoever asked must be told so, and why, within the first\n"
	    "month.  Tell them first, then write it down here.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
