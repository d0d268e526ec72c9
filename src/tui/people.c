/*
 * people: the people of my groups.  Their names come with one list entry a
 * group and day, written by core before this screen is drawn.
 */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/group.h"
#include "tui/people.h"
#include "tui/plain.h"
#include "tui/screens.h"
#include "tui/view.h"

struct people {
	struct person_list list;
	struct group_list groups;
};

static bool
is_cover(const struct people *people, const char *group)
{
	for (size_t i = 0; i < people->groups.count; i++)
		if (strcmp(people->groups.groups[i].name, group) == 0)
			return people->groups.groups[i].is_cover;
	return false;
}

/* Is there somebody else of the same name? */
static bool
is_twin(const struct people *people, const struct person_line *line)
{
	struct buf mine = BUF_EMPTY, other = BUF_EMPTY;
	bool is_same = false;

	text_fold(line->called, &mine);
	for (size_t i = 0; i < people->list.count && !is_same; i++) {
		const struct person_line *at = &people->list.lines[i];

		buf_reset(&other);
		text_fold(at->called, &other);
		is_same = strcmp(at->code, line->code) != 0 &&
			  strcmp(mine.text, other.text) == 0;
	}
	buf_clear(&mine);
	buf_clear(&other);
	return is_same;
}

/* "ask" is a column of its own, so that it is seen where it stands. */
void
people_right(const struct person_line *line, int32_t today, struct buf *text)
{
	if (line->last_here != DAY_NONE) {
		buf_add_text(text, "here ");
		plain_day(text, line->last_here, today);
	}
	buf_add_text(text, line->to_be_asked ? "  ask" : "     ");
}

void
people_add_row(
    struct view *view, int id, const struct person_line *line, bool tells_apart)
{
	struct buf text = BUF_EMPTY, right = BUF_EMPTY;

	buf_set(&text, line->called);
	if (tells_apart)
		buf_add_format(&text, "  (%s)", line->code);
	people_right(line, records_today(view->desk->records), &right);
	rows_item(&view->rows, id, text.text)->right = buf_take(&right);
	buf_clear(&text);
}

static void
add_heading(struct view *view, const char *group)
{
	const struct people *people = view->context;
	struct buf text = BUF_EMPTY;

	buf_set(&text, group);
	if (is_cover(people, group))
		buf_add_text(&text, " (you stand in)");
	rows_heading(&view->rows, text.text);
	buf_clear(&text);
}

static enum status
fill(struct view *view)
{
	struct people *people = view->context;
	struct person_list *list = &people->list;
	enum status status;

	person_list_clear(list);
	group_list_clear(&people->groups);
	status = group_list(view->desk->records, false, &people->groups);
	if (status == STATUS_OK)
		status = person_mine(view->desk->records, list);
	if (status == STATUS_NOT_FOUND)
		return STATUS_OK;
	for (size_t i = 0; status == STATUS_OK && i < list->count; i++) {
		const char *group = list->lines[i].group;

		if (i == 0 || strcmp(group, list->lines[i - 1].group) != 0)
			add_heading(view, group);
		people_add_row(view, (int)i, &list->lines[i],
		    is_twin(people, &list->lines[i]));
	}
	return status;
}

static void
chosen(struct view *view, int id)
{
	const struct people *people = view->context;
	const struct person_line *line = &people->list.lines[id];

	person_run(view->desk, line->code, line->called, NULL);
	view_refill(view);
}

static void
add_new(struct view *view)
{
	new_person_run(view->desk, view->typed.text.text);
	view_refill(view);
}

static void
find(struct view *view)
{
	find_run(view->desk);
	view_refill(view);
}

static const struct action actions[] = {
    {PRESS_CONTROL, 'n', "Ctrl-N", "Somebody new", add_new, NULL},
    {PRESS_CONTROL, 'f', "Ctrl-F", "Find others", find, NULL},
    {.key = NULL},
};

static const struct screen screen = {
    .title = "My people",
    .fill = fill,
    .chosen = chosen,
    .enter = "Open",
    .actions = actions,
    .empty = "Nobody is a regular of your groups yet. People become regulars "
	     "when you write up a session of the group. Ctrl-N adds somebody "
	     "new.",
    .help =
	"The people of your groups. Type the start of a name, then Enter "
	"to open that person.\n\n"
	"\"ask\" means that something waits to be asked, or is shut until "
	"you ask again. \"here\" is the day they came last.\n\n"
	"Ctrl-N adds somebody new. Ctrl-F finds somebody of another group, by "
	"the name they gave.\n\n"
	"Young people can read that you looked at this list.",
    .is_typed_in = true,
};

void
people_run(struct desk *desk)
{
	struct people people = {.list = {NULL, 0}, .groups = {NULL, 0}};

	view_run(desk, &screen, &people);
	person_list_clear(&people.list);
	group_list_clear(&people.groups);
}
