/*
 * hand_pick: whom to hand the laptop to: one of my people, or several in the
 * order they were ticked.
 */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "core/person.h"
#include "tui/hand.h"
#include "tui/people.h"
#include "tui/screens.h"
#include "tui/view.h"

#define QUEUE_MOST 20

struct picking {
	struct person_list list;
	int queue[QUEUE_MOST]; /* which of the list, in order */
	size_t count;
};

/* Their place in the queue from 1; 0: not in it. */
static size_t
place_of(const struct picking *picking, int at)
{
	for (size_t i = 0; i < picking->count; i++)
		if (picking->queue[i] == at)
			return i + 1;
	return 0;
}

/* Somebody who is in two groups stands there once. */
static bool
is_above(const struct person_list *list, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (strcmp(list->lines[i].code, list->lines[at].code) == 0)
			return true;
	return false;
}

static void
add_person(struct view *view, size_t at)
{
	const struct picking *picking = view->context;
	const struct person_line *line = &picking->list.lines[at];
	size_t place = place_of(picking, (int)at);
	struct buf right = BUF_EMPTY;
	struct row *row = rows_item(&view->rows, (int)at, line->called);

	if (place > 0)
		buf_add_format(&right, "number %zu  ", place);
	people_right(line, records_today(view->desk->records), &right);
	row->right = buf_take(&right);
	row->is_marked = place > 0;
}

static enum status
fill(struct view *view)
{
	struct picking *picking = view->context;
	enum status status = STATUS_OK;

	if (picking->list.lines == NULL)
		status = person_mine(view->desk->records, &picking->list);
	if (status == STATUS_NOT_FOUND)
		return STATUS_OK;
	for (size_t i = 0; status == STATUS_OK && i < picking->list.count; i++)
		if (!is_above(&picking->list, i))
			add_person(view, i);
	return status;
}

static void
tick(struct view *view)
{
	struct picking *picking = view->context;
	int at = view_id(view);
	size_t place = place_of(picking, at);

	if (place > 0)
		memmove(&picking->queue[place - 1], &picking->queue[place],
		    (picking->count-- - place) * sizeof(picking->queue[0]));
	else if (picking->count < QUEUE_MOST)
		picking->queue[picking->count++] = at;
	edit_set(&view->typed, "");
	rows_filter(&view->rows, "");
	view_refill(view);
}

/* Those that were ticked; with none, the one that is chosen. */
static void
chosen(struct view *view, int id)
{
	struct picking *picking = view->context;
	struct hand_to queue[QUEUE_MOST];

	if (picking->count == 0)
		picking->queue[picking->count++] = id;
	for (size_t i = 0; i < picking->count; i++) {
		const struct person_line *line =
		    &picking->list.lines[picking->queue[i]];

		memcpy(queue[i].code, line->code, CODE_TEXT_BYTES);
		queue[i].called = line->called;
	}
	hand_run(view->desk, queue, picking->count);
}

static const struct action actions[] = {
    {PRESS_TAB, 0, "Tab", "Tick or not", tick, view_has_row},
    {.key = NULL},
};

static const struct screen screen = {
    .title = "Hand the laptop to whom?",
    .fill = fill,
    .chosen = chosen,
    .enter = "Hand over",
    .actions = actions,
    .empty = "Nobody is a regular of your groups yet. Find somebody first (f), "
	     "then hand over from their page.",
    .help =
	"Type the start of a name. Enter hands the laptop to that person. To "
	"hand it to several, one after the other, tick each with Tab, then "
	"press Enter: they come in the order you ticked them.\n\n"
	"From then on they see their own pages only. Nothing of yours is left "
	"on the screen, and the way out is a lock: you open it again with your "
	"passphrase.\n\n"
	"A hand-over is a look. It is written down, and they can read it.",
    .is_typed_in = true,
    .has_marks = true,
};

void
hand_pick_run(struct desk *desk)
{
	struct picking picking = {.list = {NULL, 0}};

	view_run(desk, &screen, &picking);
	person_list_clear(&picking.list);
}
