/*
 * person capacity: able to decide for themself, or not yet.
 */
#include <string.h>

#include "cli/command_list.h"
#include "core/consent.h"

static const struct option options[] = {
    OPTION_TEXT("review", "DATE", "when to think it over again (a year)"),
    OPTIONS_END,
};

static enum status
run(struct call *call)
{
	const char *answer = call->words[1];
	bool is_able = strcmp(answer, "able") == 0;
	char code[CODE_TEXT_BYTES];
	int32_t review;
	enum status status;

	if (!is_able && strcmp(answer, "not-yet") != 0)
		return tell_mistake(call, STATUS_USAGE,
		    "\"%s\" is not known here. Say able or not-yet.", answer);
	status = given_day(call, "review", &review);
	if (status == STATUS_OK)
		status = given_person(call, call->words[0], code);
	if (status == STATUS_OK)
		status = consent_capacity(call->records, code, is_able, review);
	if (status == STATUS_OK && !call->is_json)
		print_words(call->out,
		    is_able ? "Written down: able to decide.\n"
			    : "Written down: not yet. What has no adult's yes "
			      "is shut.\n");
	return status;
}

const struct command cmd_person_capacity = {
    .name = "person capacity",
    .summary = "able to decide alone, or not yet",
    .usage = "PERSON able|not-yet [--review DATE]",
    .examples = "sayso person capacity \"Ann Pike\" able\n"
		"sayso person capacity \"otter 41\" not-yet --review "
		"2027-03-01\n",
    .help = "Do they understand what they say yes to, and what follows from\n"
	    "it?  Somebody who is not able yet needs an adult's yes beside\n"
	    "their own.  Becoming \"not yet\" shuts what has none.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 2,
    .words_most = 2,
    .run = run,
};
