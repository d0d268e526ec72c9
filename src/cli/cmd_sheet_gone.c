/*
 * sheet gone: the paper of a sheet was destroyed.
 */
#include "cli/command_list.h"
#include "core/sheet.h"

static enum status
run(struct call *call)
{
	char code[CODE_TEXT_BYTES];
	enum status status = given_id(call, call->words[0], code);

	if (status == STATUS_OK)
		status = tell_about(
		    call, sheet_gone(call->records, code), call->words[0]);
	if (status == STATUS_OK && !call->is_json)
		print_words(call->out, "Noted: the paper is gone.\n");
	return status;
}

const struct command cmd_sheet_gone = {
    .name = "sheet gone",
    .summary = "the paper of a sheet is gone",
    .usage = "ID",
    .examples = "sayso sheet gone 7K3M9QWZ\n",
    .help = "When you shredded it yourself, or saw it done.  The id stands at\n"
	    "the foot of the sheet.\n",
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
