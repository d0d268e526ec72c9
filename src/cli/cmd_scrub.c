/*
 * scrub: proves what was erased and waits for it, in a large vault or after
 * something went wrong.
 */
#include "cli/command_list.h"
#include "cli/erased.h"
#include "cli/js.h"

static enum status
print_newest(struct call *call)
{
	if (call->is_json) {
		js_print(call->out, json_object());
		return STATUS_OK;
	}
	print_words(call->out, "Nothing waits to be proved gone.\n");
	return erased_print_state(call);
}

static enum status
run(struct call *call)
{
	struct scrub_result result;
	bool is_due = false;
	enum status status = scrub_is_due(call->unlock, &is_due, NULL);

	if (status != STATUS_OK || !is_due)
		return status == STATUS_OK ? print_newest(call) : status;
	status = erased_prove(call, true, &result);
	if (status == STATUS_OK && call->is_json)
		erased_print_json(call, &result);
	else if (status == STATUS_OK)
		erased_print(call->out, &result);
	return status;
}

const struct command cmd_scrub = {
    .name = "scrub",
    .summary = "prove gone what was erased and waits for it",
    .usage = "",
    .examples = "sayso scrub\n",
    .help = "What is erased is gone from every screen at once.  Before a\n"
	    "command ends the vault gets a new key, so that nobody can read\n"
	    "its old pages, and every page is searched.  In a vault of over\n"
	    "64 MiB that waits for this command.\n",
    .needs = NEEDS_WORKER,
    .run = run,
};
