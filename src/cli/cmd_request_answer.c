/*
 * request answer: what the young person said to it, as a worker heard it.
 */
#include "cli/command_list.h"
#include "core/request.h"

static const struct option options[] = {
    OPTION_TEXT("said", "DATE", "the day they said so (today)"),
    OPTIONS_END,
};

static enum status
run(struct call *call)
{
	char code[CODE_TEXT_BYTES];
	int32_t said_on = DAY_NONE;
	enum status status = given_id(call, call->words[0], code);

	if (status == STATUS_OK)
		status = given_day(call, "said", &said_on);
	if (status == STATUS_OK)
		status = tell_about(call,
		    request_answer(
			call->records, code, call->words[1], said_on),
		    call->words[0]);
	if (status == STATUS_OK && !call->is_json)
		print_words(call->out, "Written down.\n");
	return status;
}

const struct command cmd_request_answer = {
    .name = "request answer",
    .summary = "what the young person said to it",
    .usage = "ID yes|no|later [--said DATE]",
    .examples = "sayso request answer 7K3M9QWZ no\n"
		"sayso request answer 7K3M9QWZ yes --said yesterday\n",
    .help = "For what somebody else asked, as you heard it from the young\n"
	    "person.  Where they have made a key of their own only that says\n"
	    "yes, with the laptop in their hands: sayso own request\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 2,
    .words_most = 2,
    .run = run,
};
