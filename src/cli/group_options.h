/*
 * group_options: a group as the options of "group add" and "group edit" give
 * it.
 */
#ifndef CLI_GROUP_OPTIONS_H
#define CLI_GROUP_OPTIONS_H

#include "cli/cli_internal.h"
#include "core/group.h"

/* To be put into the table of options of both commands. */
#define GROUP_OPTIONS                                                          \
	OPTION_TEXT("day", "WEEKDAY", "on which day of the week"),             \
	    OPTION_TEXT("start", "HH:MM", "when it starts"),                   \
	    OPTION_TEXT("end", "HH:MM", "when it ends"),                       \
	    OPTION_TEXT("place", "TEXT", "where"),                             \
	    OPTION_TEXT(                                                       \
		"provision", "TEXT", "what it is: open access, trip, ..."),    \
	    OPTION_TEXT("mode", "TEXT", "how: centre-based, detached, ...")

/* The words of the days, Monday first. */
extern const char *const group_options_days[7];

/*
 * Every text is a copy, NULL or -1 where nothing was given; free with
 * group_options_clear().
 */
MUST_USE enum status group_options_read(struct call *call, struct group *group);
void group_options_clear(struct group *group);

#endif
