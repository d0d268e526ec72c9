/*
 * figuring: see the header.  Nothing is drawn when nothing takes long.
 */
#include "tui/figuring.h"

#include "tui/draw.h"
#include "tui/term.h"

static void
draw(struct layer *layer)
{
	const struct figuring *figuring = layer->context;
	struct area whole = draw_area(layer);
	struct buf line = BUF_EMPTY;

	draw_text(&whole, 0, 0, ROLE_TITLE, "Making figures");
	draw_text(&whole, 2, 0, ROLE_PLAIN,
	    figuring->step == FIGURES_TRY
		? "A plan that a manager asked for is tried on made-up clubs."
		: "The figures of a time that is over are made, once for all.");
	buf_add_format(&line, "%d of 100", figuring->percent);
	draw_text(&whole, 4, 0, ROLE_PLAIN, line.text);
	draw_text(&whole, 6, 0, ROLE_PLAIN,
	    "Please wait. What is not done goes on at the next lock.");
	draw_cursor(&whole, 2, 0);
	buf_clear(&line);
}

static bool
went_on(void *context, enum figures_step step, int percent)
{
	struct figuring *figuring = context;

	if (step == FIGURES_COPY || term_is_hung_up() ||
	    (figuring->is_shown && step == figuring->step &&
		percent == figuring->percent))
		return true;
	figuring->step = step;
	figuring->percent = percent;
	if (!figuring->is_shown)
		layer_push(&figuring->desk->top, &figuring->layer);
	figuring->is_shown = true;
	layer_draw_all(figuring->desk->top);
	return true;
}

void
figuring_begin(struct figuring *figuring, struct desk *desk)
{
	struct figures_watch watch = {went_on, NULL, figuring};

	*figuring = (struct figuring){
	    .desk = desk, .layer = {.draw = draw, .context = figuring}};
	if (desk->unlock != NULL)
		figures_watch(desk->unlock, &watch);
}

void
figuring_end(struct figuring *figuring)
{
	if (figuring->is_shown)
		layer_pop(&figuring->desk->top);
}
