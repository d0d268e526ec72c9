/*
 * user add: one more worker or manager.
 */
#include <string.h>

#include "cli/command_list.h"
#include "cli/js.h"

static const struct option options[] = {
    OPTION_NEEDED("role", "ROLE", "worker or manager"),
    OPTIONS_END,
};

static enum status
read_role(struct call *call, bool *is_worker)
{
	const char *role = call_option(call, "role");

	*is_worker = strcmp(role, "worker") == 0;
	if (*is_worker || strcmp(role, "manager") == 0)
		return STATUS_OK;
	return tell_mistake(call, STATUS_USAGE,
	    "The role \"%s\" is not known. It is worker or manager.", role);
}

static void
print_added(struct call *call, const char *name, bool is_worker,
    const struct secret *recovery)
{
	json_t *answer;

	if (!call->is_json) {
		print_words(call->out, "Added: ");
		print_text(call->out, name);
		print_format(
		    call->out, ", %s.\n", is_worker ? "worker" : "manager");
		if (recovery == NULL)
			return;
		print_words(call->out, "\n");
		passphrase_print_recovery(call, recovery);
		return;
	}
	answer = json_object();
	js_put(answer, "name", js_text(name));
	js_put(answer, "role", js_text(is_worker ? "worker" : "manager"));
	js_put(answer, "recovery", js_secret(recovery));
	js_print(call->out, answer);
}

static enum status
run(struct call *call)
{
	const char *name = call->words[0];
	struct secret *passphrase = NULL, *recovery = NULL;
	bool is_worker;
	enum status status = read_role(call, &is_worker);

	if (status == STATUS_OK && call->passphrase_fd < 0)
		tell_remark(call, "now %s chooses a passphrase.", name);
	if (status == STATUS_OK)
		status = passphrase_new(call, name, &passphrase);
	if (status == STATUS_OK)
		status = unlock_user_add(
		    call->unlock, name, is_worker, &passphrase, &recovery);
	if (status == STATUS_OK)
		print_added(call, name, is_worker, recovery);
	secret_drop(&passphrase);
	secret_drop(&recovery);
	return status;
}

const struct command cmd_user_add = {
    .name = "user add",
    .summary = "let in one more worker or manager",
    .usage = "NAME --role worker|manager",
    .examples = "sayso user add Delyth --role worker\n"
		"sayso user add \"Kit Moor\" --role manager\n",
    .help =
	"A worker sees what young people let the team see.  A manager sees\n"
	"the work and nobody's name.  The new user sits down here and\n"
	"chooses a passphrase that only they know.\n"
	"\n"
	"With --passphrase-fd: first your own line, then the new user's.\n"
	"With the recovery words: open with them, and add one worker.  New\n"
	"recovery words are shown then.\n",
    .options = options,
    .needs = NEEDS_VAULT,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
