/*
 * user recovery: new words for the envelope.
 */
#include "cli/command_list.h"
#include "cli/js.h"

static enum status
run(struct call *call)
{
	struct secret *words = NULL;
	enum status status = unlock_recovery_new(call->unlock, &words);

	if (status == STATUS_OK && call->is_json) {
		json_t *answer = json_object();

		js_put(answer, "recovery", js_secret(words));
		js_print(call->out, answer);
	} else if (status == STATUS_OK) {
		passphrase_print_recovery(call, words);
		print_words(
		    call->out, "Older recovery words open nothing any more.\n");
	}
	secret_drop(&words);
	return status;
}

const struct command cmd_user_recovery = {
    .name = "user recovery",
    .summary = "new recovery words for the envelope",
    .usage = "",
    .examples = "sayso user recovery\n",
    .help = "For when the paper is lost or somebody saw it.  The words before\n"
	    "these stop working at once.\n",
    .needs = NEEDS_WORKER,
    .run = run,
};
