/*
 * group_regulars: the regulars of one group by name.
 */
#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "core/person.h"
#include "tui/group_internal.h"
#include "tui/screens.h"
#include "tui/view.h"
#include "tui/when.h"

struct regulars {
	const char *group;
	struct person_list list;
	struct person_list mine; /* to add from; while that is open */
	bool is_refused;         /* the list may not be read */
};

static bool
has_code(const struct person_list *list, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list->lines[i].code, code) == 0)
			return true;
	return false;
}

static void
add_line(struct view *view, int id, const struct person_line *line)
{
	struct row *row = rows_item(&view->rows, id, line->called);
	struct buf right = BUF_EMPTY;

	if (line->last_here != DAY_NONE) {
		buf_set(&right, "last here ");
		when_add_day_short(&right, line->last_here);
	}
	if (line->to_be_asked)
		buf_set(&right, "to be asked");
	row->right = buf_take(&right);
}

/* --------------------------------------------------------------------- add */

static enum status
fill_mine(struct view *view)
{
	struct regulars *regulars = view->context;
	enum status status;

	person_list_clear(&regulars->mine);
	status = person_mine(view->desk->records, &regulars->mine);
	for (size_t i = 0; i < regulars->mine.count; i++) {
		const struct person_line *line = &regulars->mine.lines[i];

		if (!has_code(&regulars->mine, i, line->code) &&
		    !has_code(
			&regulars->list, regulars->list.count, line->code))
			add_line(view, (int)i, line);
	}
	return status;
}

static void
add_one(struct view *view, int id)
{
	struct regulars *regulars = view->context;
	const struct person_line *line = &regulars->mine.lines[id];

	if (desk_tell(view->desk, group_regular_add(view->desk->records,
				      regulars->group, line->code)) ==
	    STATUS_OK)
		desk_say(view->desk, ROLE_GOOD,
		    "Added. They are a regular of this group now.");
	view_done(view);
}

static const struct screen add_screen = {
    .title = "Who is a regular too?",
    .fill = fill_mine,
    .chosen = add_one,
    .enter = "Add",
    .help = "The people of your groups who are not in this one. Type the "
	    "start of a name.\n\n"
	    "Somebody else is added when they come: write them up in a "
	    "session first.",
    .empty = "Everybody of your groups is in this one already.",
    .is_typed_in = true,
};

static void
add(struct view *view)
{
	struct regulars *regulars = view->context;

	view_run(view->desk, &add_screen, regulars);
	person_list_clear(&regulars->mine);
	view_refill(view);
}

/* ---------------------------------------------------------------- the list */

static void
title(struct view *view, struct buf *text)
{
	const struct regulars *regulars = view->context;

	buf_add_format(text, "Regulars: %s", regulars->group);
}

static enum status
fill(struct view *view)
{
	struct regulars *regulars = view->context;
	enum status status;

	person_list_clear(&regulars->list);
	status =
	    group_people(view->desk->records, regulars->group, &regulars->list);
	regulars->is_refused = status != STATUS_OK;
	for (size_t i = 0; i < regulars->list.count; i++)
		add_line(view, (int)i, &regulars->list.lines[i]);
	return status;
}

static void
chosen(struct view *view, int id)
{
	const struct regulars *regulars = view->context;
	const struct person_line *line = &regulars->list.lines[id];

	person_run(view->desk, line->code, line->called, NULL);
	view_refill(view);
}

static void
take_out(struct view *view)
{
	const struct regulars *regulars = view->context;
	const char *code = regulars->list.lines[view_id(view)].code;

	if (desk_tell(view->desk, group_regular_remove(view->desk->records,
				      regulars->group, code)) == STATUS_OK)
		desk_say(
		    view->desk, ROLE_GOOD, "Taken out. a adds them again.");
	view_refill(view);
}

static bool
may_add(struct view *view)
{
	const struct regulars *regulars = view->context;

	return !regulars->is_refused;
}

static const struct action actions[] = {
    {PRESS_TEXT, 'a', "a", "Add", add, may_add},
    {PRESS_TEXT, 'o', "o", "Take out", take_out, view_has_row},
    {.key = NULL},
};

static const struct screen screen = {
    .name = title,
    .fill = fill,
    .chosen = chosen,
    .enter = "Open",
    .actions = actions,
    .help = "Who comes again and again, and said yes to coming being written "
	    "down. They stand first on tonight's list.\n\n"
	    "Taking somebody out erases nothing of theirs.",
    .empty = "Here stand the regulars of the group, for those who work with "
	     "it or stand in.",
    .shows_worry = true,
};

void
group_regulars_run(struct desk *desk, const char *name)
{
	struct regulars regulars = {.group = name};

	view_run(desk, &screen, &regulars);
	person_list_clear(&regulars.list);
}
