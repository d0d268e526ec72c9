/*
 * tonight_list: at the door, whom to expect, with what is needed tonight.
 */
#include <string.h>

#include "base/mem.h"
#include "core/group.h"
#include "core/tonight.h"
#include "tui/screens.h"
#include "tui/view.h"

struct door_list {
	const char *group;
	bool is_cover;
	struct tonight_list list;
};

static void
name(struct view *view, struct buf *title)
{
	const struct door_list *door = view->context;

	buf_add_format(title, "At the door: %s%s", door->group,
	    door->is_cover ? " (cover)" : "");
}

static void
add_right(struct row *row, const struct tonight_person *person)
{
	if (person->to_be_asked)
		row->right = mem_text("to be asked");
	else if (*person->group != '\0')
		row->right = mem_text(person->group);
	else if (person->came_last)
		row->right = mem_text("came last time");
}

static void
add_person(struct view *view, int id, const struct tonight_person *person)
{
	struct buf text = BUF_EMPTY, more = BUF_EMPTY;
	struct row *row;

	buf_set(&text, person->called);
	if (*person->apart != '\0')
		buf_add_format(&text, " (%s)", person->apart);
	for (size_t i = 0; i < person->needs_count; i++)
		buf_add_format(
		    &more, "%s%s", i == 0 ? "" : "\n", person->needs[i]);
	row = rows_item(&view->rows, id, text.text);
	add_right(row, person);
	if (more.length > 0)
		row->more = buf_take(&more);
	buf_clear(&text);
}

static enum status
fill(struct view *view)
{
	struct door_list *door = view->context;
	enum status status;

	tonight_list_clear(&door->list);
	status = tonight_list(
	    view->desk->records, door->group, DAY_NONE, &door->list);
	for (size_t i = 0; i < door->list.count; i++) {
		const struct tonight_person *person = &door->list.people[i];
		bool is_other = i > 0 && !person->is_regular &&
				door->list.people[i - 1].is_regular;

		if (i == 0 && person->is_regular)
			rows_heading(&view->rows, "Regulars");
		else if (i == 0 || is_other)
			rows_heading(&view->rows, "Others who may come");
		add_person(view, (int)i, person);
	}
	return status;
}

static void
chosen(struct view *view, int id)
{
	const struct door_list *door = view->context;
	const struct tonight_person *person = &door->list.people[id];
	struct look_why why = {LOOK_TONIGHT, NULL};

	person_run(view->desk, person->code, person->called, &why);
	view_refill(view);
}

static void
write_up(struct view *view)
{
	const struct door_list *door = view->context;

	register_run(view->desk, door->group, DAY_NONE);
	view_refill(view);
}

static const struct action actions[] = {
    {PRESS_TEXT, 'n', "n", "Write it up", write_up, NULL},
    {.key = NULL},
};

static const struct screen screen = {
    .name = name,
    .fill = fill,
    .chosen = chosen,
    .enter = "Open",
    .actions = actions,
    .help = "Whom to expect tonight: first the group's regulars, those who "
	    "came last time before the others, then other people of your "
	    "groups. Under a name stands what is needed tonight, where they "
	    "agreed that you see it.\n\n"
	    "That you read this list is written down, once a day. Enter opens "
	    "one person, with the reason: to run tonight.",
    .empty = "Nobody is a regular of this group yet.\n\nPress n to write up "
	     "who came, or Esc and g to add regulars to the group.",
    .shows_worry = true,
};

/* Do I only stand in for it today? */
static bool
is_cover(struct desk *desk, const char *group)
{
	struct group_list list = {NULL, 0};
	bool is_so = false;

	if (group_list(desk->records, false, &list) == STATUS_OK)
		for (size_t i = 0; i < list.count; i++)
			if (strcmp(list.groups[i].name, group) == 0)
				is_so = list.groups[i].is_cover;
	group_list_clear(&list);
	return is_so;
}

void
tonight_list_run(struct desk *desk, const char *group)
{
	struct door_list door = {
	    .group = group, .is_cover = is_cover(desk, group)};

	view_run(desk, &screen, &door);
	tonight_list_clear(&door.list);
}
