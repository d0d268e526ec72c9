/*
 * form_draw: how a form looks.
 *
 * A label and its field on one line, the hint under the field one is in, what
 * is wrong under the field it is about.  A form that is longer than the screen
 * moves so that the focus is always seen.
 */
#include "tui/form_view_internal.h"

#include <string.h>

#include "base/mem.h"
#include "tui/bar.h"
#include "tui/frame.h"

#define LABEL_COLUMNS_MOST 24
#define FIELD_COLUMNS_MOST 48

/* Where things of the form at hand are drawn. */
struct plan {
	struct form_view *view;
	struct area body;
	int labels; /* columns */
	int fields;
	int row; /* the next one, before scrolling */
	int scrolled;
};

static int
label_columns(const struct form_view *view)
{
	int columns = 8;

	for (size_t i = 0; i < view->form->count; i++) {
		int wide = frame_columns(view->form->questions[i].label) + 2;

		if (wide > columns)
			columns = wide;
	}
	return columns > LABEL_COLUMNS_MOST ? LABEL_COLUMNS_MOST : columns;
}

static bool
is_focused(const struct plan *plan, size_t index)
{
	return plan->view->focus == index;
}

/* The field's own part of the body, ${rows} high. */
static struct area
field_area(const struct plan *plan, int rows)
{
	struct area area = plan->body;

	area.top += plan->row - plan->scrolled;
	area.rows = rows;
	area.left += plan->labels;
	area.columns = plan->fields;
	return area;
}

/* A row may lie outside the body once it is scrolled. */
static bool
is_seen(const struct plan *plan, int row)
{
	row -= plan->scrolled;
	return row >= 0 && row < plan->body.rows;
}

/* ------------------------------------------------------------- the fields */

static void
draw_line(struct plan *plan, size_t index)
{
	struct edit *edit = &plan->view->fields[index].edit;
	struct area area = field_area(plan, 1);
	size_t from, column;

	edit_window(edit, (size_t)area.columns, &from, &column);
	draw_fill(&area, 0, ROLE_VALUE);
	draw_text(&area, 0, 0, ROLE_VALUE, edit->text.text + from);
	if (is_focused(plan, index))
		draw_cursor(&area, 0, (int)column);
}

/* A day that is not being written is read back in full. */
static void
draw_day(struct plan *plan, size_t index)
{
	struct buf echo = BUF_EMPTY;
	struct area area = field_area(plan, 1);

	form_echo(plan->view->answers, index, &echo);
	if (is_focused(plan, index) || echo.length == 0) {
		draw_line(plan, index);
	} else {
		draw_fill(&area, 0, ROLE_VALUE);
		draw_text(&area, 0, 0, ROLE_VALUE, echo.text);
	}
	buf_clear(&echo);
}

/* Several lines; what does not fit is scrolled to where the cursor is. */
static void
draw_lines(struct plan *plan, size_t index)
{
	struct form_field *field = &plan->view->fields[index];
	struct area area = field_area(plan, 1);
	struct edit_line *lines = NULL;
	size_t count = 0, row, column;

	edit_wrap(
	    field->edit.text.text, (size_t)area.columns - 1, &lines, &count);
	edit_cursor(&field->edit, (size_t)area.columns - 1, &row, &column);
	if (row < field->first_row)
		field->first_row = row;
	if (row >= field->first_row + FORM_LINES_ROWS)
		field->first_row = row - FORM_LINES_ROWS + 1;
	for (size_t i = 0; i < FORM_LINES_ROWS; i++, area.top++) {
		size_t at = field->first_row + i;
		struct buf text = BUF_EMPTY;

		if (!is_seen(plan, plan->row + (int)i))
			continue;
		if (at < count)
			buf_add(&text, field->edit.text.text + lines[at].from,
			    lines[at].shown);
		draw_fill(&area, 0, ROLE_VALUE);
		draw_text(&area, 0, 0, ROLE_VALUE, text.text);
		if (is_focused(plan, index) && at == row)
			draw_cursor(&area, 0, (int)column);
		buf_clear(&text);
	}
	mem_free(lines);
}

