/*
 * person adult: an adult's yes or no beside the young person's own.
 */
#include <string.h>

#include "cli/command_list.h"
#include "core/consent.h"

static const struct option options[] = {
    OPTION_TEXT("said", "DATE", "when they said it (today)"),
    OPTION_TEXT("until", "DATE", "how long it is good (a year)"),
    OPTIONS_END,
};

static enum status
record(struct call *call, const char *code, bool yes)
{
	struct adult_say say = {.kind = call->words[1], .yes = yes};
	enum status status = given_day(call, "said", &say.said_on);

	if (status == STATUS_OK)
		status = given_day(call, "until", &say.until);
	if (status == STATUS_OK)
		status = tell_about(
		    call, consent_adult(call->records, code, &say), say.kind);
	return status;
}

static enum status
run(struct call *call)
{
	const char *answer = call->words[2];
	bool yes = strcmp(answer, "yes") == 0;
	char code[CODE_TEXT_BYTES];
	enum status status;

	if (!yes && strcmp(answer, "no") != 0)
		return tell_mistake(call, STATUS_USAGE,
		    "\"%s\" is not known here. Say yes or no.", answer);
	status = given_kind(call, call->words[1]);
	if (status == STATUS_OK)
		status = given_person(call, call->words[0], code);
	if (status == STATUS_OK)
		status = record(call, code, yes);
	if (status == STATUS_OK && !call->is_json)
		print_format(call->out,
		    "Written down: an adult's %s. No adult's name is kept.\n",
		    yes ? "yes" : "no");
	return status;
}

const struct command cmd_person_adult = {
    .name = "person adult",
    .summary = "an adult's yes or no beside their own",
    .usage = "PERSON KIND yes|no [--said DATE] [--until DATE]",
    .examples = "sayso person adult \"otter 41\" phone yes --said yesterday\n"
		"sayso person adult \"otter 41\" phone no\n",
    .help =
	"For somebody who is not able to decide alone yet.  Both must have\n"
	"said yes; either no ends it.  The adult sees nothing through it.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 3,
    .words_most = 3,
    .run = run,
};
