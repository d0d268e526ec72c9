/*
 * outcome list: one person's outcomes.  The look is written first.
 */
#include "cli/command_list.h"
#include "cli/outcomes.h"

static const struct option options[] = {
    OPTION_NEEDED("why", "REASON", "why you look (see above)"),
    OPTIONS_END,
};

static enum status
run(struct call *call)
{
	struct outcome_line *lines = NULL;
	char code[CODE_TEXT_BYTES];
	struct look_why why;
	size_t count = 0;
	enum status status = given_why(call, &why);

	if (status == STATUS_OK)
		status = given_person_or_list(call, &why, code);
	if (status == STATUS_OK)
		status =
		    outcome_list(call->records, code, &why, &lines, &count);
	if (status == STATUS_OK && call->is_json)
		outcomes_print_json(call->out, lines, count);
	else if (status == STATUS_OK)
		outcomes_print(call->out, lines, count);
	if (status == STATUS_OK && count == 0)
		tell_remark(call, "nothing is written down there yet.");
	outcome_list_clear(&lines, count);
	return status;
}

const struct command cmd_outcome_list = {
    .name = "outcome list",
    .summary = "what somebody got out of it so far",
    .usage = "PERSON --why REASON",
    .examples = "sayso outcome list \"Ann Pike\" --why asked\n",
    .help = "The oldest first, and whether they agreed.\n"
	    "\n" LOOK_HELP,
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
