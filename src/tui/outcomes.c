/*
 * outcomes: what somebody got out of it.  It counts only when they agreed.
 */
#include "core/outcome.h"

#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "tui/outcome_form.h"
#include "tui/plain.h"
#include "tui/screens.h"
#include "tui/view.h"

struct outcomes {
	const char *code, *called;
	const struct look_why *why;
	struct outcome_line *lines;
	size_t count;
};

static const char *
agreed_words(const struct outcome_line *line)
{
	if (strcmp(line->agreed, "proposed") == 0)
		return "not agreed yet";
	return strcmp(line->agreed, "word") == 0 ? "agreed by word"
						 : "agreed by their key";
}

static void
add_line(struct view *view, size_t at)
{
	const struct outcomes *outcomes = view->context;
	const struct outcome_line *line = &outcomes->lines[at];
	struct row *row = rows_item(&view->rows, (int)at, line->what);
	struct buf right = BUF_EMPTY;

	plain_day(&right, line->held_on, records_today(view->desk->records));
	buf_add_format(&right, ", %s", agreed_words(line));
	row->right = buf_take(&right);
	if (*line->award != '\0') {
		row->more = mem_text(line->award);
	}
}

static enum status
fill(struct view *view)
{
	struct outcomes *outcomes = view->context;
	enum status status;

	outcome_list_clear(&outcomes->lines, outcomes->count);
	outcomes->lines = NULL;
	outcomes->count = 0;
	status = outcome_list(view->desk->records, outcomes->code,
	    outcomes->why, &outcomes->lines, &outcomes->count);
	for (size_t i = 0; status == STATUS_OK && i < outcomes->count; i++)
		add_line(view, i);
	return status;
}

static void
name(struct view *view, struct buf *title)
{
	const struct outcomes *outcomes = view->context;

	buf_add_format(title, "%s: what they got out of it", outcomes->called);
}

static void
add_new(struct view *view)
{
	const struct outcomes *outcomes = view->context;

	if (outcome_form_run(view->desk, outcomes->code))
		view_refill(view);
}

static bool
is_proposed(struct view *view)
{
	const struct outcomes *outcomes = view->context;
	int id = view_id(view);

	return id >= 0 && strcmp(outcomes->lines[id].agreed, "proposed") == 0;
}

static void
agree(struct view *view)
{
	const struct outcomes *outcomes = view->context;

	if (desk_tell(view->desk, outcome_agree(view->desk->records,
				      outcomes->lines[view_id(view)].code)) !=
	    STATUS_OK)
		return;
	view_refill(view);
	desk_say(view->desk, ROLE_GOOD, "Written down: agreed by word.");
}

static void
side(struct view *view, int id, struct buf *text)
{
	const struct outcomes *outcomes = view->context;
	const struct outcome_line *line = &outcomes->lines[id];

	buf_add_format(text, "%s\n\n", line->what);
	if (*line->award != '\0')
		buf_add_format(text, "Award: %s\n\n", line->award);
	buf_add_text(text, agreed_words(line));
}

static const struct action actions[] = {
    {PRESS_TEXT, 'n', "n", "New", add_new, NULL},
    {PRESS_TEXT, 'a', "a", "They agree", agree, is_proposed},
    {.key = NULL},
};

static const struct screen screen = {
    .name = name,
    .fill = fill,
    .actions = actions,
    .side = side,
    .empty = "Nothing is written down yet. Press n to write down what they "
	     "got out of it.",
    .help = "What this person got out of it, the oldest first. It counts only "
	    "when they agreed that it is so: a writes down that they agreed by "
	    "word.\n\n"
	    "This list is a look: they can read that you looked, and why.",
};

void
outcomes_run(struct desk *desk, const char *code, const char *called,
    const struct look_why *why)
{
	struct outcomes outcomes = {.code = code, .called = called, .why = why};

	view_run(desk, &screen, &outcomes);
	outcome_list_clear(&outcomes.lines, outcomes.count);
}