static void
draw_chosen(struct plan *plan, size_t index)
{
	const struct form_question *question =
	    &plan->view->form->questions[index];
	struct area area = field_area(plan, 1);
	struct buf text = BUF_EMPTY;
	enum role role = is_focused(plan, index) ? ROLE_CHOSEN : ROLE_PLAIN;
	struct buf echo = BUF_EMPTY;

	form_echo(plan->view->answers, index, &echo);
	for (size_t i = 0; i < echo.length; i++)
		if (echo.text[i] == '\n')
			echo.text[i] = ',';
	if (question->sort == FORM_MANY)
		buf_add_format(&text, "%s",
		    echo.length > 0          ? echo.text
		    : question->none != NULL ? question->none
					     : "(nobody)");
	else
		buf_add_format(
		    &text, "< %s >", echo.length > 0 ? echo.text : "choose");
	draw_text(&area, 0, 0, role, text.text);
	if (is_focused(plan, index))
		draw_cursor(&area, 0, 0);
	buf_clear(&echo);
	buf_clear(&text);
}

static void
draw_secret(struct plan *plan, size_t index)
{
	const struct secret_field *secret = &plan->view->fields[index].secret;
	struct area area = field_area(plan, 1);
	int stars = (int)secret->characters;

	if (stars > area.columns - 1)
		stars = area.columns - 1;
	draw_fill(&area, 0, ROLE_VALUE);
	for (int i = 0; i < stars; i++)
		draw_text(&area, 0, i, ROLE_VALUE, "*");
	if (is_focused(plan, index))
		draw_cursor(&area, 0, stars);
}

static int
draw_field(struct plan *plan, size_t index)
{
	switch (plan->view->form->questions[index].sort) {
	case FORM_LINES:
		draw_lines(plan, index);
		return FORM_LINES_ROWS;
	case FORM_CHOICE:
	case FORM_MANY:
	case FORM_YES:
		draw_chosen(plan, index);
		return 1;
	case FORM_SECRET:
		draw_secret(plan, index);
		return 1;
	case FORM_DAY:
		draw_day(plan, index);
		return 1;
	default:
		draw_line(plan, index);
		return 1;
	}
}

/* ---------------------------------------------------------- the questions */

/* Words under a field; how many rows. */
static int
draw_under(struct plan *plan, enum role role, const char *text)
{
	struct area area = field_area(plan, 1);
	int rows, seen = 0;

	area.columns = plan->body.columns - plan->labels;
	rows = draw_height(text, area.columns);
	while (seen < rows && is_seen(plan, plan->row + seen))
		seen++;
	area.rows = seen;
	draw_wrapped(&area, 0, role, text);
	return rows;
}

static void
draw_message(struct plan *plan, const char *message)
{
	struct buf text = BUF_EMPTY;

	if (*message == '\0')
		return;
	buf_add_text(&text, "! ");
	buf_add_text(&text, message);
	plan->row += draw_under(plan, ROLE_ERROR, text.text);
	buf_clear(&text);
}

static void
draw_question(struct plan *plan, size_t index)
{
	const struct form_question *question =
	    &plan->view->form->questions[index];
	struct area label = plan->body;
	enum role role = is_focused(plan, index) ? ROLE_TITLE : ROLE_PLAIN;

	label.columns = plan->labels - 1;
	if (is_seen(plan, plan->row)) {
		draw_text(&label, plan->row - plan->scrolled, 0, role,
		    question->label);
		plan->row += draw_field(plan, index);
	} else {
		plan->row += question->sort == FORM_LINES ? FORM_LINES_ROWS : 1;
	}
	if (is_focused(plan, index) && question->hint != NULL)
		plan->row += draw_under(plan, ROLE_PLAIN, question->hint);
	draw_message(plan, plan->view->fields[index].message.text);
}

static void
draw_done(struct plan *plan)
{
	size_t index = plan->view->form->count;
	struct area area = field_area(plan, 1);
	struct buf text = BUF_EMPTY;

	plan->row++;
	area.top++;
	buf_add_format(&text, "[ %s ]", plan->view->form->done);
	if (is_seen(plan, plan->row)) {
		draw_text(&area, 0, 0,
		    is_focused(plan, index) ? ROLE_CHOSEN : ROLE_PLAIN,
		    text.text);
		if (is_focused(plan, index))
			draw_cursor(&area, 0, 0);
	}
	plan->row++;
	buf_clear(&text);
}

