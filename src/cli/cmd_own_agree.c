/*
 * own agree: what they got out of it: agreed, put otherwise, or taken out.
 */
#include "cli/command_list.h"
#include "cli/hand.h"
#include "cli/outcomes.h"
#include "core/own_outcome.h"

static const struct option options[] = {
    OPTION_TEXT("words", "TEXT", "in their own words, and agreed so"),
    OPTION_FLAG("take-out", "it is not so: it goes"),
    HAND_OPTIONS,
    OPTIONS_END,
};

static enum status
list(struct call *call, const struct hand *hand)
{
	struct outcome_line *lines = NULL;
	size_t count = 0;
	enum status status =
	    own_outcomes(call->records, hand->code, &lines, &count);

	if (status == STATUS_OK && call->is_json)
		outcomes_print_json(call->out, lines, count);
	else if (status == STATUS_OK && count > 0)
		outcomes_print(call->out, lines, count);
	else if (status == STATUS_OK)
		status = REFUSE(STATUS_NOT_FOUND,
		    "Nothing is written down here that you got out of it.");
	outcome_list_clear(&lines, count);
	return status;
}

static enum status
act(struct call *call, const struct hand *hand)
{
	const char *words = call_option(call, "words");
	char code[CODE_TEXT_BYTES];
	enum status status = given_id(call, call->words[1], code);

	if (status != STATUS_OK)
		return status;
	if (call_has(call, "take-out"))
		return own_outcome_drop(call->records, hand->code, code);
	if (words != NULL)
		return own_outcome_change(
		    call->records, hand->code, code, words);
	return own_outcome_agree(call->records, hand->code, code);
}

static enum status
run(struct call *call)
{
	bool acts = call->words_count > 1;
	struct hand hand = {.own = NULL};
	enum status status;

	if (!acts && (call_has(call, "words") || call_has(call, "take-out")))
		return tell_mistake(
		    call, STATUS_USAGE, "Say which one: give its id.");
	if (call_has(call, "words") && call_has(call, "take-out"))
		return tell_mistake(call, STATUS_USAGE,
		    "--words and --take-out exclude each other.");
	status = hand_begin(call, HAND_EITHER, &hand);
	if (status == STATUS_OK)
		status = acts ? act(call, &hand) : list(call, &hand);
	status = hand_end(call, &hand, status);
	if (status == STATUS_OK && acts && !call->is_json)
		print_words(call->out,
		    call_has(call, "take-out") ? "It is gone.\n" : "Agreed.\n");
	return status;
}

const struct command cmd_own_agree = {
    .name = "own agree",
    .summary = "they agree to what they got out of it",
    .usage = "PERSON [OUTCOME [--words TEXT|--take-out]] [--pin]",
    .examples = "sayso own agree \"Ann Pike\"\n"
		"sayso own agree \"Ann Pike\" 7K3M9QWZ --pin\n"
		"sayso own agree \"Ann Pike\" 7K3M9QWZ --words \"I ran it.\"\n",
    .help = "Without OUTCOME it is a list.  With their key they sign it, and\n"
	    "then nobody can change it; without, it is agreed by word.\n"
	    "\n" HAND_HELP,
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 2,
    .run = run,
};
