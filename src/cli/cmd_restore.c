/*
 * restore: the vault made again from a backup.
 */
#include <inttypes.h>

#include "app/paths.h"
#include "app/restore.h"
#include "cli/command_list.h"
#include "cli/js.h"
#include "cli/medium.h"

static const struct option options[] = {
    OPTION_TEXT("into", "DIR", "where the vault is to be; else --vault"),
    OPTIONS_END,
};

static const char *
age_name(enum restore_age age)
{
	static const char *const names[] = {[RESTORE_NEWEST] = "newest",
	    [RESTORE_OLDER] = "older",
	    [RESTORE_CANNOT_KNOW] = "cannot_know"};

	return names[age];
}

static void
print_age(struct call *call, const struct restore_result *result)
{
	switch (result->age) {
	case RESTORE_NEWEST:
		print_words(call->out,
		    "Nothing newer is known: what was agreed holds.\n");
		return;
	case RESTORE_OLDER:
		print_words(
		    call->out, "It is older than what is known elsewhere");
		if (result->behind > 0)
			print_format(call->out,
			    ", by %" PRId64 " history entries", result->behind);
		print_words(call->out, ".\n");
		break;
	case RESTORE_CANNOT_KNOW:
		print_words(
		    call->out, "Whether it is the newest cannot be known.\n");
		break;
	}
	print_format(call->out,
	    "So what young people agreed is shut until they are asked again: "
	    "%" PRId64 "\n",
	    result->shut);
}

static void
print_former(struct call *call, const struct restore_result *result)
{
	if (result->former.length == 0)
		return;
	print_words(call->out, "\nThe former vault is kept as it was: ");
	print_text(call->out, result->former.text);
	print_words(call->out,
	    "\nIt holds what was erased since in no other place. When you do "
	    "not need it\nany more, remove that folder.\n");
}

static void
print_result(
    struct call *call, const struct restore_result *result, const char *into)
{
	print_words(call->out, "The vault is restored: ");
	print_text(call->out, into);
	print_format(call->out, "\nFrom: %s\n", result->name);
	print_age(call, result);
	print_format(call->out,
	    "Erased once more: %" PRId64 "\nNarrowed once more: %" PRId64
	    "\nUsers removed once more: %" PRId64 "\n",
	    result->erased, result->narrowed, result->users);
	print_format(call->out,
	    "Asked what was erased since: the medium %s, this computer %s, the "
	    "former vault %s\n",
	    result->read_medium ? "yes" : "no",
	    result->read_state ? "yes" : "no",
	    result->read_vault ? "yes" : "no");
	print_former(call, result);
}

static void
print_json(
    struct call *call, const struct restore_result *result, const char *into)
{
	json_t *answer = json_object(), *asked = json_object();

	js_put(answer, "vault", js_text(into));
	js_put(answer, "name", js_text(result->name));
	js_put(answer, "made_on", js_day(result->made_on));
	js_put(answer, "entries", js_number(result->entries));
	js_put(answer, "age", js_text(age_name(result->age)));
	js_put(answer, "behind", js_number(result->behind));
	js_put(answer, "erased", js_number(result->erased));
	js_put(answer, "narrowed", js_number(result->narrowed));
	js_put(answer, "users_removed", js_number(result->users));
	js_put(answer, "shut", js_number(result->shut));
	js_put(asked, "medium", js_bool(result->read_medium));
	js_put(asked, "state", js_bool(result->read_state));
	js_put(asked, "vault", js_bool(result->read_vault));
	js_put(answer, "asked", asked);
	js_put(answer, "former",
	    js_text(result->former.length == 0 ? NULL : result->former.text));
	js_print(call->out, answer);
}

static enum status
restore(struct call *call, struct restore_plan *plan)
{
	char name[BACKUP_NAME_BYTES];
	struct unlock_outside outside;
	struct restore_result result = {.former = BUF_EMPTY};
	struct secret *passphrase = NULL;
	enum status status = restore_look_outside(plan, &outside, name);

	if (status == STATUS_OK)
		status = open_choose(call, &outside, &plan->user);
	plan->name = name;
	if (status == STATUS_OK)
		status = passphrase_read(call, "Passphrase:", &passphrase);
	if (status == STATUS_OK)
		status = restore_do(plan, &passphrase, &result);
	if (status == STATUS_OK && call->is_json)
		print_json(call, &result, plan->into);
	else if (status == STATUS_OK)
		print_result(call, &result, plan->into);
	secret_drop(&passphrase);
	restore_result_clear(&result);
	return status;
}

static enum status
run(struct call *call)
{
	const char *into = call_option(call, "into");
	struct buf path = BUF_EMPTY;
	struct restore_plan plan = {.into = NULL};
	struct medium medium;
	enum status status =
	    paths_vault(into != NULL ? into : call->vault, &path);

	if (status == STATUS_OK)
		status = medium_open_file(call_word(call, 0), &medium);
	if (status != STATUS_OK) {
		buf_clear(&path);
		return status;
	}
	while (path.length > 1 && path.text[path.length - 1] == '/')
		buf_cut(&path, path.length - 1);
	plan.place = &medium.place;
	plan.name = medium.name.length > 0 ? medium.name.text : NULL;
	plan.into = path.text;
	status = restore(call, &plan);
	medium_close(&medium);
	buf_clear(&path);
	return status;
}

const struct command cmd_restore = {
    .name = "restore",
    .summary = "make the vault again from a backup",
    .usage = "DIR | FILE",
    .examples = "sayso restore /media/sam/BLUE\n"
		"sayso restore /media/sam/BLUE/sayso-2026-11-22-7K2M.backup "
		"--into ~/club\n",
    .help =
	"Takes the newest backup in that folder, or the file you name.  It\n"
	"is opened by the passphrase of a worker as it was when the backup "
	"was\n"
	"made, or, with --as recovery, by the words of the envelope.\n"
	"\n"
	"A backup that is cut off or changed is refused.  Whatever was erased\n"
	"or narrowed since is done again, as far as the medium, this computer\n"
	"and the present vault know of it.  Unless it is known that nothing "
	"is\n"
	"newer, everything young people agreed is shut until they are asked\n"
	"again.  Everybody is told: workers, and each young person when they\n"
	"next look.\n"
	"\n"
	"The present vault is not touched before the new one is whole.  It is\n"
	"kept beside it, as NAME.before-DATE.\n",
    .options = options,
    .needs = NEEDS_NOTHING,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
