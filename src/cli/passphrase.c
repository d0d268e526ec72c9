/*
 * passphrase: reading them, choosing a new one, and showing recovery words.
 *
 * A passphrase is never taken from an argument or the environment, and none
 * is suggested where what is shown might end in a file.
 */
#include <string.h>
#include <unistd.h>

#include "cli/cli_internal.h"
#include "cli/js.h"
#include "os/prompt.h"

#define TRIES 3

enum status
passphrase_read(
    struct call *call, const char *question, struct secret **passphrase)
{
	if (call->passphrase_fd >= 0)
		return prompt_secret_from(call->passphrase_fd, passphrase);
	return prompt_secret(question, passphrase);
}

static enum status
suggest(struct call *call)
{
	struct secret *words = NULL;
	enum status status;

	if (!isatty(STDERR_FILENO))
		return STATUS_OK;
	status = unlock_passphrase_suggest(&words);
	if (status != STATUS_OK)
		return status;
	tell_remark(call,
	    "choose a passphrase: several words that only you would put\n"
	    "together, and that you use nowhere else. These were drawn by lot "
	    "and\nwould do:\n");
	print_words(call->err, "    ");
	print_secret(call->err, words);
	print_words(call->err, "\n\n");
	print_flush(call->err);
	secret_free(words);
	return STATUS_OK;
}

static bool
is_same(const struct secret *one, const struct secret *other)
{
	return secret_size(one) == secret_size(other) &&
	       memcmp(secret_bytes(one), secret_bytes(other),
		   secret_size(one)) == 0;
}

/* Once: asked, judged, asked again.  ${retry}: it may be asked once more. */
static enum status
ask_twice(const char *name, struct secret **passphrase, bool *retry)
{
	struct secret *again = NULL;
	enum status status = prompt_secret("New passphrase:", passphrase);

	*retry = false;
	if (status != STATUS_OK)
		return status;
	status = unlock_passphrase_judge(*passphrase, name);
	*retry = status == STATUS_INVALID;
	if (status != STATUS_OK)
		return status;
	status = prompt_secret("The same again:", &again);
	if (status == STATUS_OK && !is_same(*passphrase, again)) {
		*retry = true;
		status = REFUSE(STATUS_INVALID, "The two were not the same.");
	}
	secret_drop(&again);
	return status;
}

static enum status
ask(struct call *call, const char *name, struct secret **passphrase)
{
	enum status status = suggest(call);
	bool retry = status == STATUS_OK;

	for (int tries = 0; retry && tries < TRIES; tries++) {
		if (tries > 0)
			tell_remark(
			    call, "%s Try again.", status_sentence(status));
		secret_drop(passphrase);
		status = ask_twice(name, passphrase, &retry);
	}
	return status;
}

enum status
passphrase_new(struct call *call, const char *name, struct secret **passphrase)
{
	struct secret *fresh = NULL;
	enum status status;

	if (call->passphrase_fd < 0) {
		status = ask(call, name, &fresh);
	} else {
		status = prompt_secret_from(call->passphrase_fd, &fresh);
		if (status == STATUS_OK)
			status = unlock_passphrase_judge(fresh, name);
	}
	if (status == STATUS_OK) {
		*passphrase = fresh;
		fresh = NULL;
	}
	secret_drop(&fresh);
	return status;
}

void
passphrase_print_recovery(struct call *call, const struct secret *words)
{
	print_words(call->out, "The recovery words of this vault, shown only "
			       "this once:\n\n    ");
	print_secret(call->out, words);
	print_words(call->out,
	    "\n\n"
	    "Write them on paper. Seal the paper in an envelope and keep it\n"
	    "away from this machine. When every worker has lost their\n"
	    "passphrase, these words let in one new worker.\n");
}
