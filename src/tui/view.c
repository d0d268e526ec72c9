/*
 * view: runs a screen that is a list.
 */
#include "tui/view_internal.h"

#include <string.h>

#include "base/mem.h"

void
view_done(struct view *view)
{
	view->is_done = true;
}

int
view_id(const struct view *view)
{
	const struct row *row = rows_current(&view->rows);

	return row == NULL ? -1 : row->id;
}

bool
view_has_row(struct view *view)
{
	return rows_current(&view->rows) != NULL;
}

void
view_refill(struct view *view)
{
	rows_begin_refill(&view->rows);
	desk_tell(view->desk, view->screen->fill(view));
	rows_end_refill(&view->rows);
}

bool
view_action_works(struct view *view, const struct action *action)
{
	if (view->is_filtering && action->code == PRESS_TEXT)
		return false;
	return action->works == NULL || action->works(view);
}

/* ------------------------------------------------------------- filtering */

static void
filter_changed(struct view *view)
{
	rows_filter(&view->rows, view->typed.text.text);
	view->is_in_typed = view->is_filtering;
}

static void
filter_begin(struct view *view)
{
	view->is_filtering = true;
	view->is_in_typed = true;
	view->layer.takes_text = true;
}

/* Esc: first what was typed goes, then the screen. */
static void
go_back(struct view *view)
{
	if (view->typed.text.length > 0) {
		edit_set(&view->typed, "");
		filter_changed(view);
		view->is_in_typed = view->screen->is_typed_in;
	} else if (!view->is_filtering || view->screen->is_typed_in) {
		view_done(view);
		return;
	}
	view->is_filtering = view->screen->is_typed_in;
	view->layer.takes_text = view->screen->is_typed_in;
}

/* ------------------------------------------------------------------ keys */

static bool
is_key_of(const struct action *action, const struct press *press)
{
	if (action->code != press->code)
		return false;
	if (press->code == PRESS_TEXT)
		return press->text[0] == action->letter &&
		       press->text[1] == '\0';
	return press->code != PRESS_CONTROL || press->letter == action->letter;
}

static bool
take_action(struct view *view, const struct press *press)
{
	const struct action *action = view->screen->actions;

	for (; action != NULL && action->key != NULL; action++)
		if (is_key_of(action, press) &&
		    view_action_works(view, action)) {
			action->act(view);
			return true;
		}
	return false;
}

static void
choose(struct view *view)
{
	const struct row *row = rows_current(&view->rows);

	if (row != NULL && view->screen->chosen != NULL)
		view->screen->chosen(view, row->id);
}

static bool
take_list_key(struct view *view, const struct press *press)
{
	if (!rows_press(&view->rows, press, view->page, !view->is_filtering))
		return false;
	view->is_in_typed = false;
	return true;
}

static void
take_letter(struct view *view, const struct press *press)
{
	bool is_slash =
	    press->code == PRESS_TEXT && strcmp(press->text, "/") == 0;

	if (view->is_filtering) {
		if (edit_press(&view->typed, press, VIEW_FILTER_BYTES))
			filter_changed(view);
	} else if (is_slash) {
		filter_begin(view);
	} else if (press->code == PRESS_TEXT && press->text[0] == 'q') {
		view_done(view);
	}
}

static void
take(struct view *view, const struct press *press)
{
	if (press->code == PRESS_TICK || take_action(view, press))
		return;
	if (press->code == PRESS_ENTER)
		choose(view);
	else if (press->code == PRESS_ESC)
		go_back(view);
	else if (!take_list_key(view, press))
		take_letter(view, press);
}

void
view_run(struct desk *desk, const struct screen *screen, void *context)
{
	struct view view = {.desk = desk,
	    .screen = screen,
	    .context = context,
	    .is_filtering = screen->is_typed_in,
	    .is_in_typed = screen->is_typed_in};
	struct press press;

	rows_init(&view.rows);
	edit_init(&view.typed, false, VIEW_FILTER_BYTES);
	view.layer = (struct layer){.draw = view_draw,
	    .context = &view,
	    .help = screen->help,
	    .takes_text = screen->is_typed_in};
	view_refill(&view);
	layer_push(&desk->top, &view.layer);
	while (!view.is_done) {
		desk_wait(desk, &press);
		take(&view, &press);
	}
	layer_pop(&desk->top);
	edit_clear(&view.typed);
	rows_clear(&view.rows);
}
