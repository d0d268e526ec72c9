/*
 * register_details: everything of a session but who came: what it starts
 * from, and the form in which it is changed.
 */
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "core/group.h"
#include "tui/form_view.h"
#include "tui/register_internal.h"
#include "tui/workers.h"

#define WORDS_BYTES 200
#define NOTES_BYTES 4000

static void
worker_choices(void *context, struct form_choices *choices)
{
	struct register_screen *screen = context;

	workers_add_choices(screen->desk, choices);
}

static const struct form_question questions[] = {
    {
	.name = "date",
	.label = "Date",
	.hint = "today, tue, 3 nov",
	.empty = "Enter the date of the session.",
	.sort = FORM_DAY,
    },
    {
	.name = "start",
	.label = "Start",
	.hint = "18:30",
	.empty = "Enter when it started.",
	.sort = FORM_TIME,
    },
    {
	.name = "end",
	.label = "End",
	.hint = "21:00",
	.empty = "Enter when it ended.",
	.sort = FORM_TIME,
    },
    {
	.name = "place",
	.label = "Place",
	.hint = "Main hall",
	.empty = "Enter where it was.",
	.sort = FORM_LINE,
	.limit_bytes = WORDS_BYTES,
    },
    WORKERS_TICKED(worker_choices),
    WORKERS_HELPERS,
    {
	.name = "notes",
	.label = "What was done",
	.hint = "about the work, not about one person",
	.sort = FORM_LINES,
	.limit_bytes = NOTES_BYTES,
	.is_optional = true,
    },
    {
	.name = "theme",
	.label = "Theme",
	.hint = "health, music, ...",
	.sort = FORM_LINE,
	.limit_bytes = WORDS_BYTES,
	.is_optional = true,
    },
    {
	.name = "provision",
	.label = "What it was",
	.hint = "open access, trip, ...",
	.sort = FORM_LINE,
	.limit_bytes = WORDS_BYTES,
	.is_optional = true,
    },
    {
	.name = "mode",
	.label = "How",
	.hint = "in a centre, on the street, ...",
	.sort = FORM_LINE,
	.limit_bytes = WORDS_BYTES,
	.is_optional = true,
    },
};

const struct form register_form = {
    .title = "Details of the session",
    .done = "Back to the register",
    .help = "When and where it was, who worked, and what was done.\n\n"
	    "It starts as it was last time. Change what was different.\n\n"
	    "Write about the work here, not about one person.",
    .questions = questions,
    .count = sizeof(questions) / sizeof(questions[0]),
};

/* ------------------------------------------------------ what it starts from */

static void
set_minute(struct form_answers *details, const char *name, int minute)
{
	char text[MINUTE_TEXT_BYTES] = "";

	if (minute >= 0)
		minute_format(minute, text);
	form_answers_set(details, name, text);
}

static void
take_last(struct form_answers *details, const struct session *last)
{
	set_minute(details, "start", last->start_minute);
	set_minute(details, "end", last->end_minute);
	form_answers_set(details, "place", last->place);
	form_answers_set(details, "provision", last->provision);
	form_answers_set(details, "mode", last->mode);
	form_answers_set(details, "theme", last->theme);
	workers_set(details, last->workers, last->workers_count);
}

static void
take_usual(struct form_answers *details, const struct group *group)
{
	set_minute(details, "start", group->start_minute);
	set_minute(details, "end", group->end_minute);
	form_answers_set(details, "place", group->place);
	form_answers_set(details, "provision", group->provision);
	form_answers_set(details, "mode", group->mode);
}

static enum status
read_usual(struct register_screen *screen)
{
	struct group_list list = {NULL, 0};
	enum status status = group_list(screen->desk->records, false, &list);

	for (size_t i = 0; status == STATUS_OK && i < list.count; i++)
		if (strcmp(list.groups[i].name, screen->group.text) == 0)
			take_usual(&screen->details, &list.groups[i]);
	group_list_clear(&list);
	return status;
}

static enum status
read_last(struct register_screen *screen)
{
	struct session_list list = {NULL, 0};
	enum status status;

	if (screen->group.length == 0)
		return STATUS_OK;
	status = session_last(screen->desk->records, screen->group.text, &list);
	if (status == STATUS_OK && list.count > 0)
		take_last(&screen->details, &list.sessions[0]);
	session_list_clear(&list);
	if (status != STATUS_NOT_FOUND)
		return status;
	status_clear();
	return read_usual(screen);
}

enum status
register_start_details(struct register_screen *screen, int32_t held_on)
{
	char *me = mem_text(records_me(screen->desk->records));
	char day[DAY_TEXT_BYTES];
	enum status status;

	day_format(held_on, day);
	workers_set(&screen->details, &me, 1);
	status = read_last(screen);
	form_answers_set(&screen->details, "date", day);
	mem_free(me);
	return status;
}

/* -------------------------------------------------------------- the form */

static enum status
keep(void *context, const struct form_answers *answers)
{
	(void)answers;
	register_changed(context);
	return STATUS_OK;
}

/* What was thrown away is as before. */
void
register_edit_details(struct register_screen *screen)
{
	struct buf before = BUF_EMPTY;

	form_to_text(&screen->details, &before);
	if (!form_view_run(screen->desk, &screen->details, keep) &&
	    form_from_text(&screen->details, before.text) == STATUS_OK)
		register_changed(screen);
	buf_clear(&before);
}

int32_t
register_held_on(const struct register_screen *screen)
{
	int32_t day;

	if (day_parse(form_answers_get(&screen->details, "date"), &day) !=
	    STATUS_OK)
		day = records_today(screen->desk->records);
	return day;
}

static void
add_names(const struct register_screen *screen, struct buf *line)
{
	const char *name = form_answers_get(&screen->details, "workers");
	const char *helpers = form_answers_get(&screen->details, "helpers");

	if (*name != '\0' || *helpers != '\0')
		buf_add_text(line, ", with ");
	for (const char *at = name; *at != '\0'; at++) {
		if (*at == '\n')
			buf_add_text(line, ", ");
		else
			buf_add_char(line, *at);
	}
	if (*name != '\0' && *helpers != '\0')
		buf_add_text(line, ", ");
	buf_add_text(line, helpers);
}

void
register_details_line(const struct register_screen *screen, struct buf *line)
{
	const struct form_answers *details = &screen->details;
	const char *place = form_answers_get(details, "place");

	buf_add_format(line, "%s-%s, %s", form_answers_get(details, "start"),
	    form_answers_get(details, "end"),
	    *place == '\0' ? "no place yet" : place);
	add_names(screen, line);
}
