/*
 * narrow: refuse, revoke and restrict, the three ways in which a yes ends by a
 * worker's hand.  None asks a second time.
 */
#include "cli/command_list.h"
#include "core/consent.h"

/* All kinds are looked at before anything is written. */
static enum status
narrow(struct call *call,
    enum status (*act)(struct records *records, const char *code,
	const char *const *kinds, size_t count),
    const char *result)
{
	const char *const *kinds;
	char code[CODE_TEXT_BYTES];
	size_t count;
	enum status status = STATUS_OK;

	kinds = call->words + 1;
	count = call->words_count - 1;
	if (!given_all(kinds, count) || act != consent_refuse)
		status = given_kinds(call, 1, &kinds, &count);
	if (status == STATUS_OK)
		status = given_person(call, call->words[0], code);
	if (status == STATUS_OK)
		status = act(call->records, code, kinds, count);
	if (status == STATUS_OK && !call->is_json)
		print_words(call->out, result);
	return status;
}

static enum status
run_refuse(struct call *call)
{
	return narrow(call, consent_refuse,
	    "Written down: they said no. It is shut from now on, and erased "
	    "after 7 days.\n");
}

static enum status
run_revoke(struct call *call)
{
	return narrow(call, consent_revoke,
	    "Written down: your no. It is shut from now on, and erased after 7 "
	    "days. Every worker sees that it was you.\n");
}

static enum status
run_restrict(struct call *call)
{
	return narrow(call, consent_restrict,
	    "Written down. It is kept and not used for 60 days, then it is "
	    "erased.\n");
}

const struct command cmd_refuse = {
    .name = "refuse",
    .summary = "they said no to something",
    .usage = "PERSON KIND ...",
    .examples = "sayso refuse \"Ann Pike\" photo\n"
		"sayso refuse \"otter 41\" phone email\n"
		"sayso refuse \"Ann Pike\" all\n",
    .help =
	"A no never needs a reason.  What it is about is shut at once and\n"
	"used for nothing, shown to every worker as a no, and erased after\n"
	"7 days.\n",
    .needs = NEEDS_WORKER,
    .words_least = 2,
    .words_most = WORDS_ANY,
    .run = run_refuse,
};

const struct command cmd_revoke = {
    .name = "revoke",
    .summary = "you, a worker, say no to holding something",
    .usage = "PERSON KIND ...",
    .examples = "sayso revoke \"Ann Pike\" note\n",
    .help = "For what should not be held, whatever they said.  It is shut at\n"
	    "once and erased after 7 days.  They can read that it was you.\n",
    .needs = NEEDS_WORKER,
    .words_least = 2,
    .words_most = WORDS_ANY,
    .run = run_revoke,
};

const struct command cmd_restrict = {
    .name = "restrict",
    .summary = "they said: keep it, do not use it",
    .usage = "PERSON KIND ...",
    .examples = "sayso restrict \"Ann Pike\" address\n",
    .help = "It stays for them alone and nobody uses it.  After 60 days it is\n"
	    "erased, unless they say yes again.\n",
    .needs = NEEDS_WORKER,
    .words_least = 2,
    .words_most = WORDS_ANY,
    .run = run_restrict,
};
