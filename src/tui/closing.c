/*
 * closing: the result stands a minute at most, and then comes the door.
 */
#include "tui/closing.h"

#include "base/clock.h"
#include "tui/bar.h"
#include "tui/draw.h"
#include "tui/frame.h"
#include "tui/hand_qr.h"
#include "tui/term.h"

#define SHOWN_MS 60000

struct closing {
	struct desk *desk;
	const struct erasure *erasure;
	struct buf text;
	struct layer layer;
	int first, height, rows; /* lines: at the top, of all, to be seen */
};

void
closing_prove(struct desk *desk, struct erasure *erasure)
{
	desk->writing = NULL;
	buf_reset(&desk->said);
	erasure_prove(desk, false, erasure);
}

static void
draw_bar(const struct closing *closing, const struct area *area)
{
	struct bar bar = {.count = 0};

	bar_add_needed(&bar, "Enter", "Go on");
	if (closing->erasure->slip.length > 0) {
		bar_add_needed(&bar, "s", "Save the slip");
		bar_add_needed(&bar, "q", "Show its code");
	}
	if (closing->height > closing->rows)
		bar_add_needed(&bar, "Up Down", "Read on");
	bar_draw(&bar, area);
}

static void
draw(struct layer *layer)
{
	struct closing *closing = layer->context;
	struct frame frame;

	frame_draw(&frame, layer, closing->desk,
	    erasure_title(closing->erasure), false);
	if (frame.body.columns > FRAME_TEXT_COLUMNS)
		frame.body.columns = FRAME_TEXT_COLUMNS;
	closing->rows = frame.body.rows;
	closing->height = draw_height(closing->text.text, frame.body.columns);
	if (closing->first > closing->height - closing->rows)
		closing->first = closing->height - closing->rows;
	if (closing->first < 0)
		closing->first = 0;
	draw_wrapped(
	    &frame.body, -closing->first, ROLE_PLAIN, closing->text.text);
	draw_bar(closing, &frame.bar);
	draw_cursor(&frame.body, 0, 0);
}

static void
show_code(const struct closing *closing)
{
	struct buf text = BUF_EMPTY;

	erasure_short(closing->erasure, &text);
	hand_qr_run(closing->desk, text.text);
	buf_clear(&text);
}

/* A letter that does something with the slip. */
static bool
takes_slip(const struct closing *closing, const struct press *press)
{
	if (closing->erasure->slip.length == 0 || press->text[1] != '\0')
		return false;
	if (press->text[0] == 's' || press->text[0] == 'S')
		erasure_save_slip(closing->desk, closing->erasure);
	else if (press->text[0] == 'q' || press->text[0] == 'Q')
		show_code(closing);
	else
		return false;
	return true;
}

/* False: that key goes on. */
static bool
stays(struct closing *closing, const struct press *press)
{
	switch (press->code) {
	case PRESS_TICK:
	case PRESS_NONE:
	case PRESS_RESIZE:
		return true;
	case PRESS_UP:
		closing->first--;
		return true;
	case PRESS_DOWN:
		closing->first++;
		return true;
	case PRESS_PAGE_UP:
		closing->first -= closing->rows;
		return true;
	case PRESS_PAGE_DOWN:
		closing->first += closing->rows;
		return true;
	case PRESS_TEXT:
		return takes_slip(closing, press);
	default:
		return false;
	}
}

/* Whoever reads on has another minute. */
static void
wait(struct closing *closing)
{
	int64_t until = clock_awake_ms() + SHOWN_MS;
	struct press press;

	for (;;) {
		layer_draw_all(closing->desk->top);
		term_next(&press);
		if (term_is_hung_up() || term_is_to_stop() ||
		    clock_awake_ms() >= until || !stays(closing, &press))
			return;
		if (press.code != PRESS_TICK)
			until = clock_awake_ms() + SHOWN_MS;
	}
}

void
closing_show(struct desk *desk, const struct erasure *erasure)
{
	struct closing closing = {.desk = desk, .erasure = erasure};

	if (!erasure->was_due || term_is_hung_up())
		return;
	buf_init(&closing.text);
	erasure_words(erasure, &closing.text);
	closing.layer = (struct layer){.draw = draw, .context = &closing};
	layer_push(&desk->top, &closing.layer);
	term_forget_typed();
	wait(&closing);
	layer_pop(&desk->top);
	buf_clear(&closing.text);
}
