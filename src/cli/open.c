/*
 * open: from --vault and --as to an open vault.
 *
 * Mistakes that can be seen from outside are told before a passphrase is
 * asked for.
 */
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "app/paths.h"
#include "app/restore.h"
#include "base/text.h"
#include "cli/cli_internal.h"
#include "cli/erased.h"
#include "cli/watching.h"

#define TRIES 3 /* on a terminal */

/* The recovery slot is nobody's name: it is not offered. */
static enum status
refuse_name(struct call *call, const struct unlock_outside *outside)
{
	struct nearest nearest;

	nearest_start(&nearest, call->as);
	for (size_t i = 0; i < outside->count; i++)
		if (!outside->users[i].is_recovery)
			nearest_try(&nearest, outside->users[i].name);
	if (nearest.best != NULL)
		return tell_mistake(call, STATUS_DENIED,
		    "Nobody called \"%s\" has a key to this vault. Did you "
		    "mean \"%s\"?",
		    call->as, nearest.best);
	return tell_mistake(call, STATUS_DENIED,
	    "Nobody called \"%s\" has a key to this vault.", call->as);
}

/* Several have keys and none was named. */
static enum status
refuse_silence(struct call *call, const struct unlock_outside *outside)
{
	struct buf names = BUF_EMPTY;
	enum status status;

	for (size_t i = 0; i < outside->count; i++) {
		if (outside->users[i].is_recovery)
			continue;
		buf_add_text(&names, names.length == 0 ? "" : ", ");
		buf_add_text(&names, outside->users[i].name);
	}
	status = tell_mistake(call, STATUS_USAGE,
	    "Say who you are: --as NAME. These have a key: %s.", names.text);
	buf_clear(&names);
	return status;
}

enum status
open_knows(struct call *call, const struct unlock_outside *outside)
{
	if (call->as == NULL)
		return STATUS_OK;
	for (size_t i = 0; i < outside->count; i++)
		if (strcmp(outside->users[i].name, call->as) == 0)
			return STATUS_OK;
	return refuse_name(call, outside);
}

enum status
open_choose(
    struct call *call, const struct unlock_outside *outside, const char **name)
{
	size_t people = 0;

	for (size_t i = 0; i < outside->count; i++) {
		const char *user = outside->users[i].name;

		if (call->as != NULL && strcmp(user, call->as) == 0) {
			*name = user;
			return STATUS_OK;
		}
		if (!outside->users[i].is_recovery) {
			*name = user;
			people++;
		}
	}
	if (call->as != NULL)
		return refuse_name(call, outside);
	if (people != 1)
		return refuse_silence(call, outside);
	return STATUS_OK;
}

/* Who has it stands in a file, so it may be anything. */
static enum status
refuse_busy(struct call *call, const char *holder)
{
	struct buf clean = BUF_EMPTY;
	enum status status;

	text_printable(holder, &clean);
	if (clean.length > 0)
		status = tell_mistake(call, STATUS_BUSY,
		    "%s By: %s. Try again when they are done.",
		    status_sentence(STATUS_BUSY), clean.text);
	else
		status = tell_mistake(call, STATUS_BUSY,
		    "%s Try again when it is not.",
		    status_sentence(STATUS_BUSY));
	buf_clear(&clean);
	return status;
}

static enum status
open_once(
    struct call *call, const char *path, const char *name, struct secret **copy)
{
	struct secret *passphrase = NULL;
	struct buf holder = BUF_EMPTY;
	enum status status;

	status = passphrase_read(call, "Passphrase:", &passphrase);
	if (status != STATUS_OK)
		goto out;
	if (copy != NULL) {
		secret_drop(copy);
		*copy = secret_copy(
		    secret_bytes(passphrase), secret_size(passphrase));
	}
	status = unlock_open(path, name, &passphrase, &call->unlock, &holder);
	if (status == STATUS_BUSY)
		status = refuse_busy(call, holder.text);
out:
	secret_drop(&passphrase);
	buf_clear(&holder);
	return status;
}

/* Somebody who types gets a second and third try. */
static enum status
open_at(
    struct call *call, const char *path, const char *name, struct secret **copy)
{
	int tries = call->passphrase_fd < 0 ? TRIES : 1;
	enum status status = open_once(call, path, name, copy);

	while (status == STATUS_WRONG_PASSPHRASE && --tries > 0) {
		tell_remark(call, "%s Try again.", status_sentence(status));
		status_clear();
		status = open_once(call, path, name, copy);
	}
	return status;
}

/* What went while nobody looked, in one sentence that names nobody. */
static void
tell_ran_out(struct call *call)
{
	const struct runout_result *ran_out = unlock_ran_out(call->unlock);
	int64_t things;

	if (ran_out == NULL)
		return;
	things = ran_out->values + ran_out->kinds;
	if (ran_out->is_held_back)
		tell_remark(call,
		    "the clock of this machine cannot be trusted, so nothing "
		    "was erased. Put it right, then type: sayso confirm-date "
		    "DATE");
	else if (things > 0 || ran_out->people > 0)
		tell_remark(call,
		    "what had run out was erased (values and answers: "
		    "%" PRId64 ", people of whom nothing was left: %" PRId64
		    ").",
		    things, ran_out->people);
}

/* What somebody who just opened it should know. */
static void
tell_opening(struct call *call)
{
	int64_t asks = unlock_asks_done(call->unlock);

	if (geteuid() == 0 && !call->is_json && isatty(STDERR_FILENO))
		tell_remark(call,
		    "you are root here. Use an account of your own, so that "
		    "what you write stays yours.");
	tell_ran_out(call);
	if (unlock_has_new_releases(call->unlock))
		tell_remark(call,
		    "the file releases.db was missing and was made anew. The "
		    "figures of closed periods are the same. What managers "
		    "asked for, and the list of what was taken out, are gone: "
		    "ask who moved the file.");
	if (asks > 0)
		tell_remark(call,
		    "changes that a manager asked for and that hold from now "
		    "on: %" PRId64 ".",
		    asks);
}

enum status
open_vault(struct call *call, struct secret **copy)
{
	struct unlock_outside outside;
	struct buf path = BUF_EMPTY;
	const char *name = NULL;
	enum status status = paths_vault(call->vault, &path);

	if (status == STATUS_OK)
		status = restore_settle(path.text);
	if (status == STATUS_OK)
		status = unlock_look_outside(path.text, &outside);
	if (status == STATUS_OK)
		status = open_choose(call, &outside, &name);
	if (status == STATUS_OK)
		status = open_at(call, path.text, name, copy);
	if (status == STATUS_OK) {
		call->records = unlock_records(call->unlock);
		watching_start(call);
		tell_opening(call);
		status_clear();
	}
	buf_clear(&path);
	return status;
}

enum status
open_allows(const struct call *call)
{
	if (call->command->needs != NEEDS_WORKER)
		return STATUS_OK;
	if (unlock_is_recovery(call->unlock))
		return REFUSE(STATUS_DENIED,
		    "The recovery words only let in a new worker. Type: sayso "
		    "--as recovery user add NAME --role worker");
	if (call->records == NULL)
		return REFUSE(STATUS_DENIED,
		    "A manager's key opens the work and the numbers, and "
		    "nobody's name. Ask a worker to do this.");
	return STATUS_OK;
}

enum status
open_for_command(struct call *call, struct secret **copy)
{
	enum status status = open_vault(call, copy);

	if (status == STATUS_OK)
		status = open_allows(call);
	if (status == STATUS_OK)
		status = erased_before(call);
	return status;
}
