/*
 * help: text to read, one page at a time.
 */
#include "tui/help.h"

#include <string.h>

#include "base/buf.h"
#include "tui/bar.h"
#include "tui/draw.h"
#include "tui/own_words.h"

#define COLUMNS_MOST 72 /* longer lines are hard to read */

static const char everywhere[] =
    "\n\n"
    "On every screen\n"
    "Up and Down move. Enter opens. Esc goes back.\n"
    "Page Up and Page Down go a page at a time.\n"
    "F1 is help, and so is ? where you are not writing.\n"
    "Ctrl-X hides everything and locks, at once.\n"
    "Ctrl-C asks if you want to lock and leave.\n"
    "In what you write, Ctrl-U takes back and Ctrl-R does it again.";

/* What is being read. */
struct reading {
	struct layer layer;
	const char *title;
	const char *text;
	int first, height, page;
};

static void
draw_bar(const struct reading *reading, const struct area *whole)
{
	struct bar bar = {.count = 0};
	struct area part = draw_part(whole, whole->rows - BAR_ROWS, BAR_ROWS);

	if (reading->height > reading->page)
		bar_add_needed(&bar, "Up Down", "Read on");
	bar_add_needed(&bar, "Esc", "Back");
	bar_add_needed(&bar, "Ctrl-X", "Lock");
	bar_draw(&bar, &part);
}

static void
draw(struct layer *layer)
{
	struct reading *reading = layer->context;
	struct area whole = draw_area(layer);
	struct area text = draw_part(&whole, 2, whole.rows - 3 - BAR_ROWS);

	if (text.columns > COLUMNS_MOST)
		text.columns = COLUMNS_MOST;
	draw_text(&whole, 0, 0, ROLE_TITLE, reading->title);
	reading->page = text.rows;
	reading->height = draw_height(reading->text, text.columns);
	if (reading->first > reading->height - text.rows)
		reading->first = reading->height - text.rows;
	if (reading->first < 0)
		reading->first = 0;
	draw_wrapped(&text, -reading->first, ROLE_PLAIN, reading->text);
	draw_bar(reading, &whole);
	draw_cursor(&text, 0, 0);
}

static void
move_by(struct reading *reading, enum press_code code)
{
	switch (code) {
	case PRESS_UP:
		reading->first--;
		break;
	case PRESS_DOWN:
		reading->first++;
		break;
	case PRESS_PAGE_UP:
		reading->first -= reading->page;
		break;
	case PRESS_PAGE_DOWN:
		reading->first += reading->page;
		break;
	case PRESS_HOME:
		reading->first = 0;
		break;
	case PRESS_END:
		reading->first = reading->height;
		break;
	default:
		break;
	}
}

static bool
ends_reading(const struct press *press)
{
	return press->code == PRESS_ESC || press->code == PRESS_ENTER ||
	       press->code == PRESS_F1 ||
	       (press->code == PRESS_TEXT && strchr("q?", press->text[0]));
}

void
help_read(struct desk *desk, const char *title, const char *text)
{
	struct reading reading = {.title = title, .text = text};
	struct press press;

	reading.layer = (struct layer){
	    .draw = draw, .context = &reading, .takes_text = true};
	layer_push(&desk->top, &reading.layer);
	do {
		desk_wait(desk, &press);
		move_by(&reading, press.code);
	} while (!ends_reading(&press));
	layer_pop(&desk->top);
}

/* Boxes on top may have none of their own; help for help there is none. */
void
help_show(struct desk *desk)
{
	struct buf text = BUF_EMPTY;
	const struct layer *layer = desk->top;

	if (desk->top->draw == draw)
		return;
	while (layer != NULL && layer->help == NULL)
		layer = layer->below;
	if (layer != NULL)
		buf_add_text(&text, layer->help);
	if (desk->is_handed)
		buf_add_format(&text, "\n\n%s", own_word(WORD_HELP_KEYS));
	else
		buf_add_text(&text, everywhere);
	help_read(desk, "Help", text.text);
	buf_clear(&text);
}
