/*
 * sheets: take-out sheets that are out, and making one.
 *
 * What a sheet holds is said before it is made, for making it is a look at
 * everybody on it.  It is never shown here: it goes into a file to be printed.
 */
#include <string.h>

#include "base/broker.h"
#include "base/mem.h"
#include "core/group.h"
#include "core/sheet.h"
#include "tui/day_choices.h"
#include "tui/form_view.h"
#include "tui/outside_file.h"
#include "tui/pose.h"
#include "tui/screens.h"
#include "tui/view.h"
#include "tui/when.h"

struct out {
	struct sheet_line *lines;
	size_t count;
};

/* -------------------------------------------------------------- making one */

/* Was made; into a file with it.  Without a file there is no paper either. */
static enum status
print(struct desk *desk, const struct sheet *sheet)
{
	struct buf text = BUF_EMPTY, name = BUF_EMPTY;
	enum status status = STATUS_OK;

	sheet_text(sheet, &text);
	if (outside_file_write(desk, BROKER_SHEET, &text, &name))
		desk_say(desk, ROLE_GOOD,
		    "Written: %s. Print it, then delete the file: anybody can "
		    "read it.",
		    name.text);
	else if (sheet_gone(desk->records, sheet->code) != STATUS_OK)
		status = REFUSE(STATUS_IO,
		    "No file was written, but the sheet stands as out. Say "
		    "that its paper is gone.");
	buf_clear(&name);
	buf_clear(&text);
	return status;
}

static bool
is_sure(struct desk *desk, const char *group)
{
	struct buf effect = BUF_EMPTY;
	struct question question = {.text = "Make this sheet?",
	    .answers = {{'n', "No sheet"}, {'m', "Make it"}},
	    .count = 2};
	int answer;

	buf_add_format(&effect,
	    "It holds what the regulars of %s agreed for emergencies. One look "
	    "each is written down; they can read that it went onto paper.",
	    group);
	question.effect = effect.text;
	answer = pose_question(desk, &question);
	buf_clear(&effect);
	return answer == 1;
}

static enum status
make(void *context, const struct form_answers *answers)
{
	struct desk *desk = context;
	const char *group = form_answers_get(answers, "group");
	struct sheet sheet;
	enum status status;

	if (!is_sure(desk, group))
		return REFUSE(STATUS_INVALID, "No sheet was made.");
	status = sheet_make(
	    desk->records, group, day_choices_day(answers, "until"), &sheet);
	if (status != STATUS_OK)
		return status;
	status = print(desk, &sheet);
	sheet_clear(&sheet);
	return status;
}

static void
my_groups(void *context, struct form_choices *choices)
{
	struct desk *desk = context;
	struct group_list list = {NULL, 0};

	if (group_list(desk->records, false, &list) == STATUS_OK)
		for (size_t i = 0; i < list.count; i++)
			if (list.groups[i].is_mine || list.groups[i].is_cover)
				form_choices_add(choices, list.groups[i].name,
				    list.groups[i].name, NULL);
	group_list_clear(&list);
}

static void
days(void *context, struct form_choices *choices)
{
	struct desk *desk = context;

	day_choices_add(
	    choices, records_today(desk->records), SHEET_DAYS_MOST + 1);
}

static const struct form_question questions[] = {
    {
	.name = "group",
	.label = "Group",
	.empty = "Choose a group.",
	.sort = FORM_CHOICE,
	.choices = my_groups,
    },
    {
	.name = "until",
	.label = "Needed until",
	.hint = "that day included",
	.empty = "Choose the last day.",
	.sort = FORM_CHOICE,
	.choices = days,
    },
};

static const struct form form = {
    .title = "A take-out sheet",
    .done = "Make it",
    .help = "For a trip without the laptop: on paper, what the group's "
	    "regulars agreed for emergencies, and what is needed to run an "
	    "evening. Who agreed nothing is there by name only.\n\n"
	    "Paper cannot be taken back. So it says how long it is good, and "
	    "afterwards you are asked whether it is gone. Each of them can "
	    "read that it was printed.",
    .questions = questions,
    .count = sizeof(questions) / sizeof(questions[0]),
};

static void
new_sheet(struct view *view)
{
	struct desk *desk = view->desk;
	struct form_answers answers;

	form_answers_init(&answers, &form, desk, records_today(desk->records));
	(void)form_view_run(desk, &answers, make);
	form_answers_clear(&answers);
	view_refill(view);
}

/* --------------------------------------------------------- those that are out
 */

static enum status
fill(struct view *view)
{
	struct out *out = view->context;
	enum status status;

	sheet_list_clear(&out->lines, out->count);
	out->count = 0;
	status = sheet_list(view->desk->records, &out->lines, &out->count);
	for (size_t i = 0; i < out->count; i++) {
		const struct sheet_line *line = &out->lines[i];
		struct buf text = BUF_EMPTY;

		buf_add_format(&text, "%s, until ", line->group);
		when_add_day_short(&text, line->until_on);
		rows_item(&view->rows, (int)i, text.text)->right =
		    mem_text(line->is_over ? "over: paper gone?" : "out");
		buf_clear(&text);
	}
	return status;
}

static void
chosen(struct view *view, int id)
{
	const struct out *out = view->context;
	struct question question = {.text = "Is the paper gone?",
	    .effect = "Shredded or burnt, and the file deleted too.",
	    .answers = {{'n', "No, not yet"}, {'y', "Yes, it is gone"}},
	    .count = 2};

	if (pose_question(view->desk, &question) != 1)
		return;
	if (desk_tell(view->desk, sheet_gone(view->desk->records,
				      out->lines[id].code)) == STATUS_OK)
		desk_say(view->desk, ROLE_GOOD, "Noted: that paper is gone.");
	view_refill(view);
}

static void
side(struct view *view, int id, struct buf *text)
{
	const struct out *out = view->context;
	const struct sheet_line *line = &out->lines[id];

	buf_add_format(
	    text, "Sheet %s\n%s\n\nMade on ", line->code, line->group);
	when_add_day(text, line->made_on);
	buf_add_format(text, " by %s\nGood until ", line->made_by);
	when_add_day(text, line->until_on);
	buf_add_text(text, "\n\nEnter when the paper is gone.");
}

static const struct action actions[] = {
    {PRESS_TEXT, 'n', "n", "New sheet", new_sheet, NULL},
    {.key = NULL},
};

static const struct screen screen = {
    .title = "Take-out sheets",
    .fill = fill,
    .chosen = chosen,
    .enter = "Paper gone?",
    .actions = actions,
    .side = side,
    .help = "Sheets on paper that nobody said are gone yet, of all workers. "
	    "Its letters and digits stand at the top of each sheet.\n\n"
	    "n makes a new one. Enter asks whether the paper is gone.",
    .empty = "No sheet is out.\n\nA take-out sheet is for a trip: on paper, "
	     "what a group agreed for emergencies. Press n to make one.",
};

void
sheets_run(struct desk *desk)
{
	struct out out = {NULL, 0};

	view_run(desk, &screen, &out);
	sheet_list_clear(&out.lines, out.count);
}