/* How many rows a question takes. */
static int
height_of(const struct plan *plan, size_t index)
{
	const struct form_question *question =
	    &plan->view->form->questions[index];
	const char *message = plan->view->fields[index].message.text;
	int columns = plan->body.columns - plan->labels;
	int rows = question->sort == FORM_LINES ? FORM_LINES_ROWS : 1;

	if (is_focused(plan, index) && question->hint != NULL)
		rows += draw_height(question->hint, columns);
	if (*message != '\0')
		rows += draw_height(message, columns - 2);
	return rows;
}

/* So far down that all of what is in focus is seen, and what follows. */
static int
scroll_for(const struct plan *plan)
{
	int row = 0;
	size_t last = plan->view->focus;

	for (size_t i = 0; i < plan->view->form->count && i <= last; i++)
		if (form_applies(plan->view->answers, i))
			row += height_of(plan, i);
	if (last == plan->view->form->count)
		row += 2;
	else
		row++;
	return row > plan->body.rows ? row - plan->body.rows : 0;
}

static void
fill_bar(const struct form_view *view, struct bar *bar)
{
	const struct form_question *question =
	    view->focus < view->form->count
		? &view->form->questions[view->focus]
		: NULL;

	if (question == NULL)
		bar_add_needed(bar, "Enter", view->form->done);
	else if (question->sort == FORM_CHOICE || question->sort == FORM_MANY)
		bar_add_needed(bar, "Enter", "Choose");
	else if (question->sort == FORM_YES)
		bar_add_needed(bar, "Space", "Change");
	bar_add_needed(bar, "Tab", "Next");
	bar_add(bar, "Shift-Tab", "Before");
	bar_add_needed(bar, "Ctrl-S", view->form->done);
	bar_add_needed(bar, "Esc", "Back");
	bar_add_needed(bar, "F1", "Help");
	bar_add_needed(bar, "Ctrl-X", "Lock");
}

static void
draw_side(const struct form_view *view, const struct frame *frame)
{
	const char *text = view->form->help;

	if (view->focus < view->form->count &&
	    view->form->questions[view->focus].help != NULL)
		text = view->form->questions[view->focus].help;
	if (text != NULL)
		draw_wrapped(&frame->side, 0, ROLE_PLAIN, text);
}

/* Words above the questions; how many rows. */
static int
draw_head(const struct form_view *view, const struct area *body)
{
	struct buf text = BUF_EMPTY;
	int rows = 0;

	if (view->form->head != NULL)
		view->form->head(view->answers->context, &text);
	if (text.length > 0)
		rows = draw_wrapped(body, 0, ROLE_PLAIN, text.text) + 1;
	buf_clear(&text);
	return rows;
}

static void
draw_questions(struct form_view *view, const struct area *body)
{
	struct plan plan = {.view = view, .body = *body};

	plan.labels = label_columns(view);
	plan.fields = body->columns - plan.labels;
	if (plan.fields > FIELD_COLUMNS_MOST)
		plan.fields = FIELD_COLUMNS_MOST;
	view->columns = plan.fields - 1;
	plan.scrolled = scroll_for(&plan);
	for (size_t i = 0; i < view->form->count; i++)
		if (form_applies(view->answers, i))
			draw_question(&plan, i);
	draw_done(&plan);
}

void
form_view_draw(struct layer *layer)
{
	struct form_view *view = layer->context;
	struct bar bar = {.count = 0};
	struct frame frame;
	struct area body;
	int used;

	frame_draw(&frame, layer, view->desk, view->form->title, false);
	used = draw_head(view, &frame.body);
	body = draw_part(&frame.body, used, frame.body.rows - used);
	draw_questions(view, &body);
	if (frame.side.columns > 0)
		draw_side(view, &frame);
	fill_bar(view, &bar);
	bar_draw(&bar, &frame.bar);
}
