/*
 * own dispute: their own words beside a value that is held.
 */
#include <string.h>

#include "cli/command_list.h"
#include "cli/hand.h"
#include "core/dispute.h"
#include "core/own_view.h"

static const struct option options[] = {
    OPTION_FLAG("take-back", "their words go; the value stays"),
    HAND_OPTIONS,
    OPTIONS_END,
};

/* The value by its id, or the only one of a kind. */
static enum status
find_value(struct call *call, const struct own_view *view, const char *word,
    char code[CODE_TEXT_BYTES])
{
	for (size_t i = 0; i < view->count; i++) {
		const struct own_thing *thing = &view->things[i];

		if (strcmp(thing->say.kind, word) != 0)
			continue;
		if (thing->count == 0)
			return tell_mistake(call, STATUS_NOT_FOUND,
			    "%s: Nothing is held there, or not for this view.",
			    word);
		if (thing->count > 1)
			return tell_mistake(call, STATUS_INVALID,
			    "%s: There are several. Give the id of one, as "
			    "sayso own show shows it.",
			    word);
		memcpy(code, thing->values[0].code, CODE_TEXT_BYTES);
		return STATUS_OK;
	}
	if (code_tidy(word, code))
		return STATUS_OK;
	return given_kind(call, word) == STATUS_OK
		   ? tell_mistake(call, STATUS_NOT_FOUND,
			 "%s: They have not answered that.", word)
		   : STATUS_INVALID;
}

static enum status
dispute(struct call *call, struct hand *hand)
{
	struct own_view view = {.count = 0};
	char value[CODE_TEXT_BYTES];
	enum status status = own_view(call->records, hand->code, &view);

	if (status == STATUS_OK)
		status = find_value(call, &view, call->words[1], value);
	if (status == STATUS_OK)
		status =
		    call_has(call, "take-back")
			? dispute_take_back(call->records, hand->code, value)
			: dispute_say(
			      call->records, hand->code, value, call->words[2]);
	own_view_clear(&view);
	return status;
}

static enum status
run(struct call *call)
{
	bool takes_back = call_has(call, "take-back");
	struct hand hand = {.own = NULL};
	enum status status;

	if ((call_word(call, 2) == NULL) != takes_back)
		return tell_mistake(
		    call, STATUS_USAGE, "Give their words, or --take-back.");
	status = hand_begin(call, HAND_EITHER, &hand);
	if (status == STATUS_OK)
		status = dispute(call, &hand);
	status = hand_end(call, &hand, status);
	if (status == STATUS_OK && !call->is_json)
		print_words(call->out,
		    takes_back ? "Your words are gone. What is held stays.\n"
			       : "Your words stand beside it. Whoever sees it "
				 "sees them too.\n");
	return status;
}

const struct command cmd_own_dispute = {
    .name = "own dispute",
    .summary = "their own words beside something that is held",
    .usage = "PERSON KIND|ID WORDS\n"
	     "PERSON KIND|ID --take-back",
    .examples = "sayso own dispute \"Ann Pike\" note \"I was not there.\"\n"
		"sayso own dispute \"Ann Pike\" note --take-back\n",
    .help = "For what they say is wrong and a worker says is right.  Where a\n"
	    "kind has several values, ID says which: sayso own show.\n"
	    "\n" HAND_HELP,
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 2,
    .words_most = 3,
    .run = run,
};
