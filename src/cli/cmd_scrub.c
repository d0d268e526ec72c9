/*
 * scrub: proves what was erased and waits for it, in a large vault or after
 * something went wrong.
 */
#include <inttypes.h>

#include "base/day.h"
#include "cli/command_list.h"
#include "cli/erased.h"
#include "cli/js.h"
#include "core/erase.h"

static enum status
print_newest(struct call *call)
{
	struct erase_done done = {.head = 0};
	enum status status = erase_done_read(call->records, &done);

	if (status != STATUS_OK)
		return status;
	if (call->is_json) {
		js_print(call->out, json_object());
		return STATUS_OK;
	}
	print_words(call->out, "Nothing waits to be proved gone.\n");
	if (done.done_at == 0)
		return STATUS_OK;
	print_words(call->out, "The last time: ");
	print_day(call->out, moment_day(done.done_at));
	print_format(call->out,
	    ", %" PRId64 " pages searched, %" PRId64 " copies found.\n",
	    done.pages, done.copies);
	return STATUS_OK;
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
