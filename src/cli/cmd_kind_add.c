/*
 * kind add: one more kind of thing that can be held.
 */
#include "cli/command_list.h"
#include "cli/kind_options.h"

static const struct option options[] = {
    OPTION_NEEDED("label", "TEXT", "what it is, as people read it"),
    OPTION_NEEDED("shape", "SHAPE", "what a value looks like (see above)"),
    OPTION_NEEDED("coarse", "COARSE", "how it is counted (see above)"),
    OPTION_NEEDED("front", "TEXT", "the words to say: two sentences, 40 words"),
    OPTION_NEEDED("rest", "TEXT", "the rest: how long, you can say no"),
    OPTION_MANY("choice", "HEADING|ITEM", "one choice"),
    OPTION_FLAG("own-words", "other words are fine too"),
    OPTION_TEXT("see", "SEE", "who sees it (team)"),
    OPTION_TEXT("keep", "MONTHS", "how long a value is kept (12)"),
    OPTION_FLAG("many", "there may be several values"),
    OPTION_FLAG("findable", "its words find the person"),
    OPTION_FLAG("tonight", "needed tonight"),
    OPTIONS_END,
};

static enum status
run(struct call *call)
{
	struct kind kind;
	enum status status = kind_options_read(call, &kind);

	if (status == STATUS_OK)
		status = kind_add(call->records, &kind);
	if (status == STATUS_OK && !call->is_json) {
		print_words(call->out, "Added: ");
		print_text(call->out, kind.name);
		print_words(call->out, "\n");
	}
	kind_options_clear(&kind);
	return status;
}

const struct command cmd_kind_add = {
    .name = "kind add",
    .summary = "one more kind of thing to ask for",
    .usage = "NAME --label TEXT --shape SHAPE --coarse COARSE --front TEXT "
	     "--rest TEXT [OPTION ...]",
    .examples =
	"sayso kind add shoe_size --label \"shoe size\" --shape line "
	"--coarse none\n"
	"    --front \"May we write down your shoe size, to lend you boots?\"\n"
	"    --rest \"We keep it for a year. You can say no.\"\n",
    .help =
	"The words are what a young person hears when they are asked, so\n"
	"write them short and plain.\n"
	"\n"
	"SHAPE is one of line, text, phone, email, district, birth, choice.\n"
	"COARSE is one of none, yes, age, choice, heading, district.\n"
	"SEE is one of team, emergency, nobody.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
