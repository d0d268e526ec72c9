/*
 * init: a new vault with its first worker.
 */
#include "app/paths.h"
#include "cli/command_list.h"
#include "cli/js.h"

static const struct option options[] = {
    OPTION_NEEDED("organisation", "TEXT", "who runs the project"),
    OPTIONS_END,
};

/* Told before anybody thinks of a passphrase. */
static enum status
check_free(const char *path)
{
	struct unlock_outside outside;
	enum status status = unlock_look_outside(path, &outside);

	status_clear();
	if (status == STATUS_OK)
		return REFUSE(STATUS_CANNOT_CREATE,
		    "There is a vault in that folder already. Nothing was "
		    "changed. Name another folder: --vault DIR");
	return STATUS_OK;
}

static void
print_made(struct call *call, const struct secret *recovery)
{
	const char *path = unlock_path(call->unlock);

	if (call->is_json) {
		json_t *answer = json_object();

		js_put(answer, "vault", js_text(path));
		js_put(answer, "recovery", js_secret(recovery));
		js_print(call->out, answer);
		return;
	}
	print_words(call->out, "Your vault is made: ");
	print_text(call->out, path);
	print_words(call->out, "\n\n");
	passphrase_print_recovery(call, recovery);
	print_words(call->out, "\nNext:\n"
			       "  sayso setting safeguarding_lead NAME\n"
			       "  sayso group add NAME\n");
}

static enum status
run(struct call *call)
{
	struct buf path = BUF_EMPTY;
	struct secret *passphrase = NULL, *recovery = NULL;
	enum status status;

	if (call->as == NULL)
		return tell_mistake(call, STATUS_USAGE,
		    "Say who the first worker is: --as NAME.");
	status = paths_vault(call->vault, &path);
	if (status == STATUS_OK)
		status = check_free(path.text);
	if (status == STATUS_OK)
		status = passphrase_new(call, call->as, &passphrase);
	if (status == STATUS_OK)
		status = unlock_make(path.text, call->as,
		    call_option(call, "organisation"), &passphrase,
		    &call->unlock, &recovery);
	if (status == STATUS_OK)
		print_made(call, recovery);
	secret_drop(&passphrase);
	secret_drop(&recovery);
	buf_clear(&path);
	return status;
}

const struct command cmd_init = {
    .name = "init",
    .summary = "make a vault, its first worker and the recovery words",
    .usage = "--as NAME --organisation TEXT",
    .examples = "sayso init --as \"Sam Reed\" --organisation \"Hill Club\"\n"
		"sayso --vault /media/club/vault init --as Sam "
		"--organisation Hill\n",
    .help = "Makes a new folder with everything in it locked.  You choose a\n"
	    "passphrase; sayso suggests one.  It shows recovery words once:\n"
	    "write them on paper and keep that paper somewhere else.\n"
	    "\n"
	    "With --passphrase-fd: one line, the new passphrase.\n",
    .options = options,
    .needs = NEEDS_NOTHING,
    .run = run,
};
