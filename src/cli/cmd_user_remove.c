/*
 * user remove: a key is taken away, and what only that key could open goes.
 */
#include <inttypes.h>

#include "cli/command_list.h"
#include "os/prompt.h"

static const struct option options[] = {
    OPTION_FLAG("sure", "do not ask, even if something is lost"),
    OPTIONS_END,
};

/* Said first: what is lost with them. */
static enum status
confirm(struct call *call, const char *name)
{
	int64_t values = 0;
	bool yes = call_has(call, "sure");
	enum status status =
	    unlock_user_only_theirs(call->unlock, name, &values);

	if (status != STATUS_OK || values == 0 || yes)
		return status;
	tell_remark(call,
	    "values that only %s can open, and that would be "
	    "erased: %" PRId64 ".",
	    name, values);
	if (call->passphrase_fd >= 0 || !prompt_has_terminal())
		return REFUSE(STATUS_DENIED,
		    "Nothing was removed. If this is what you want, type it "
		    "again with --sure.");
	status = prompt_yes("Remove them all the same? (yes or no)", &yes);
	if (status == STATUS_OK && !yes)
		status = REFUSE(STATUS_DENIED, "Nothing was removed.");
	return status;
}

static enum status
run(struct call *call)
{
	const char *name = call->words[0];
	enum status status = confirm(call, name);

	if (status == STATUS_OK)
		status = unlock_user_remove(call->unlock, name);
	if (status != STATUS_OK)
		return tell_about(call, status, name);
	if (!call->is_json) {
		print_words(call->out, "Removed: ");
		print_text(call->out, name);
		print_words(call->out, ". The keys of the vault are new.\n");
	}
	return STATUS_OK;
}

const struct command cmd_user_remove = {
    .name = "user remove",
    .summary = "take somebody's key away",
    .usage = "NAME [--sure]",
    .examples = "sayso user remove Delyth\n",
    .help =
	"Their passphrase opens nothing from then on, and the keys of the\n"
	"vault are made new.  What young people let only this worker see is\n"
	"erased; sayso says how much that is before it does so.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
