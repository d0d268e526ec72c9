/*
 * register_known: is a new name somebody who is known already?
 *
 * Looked up only once they said yes to being on the list, by the whole name,
 * and each one found is a look "to run tonight" that is written first.
 */
#include <string.h>

#include "base/mem.h"
#include "core/consent.h"
#include "tui/register_internal.h"
#include "tui/view.h"
#include "tui/when.h"

#define SOMEBODY_NEW 100000

struct knowing {
	const char *name;
	const struct register_model *model;
	struct person_list found;
	int chosen; /* -1: none */
};

static void
name(struct view *view, struct buf *title)
{
	const struct knowing *knowing = view->context;

	buf_add_format(title, "Known already? %s", knowing->name);
}

/* What tells one from another of the same name. */
static char *
apart_text(const struct knowing *knowing, const struct person_line *line)
{
	size_t index = register_model_find(knowing->model, line->code);
	struct buf text = BUF_EMPTY;

	if (index != SIZE_MAX)
		buf_add_text(&text, knowing->model->people[index].told.apart);
	if (text.length == 0 && line->last_here != DAY_NONE) {
		buf_add_text(&text, "last here ");
		when_add_day_short(&text, line->last_here);
	}
	if (text.length == 0)
		buf_add_text(&text, line->code);
	return buf_take(&text);
}

static enum status
fill(struct view *view)
{
	const struct knowing *knowing = view->context;
	struct buf text = BUF_EMPTY;

	for (size_t i = 0; i < knowing->found.count; i++) {
		const struct person_line *line = &knowing->found.lines[i];

		buf_reset(&text);
		buf_add_format(&text, "%s, known already", line->called);
		rows_item(&view->rows, (int)i, text.text)->right =
		    apart_text(knowing, line);
	}
	rows_item(&view->rows, SOMEBODY_NEW, "Somebody new called that");
	buf_clear(&text);
	return STATUS_OK;
}

static void
chosen(struct view *view, int id)
{
	struct knowing *knowing = view->context;

	knowing->chosen = id;
	view_done(view);
}

static const struct screen screen_known = {
    .name = name,
    .fill = fill,
    .chosen = chosen,
    .enter = "Choose",
    .help = "Somebody of this name is known here already. Is it them? Then "
	    "they are ticked, and nobody is asked twice.\n\n"
	    "If it is somebody else of the same name, choose the last row. "
	    "Esc goes back: they stay one of the heads.",
};

/* ------------------------------------------------------------------- them */

/* As core decides it: shut by a no, they are not called that any more. */
static bool
may_be_called(const struct consent_line *line)
{
	return strcmp(line->state, "live") == 0 ||
	       (strcmp(line->state, "shut") == 0 &&
		   strcmp(line->why, "heard_no") != 0 &&
		   strcmp(line->why, "worker_no") != 0 &&
		   strcmp(line->why, "asked") != 0);
}

static void
look_at(const struct consent_line *line, struct register_standing *standing)
{
	bool is_live = strcmp(line->state, "live") == 0;
	bool is_name = strcmp(line->kind, "name") == 0;
	bool is_list = strcmp(line->kind, "attendance") == 0;

	if (strcmp(line->level, "pin") == 0 || strcmp(line->level, "card") == 0)
		standing->why_not =
		    "They have a key of their own. Only with it can they say "
		    "yes.";
	if (is_list)
		standing->may_tick =
		    is_live && strcmp(line->see, "nobody") != 0;
	if (is_name || strcmp(line->kind, "handle") == 0) {
		standing->is_called |= may_be_called(line);
		if (!is_live && may_be_called(line))
			standing->called = is_name ? "name" : "handle";
	} else if (!is_list) {
		return;
	}
	if (!is_live && line->said_again >= CONSENT_SPOKEN_AGAIN)
		standing->why_not =
		    "They have said yes to this by word three times. Now it "
		    "takes a key of their own.";
}

enum status
register_look_up(
    struct desk *desk, const char *code, struct register_standing *standing)
{
	struct consent_list list = {NULL, 0};
	enum status status = consent_list(desk->records, code, &list);

	*standing = (struct register_standing){.may_tick = false};
	for (size_t i = 0; status == STATUS_OK && i < list.count; i++)
		look_at(&list.lines[i], standing);
	consent_list_clear(&list);
	return status;
}

/* In place of the new name: ticked, or one of the heads still. */
static void
take_them(
    struct register_screen *screen, size_t head, const struct person_line *line)
{
	struct register_model *model = &screen->model;
	struct register_standing standing;
	enum status status =
	    register_look_up(screen->desk, line->code, &standing);
	size_t index;

	if (desk_tell(screen->desk, status) != STATUS_OK)
		return;
	index = register_model_add(
	    model, line->code, line->called, standing.may_tick);
	register_model_drop_head(model, head);
	register_model_tick(model, index);
	register_changed(screen);
	if (model->people[index].may_tick)
		return;
	desk_say(screen->desk, ROLE_WARNING,
	    "%s: one of the heads. There is no yes to being on the list, or it "
	    "ran out. Tab asks them.",
	    line->called);
}

/* Nobody of that name leaves no look, and asks nothing. */
static enum status
find(struct register_screen *screen, struct knowing *knowing)
{
	const struct look_why why = {LOOK_TONIGHT, NULL};
	enum status status = person_find(
	    screen->desk->records, knowing->name, &why, &knowing->found);

	if (status != STATUS_NOT_FOUND)
		return status;
	status_clear();
	return STATUS_OK;
}

enum register_known
register_ask_known(struct register_screen *screen, size_t head)
{
	struct knowing knowing = {
	    .model = &screen->model, .found = {NULL, 0}, .chosen = -1};
	struct buf copy = BUF_EMPTY;
	enum register_known known = REGISTER_BACK;

	buf_set(&copy, screen->model.heads[head]);
	knowing.name = copy.text;
	if (desk_tell(screen->desk, find(screen, &knowing)) == STATUS_OK) {
		if (knowing.found.count == 0)
			knowing.chosen = SOMEBODY_NEW;
		else
			view_run(screen->desk, &screen_known, &knowing);
	}
	if (knowing.chosen == SOMEBODY_NEW) {
		known = REGISTER_UNKNOWN;
	} else if (knowing.chosen >= 0) {
		take_them(screen, head, &knowing.found.lines[knowing.chosen]);
		known = REGISTER_TICKED;
	}
	person_list_clear(&knowing.found);
	buf_clear(&copy);
	return known;
}
