/*
 * ring_number: one number, to be read while dialling.
 *
 * Opening it is a look, written down before it comes back; opened again on the
 * same round it is the number that was opened before, and no second look.
 */
#include <string.h>

#include "base/mem.h"
#include "core/person.h"
#include "tui/bar.h"
#include "tui/frame.h"
#include "tui/ring_internal.h"

struct dialling {
	struct desk *desk;
	struct ringing *ringing;
	size_t at;
	struct layer layer;
};

/* ------------------------------------------------------------- the number */

/* Every value of that kind, one a line; else why there is none. */
static void
take_values(const struct person_view *view, const char *kind, struct buf *out)
{
	for (size_t i = 0; i < view->count; i++) {
		const struct field_line *field = &view->fields[i];

		if (strcmp(field->say.kind, kind) != 0)
			continue;
		buf_add_text(out, out->length > 0 ? "\n" : "");
		buf_add_text(
		    out, field->value != NULL ? field->value : field->why_not);
		if (field->disputed != NULL)
			buf_add_format(out, "\nThey say: %s", field->disputed);
	}
}

/* False: it could not be opened, and that was said. */
static bool
open_number(struct dialling *dialling)
{
	struct ringing *ringing = dialling->ringing;
	const struct ring_line *line = &ringing->list.lines[dialling->at];
	struct buf *number = &ringing->numbers[dialling->at];
	const struct look_why why = {LOOK_REACH, NULL};
	const char *const kinds[] = {line->kind};
	struct person_view view;
	enum status status;

	if (number->length > 0)
		return true;
	status = person_show(
	    dialling->desk->records, line->code, &why, kinds, 1, &view);
	if (desk_tell(dialling->desk, status) != STATUS_OK)
		return false;
	take_values(&view, line->kind, number);
	person_view_clear(&view);
	return true;
}

static bool
is_last(const struct dialling *dialling)
{
	return dialling->at + 1 == dialling->ringing->list.count;
}

/* To that line; false where there is none. */
static bool
go(struct dialling *dialling, size_t at)
{
	if (at >= dialling->ringing->list.count)
		return false;
	dialling->at = at;
	return open_number(dialling);
}

/* ----------------------------------------------------------------- drawing */

/* "0 7 7 0 0": digits with air between them. */
static void
spread(const char *number, struct buf *out)
{
	for (; *number != '\0'; number++) {
		buf_add_char(out, *number);
		if (*number >= '0' && *number <= '9')
			buf_add_char(out, ' ');
	}
}

static void
draw_number(const struct dialling *dialling, const struct area *body)
{
	const struct ringing *ringing = dialling->ringing;
	const struct ring_line *line = &ringing->list.lines[dialling->at];
	struct buf large = BUF_EMPTY, place = BUF_EMPTY;
	int row;

	buf_add_format(
	    &place, "%zu of %zu", dialling->at + 1, ringing->list.count);
	draw_text(body, 0, 0, ROLE_PLAIN, place.text);
	row = 2 + draw_wrapped(body, 2, ROLE_TITLE, line->called);
	draw_text(body, row, 0, ROLE_PLAIN, line->label);
	spread(ringing->numbers[dialling->at].text, &large);
	draw_cursor(body, row + 2, 0);
	row += 2 + draw_wrapped(body, row + 2, ROLE_TITLE, large.text);
	if (ringing->is_rung[dialling->at])
		draw_text(body, row + 1, 0, ROLE_GOOD, "+ rung");
	buf_clear(&place);
	buf_clear(&large);
}

static void
draw(struct layer *layer)
{
	const struct dialling *dialling = layer->context;
	const struct ringing *ringing = dialling->ringing;
	struct buf title = BUF_EMPTY;
	struct bar bar = {.count = 0};
	struct frame frame;

	buf_add_format(&title, "Ring round: %s", ringing->group);
	frame_draw(&frame, layer, dialling->desk, title.text, true);
	draw_number(dialling, &frame.body);
	bar_add_needed(&bar, "Enter",
	    is_last(dialling) ? "Rung, that was all" : "Rung, next");
	if (!is_last(dialling))
		bar_add(&bar, "Down", "Next");
	if (dialling->at > 0)
		bar_add(&bar, "Up", "Before");
	bar_add_needed(&bar, "Esc", "Back to the list");
	bar_add_needed(&bar, "?", "Help");
	bar_add_needed(&bar, "Ctrl-X", "Lock");
	bar_draw(&bar, &frame.bar);
	buf_clear(&title);
}

/* -------------------------------------------------------------------- keys */

/* False: back to the list. */
static bool
take(struct dialling *dialling, const struct press *press)
{
	switch (press->code) {
	case PRESS_ENTER:
		dialling->ringing->is_rung[dialling->at] = true;
		return go(dialling, dialling->at + 1);
	case PRESS_DOWN:
		return is_last(dialling) || go(dialling, dialling->at + 1);
	case PRESS_UP:
		return dialling->at == 0 || go(dialling, dialling->at - 1);
	case PRESS_ESC:
		return false;
	default:
		return true;
	}
}

size_t
ring_number_run(struct desk *desk, struct ringing *ringing, size_t at)
{
	struct dialling dialling = {.desk = desk, .ringing = ringing};
	struct press press;

	if (!go(&dialling, at))
		return at;
	dialling.layer = (struct layer){.draw = draw,
	    .context = &dialling,
	    .help = "One number, and whose it is. Enter marks it as rung and "
		    "opens the next: one look each. Down opens the next "
		    "without a mark. Esc goes back to the list."};
	layer_push(&desk->top, &dialling.layer);
	do {
		desk_wait(desk, &press);
	} while (take(&dialling, &press));
	layer_pop(&desk->top);
	return dialling.at;
}
