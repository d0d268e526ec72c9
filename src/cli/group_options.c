/*
 * group_options: reads the options that describe a group.
 */
#include "cli/group_options.h"

#include <string.h>
#include <strings.h>

#include "base/mem.h"

#define LETTERS_LEAST 3

const char *const group_options_days[7] = {"Monday", "Tuesday", "Wednesday",
    "Thursday", "Friday", "Saturday", "Sunday"};

static enum status
read_weekday(struct call *call, int *weekday)
{
	const char *text = call_option(call, "day");

	*weekday = -1;
	if (text == NULL)
		return STATUS_OK;
	for (int i = 0; i < 7; i++)
		if (strlen(text) >= LETTERS_LEAST &&
		    strncasecmp(text, group_options_days[i], strlen(text)) ==
			0) {
			*weekday = i;
			return STATUS_OK;
		}
	return tell_mistake(call, STATUS_INVALID,
	    "\"%s\" is no day of the week. Write it like Tuesday or tue.",
	    text);
}

enum status
group_options_read(struct call *call, struct group *group)
{
	enum status status;

	*group = (struct group){.weekday = -1};
	status = read_weekday(call, &group->weekday);
	if (status == STATUS_OK)
		status = given_minute(call, "start", &group->start_minute);
	if (status == STATUS_OK)
		status = given_minute(call, "end", &group->end_minute);
	if (status != STATUS_OK)
		return status;
	group->name = mem_text(call_option(call, "name"));
	group->place = mem_text(call_option(call, "place"));
	group->provision = mem_text(call_option(call, "provision"));
	group->mode = mem_text(call_option(call, "mode"));
	return STATUS_OK;
}

void
group_options_clear(struct group *group)
{
	mem_wipe_text(&group->name);
	mem_wipe_text(&group->place);
	mem_wipe_text(&group->provision);
	mem_wipe_text(&group->mode);
}
