/*
 * group_form: the form of a group, for a new one and for changes.
 *
 * Only what was changed is handed on, so that the history names no more.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "tui/form_view.h"
#include "tui/group_internal.h"
#include "tui/when.h"

#define TEXT_BYTES 200
#define DAY_BYTES  2

/* What is being changed; ${before} NULL: a new one. */
struct shaping {
	struct records *records;
	const struct group *before;
	struct buf *name; /* out */
};

static void
weekdays(void *context, struct form_choices *choices)
{
	char value[DAY_BYTES] = "0";

	(void)context;
	form_choices_add(choices, "none", "No fixed evening", NULL);
	for (int i = 0; i < 7; i++) {
		value[0] = (char)('0' + i);
		form_choices_add(choices, value, when_weekdays[i], NULL);
	}
}

static bool
has_times(void *context, const struct form_answers *answers)
{
	(void)context;
	return *form_answers_get(answers, "start") != '\0';
}

static const struct form_question questions[] = {
    {
	.name = "name",
	.label = "Name",
	.hint = "like Tuesday open access",
	.empty = "Give the group a name.",
	.sort = FORM_LINE,
	.limit_bytes = TEXT_BYTES,
    },
    {
	.name = "weekday",
	.label = "Evening",
	.empty = "Choose a day, or no fixed evening.",
	.sort = FORM_CHOICE,
	.choices = weekdays,
    },
    {
	.name = "start",
	.label = "Starts",
	.hint = "like 18:30; may stay empty",
	.sort = FORM_TIME,
	.is_optional = true,
    },
    {
	.name = "end",
	.label = "Ends",
	.hint = "like 21:00",
	.empty = "Say when it ends too.",
	.sort = FORM_TIME,
	.applies = has_times,
    },
    {
	.name = "place",
	.label = "Place",
	.hint = "like Hill Hall",
	.sort = FORM_LINE,
	.limit_bytes = TEXT_BYTES,
	.is_optional = true,
    },
    {
	.name = "provision",
	.label = "What it is",
	.hint = "like open access, arts, a girls' group",
	.sort = FORM_LINE,
	.limit_bytes = TEXT_BYTES,
	.is_optional = true,
    },
    {
	.name = "mode",
	.label = "How",
	.hint = "like centre-based, detached, online",
	.sort = FORM_LINE,
	.limit_bytes = TEXT_BYTES,
	.is_optional = true,
    },
};

#define QUESTIONS (sizeof(questions) / sizeof(questions[0]))

static const char help[] =
    "What is the same every week, so that nobody has to type it again. All of "
    "it can be changed for one evening.\n\n"
    "\"What it is\" and \"How\" are counted in the figures: use the words you "
    "used before.";

static const struct form form_new = {
    .title = "New group",
    .draft = GROUP_DRAFT,
    .done = "Add",
    .help = help,
    .questions = questions,
    .count = QUESTIONS,
};

static const struct form form_change = {
    .title = "Change this group",
    .done = "Save",
    .help = help,
    .questions = questions,
    .count = QUESTIONS,
};

/* ------------------------------------------------------- out of the answers */

/* A copy; NULL: as it was. */
static char *
text_of(const struct form_answers *answers, const char *name, const char *was)
{
	const char *text = form_answers_get(answers, name);

	return was != NULL && strcmp(was, text) == 0 ? NULL : mem_text(text);
}

/* -1: as it was. */
static int
change_of(int value, int was)
{
	if (value == was)
		return -1;
	return value == -1 ? GROUP_UNSET : value;
}

static int
minute_of(const struct form_answers *answers, const char *name)
{
	int minute = -1;

	if (minute_parse(form_answers_get(answers, name), &minute) != STATUS_OK)
		return -1;
	return minute;
}

static int
weekday_of(const struct form_answers *answers)
{
	const char *value = form_answers_get(answers, "weekday");

	return strcmp(value, "none") == 0 ? -1 : value[0] - '0';
}

static void
read_answers(const struct form_answers *answers, const struct group *was,
    struct group *group)
{
	*group = (struct group){
	    .name = text_of(answers, "name", was->name),
	    .place = text_of(answers, "place", was->place),
	    .provision = text_of(answers, "provision", was->provision),
	    .mode = text_of(answers, "mode", was->mode),
	    .weekday = change_of(weekday_of(answers), was->weekday),
	    .start_minute =
		change_of(minute_of(answers, "start"), was->start_minute),
	    .end_minute = change_of(minute_of(answers, "end"), was->end_minute),
	};
	status_clear();
}

static enum status
save(void *context, const struct form_answers *answers)
{
	static const struct group nothing = {
	    .weekday = -1, .start_minute = -1, .end_minute = -1};
	struct shaping *shaping = context;
	bool is_new = shaping->before == NULL;
	const struct group *was = is_new ? &nothing : shaping->before;
	struct group group;
	enum status status;

	read_answers(answers, was, &group);
	status = is_new ? group_add(shaping->records, &group)
			: group_edit(shaping->records, was->name, &group);
	if (status == STATUS_OK && !is_new)
		buf_set(shaping->name, form_answers_get(answers, "name"));
	mem_free(group.name);
	mem_free(group.place);
	mem_free(group.provision);
	mem_free(group.mode);
	return status;
}

/* ----------------------------------------------------------- into the answers
 */

static void
set_minute(struct form_answers *answers, const char *name, int minute)
{
	char text[MINUTE_TEXT_BYTES];

	if (minute < 0)
		return;
	minute_format(minute, text);
	form_answers_set(answers, name, text);
}

static void
set_all(struct form_answers *answers, const struct group *group)
{
	char weekday[DAY_BYTES] = "0";

	weekday[0] = (char)('0' + group->weekday);
	form_answers_set(answers, "name", group->name);
	form_answers_set(
	    answers, "weekday", group->weekday < 0 ? "none" : weekday);
	set_minute(answers, "start", group->start_minute);
	set_minute(answers, "end", group->end_minute);
	form_answers_set(answers, "place", group->place);
	form_answers_set(answers, "provision", group->provision);
	form_answers_set(answers, "mode", group->mode);
}

/* ${draft} NULL: a fresh one. */
static bool
run_new(struct desk *desk, const char *draft)
{
	struct shaping shaping = {.records = desk->records};
	struct form_answers answers;
	bool is_done;

	form_answers_init(
	    &answers, &form_new, &shaping, records_today(desk->records));
	form_answers_set(&answers, "weekday", "none");
	is_done = form_view_go_on(desk, &answers, draft, save);
	form_answers_clear(&answers);
	return is_done;
}

bool
group_form_new(struct desk *desk)
{
	return run_new(desk, NULL);
}

void
group_form_resume(struct desk *desk, const char *draft)
{
	if (run_new(desk, draft))
		desk_say(desk, ROLE_GOOD, "Added. You are its first worker.");
}

bool
group_form_change(
    struct desk *desk, const struct group *group, struct buf *name)
{
	struct shaping shaping = {
	    .records = desk->records, .before = group, .name = name};
	struct form_answers answers;
	bool is_done;

	form_answers_init(
	    &answers, &form_change, &shaping, records_today(desk->records));
	set_all(&answers, group);
	is_done = form_view_run(desk, &answers, save);
	form_answers_clear(&answers);
	return is_done;
}
