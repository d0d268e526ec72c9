/*
 * find: somebody by the name they gave: whole words, no wildcards, and a look
 * at each who is found (DESIGN 1, rule 6).
 */
#include "core/person.h"
#include "tui/form_view.h"
#include "tui/people.h"
#include "tui/screens.h"
#include "tui/view.h"

#define NAME_BYTES  200
#define SOMEBODY_ID (-2) /* the row that adds somebody new */

struct find {
	struct buf name;
	struct look_why why;
	struct buf words;
	struct person_list list;
};

/* ----------------------------------------------------------- whom to find */

static enum status
keep_name(void *context, const struct form_answers *answers)
{
	struct find *find = context;

	buf_set(&find->name, form_answers_get(answers, "name"));
	return STATUS_OK;
}

static const struct form_question questions[] = {
    {
	.name = "name",
	.label = "Name",
	.hint = "The name they gave, or a part of it in whole words.",
	.empty = "Type the name they gave.",
	.sort = FORM_LINE,
	.limit_bytes = NAME_BYTES,
    },
};

static const struct form form = {
    .title = "Find somebody",
    .done = "Find",
    .help = "You find somebody by the name they gave. Every word must be a "
	    "whole word of it; accents and capitals do not matter. \"Pike\" "
	    "finds Ann Pike; \"Pik\" finds nobody.\n\n"
	    "Then say why you look. Each one who is found can read that.",
    .questions = questions,
    .count = 1,
};

static bool
ask_name(struct desk *desk, struct find *find)
{
	struct form_answers answers;
	bool is_done;

	form_answers_init(&answers, &form, find, records_today(desk->records));
	is_done = form_view_run(desk, &answers, keep_name);
	form_answers_clear(&answers);
	return is_done;
}

/* --------------------------------------------------------------- who it is */

/* Looked for once, by find_run(): each time would be a look. */
static enum status
fill(struct view *view)
{
	const struct find *find = view->context;

	for (size_t i = 0; i < find->list.count; i++)
		people_add_row(
		    view, (int)i, &find->list.lines[i], find->list.count > 1);
	rows_item(&view->rows, SOMEBODY_ID, "Somebody new: add them");
	return STATUS_OK;
}

static void
head(struct view *view, struct buf *text)
{
	const struct find *find = view->context;

	if (find->list.count > 0)
		return;
	buf_add_text(text,
	    "Nobody of that name was found. Whole words of the name are "
	    "needed, as they gave it: there are no wildcards. Perhaps they go "
	    "by another name, or by a word and a number.");
}

static void
chosen(struct view *view, int id)
{
	const struct find *find = view->context;

	if (id == SOMEBODY_ID) {
		if (new_person_run(view->desk, find->name.text))
			view_done(view);
		return;
	}
	person_run(view->desk, find->list.lines[id].code,
	    find->list.lines[id].called, &find->why);
}

static const struct screen screen = {
    .title = "Who was found",
    .fill = fill,
    .head = head,
    .chosen = chosen,
    .enter = "Open",
    .help = "Each one here can read that you looked, and why. Where there "
	    "are several, the code behind the name and the day they came last "
	    "tell them apart.",
};

static void
look(struct desk *desk, struct find *find)
{
	enum status status = person_find(
	    desk->records, find->name.text, &find->why, &find->list);

	if (status == STATUS_NOT_FOUND)
		status_clear();
	else if (desk_tell(desk, status) != STATUS_OK)
		return;
	view_run(desk, &screen, find);
	person_list_clear(&find->list);
}

void
find_run(struct desk *desk)
{
	struct find find = {.name = BUF_EMPTY, .words = BUF_EMPTY};

	if (ask_name(desk, &find) &&
	    why_ask(desk, "Whoever is found", &find.why, &find.words))
		look(desk, &find);
	buf_clear(&find.name);
	buf_clear(&find.words);
}
