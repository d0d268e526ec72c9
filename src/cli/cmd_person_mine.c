/*
 * person mine: the regulars of one's own groups.
 */
#include "cli/command_list.h"
#include "cli/people.h"

static enum status
run(struct call *call)
{
	struct person_list list = {NULL, 0};
	enum status status = person_mine(call->records, &list);

	if (status == STATUS_OK)
		people_print(call, &list);
	person_list_clear(&list);
	return status;
}

const struct command cmd_person_mine = {
    .name = "person mine",
    .summary = "the regulars of your groups",
    .usage = "",
    .examples = "sayso person mine\n",
    .help = "One line for each, with when they were last here.  Young people\n"
	    "can read that you looked at this list.\n",
    .needs = NEEDS_WORKER,
    .run = run,
};
