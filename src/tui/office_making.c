/*
 * office_making: the page that counts, and the one that says what came of it.
 */
#include "tui/office_making.h"

#include "base/clock.h"
#include "tui/bar.h"
#include "tui/draw.h"
#include "tui/frame.h"
#include "tui/term.h"

#define SHOWN_EACH 10 /* of 100: often enough to see that it goes on */
#define SHOWN_MS   60000

static const char *const step_words[] = {
    [FIGURES_COPY] = "",
    [FIGURES_TRY] = "A plan is tried on made-up clubs.",
    [FIGURES_SOLVE] = "The numbers are worked out, so that they name nobody.",
};

static void
draw(struct layer *layer)
{
	const struct office_making *making = layer->context;
	struct area whole = draw_area(layer), text;
	struct buf line = BUF_EMPTY;

	draw_text(&whole, 0, 0, ROLE_TITLE, "Figures");
	draw_text(&whole, 2, 0, ROLE_PLAIN, step_words[making->step]);
	buf_add_format(&line, "%d of 100", making->percent);
	draw_text(&whole, 3, 0, ROLE_PLAIN, line.text);
	text = draw_part(&whole, 5, whole.rows);
	draw_wrapped(&text, 0, ROLE_PLAIN,
	    making->is_lock
		? "Please wait, and keep the laptop on. What is not done in "
		  "a minute goes on at the next lock."
		: "Please wait, and keep the laptop on.");
	draw_cursor(&whole, 2, 0);
	buf_clear(&line);
}

/* The page comes with the first step that takes time; copies take none. */
static bool
went_on(void *context, enum figures_step step, int percent)
{
	struct office_making *making = context;
	int shown = percent - percent % SHOWN_EACH;

	if (step == FIGURES_COPY || (making->is_shown && step == making->step &&
					shown == making->percent))
		return true;
	making->step = step;
	making->percent = shown;
	if (term_is_hung_up())
		return true;
	if (!making->is_shown)
		layer_push(&making->desk->top, &making->layer);
	making->is_shown = true;
	layer_draw_all(making->desk->top);
	return true;
}

static void
finished(void *context, const struct figures_result *result)
{
	struct office_making *making = context;

	making->has_result = true;
	making->result = *result;
}

void
office_making_begin(
    struct office_making *making, struct desk *desk, bool is_lock)
{
	struct figures_watch watch = {went_on, finished, making};

	*making = (struct office_making){.desk = desk, .is_lock = is_lock};
	making->layer = (struct layer){.draw = draw, .context = making};
	if (desk->unlock != NULL)
		figures_watch(desk->unlock, &watch);
}

void
office_making_end(struct office_making *making)
{
	static const struct figures_watch nobody = {NULL, NULL, NULL};

	if (making->desk->unlock != NULL)
		figures_watch(making->desk->unlock, &nobody);
	if (making->is_shown)
		layer_pop(&making->desk->top);
	making->is_shown = false;
}

/* ------------------------------------------------------------ while it is open
 */

void
office_making_close(struct desk *desk, const char *id)
{
	struct figures_result result;
	struct office_making making;
	enum status status;

	office_making_begin(&making, desk, false);
	status = figures_close(desk->unlock, id, &result);
	office_making_end(&making);
	if (desk_tell(desk, status) != STATUS_OK)
		return;
	if (result.none > 0)
		desk_say(desk, ROLE_WARNING,
		    "Closed without figures: these tables would have told too "
		    "much about somebody.");
	else if (result.late > 0)
		desk_say(desk, ROLE_WARNING,
		    "Closed. Its figures need more time: they go on at the "
		    "next lock.");
	else if (result.lost > 0)
		desk_say(desk, ROLE_WARNING,
		    "It was closed before, and its figures are lost.");
	else
		desk_say(desk, ROLE_GOOD, "Closed. Its figures are final.");
}

enum status
office_making_plan(struct desk *desk, const struct plan *plan, bool *asked)
{
	struct office_making making;
	enum status status;

	office_making_begin(&making, desk, false);
	status = figures_plan_set(desk->unlock, plan, asked);
	office_making_end(&making);
	return status;
}

/* ------------------------------------------------------------ after the lock
 */

struct told {
	struct office_making *making;
	struct buf text;
};

static void
add_line(struct buf *text, size_t count, const char *label, const char *words)
{
	if (count > 0)
		buf_add_format(text, "%s: %zu\n%s\n\n", label, count, words);
}

static void
add_words(const struct figures_result *result, struct buf *text)
{
	add_line(text, result->closed, "Periods closed",
	    "Their figures are final. Managers can read them now.");
	add_line(text, result->none, "Periods closed without figures",
	    "Their tables would have told too much about somebody. The list "
	    "of periods says what a manager can do.");
	add_line(text, result->late, "Periods that need more time",
	    "They are closed, and their numbers are drawn. Working them out "
	    "goes on at the next lock.");
	add_line(text, result->lost, "Periods whose figures are lost",
	    "They were closed before, in a copy of this vault that is not "
	    "here. They are not made a second time.");
	add_line(text, result->plans, "Plans that hold now",
	    "A manager asked for them.");
	add_line(text, result->refused, "Plans that cannot hold",
	    "The manager who asked reads why.");
}

static void
draw_told(struct layer *layer)
{
	const struct told *told = layer->context;
	struct bar bar = {.count = 0};
	struct frame frame;

	frame_draw(&frame, layer, told->making->desk, "Locked. Figures", false);
	if (frame.body.columns > FRAME_TEXT_COLUMNS)
		frame.body.columns = FRAME_TEXT_COLUMNS;
	draw_wrapped(&frame.body, 0, ROLE_PLAIN, told->text.text);
	bar_add_needed(&bar, "Enter", "Go on");
	bar_draw(&bar, &frame.bar);
	draw_cursor(&frame.body, 0, 0);
}

static void
wait(struct desk *desk)
{
	int64_t until = clock_awake_ms() + SHOWN_MS;
	struct press press;

	do {
		layer_draw_all(desk->top);
		term_next(&press);
	} while (!term_is_hung_up() && !term_is_to_stop() &&
		 clock_awake_ms() < until &&
		 (press.code == PRESS_TICK || press.code == PRESS_NONE ||
		     press.code == PRESS_RESIZE));
}

void
office_making_show(struct office_making *making)
{
	struct desk *desk = making->desk;
	struct told told = {making, BUF_EMPTY};
	struct layer layer = {.draw = draw_told, .context = &told};

	if (!making->has_result || term_is_hung_up())
		return;
	add_words(&making->result, &told.text);
	layer_push(&desk->top, &layer);
	term_forget_typed();
	wait(desk);
	layer_pop(&desk->top);
	buf_clear(&told.text);
}
