/*
 * own show: what is held about them, as they see it themself.
 */
#include "cli/command_list.h"
#include "cli/hand.h"
#include "cli/own_print.h"

static const struct option options[] = {
    HAND_OPTIONS,
    OPTIONS_END,
};

static enum status
run(struct call *call)
{
	struct own_view view = {.count = 0};
	struct hand hand = {.own = NULL};
	enum status status = hand_begin(call, HAND_EITHER, &hand);

	if (status == STATUS_OK)
		status = own_view(call->records, hand.code, &view);
	if (status == STATUS_OK && call->is_json)
		own_print_json(call->out, &view);
	else if (status == STATUS_OK)
		own_print(call->out, &view);
	own_view_clear(&view);
	return hand_end(call, &hand, status);
}

const struct command cmd_own_show = {
    .name = "own show",
    .summary = "they see what is held about them",
    .usage = "PERSON [--pin]",
    .examples = "sayso own show \"Ann Pike\"\n"
		"sayso own show \"otter 41\" --pin\n",
    .help =
	"Everything that is held, who may see it, is it counted, until\n"
	"when, what is new, and when they came.  Who has a key and does not\n"
	"use it sees of some things only that they are there.\n"
	"\n" HAND_HELP,
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
