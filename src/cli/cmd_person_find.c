/*
 * person find: by a name they gave.  Each one found is a look, written first.
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
	struct person_list list = {NULL, 0};
	struct look_why why;
	enum status status = given_why(call, &why);

	if (status == STATUS_OK)
		status =
		    person_find(call->records, call->words[0], &why, &list);
	if (status == STATUS_OK)
		people_print(call, &list);
	person_list_clear(&list);
	return status;
}

const struct command cmd_person_find = {
    .name = "person find",
    .summary = "find somebody by the name they gave",
    .usage = "NAME --why REASON",
    .examples = "sayso person find \"Ann Pike\" --why reach\n"
		"sayso person find ann --why \"her phone was handed in\"\n",
    .help = "Every word must be a whole word of the name as they gave it;\n"
	    "accents and capitals do not matter.\n"
	    "\n" LOOK_HELP,
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
