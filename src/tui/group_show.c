/*
 * group_show: one group, what it is and who works with it.
 */
#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "tui/group_internal.h"
#include "tui/pose.h"
#include "tui/screens.h"
#include "tui/view.h"

/* Ids of rows: its regulars, then its workers, then who stands in. */
#define ROW_REGULARS 0
#define ROW_WORKERS  1
#define ROW_COVERS   1000

struct showing {
	struct buf name; /* it may be changed here */
	struct group_list list;
	const struct group *group; /* NULL: not there any more */
};

static void
title(struct view *view, struct buf *text)
{
	const struct showing *showing = view->context;

	buf_add_text(text, showing->name.text);
	if (showing->group != NULL && showing->group->is_ended)
		buf_add_text(text, " (ended)");
}

/* -------------------------------------------------------------------- rows */

static enum status
load(struct desk *desk, struct showing *showing)
{
	enum status status;

	showing->group = NULL;
	group_list_clear(&showing->list);
	status = group_list(desk->records, true, &showing->list);
	for (size_t i = 0; i < showing->list.count; i++)
		if (strcmp(showing->list.groups[i].name, showing->name.text) ==
		    0)
			showing->group = &showing->list.groups[i];
	return status;
}

static void
add_fact(struct buf *text, const char *label, const char *fact)
{
	if (*fact != '\0')
		buf_add_format(text, "%s%s: %s", text->length > 0 ? "\n" : "",
		    label, fact);
}

static void
add_facts(struct view *view, const struct group *group)
{
	struct buf when = BUF_EMPTY, text = BUF_EMPTY;

	group_show_add_when(group, &when);
	add_fact(&text, "When", when.text);
	add_fact(&text, "Place", group->place);
	add_fact(&text, "What it is", group->provision);
	add_fact(&text, "How", group->mode);
	if (text.length > 0)
		rows_text(&view->rows, text.text);
	buf_clear(&when);
	buf_clear(&text);
}

static void
add_regulars(struct view *view, const struct group *group)
{
	struct buf text = BUF_EMPTY;

	buf_add_format(&text, "Regulars: %" PRId64, group->regulars);
	rows_item(&view->rows, ROW_REGULARS, text.text);
	buf_clear(&text);
}

static enum status
fill(struct view *view)
{
	struct showing *showing = view->context;
	enum status status = load(view->desk, showing);
	const struct group *group = showing->group;

	if (group == NULL)
		return status;
	add_facts(view, group);
	add_regulars(view, group);
	if (group->workers_count + group->covers_count > 0)
		rows_heading(&view->rows, "Workers");
	for (size_t i = 0; i < group->workers_count; i++)
		rows_item(&view->rows, ROW_WORKERS + (int)i, group->workers[i]);
	for (size_t i = 0; i < group->covers_count; i++)
		rows_item(&view->rows, ROW_COVERS + (int)i, group->covers[i])
		    ->right = mem_text("cover");
	return status;
}

/* The worker of the chosen row; NULL: it is none. */
static const char *
worker_chosen(struct view *view)
{
	const struct showing *showing = view->context;
	int id = view_id(view);

	if (id >= ROW_COVERS)
		return showing->group->covers[id - ROW_COVERS];
	if (id >= ROW_WORKERS)
		return showing->group->workers[id - ROW_WORKERS];
	return NULL;
}

/* -------------------------------------------------------------------- keys */

static bool
goes_on(struct view *view)
{
	const struct showing *showing = view->context;

	return showing->group != NULL && !showing->group->is_ended;
}

static bool
is_worker_chosen(struct view *view)
{
	return goes_on(view) && worker_chosen(view) != NULL;
}

static bool
is_mine(struct view *view)
{
	const struct showing *showing = view->context;

	return goes_on(view) &&
	       (showing->group->is_mine || showing->group->is_cover);
}

static void
take_out(struct view *view)
{
	const struct showing *showing = view->context;

	group_staff_remove(view->desk, showing->name.text, worker_chosen(view));
	view_refill(view);
}

static void
regulars(struct view *view)
{
	const struct showing *showing = view->context;

	group_regulars_run(view->desk, showing->name.text);
	view_refill(view);
}

static void
chosen(struct view *view, int id)
{
	if (id == ROW_REGULARS)
		regulars(view);
	else if (goes_on(view))
		take_out(view);
}

static void
change(struct view *view)
{
	struct showing *showing = view->context;

	if (group_form_change(view->desk, showing->group, &showing->name))
		desk_say(view->desk, ROLE_GOOD, "Saved.");
	view_refill(view);
}

static void
add_worker(struct view *view)
{
	const struct showing *showing = view->context;

	group_staff_add(view->desk, showing->group);
	view_refill(view);
}

static void
cover(struct view *view)
{
	const struct showing *showing = view->context;

	group_staff_cover(view->desk, showing->name.text);
	view_refill(view);
}

static void
door_list(struct view *view)
{
	const struct showing *showing = view->context;

	tonight_list_run(view->desk, showing->name.text);
}

static void
end(struct view *view)
{
	const struct showing *showing = view->context;
	struct group ended = {.weekday = -1,
	    .start_minute = -1,
	    .end_minute = -1,
	    .is_ended = true};

	if (!pose_sure(view->desk, "End this group?",
		"It cannot be begun again. What was written up stays, and "
		"its people stay findable by the name they gave.",
		"End the group"))
		return;
	if (desk_tell(view->desk, group_edit(view->desk->records,
				      showing->name.text, &ended)) == STATUS_OK)
		desk_say(view->desk, ROLE_GOOD, "It has ended.");
	view_refill(view);
}

static const struct action actions[] = {
    {PRESS_TEXT, 'r', "r", "Regulars", regulars, goes_on},
    {PRESS_TEXT, 'a', "a", "Add worker", add_worker, goes_on},
    {PRESS_TEXT, 'o', "o", "Take worker out", take_out, is_worker_chosen},
    {PRESS_TEXT, 's', "s", "Stand in", cover, goes_on},
    {PRESS_TEXT, 'c', "c", "Change", change, goes_on},
    {PRESS_TEXT, 't', "t", "Tonight's list", door_list, is_mine},
    {PRESS_TEXT, 'e', "e", "End group", end, goes_on},
    {.key = NULL},
};

static const struct screen screen = {
    .name = title,
    .fill = fill,
    .chosen = chosen,
    .enter = "Open",
    .actions = actions,
    .help = "One group. Its workers see its regulars by name, on one list "
	    "that is written down once a day. Whoever stands in sees them for "
	    "those days only, and it shows that they stood in.\n\n"
	    "Enter on Regulars lists them. Enter on a worker takes them out; "
	    "you can take yourself out too.",
};

void
group_show_run(struct desk *desk, const char *name)
{
	struct showing showing = {.name = BUF_EMPTY};

	buf_set(&showing.name, name);
	view_run(desk, &screen, &showing);
	group_list_clear(&showing.list);
	buf_clear(&showing.name);
}
