/*
 * frame: title, body, side panel, last words, keys.
 */
#include "tui/frame.h"

#include "base/clock.h"
#include "base/text.h"
#include "tui/bar.h"

#define SIDE_COLUMNS   38
#define SAID_ROWS_MOST 4

int
frame_columns(const char *text)
{
	struct buf shown = BUF_EMPTY;
	int columns;

	text_printable(text, &shown);
	columns = (int)text_columns(shown.text);
	buf_clear(&shown);
	return columns;
}

static const char *
mark_of(enum role role)
{
	switch (role) {
	case ROLE_ERROR:
		return "! ";
	case ROLE_GOOD:
		return "+ ";
	case ROLE_WARNING:
		return "* ";
	default:
		return "";
	}
}

/* What was said last, a mark before it, over as many lines as it needs. */
static int
draw_said(const struct area *whole, const struct desk *desk, bool shows_worry)
{
	struct buf line = BUF_EMPTY;
	enum role role = desk->said_role;
	struct area part;
	int rows;

	if (desk->said.length > 0) {
		buf_add_text(&line, mark_of(role));
		buf_add_text(&line, desk->said.text);
	} else if (shows_worry) {
		role = ROLE_PLAIN;
		buf_set(&line, desk->worry.text);
	}
	rows = draw_height(line.text, whole->columns);
	if (rows > SAID_ROWS_MOST)
		rows = SAID_ROWS_MOST;
	part = draw_part(whole, whole->rows - BAR_ROWS - rows, rows);
	draw_wrapped(&part, 0, role, line.text);
	buf_clear(&line);
	return rows;
}

static void
draw_title(const struct area *whole, const struct desk *desk, const char *title)
{
	const struct writing *writing = desk->writing;
	struct buf right = BUF_EMPTY;
	struct area left = *whole;
	int minute;

	if (writing != NULL && writing->saved_at != 0) {
		minute = clock_local_minute(writing->saved_at);
		buf_add_format(
		    &right, "Saved %02d:%02d", minute / 60, minute % 60);
	} else if (desk->unlock != NULL) {
		buf_set(&right, unlock_name(desk->unlock));
	}
	left.columns -= frame_columns(right.text) + 2;
	draw_text(&left, 0, 0, ROLE_TITLE, title);
	draw_right(whole, 0, ROLE_PLAIN, right.text);
	buf_clear(&right);
}

void
frame_draw(struct frame *frame, struct layer *layer, const struct desk *desk,
    const char *title, bool shows_worry)
{
	struct area whole = draw_area(layer);
	int said;

	draw_title(&whole, desk, title);
	said = draw_said(&whole, desk, shows_worry);
	frame->body = draw_part(&whole, 2, whole.rows - 2 - said - BAR_ROWS);
	frame->bar = draw_part(&whole, whole.rows - BAR_ROWS, BAR_ROWS);
	frame->side = frame->body;
	frame->side.columns = 0;
	if (whole.columns < FRAME_WIDE_COLUMNS)
		return;
	frame->side.left = whole.columns - SIDE_COLUMNS;
	frame->side.columns = SIDE_COLUMNS;
	frame->body.columns = whole.columns - SIDE_COLUMNS - 4;
}
