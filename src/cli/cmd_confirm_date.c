/*
 * confirm-date: a worker says what day it is, so that the clock counts again.
 */
#include "base/day.h"
#include "cli/command_list.h"

#define FAR_AWAY 400 /* days; more than a year */

/*
 * A date that leans on what the vault thinks is today would confirm itself: it
 * must mean the same whatever day it is.
 */
static enum status
read_date(struct call *call, const char *text, int32_t *day)
{
	int32_t today = records_today(call->records);
	int32_t other;
	enum status status = day_parse_words(text, today, day);

	if (status == STATUS_OK)
		status = day_parse_words(text, today + FAR_AWAY, &other);
	if (status == STATUS_OK && other != *day)
		status = REFUSE(STATUS_INVALID,
		    "Type the whole date, with the year: 2026-11-22.");
	return tell_about(call, status, text);
}

static enum status
run(struct call *call)
{
	char text[64];
	int32_t day;
	enum status status = read_date(call, call->words[0], &day);

	if (status == STATUS_OK)
		status = records_confirm_date(call->records, day);
	if (status != STATUS_OK || call->is_json)
		return status;
	day_format_long(day, text, sizeof(text));
	print_format(call->out, "Today is %s. Written down.\n", text);
	return STATUS_OK;
}

const struct command cmd_confirm_date = {
    .name = "confirm-date",
    .summary = "say what day it is when the clock was wrong",
    .usage = "DATE",
    .examples = "sayso confirm-date 2026-11-22\n",
    .help = "When the clock of this machine goes back, or leaps far ahead,\n"
	    "sayso erases and closes nothing, because it cannot know what day\n"
	    "it is.  Put the clock right first.  Then type today's date, with\n"
	    "the year.\n",
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
