/*
 * hand_qr: the slip's code, to be photographed: on a page of its own, because
 * it needs the room.
 */
#include "tui/hand_qr.h"

#include <string.h>

#include "tui/bar.h"
#include "tui/draw.h"
#include "tui/hand_page.h"
#include "tui/qr.h"

struct shown {
	struct layer layer;
	struct qr qr;
};

static void
draw_lines(const struct area *area, const struct qr *qr)
{
	const char *from = qr->lines.text;
	struct buf line = BUF_EMPTY;

	for (int row = 0; row < qr->rows; row++) {
		size_t length = strcspn(from, "\n");

		buf_reset(&line);
		buf_add(&line, from, length);
		draw_text(area, row, 0, ROLE_PAPER, line.text);
		from += length + 1;
	}
	buf_clear(&line);
}

static void
draw(struct layer *layer)
{
	const struct shown *shown = layer->context;
	struct area whole = draw_area(layer), part;
	struct bar bar = {.count = 0};

	if (shown->qr.rows + 1 <= whole.rows &&
	    shown->qr.columns <= whole.columns)
		draw_lines(&whole, &shown->qr);
	else
		draw_wrapped(
		    &whole, 0, ROLE_PLAIN, own_word(WORD_SLIP_NO_ROOM));
	part = draw_part(&whole, whole.rows - 1, 1);
	bar_add_needed(&bar, "Esc", own_word(WORD_KEY_BACK));
	bar_add_needed(&bar, "Ctrl-X", own_word(WORD_KEY_HIDE));
	bar_draw(&bar, &part);
	draw_cursor(&part, 0, 0);
}

void
hand_qr_run(struct desk *desk, const char *text)
{
	struct shown shown = {.qr.rows = 0};
	struct press press;

	if (qr_draw(text, &shown.qr) != STATUS_OK) {
		hand_say(desk, ROLE_WARNING, WORD_SLIP_NO_ROOM);
		return;
	}
	shown.layer = (struct layer){.draw = draw,
	    .context = &shown,
	    .help = own_word(WORD_SLIP_HELP),
	    .refuses_paste = true};
	layer_push(&desk->top, &shown.layer);
	do
		desk_wait(desk, &press);
	while (press.code != PRESS_ESC && press.code != PRESS_ENTER);
	layer_pop(&desk->top);
	qr_clear(&shown.qr);
}
