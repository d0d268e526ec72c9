/*
 * backup: a copy of the vault on another medium.
 */
#include <inttypes.h>

#include "cli/command_list.h"
#include "cli/js.h"
#include "cli/medium.h"

static const char *
why_gone(enum backup_gone why)
{
	static const char *const words[] = {
	    [BACKUP_OVER_AGE] = "older than 70 days",
	    [BACKUP_OVER_TWO] = "the newest two are kept",
	    [BACKUP_BROKEN] = "it was cut off while it was made",
	    [BACKUP_HOLDS_ERASED] =
		"something was erased or narrowed since it was made"};

	return words[why];
}

static const char *
why_name(enum backup_gone why)
{
	static const char *const names[] = {[BACKUP_OVER_AGE] = "over_age",
	    [BACKUP_OVER_TWO] = "over_two",
	    [BACKUP_BROKEN] = "broken",
	    [BACKUP_HOLDS_ERASED] = "holds_erased"};

	return names[why];
}

static void
print_not_cleaned(struct call *call, const struct backups *backups)
{
	if (backups->count == 0)
		return;
	print_words(call->out,
	    "\nNot yet cleaned: these copies still hold something that was\n"
	    "erased or narrowed. Put them in and make a backup there too.\n");
	for (size_t i = 0; i < backups->count; i++) {
		const struct backup_known *known = &backups->all[i];

		print_words(call->out, "  ");
		print_text(call->out, known->label.text);
		print_format(call->out, ", %s, seen ", known->code);
		print_day(call->out, known->seen_on);
		print_words(call->out, "\n");
	}
}

static void
print_result(struct call *call, const struct backup_result *result)
{
	print_format(call->out,
	    "Backup made and read back: %s (%" PRId64 " kB)\n"
	    "Beside it, erased or narrowed so far, by hash only: %" PRId64 "\n",
	    result->name, (result->bytes + 999) / 1000, result->erasures);
	for (size_t i = 0; i < result->removed_count; i++) {
		const struct backup_removed *removed = &result->removed[i];

		print_format(call->out, "%s: %s (%s)\n",
		    removed->failed ? "Could not be removed"
				    : "Overwritten and removed",
		    removed->name, why_gone(removed->why));
	}
	print_not_cleaned(call, &result->not_cleaned);
}

static void
print_json(struct call *call, const struct backup_result *result)
{
	json_t *answer = json_object(), *removed = json_array();

	for (size_t i = 0; i < result->removed_count; i++) {
		json_t *one = json_object();

		js_put(one, "name", js_text(result->removed[i].name));
		js_put(one, "why", js_text(why_name(result->removed[i].why)));
		js_put(one, "removed", js_bool(!result->removed[i].failed));
		js_add(removed, one);
	}
	js_put(answer, "name", js_text(result->name));
	js_put(answer, "bytes", js_number(result->bytes));
	js_put(answer, "erasures", js_number(result->erasures));
	js_put(answer, "removed", removed);
	js_put(answer, "not_cleaned", medium_not_cleaned(&result->not_cleaned));
	js_print(call->out, answer);
}

static enum status
run(struct call *call)
{
	struct backup_result result;
	struct medium medium;
	enum status status = medium_open(call_word(call, 0), &medium);

	if (status != STATUS_OK)
		return status;
	status = backup_make(call->unlock, &medium.place, NULL, &result);
	call->records = unlock_records(call->unlock);
	if (status == STATUS_OK && call->is_json)
		print_json(call, &result);
	else if (status == STATUS_OK)
		print_result(call, &result);
	else if (result.name[0] != '\0')
		tell_remark(
		    call, "the new backup itself is whole: %s", result.name);
	backup_result_clear(&result);
	medium_close(&medium);
	return status;
}

const struct command cmd_backup = {
    .name = "backup",
    .summary = "copy the vault to a stick or disk that you can put away",
    .usage = "DIR",
    .examples = "sayso backup /media/sam/BLUE\n",
    .help =
	"Makes one file in that folder, a whole vault under keys of its own:\n"
	"the passphrases of today's workers open it, and so do the words of\n"
	"the envelope.  It is read back from the medium before it counts.\n"
	"\n"
	"Beside it stands a file of what was erased or narrowed so far, by\n"
	"hash only, so that restoring an older backup brings nothing back.\n"
	"\n"
	"Older backups of this vault there are overwritten and removed when\n"
	"they are older than 70 days, when two newer ones are there, or when\n"
	"something was erased or narrowed since.  Copies on other media that\n"
	"still hold such things are named.\n",
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
