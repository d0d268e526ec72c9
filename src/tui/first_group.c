/*
 * first_group: without a group there is no list at the door, so one is asked
 * for when a vault is made.
 */
#include "tui/first_group.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/group.h"
#include "tui/form_view.h"
#include "tui/when.h"

#define NAME_BYTES 100
#define DAYS       (sizeof(when_weekdays) / sizeof(when_weekdays[0]))

static void
weekdays(void *context, struct form_choices *choices)
{
	(void)context;
	for (size_t i = 0; i < DAYS; i++)
		form_choices_add(
		    choices, when_weekdays[i], when_weekdays[i], NULL);
	form_choices_add(choices, "none", "no fixed day", NULL);
}

static const struct form_question questions[] = {
    {
	.name = "name",
	.label = "Name",
	.hint = "Such as: Tuesday open access",
	.empty = "Enter the name of the group.",
	.sort = FORM_LINE,
	.limit_bytes = NAME_BYTES,
    },
    {
	.name = "day",
	.label = "Day",
	.hint = "Left and Right choose.",
	.sort = FORM_CHOICE,
	.choices = weekdays,
	.is_optional = true,
    },
    {
	.name = "start",
	.label = "Starts",
	.hint = "Such as 18:00",
	.sort = FORM_TIME,
	.is_optional = true,
    },
    {
	.name = "end",
	.label = "Ends",
	.hint = "Such as 20:30",
	.sort = FORM_TIME,
	.is_optional = true,
    },
    {
	.name = "place",
	.label = "Place",
	.sort = FORM_LINE,
	.limit_bytes = NAME_BYTES,
	.is_optional = true,
    },
};

static void
head(void *context, struct buf *text)
{
	(void)context;
	buf_set(text, "A group is work that comes back, with its evening and "
		      "its place. You are its first worker. To leave this for "
		      "later, press Esc.");
}

static const struct form form = {
    .title = "Your first group",
    .done = "Make it",
    .help = "A session of the group starts with what is written here. All of "
	    "it can be changed later, under \"Groups\".",
    .questions = questions,
    .count = sizeof(questions) / sizeof(questions[0]),
    .head = head,
    .is_step = true,
};

/* -1 for what was not said. */
static int
minute_of(const struct form_answers *answers, const char *name)
{
	int minute;

	if (minute_parse(form_answers_get(answers, name), &minute) != STATUS_OK)
		return -1;
	return minute;
}

static int
weekday_of(const struct form_answers *answers)
{
	const char *day = form_answers_get(answers, "day");

	for (size_t i = 0; i < DAYS; i++)
		if (strcmp(when_weekdays[i], day) == 0)
			return (int)i;
	return -1;
}

static enum status
add(void *context, const struct form_answers *answers)
{
	struct desk *desk = context;
	struct group group = {
	    .weekday = weekday_of(answers),
	    .start_minute = minute_of(answers, "start"),
	    .end_minute = minute_of(answers, "end"),
	};
	enum status status;

	status_clear();
	group.name = mem_text(form_answers_get(answers, "name"));
	group.place = mem_text(form_answers_get(answers, "place"));
	status = group_add(desk->records, &group);
	mem_wipe_text(&group.name);
	mem_wipe_text(&group.place);
	return status;
}

void
first_group_run(struct desk *desk)
{
	struct form_answers answers;

	form_answers_init(&answers, &form, desk, records_today(desk->records));
	if (form_view_run(desk, &answers, add))
		desk_say(desk, ROLE_GOOD,
		    "Your vault is ready, with its first group.");
	else
		desk_say(desk, ROLE_GOOD, "Your vault is ready.");
	form_answers_clear(&answers);
}
