/*
 * report diary: the sessions, for everybody who answers for the work.
 */
#include "cli/command_list.h"
#include "cli/reports.h"

static const struct option options[] = {
    REPORTS_DAYS,
    OPTIONS_END,
};

static enum status
run(struct call *call)
{
	struct diary diary = {NULL, 0};
	int32_t from_on, until_on;
	enum status status = reports_days(call, &from_on, &until_on);

	if (status == STATUS_OK)
		status = figures_diary(call->unlock, from_on, until_on, &diary);
	if (status != STATUS_OK)
		return status;
	if (call->is_json)
		js_print(call->out, reports_diary_json(&diary));
	else
		reports_diary_print(call, &diary);
	if (diary.count == 0)
		tell_remark(call, "no session is in the work diary.");
	diary_clear(&diary);
	return STATUS_OK;
}

const struct command cmd_report_diary = {
    .name = "report diary",
    .summary = "the work diary: sessions, and no young person's name",
    .usage = "[--from DATE] [--until DATE]",
    .examples = "sayso report diary --from 1/10\n",
    .help = "One line a session, with its workers.  Heads are told to the\n"
	    "nearest 5.  A manager sees it as it was when a worker last\n"
	    "locked.\n",
    .options = options,
    .needs = NEEDS_VAULT,
    .run = run,
};
