/*
 * groups: all groups, mine first.
 */
#include <string.h>

#include "base/mem.h"
#include "tui/group_internal.h"
#include "tui/screens.h"
#include "tui/view.h"
#include "tui/when.h"

enum part { PART_MINE, PART_OTHERS, PART_ENDED, PARTS };

static const char *const headings[PARTS] = {
    "My groups", "Groups of other workers", "Ended"};

static enum part
part_of(const struct group *group)
{
	if (group->is_ended)
		return PART_ENDED;
	return group->is_mine || group->is_cover ? PART_MINE : PART_OTHERS;
}

void
group_show_add_when(const struct group *group, struct buf *text)
{
	if (group->weekday >= 0)
		buf_add_text(text, when_weekdays[group->weekday]);
	if (group->weekday >= 0 && group->start_minute >= 0)
		buf_add_char(text, ' ');
	when_add_times(text, group->start_minute, group->end_minute);
}

static void
add_group(struct view *view, int id, const struct group *group)
{
	struct buf text = BUF_EMPTY, right = BUF_EMPTY;
	struct row *row;

	buf_set(&text, group->name);
	if (group->is_cover)
		buf_add_text(&text, " (cover)");
	group_show_add_when(group, &right);
	row = rows_item(&view->rows, id, text.text);
	row->right = buf_take(&right);
	buf_clear(&text);
}

static void
add_part(struct view *view, enum part part)
{
	const struct group_list *list = view->context;
	bool is_begun = false;

	for (size_t i = 0; i < list->count; i++) {
		if (part_of(&list->groups[i]) != part)
			continue;
		if (!is_begun)
			rows_heading(&view->rows, headings[part]);
		is_begun = true;
		add_group(view, (int)i, &list->groups[i]);
	}
}

static enum status
fill(struct view *view)
{
	struct group_list *list = view->context;
	enum status status;

	group_list_clear(list);
	status = group_list(view->desk->records, true, list);
	for (int part = 0; part < PARTS; part++)
		add_part(view, (enum part)part);
	return status;
}

static void
chosen(struct view *view, int id)
{
	const struct group_list *list = view->context;

	group_show_run(view->desk, list->groups[id].name);
	view_refill(view);
}

static void
new_group(struct view *view)
{
	if (!group_form_new(view->desk))
		return;
	view_refill(view);
	desk_say(view->desk, ROLE_GOOD,
	    "Added. You are its first worker. Enter adds more.");
}

static void
side(struct view *view, int id, struct buf *text)
{
	const struct group_list *list = view->context;
	const struct group *group = &list->groups[id];

	buf_add_format(text, "%s\n", group->name);
	group_show_add_when(group, text);
	buf_add_format(text, "\n%s\n\n", group->place);
	for (size_t i = 0; i < group->workers_count; i++)
		buf_add_format(text, "%s%s", i == 0 ? "Workers: " : ", ",
		    group->workers[i]);
	for (size_t i = 0; i < group->covers_count; i++)
		buf_add_format(text, "%s%s", i == 0 ? "\nStands in: " : ", ",
		    group->covers[i]);
}

static const struct action actions[] = {
    {PRESS_TEXT, 'n', "n", "New group", new_group, NULL},
    {.key = NULL},
};

static const struct screen screen = {
    .title = "Groups",
    .fill = fill,
    .chosen = chosen,
    .enter = "Open",
    .actions = actions,
    .side = side,
    .help = "A group is a piece of work that comes again, like Tuesday open "
	    "access. It has workers, who see its regulars by name, and "
	    "regulars, who said yes to coming being written down.\n\n"
	    "Enter opens one: its workers, who stands in, its regulars. n "
	    "makes a new one.",
    .empty = "There is no group yet. A group is a piece of work that comes "
	     "again, like Tuesday open access.\n\nPress n to make one.",
};

void
groups_run(struct desk *desk)
{
	struct group_list list = {NULL, 0};

	view_run(desk, &screen, &list);
	group_list_clear(&list);
}
