/*
 * user passphrase: one's own, changed.
 */
#include "cli/command_list.h"

static enum status
run(struct call *call)
{
	struct secret *old = NULL, *fresh = NULL;
	enum status status = open_vault(call, &old);

	if (status == STATUS_OK)
		status =
		    passphrase_new(call, unlock_name(call->unlock), &fresh);
	if (status == STATUS_OK)
		status = unlock_passphrase(call->unlock, &old, &fresh);
	if (status == STATUS_OK && !call->is_json)
		print_words(call->out,
		    "Your passphrase is changed. The old one opens nothing "
		    "any more.\n");
	secret_drop(&old);
	secret_drop(&fresh);
	return status;
}

const struct command cmd_user_passphrase = {
    .name = "user passphrase",
    .summary = "change your own passphrase",
    .usage = "",
    .examples = "sayso --as Sam user passphrase\n",
    .help = "Asks for the old one, then for the new one.\n"
	    "\n"
	    "With --passphrase-fd: first the old line, then the new one.\n",
    .needs = NEEDS_NOTHING,
    .run = run,
};
