/*
 * outcome agree: they said that it is so.
 */
#include "cli/command_list.h"
#include "core/outcome.h"

static enum status
run(struct call *call)
{
	char code[CODE_TEXT_BYTES];
	enum status status = given_id(call, call->words[0], code);

	if (status == STATUS_OK)
		status = outcome_agree(call->records, code);
	if (status == STATUS_OK && !call->is_json)
		print_words(call->out, "Written down: agreed by word.\n");
	return status;
}

const struct command cmd_outcome_agree = {
    .name = "outcome agree",
    .summary = "they agreed to an outcome, by word",
    .usage = "ID",
    .examples = "sayso outcome agree 7K3M9QWZ\n",
    .help = "The id stands in the list of outcomes.\n",
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
