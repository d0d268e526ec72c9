/*
 * page: words, with scrolling where there is no room for all of them.
 */
#include "tui/page.h"

#include "tui/bar.h"
#include "tui/draw.h"
#include "tui/frame.h"

/* One being read. */
struct turned {
	struct desk *desk;
	const struct page *page;
	struct layer layer;
	int first; /* row at the top */
	int height;
	int rows; /* that can be seen */
};

static void
draw_bar(const struct turned *turned, const struct area *area)
{
	struct bar bar = {.count = 0};

	bar_add_needed(&bar, "Enter", turned->page->enter);
	if (turned->height > turned->rows)
		bar_add_needed(&bar, "Up Down", "Read on");
	if (!turned->page->is_first)
		bar_add_needed(&bar, "Esc", "Back");
	bar_add_needed(&bar, "?", "Help");
	if (turned->desk->unlock == NULL)
		bar_add_needed(&bar, "Ctrl-C", "Leave");
	else
		bar_add_needed(&bar, "Ctrl-X", "Lock");
	bar_draw(&bar, area);
}

static void
draw(struct layer *layer)
{
	struct turned *turned = layer->context;
	const struct page *page = turned->page;
	struct frame frame;

	frame_draw(&frame, layer, turned->desk, page->title, false);
	if (frame.body.columns > FRAME_TEXT_COLUMNS)
		frame.body.columns = FRAME_TEXT_COLUMNS;
	turned->rows = frame.body.rows;
	turned->height = draw_height(page->text, frame.body.columns);
	if (turned->first > turned->height - turned->rows)
		turned->first = turned->height - turned->rows;
	if (turned->first < 0)
		turned->first = 0;
	draw_wrapped(&frame.body, -turned->first, ROLE_PLAIN, page->text);
	if (frame.side.columns > 0 && page->help != NULL)
		draw_wrapped(&frame.side, 0, ROLE_PLAIN, page->help);
	draw_bar(turned, &frame.bar);
	draw_cursor(&frame.body, 0, 0);
}

static void
move_by(struct turned *turned, enum press_code code)
{
	if (code == PRESS_UP)
		turned->first--;
	else if (code == PRESS_DOWN)
		turned->first++;
	else if (code == PRESS_PAGE_UP)
		turned->first -= turned->rows;
	else if (code == PRESS_PAGE_DOWN)
		turned->first += turned->rows;
}

bool
page_run(struct desk *desk, const struct page *page)
{
	struct turned turned = {.desk = desk, .page = page};
	struct press press;

	turned.layer = (struct layer){
	    .draw = draw, .context = &turned, .help = page->help};
	layer_push(&desk->top, &turned.layer);
	do {
		desk_wait(desk, &press);
		move_by(&turned, press.code);
	} while (press.code != PRESS_ENTER &&
		 (press.code != PRESS_ESC || page->is_first));
	layer_pop(&desk->top);
	return press.code == PRESS_ENTER;
}
