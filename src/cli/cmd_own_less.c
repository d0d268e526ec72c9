/*
 * own withdraw and own restrict: a young person's no, and "keep it, do not use
 * it".  With or without their key, and never asked twice.
 */
#include "cli/command_list.h"
#include "cli/hand.h"
#include "cli/terms.h"

static const struct option options[] = {
    HAND_OPTIONS,
    OPTIONS_END,
};

/* Everything at once is a no that needs no signature. */
static enum status
say(struct call *call, struct hand *hand, const char *const *kinds,
    size_t count, enum own_answer answer)
{
	struct terms terms = {.count = 0};
	struct own_saying saying = {.changes = NULL};
	int64_t number = 0;
	enum status status;

	if (hand->own == NULL || given_all(kinds, count))
		return answer == OWN_NO
			   ? own_say_no(call->records, hand->code, kinds, count)
			   : own_say_keep(
				 call->records, hand->code, kinds, count);
	for (size_t i = 0; i < count; i++)
		terms_add(&terms, kinds[i], answer);
	saying.changes = terms.changes;
	saying.count = terms.count;
	status = hand_sign(call, hand, &saying, &number);
	if (status == STATUS_OK && call->is_json)
		hand_print_signed(call, hand, number, NULL);
	terms_clear(&terms);
	return status;
}

static enum status
less(struct call *call, enum own_answer answer, const char *result)
{
	const char *const *kinds = call->words + 1;
	size_t count = call->words_count - 1;
	struct hand hand = {.own = NULL};
	enum status status = STATUS_OK;

	if (!given_all(kinds, count) || answer != OWN_NO)
		status = given_kinds(call, 1, &kinds, &count);
	if (status != STATUS_OK)
		return status;
	status = hand_begin(call, HAND_EITHER, &hand);
	if (status == STATUS_OK)
		status = say(call, &hand, kinds, count, answer);
	status = hand_end(call, &hand, status);
	if (status == STATUS_OK && !call->is_json)
		print_words(call->out, result);
	return status;
}

static enum status
run_withdraw(struct call *call)
{
	return less(call, OWN_NO, "You said no. What was held is gone.\n");
}

static enum status
run_restrict(struct call *call)
{
	return less(call, OWN_KEEP,
	    "It is kept for you and nobody uses it. After 60 days it is gone, "
	    "unless you say yes again.\n");
}

const struct command cmd_own_withdraw = {
    .name = "own withdraw",
    .summary = "they say no: it is gone at once",
    .usage = "PERSON KIND ... [--pin]\n"
	     "PERSON all",
    .examples = "sayso own withdraw \"Ann Pike\" phone\n"
		"sayso own withdraw \"otter 41\" email address --pin\n"
		"sayso own withdraw \"Ann Pike\" all\n",
    .help = "A no needs no key and no reason.  What was held under it is\n"
	    "erased when the command ends, with a key or without.  A no that\n"
	    "is signed stands on their slip.\n"
	    "\n" HAND_HELP,
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 2,
    .words_most = WORDS_ANY,
    .run = run_withdraw,
};

const struct command cmd_own_restrict = {
    .name = "own restrict",
    .summary = "they say: keep it, do not use it",
    .usage = "PERSON KIND ... [--pin]",
    .examples = "sayso own restrict \"Ann Pike\" address\n",
    .help = "It stays for them alone for 60 days.  It needs no key.\n"
	    "\n" HAND_HELP,
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 2,
    .words_most = WORDS_ANY,
    .run = run_restrict,
};
