/*
 * person show: what is held about one person.  The look is written first.
 */
#include "cli/command_list.h"
#include "cli/people.h"

static const struct option options[] = {
    OPTION_NEEDED("why", "REASON", "why you look (see above)"),
    OPTIONS_END,
};

static enum status
run(struct call *call)
{
	struct person_view view = {.called = NULL};
	char code[CODE_TEXT_BYTES];
	const char *const *kinds = NULL;
	size_t count = 0;
	struct look_why why;
	enum status status = given_why(call, &why);

	if (status == STATUS_OK)
		status = given_kinds(call, 1, &kinds, &count);
	if (status == STATUS_OK)
		status = given_person_or_list(call, &why, code);
	if (status == STATUS_OK)
		status =
		    person_show(call->records, code, &why, kinds, count, &view);
	if (status == STATUS_OK && call->is_json)
		people_json_view(call->out, &view);
	else if (status == STATUS_OK)
		people_print_view(call->out, &view);
	person_view_clear(&view);
	return status;
}

const struct command cmd_person_show = {
    .name = "person show",
    .summary = "what is held about somebody",
    .usage = "PERSON --why REASON [KIND ...]",
    .examples = "sayso person show \"Ann Pike\" --why reach phone\n"
		"sayso person show \"otter 41\" --why emergency\n"
		"sayso person show 7K3M9QWZ --why asked\n",
    .help =
	"PERSON is a name, if it finds exactly one, or an id.  Name the\n"
	"kinds that you need; without them you look at everything that may\n"
	"be seen for that reason.\n"
	"\n" LOOK_HELP,
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = WORDS_ANY,
    .run = run,
};
