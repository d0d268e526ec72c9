/*
 * kind edit: other words, another time to keep it, or the end of a kind.
 */
#include "cli/command_list.h"
#include "cli/kind_options.h"

static const struct option options[] = {
    OPTION_TEXT("label", "TEXT", "what it is, as people read it"),
    OPTION_TEXT("front", "TEXT", "the words to say: two sentences, 40 words"),
    OPTION_TEXT("rest", "TEXT", "the rest: how long, you can say no"),
    OPTION_TEXT("see", "SEE", "who sees it: team, emergency, nobody"),
    OPTION_TEXT("keep", "MONTHS", "how long a value is kept"),
    OPTION_FLAG("widens", "the new words ask for more"),
    OPTION_FLAG("retire", "it is not asked any more"),
    OPTION_FLAG("bring-back", "it is asked again"),
    OPTIONS_END,
};

/* Retired or not, as it is, unless one of the options says so. */
static enum status
read_retired(struct call *call, struct kind *change)
{
	struct kind_list now = {NULL, 0};
	enum status status = given_kind(call, change->name);

	if (status == STATUS_OK)
		status = kind_get(call->records, change->name, &now);
	if (status == STATUS_OK)
		change->retired =
		    call_has(call, "retire") ||
		    (now.kinds[0].retired && !call_has(call, "bring-back"));
	kind_list_clear(&now);
	return status;
}

static enum status
run(struct call *call)
{
	struct kind change;
	enum status status;

	if (call->options_count == 0)
		return tell_mistake(call, STATUS_USAGE,
		    "Say what is to change. To see how: sayso help kind edit");
	if (call_has(call, "retire") && call_has(call, "bring-back"))
		return tell_mistake(call, STATUS_USAGE,
		    "--retire and --bring-back do not go together.");
	status = kind_options_read(call, &change);
	if (status == STATUS_OK)
		status = read_retired(call, &change);
	if (status == STATUS_OK)
		status = kind_edit(call->records, change.name, &change,
		    call_has(call, "widens"));
	if (status == STATUS_OK && !call->is_json) {
		print_words(call->out, "Changed: ");
		print_text(call->out, change.name);
		print_words(call->out, "\n");
	}
	kind_options_clear(&change);
	return status;
}

const struct command cmd_kind_edit = {
    .name = "kind edit",
    .summary = "change the words of a kind, or stop asking for it",
    .usage = "KIND [OPTION ...]",
    .examples =
	"sayso kind edit phone --front \"May we have your number, to text "
	"you?\"\n"
	"sayso kind edit phone --keep 24 --widens --rest \"We keep it for two "
	"years.\"\n"
	"sayso kind edit nickname --retire\n",
    .help =
	"New words are a new version; what was agreed under the old words\n"
	"stays as it was agreed.  With --widens the new words ask for more\n"
	"than the old ones: then every yes to this kind is shut until the\n"
	"young person was asked again.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
