/*
 * register_ask: asking for a yes, in the words of the notices.
 *
 * The sentence to say is on the screen before anything can be answered, keys
 * typed ahead are thrown away, and Enter never makes a yes: Tab does, once the
 * young person has said it.  Esc is "not now", always.
 */
#include <string.h>

#include "base/mem.h"
#include "core/consent.h"
#include "core/kind.h"
#include "tui/bar.h"
#include "tui/frame.h"
#include "tui/help.h"
#include "tui/register_internal.h"
#include "tui/term.h"

enum asked {
	ASKED_ALOUD,
	ASKED_COUNT,
	ASKED_ABLE,
	ASKED_ADULT,
	ASKED_BROUGHT_UP,
	ASKED_ALL,
};

static const char *const labels[ASKED_ALL] = {
    [ASKED_ALOUD] = "I read it out loud to them",
    [ASKED_COUNT] = "They want to be counted in the figures too",
    [ASKED_ABLE] = "They can decide this for themselves",
    [ASKED_ADULT] = "An adult said yes to it too",
    [ASKED_BROUGHT_UP] = "They asked for it themselves",
};

struct asking {
	struct layer layer;
	struct desk *desk;
	const char *called;
	bool is_new;
	const char *name_kind; /* name, handle; NULL: that is not asked */
	struct kind_list name, attendance;
	bool answers[ASKED_ALL];
	enum asked focus;
	bool is_done, is_yes;
};

/* ---------------------------------------------------------- what is asked */

static bool
applies(const struct asking *asking, enum asked which)
{
	switch (which) {
	case ASKED_ABLE:
		return asking->is_new;
	case ASKED_ADULT:
		return asking->is_new && !asking->answers[ASKED_ABLE];
	case ASKED_BROUGHT_UP:
		return !asking->is_new;
	default:
		return true;
	}
}

static void
step(struct asking *asking, int by)
{
	int at = (int)asking->focus;

	do
		at += by;
	while (at >= 0 && at < ASKED_ALL && !applies(asking, (enum asked)at));
	if (at >= 0 && at < ASKED_ALL)
		asking->focus = (enum asked)at;
}

/* ---------------------------------------------------------------- drawing */

static int
draw_sentences(const struct asking *asking, const struct area *body)
{
	struct buf text = BUF_EMPTY;
	int rows;

	if (asking->name_kind != NULL)
		buf_add_format(&text, "%s\n", asking->name.kinds[0].front);
	buf_add_text(&text, asking->attendance.kinds[0].front);
	draw_text(body, 0, 0, ROLE_HEADING, "Say to them:");
	rows = 1 + draw_wrapped(body, 1, ROLE_PLAIN, text.text);
	buf_clear(&text);
	return rows;
}

static void
draw_answers(const struct asking *asking, const struct area *area)
{
	int row = 0;

	for (int i = 0; i < ASKED_ALL; i++) {
		bool is_here = (int)asking->focus == i;
		enum role role = is_here ? ROLE_CHOSEN : ROLE_PLAIN;

		if (!applies(asking, (enum asked)i))
			continue;
		if (is_here)
			draw_fill(area, row, ROLE_CHOSEN);
		draw_text(area, row, 0, role, is_here ? ">" : " ");
		draw_text(
		    area, row, 2, role, asking->answers[i] ? "[x]" : "[ ]");
		draw_text(area, row, 6, role, labels[i]);
		if (is_here)
			draw_cursor(area, row, 0);
		row++;
	}
}

static void
draw_bar(const struct frame *frame)
{
	struct bar bar = {.count = 0};

	bar_add_needed(&bar, "Tab", "They said yes");
	bar_add_needed(&bar, "Esc", "Not now");
	bar_add_needed(&bar, "Space", "Change");
	bar_add(&bar, "Up Down", "Move");
	bar_add_needed(&bar, "F1", "The rest of it");
	bar_add_needed(&bar, "Ctrl-X", "Lock");
	bar_draw(&bar, &frame->bar);
}

static void
draw(struct layer *layer)
{
	struct asking *asking = layer->context;
	struct buf title = BUF_EMPTY;
	struct frame frame;
	struct area part;
	int used;

	buf_add_format(&title, "Ask: %s", asking->called);
	frame_draw(&frame, layer, asking->desk, title.text, false);
	if (frame.body.columns > FRAME_TEXT_COLUMNS)
		frame.body.columns = FRAME_TEXT_COLUMNS;
	used = draw_sentences(asking, &frame.body);
	part = draw_part(&frame.body, used + 1, frame.body.rows);
	draw_answers(asking, &part);
	if (frame.side.columns > 0)
		draw_wrapped(&frame.side, 0, ROLE_PLAIN, layer->help);
	draw_bar(&frame);
	buf_clear(&title);
}

/* ------------------------------------------------------------------- keys */

static void
say_yes(struct asking *asking)
{
	if (applies(asking, ASKED_ADULT) && !asking->answers[ASKED_ADULT]) {
		desk_say(asking->desk, ROLE_ERROR,
		    "While they cannot decide this alone, an adult has to say "
		    "yes too. Esc leaves them one of the heads.");
		return;
	}
	asking->is_yes = true;
	asking->is_done = true;
}

static void
take(struct asking *asking, const struct press *press)
{
	switch (press->code) {
	case PRESS_UP:
		step(asking, -1);
		break;
	case PRESS_DOWN:
	case PRESS_ENTER:
		step(asking, 1);
		break;
	case PRESS_TEXT:
		if (press->text[0] == ' ')
			asking->answers[asking->focus] ^= true;
		break;
	case PRESS_TAB:
		say_yes(asking);
		break;
	case PRESS_ESC:
		asking->is_done = true;
		break;
	default:
		break;
	}
}

