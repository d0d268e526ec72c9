/*
 * group_pick: which of my groups?
 */
#include "base/mem.h"
#include "core/group.h"
#include "tui/screens.h"
#include "tui/view.h"
#include "tui/when.h"

struct picking {
	const char *title;
	struct group_list list;
	struct buf *name; /* out */
	bool is_chosen;
};

static void
name(struct view *view, struct buf *title)
{
	const struct picking *picking = view->context;

	buf_set(title, picking->title);
}

static enum status
fill(struct view *view)
{
	struct picking *picking = view->context;
	enum status status;

	group_list_clear(&picking->list);
	status = group_list(view->desk->records, false, &picking->list);
	for (size_t i = 0; i < picking->list.count; i++) {
		const struct group *group = &picking->list.groups[i];

		if (!group->is_mine && !group->is_cover)
			continue;
		rows_item(&view->rows, (int)i, group->name)->right = mem_text(
		    group->weekday < 0 ? NULL : when_weekdays[group->weekday]);
	}
	return status;
}

static void
chosen(struct view *view, int id)
{
	struct picking *picking = view->context;

	buf_set(picking->name, picking->list.groups[id].name);
	picking->is_chosen = true;
	view_done(view);
}

static const struct screen screen = {
    .name = name,
    .fill = fill,
    .chosen = chosen,
    .enter = "Choose",
    .empty = "You work with no group yet.\n\nPress Esc, then g for groups: "
	     "there you can add one, or yourself to one.",
    .help = "The groups that you work with, or stand in for today.",
};

bool
group_pick_run(struct desk *desk, const char *title, struct buf *group)
{
	struct picking picking = {.title = title, .name = group};

	view_run(desk, &screen, &picking);
	group_list_clear(&picking.list);
	return picking.is_chosen;
}
