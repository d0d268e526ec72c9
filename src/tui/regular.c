/*
 * regular: ticks for the groups one works with or stands in for.  Those of
 * others are not shown: who works there knows their regulars.
 */
#include "tui/regular.h"

#include <string.h>

#include "core/group.h"
#include "core/person.h"
#include "tui/view.h"

struct regular {
	const char *code, *called;
	struct group_list groups;
};

static bool
is_regular_of(
    const struct person_list *mine, const char *code, const char *group)
{
	for (size_t i = 0; i < mine->count; i++)
		if (strcmp(mine->lines[i].code, code) == 0 &&
		    strcmp(mine->lines[i].group, group) == 0)
			return true;
	return false;
}

static enum status
fill(struct view *view)
{
	struct regular *regular = view->context;
	struct person_list mine = {NULL, 0};
	enum status status;

	group_list_clear(&regular->groups);
	status = group_list(view->desk->records, false, &regular->groups);
	if (status == STATUS_OK)
		status = person_mine(view->desk->records, &mine);
	if (status == STATUS_NOT_FOUND)
		status = STATUS_OK;
	for (size_t i = 0; status == STATUS_OK && i < regular->groups.count;
	     i++) {
		const struct group *group = &regular->groups.groups[i];

		if (group->is_mine || group->is_cover)
			rows_item(&view->rows, (int)i, group->name)->is_marked =
			    is_regular_of(&mine, regular->code, group->name);
	}
	person_list_clear(&mine);
	return status;
}

static void
name(struct view *view, struct buf *title)
{
	const struct regular *regular = view->context;

	buf_add_format(title, "%s: regular of", regular->called);
}

static void
chosen(struct view *view, int id)
{
	const struct regular *regular = view->context;
	const char *group = regular->groups.groups[id].name;
	struct records *records = view->desk->records;
	bool was_marked = rows_current(&view->rows)->is_marked;
	enum status status =
	    was_marked ? group_regular_remove(records, group, regular->code)
		       : group_regular_add(records, group, regular->code);

	if (desk_tell(view->desk, status) != STATUS_OK)
		return;
	view_refill(view);
	desk_say(view->desk, ROLE_GOOD, "%s",
	    was_marked ? "No longer a regular of that group."
		       : "A regular of that group from today.");
}

static void
turn(struct view *view)
{
	chosen(view, view_id(view));
}

static const struct action actions[] = {
    {PRESS_TEXT, ' ', "Space", NULL, turn, view_has_row},
    {.key = NULL},
};

static const struct screen screen = {
    .name = name,
    .fill = fill,
    .chosen = chosen,
    .enter = "Change",
    .actions = actions,
    .empty = "You work with no group yet. Make one under Groups.",
    .help = "Your groups. Ticked are those where this person is a regular: "
	    "they stand in the list at the door and among your people. Enter "
	    "changes it at once. They must have said yes to coming to "
	    "sessions.",
    .has_marks = true,
};

void
regular_run(struct desk *desk, const char *code, const char *called)
{
	struct regular regular = {
	    .code = code, .called = called, .groups = {NULL, 0}};

	view_run(desk, &screen, &regular);
	group_list_clear(&regular.groups);
}
