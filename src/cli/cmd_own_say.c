/*
 * own say: a young person's own yes, signed.
 */
#include "cli/command_list.h"
#include "cli/hand.h"
#include "cli/terms.h"

static const struct option options[] = {
    OPTION_FLAG("read-aloud", "it was read out to them"),
    OPTION_TEXT(
	"secret-fd", "N", "read their PIN, then their card, from open file N"),
    OPTIONS_END,
};

static enum status
run(struct call *call)
{
	struct terms terms = {.count = 0};
	struct own_saying saying = {.read_aloud = call_has(call, "read-aloud")};
	struct hand hand = {.own = NULL};
	int64_t number = 0;
	enum status status = STATUS_OK;

	for (size_t i = 1; status == STATUS_OK && i < call->words_count; i++)
		status = terms_add_yes(call, call->words[i], &terms);
	if (status == STATUS_OK) {
		status = hand_begin(call, HAND_KEY, &hand);
		saying.changes = terms.changes;
		saying.count = terms.count;
		if (status == STATUS_OK)
			status = hand_sign(call, &hand, &saying, &number);
		if (status == STATUS_OK && call->is_json)
			hand_print_signed(call, &hand, number, NULL);
		status = hand_end(call, &hand, status);
	}
	if (status == STATUS_OK && !call->is_json)
		print_format(call->out, "Signed. It is statement %lld.\n",
		    (long long)number);
	terms_clear(&terms);
	return status;
}

const struct command cmd_own_say = {
    .name = "own say",
    .summary = "they say yes, with their key",
    .usage = "PERSON KIND[=SEE][,count][,until=DATE] ...",
    .examples = "sayso own say \"Ann Pike\" phone=team,until=2027-08-31\n"
		"sayso own say \"otter 41\" address=worker:Sam\n"
		"sayso own say \"Ann Pike\" gender=nobody,count\n",
    .help = "What they said before to other things stays as it is.\n"
	    "\n" HAND_HELP "\n" TERMS_HELP,
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 2,
    .words_most = WORDS_ANY,
    .run = run,
};