/* What F1 shows: the rest of what may be said. */
static void
add_help(const struct asking *asking, struct buf *help)
{
	if (asking->name_kind != NULL)
		buf_add_format(help, "What they are called\n%s\n\n",
		    asking->name.kinds[0].rest);
	buf_add_format(help, "Being on the list\n%s\n\n",
	    asking->attendance.kinds[0].rest);
	buf_add_text(help,
	    "Tab writes down their yes: only when they said it. Esc is not "
	    "now, and they stay one of the heads.");
}

static enum status
read_notices(struct asking *asking)
{
	struct records *records = asking->desk->records;
	enum status status = STATUS_OK;

	if (asking->name_kind != NULL)
		status = kind_get(records, asking->name_kind, &asking->name);
	if (status == STATUS_OK)
		status = kind_get(records, "attendance", &asking->attendance);
	return status;
}

/* Ask; true: they said yes. */
static bool
run(struct asking *asking)
{
	struct buf help = BUF_EMPTY;
	struct desk *desk = asking->desk;
	struct press press;

	asking->answers[ASKED_ABLE] = true;
	if (desk_tell(desk, read_notices(asking)) == STATUS_OK) {
		add_help(asking, &help);
		asking->layer = (struct layer){.draw = draw,
		    .context = asking,
		    .help = help.text,
		    .takes_text = true,
		    .refuses_paste = true};
		layer_push(&desk->top, &asking->layer);
		term_forget_typed();
		while (!asking->is_done) {
			desk_wait(desk, &press);
			take(asking, &press);
		}
		layer_pop(&desk->top);
	}
	buf_clear(&help);
	kind_list_clear(&asking->name);
	kind_list_clear(&asking->attendance);
	return asking->is_yes;
}

/* --------------------------------------------------------- somebody new */

/* They said it that evening, when that is not too long ago. */
static int32_t
said_on(const struct register_screen *screen)
{
	int32_t today = records_today(screen->desk->records);
	int32_t held_on = register_held_on(screen);

	return held_on <= today && held_on >= today - CONSENT_LATE_DAYS
		   ? held_on
		   : today;
}

static enum status
add(struct register_screen *screen, const struct asking *asking,
    char code[CODE_TEXT_BYTES])
{
	const struct consent_say says[] = {
	    {"attendance", SEE_TEAM, asking->answers[ASKED_COUNT], DAY_NONE}};
	struct person_new new_person = {.name = asking->called,
	    .saying = {said_on(screen), asking->answers[ASKED_ALOUD], NULL,
		false},
	    .says = says,
	    .says_count = 1,
	    .is_able = asking->answers[ASKED_ABLE],
	    .adult_agrees = asking->answers[ASKED_ADULT],
	    .capacity_review = DAY_NONE};

	return person_add(screen->desk->records, &new_person, code, NULL);
}

static void
ask_new(struct register_screen *screen, size_t head)
{
	struct register_model *model = &screen->model;
	struct buf name = BUF_EMPTY;
	struct asking asking = {
	    .desk = screen->desk, .is_new = true, .name_kind = "name"};
	char code[CODE_TEXT_BYTES];

	buf_set(&name, model->heads[head]);
	asking.called = name.text;
	if (run(&asking) &&
	    desk_tell(screen->desk, add(screen, &asking, code)) == STATUS_OK) {
		register_model_drop_head(model, head);
		register_model_forget_typed(model);
		register_model_tick(
		    model, register_model_add(model, code, name.text, true));
		register_changed(screen);
		desk_say(
		    screen->desk, ROLE_GOOD, "%s: on the list now.", name.text);
	}
	buf_clear(&name);
}

/* ------------------------------------------------------- somebody known */

static void
ask_person(struct register_screen *screen, size_t index,
    const struct register_standing *standing)
{
	struct register_model *model = &screen->model;
	struct asking asking = {.desk = screen->desk,
	    .called = model->people[index].told.called,
	    .name_kind = standing->called};
	struct register_yes yes;

	if (!run(&asking))
		return;
	yes = (struct register_yes){asking.answers[ASKED_ALOUD],
	    asking.answers[ASKED_COUNT], asking.answers[ASKED_BROUGHT_UP],
	    standing->called};
	register_model_say(model, index, &yes);
	register_changed(screen);
	desk_say(screen->desk, ROLE_GOOD,
	    "Ticked. Their yes is written down when you save.");
}

static void
ask_known(struct register_screen *screen, size_t index)
{
	struct desk *desk = screen->desk;
	int32_t today = records_today(desk->records);
	struct register_standing standing;
	enum status status = register_look_up(
	    desk, screen->model.people[index].told.code, &standing);

	if (desk_tell(desk, status) != STATUS_OK)
		return;
	if (register_held_on(screen) < today - CONSENT_LATE_DAYS)
		standing.why_not = "That evening was more than a month ago. "
				   "Ask them when they come next.";
	if (standing.why_not != NULL)
		desk_say(desk, ROLE_ERROR, "%s", standing.why_not);
	else
		ask_person(screen, index, &standing);
}

void
register_ask(struct register_screen *screen)
{
	struct register_chosen chosen = register_model_chosen(&screen->model);

	if (chosen.sort == REGISTER_PERSON)
		ask_known(screen, chosen.index);
	else if (chosen.sort == REGISTER_HEAD &&
		 register_ask_known(screen, chosen.index) == REGISTER_UNKNOWN)
		ask_new(screen, chosen.index);
}
