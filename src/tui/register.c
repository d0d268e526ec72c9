/*
 * register: who came, in two minutes and a noisy hall (DESIGN 8).
 *
 * One box to type in, one list, one Enter a name.  What a key does to ticks
 * and heads is register_model's; here is what surrounds it.  A new name that
 * did not say yes is on this screen only: it is in no draft and no store.
 */
#include <stdio.h>
#include <string.h>

#include "app/broker.h"
#include "base/clock.h"
#include "base/mem.h"
#include "tui/pose.h"
#include "tui/register_internal.h"
#include "tui/screens.h"
#include "tui/tallies_box.h"

static const char help[] =
    "Who came?\n\n"
    "Type the start of a name. Enter ticks it and goes on to the next one. "
    "Enter on a ticked name takes the tick away.\n\n"
    "Somebody new: type their name. Enter counts them as one of the heads: "
    "their name is kept nowhere. Tab when they said yes to being on the "
    "list: you see what to say to them first.\n\n"
    "Heads: Right adds one, Left takes one away. There are never fewer "
    "heads than names.\n\n"
    "Ctrl-T counts heads by age, gender and new faces. Ctrl-D is for the "
    "date, the times, the place, who worked and what was done. Ctrl-G is "
    "for another group.\n\n"
    "[x] is on the list by name. [+] is one of the heads. A dash: they may "
    "not be put on the list until they say yes again.\n\n"
    "Ctrl-S saves. Esc leaves: you can keep a draft.";

/* ------------------------------------------------------------ start, stop */

void
register_changed(struct register_screen *screen)
{
	screen->tallies.heads = register_model_heads(&screen->model);
	screen->writing.is_changed = true;
}

static void
start(struct register_screen *screen, struct desk *desk)
{
	memset(screen, 0, sizeof(*screen));
	screen->desk = desk;
	register_model_init(&screen->model);
	form_answers_init(&screen->details, &register_form, screen,
	    records_today(desk->records));
	tallies_box_start(desk, &screen->tallies);
	buf_init(&screen->group);
	screen->layer = (struct layer){.draw = register_draw,
	    .context = screen,
	    .help = help,
	    .takes_text = true};
	screen->writing = (struct writing){
	    .form = screen->draft, .write = register_write, .context = screen};
}

static void
stop(struct register_screen *screen)
{
	register_model_clear(&screen->model);
	form_answers_clear(&screen->details);
	tallies_clear(&screen->tallies);
	buf_clear(&screen->group);
}

/* Whom to expect; who was ticked already stays so. */
static enum status
expect(struct register_screen *screen)
{
	struct tonight_list list = {NULL, 0};
	enum status status = tonight_list(screen->desk->records,
	    screen->group.length > 0 ? screen->group.text : NULL,
	    register_held_on(screen), &list);

	if (status == STATUS_OK)
		register_model_expect(&screen->model, &list);
	tonight_list_clear(&list);
	return status;
}

/* ---------------------------------------------------------------- leaving */

static void
drop_draft(struct register_screen *screen)
{
	struct desk *desk = screen->desk;
	enum status status = unlock_draft_drop(desk->unlock, screen->draft);

	if (status != STATUS_OK)
		desk_tell(desk, status);
	screen->writing.is_changed = false;
}

static bool
has_something(const struct register_screen *screen)
{
	return screen->writing.is_changed || screen->writing.saved_at != 0;
}

static void
leave(struct register_screen *screen)
{
	struct question question = {.text = "Leave without saving?",
	    .effect = "A draft is kept for 7 days. You are asked about it "
		      "when you open the vault.",
	    .answers = {{'g', "Go on writing"},
		{'k', "Leave, and keep a draft"}, {'t', "Throw it away"}},
	    .count = 3};

	if (has_something(screen))
		switch (pose_question(screen->desk, &question)) {
		case 0:
			return;
		case 1:
			screen->writing.is_changed = true;
			if (!desk_save_draft(screen->desk))
				return;
			break;
		default:
			drop_draft(screen);
		}
	screen->is_done = true;
}

static void
save(struct register_screen *screen)
{
	if (register_save(screen) != STATUS_OK)
		return;
	drop_draft(screen);
	screen->is_done = true;
}

/* ------------------------------------------------------------------- keys */

static void
count_heads(struct register_screen *screen)
{
	screen->tallies.heads = register_model_heads(&screen->model);
	if (tallies_box_run(screen->desk, &screen->tallies))
		register_changed(screen);
}

/* Another day may expect others. */
static void
change_details(struct register_screen *screen)
{
	int32_t before = register_held_on(screen);

	register_edit_details(screen);
	if (register_held_on(screen) != before)
		desk_tell(screen->desk, expect(screen));
}

static void
change_group(struct register_screen *screen)
{
	struct register_choice choice = {
	    .group = BUF_EMPTY, .held_on = register_held_on(screen)};
	int32_t held_on = choice.held_on;

	if (register_choose_group(screen->desk, &choice)) {
		buf_set(&screen->group, choice.group.text);
		desk_tell(
		    screen->desk, register_start_details(screen, held_on));
		desk_tell(screen->desk, expect(screen));
		register_changed(screen);
	}
	buf_clear(&choice.group);
}

static bool
take_control(struct register_screen *screen, char letter)
{
	switch (letter) {
	case 's':
		save(screen);
		return true;
	case 't':
		count_heads(screen);
		return true;
	case 'd':
		change_details(screen);
		return true;
	case 'g':
		change_group(screen);
		return true;
	default:
		return false;
	}
}

/* Whom it is about, before the cursor goes on. */
static void
say_only_head(struct register_screen *screen)
{
	const struct register_model *model = &screen->model;

	desk_say(screen->desk, ROLE_WARNING,
	    "%s: one of the heads. There is no yes to being on the list, or it "
	    "ran out. Go to them and press Tab to ask.",
	    model->people[model->last].told.called);
}

static void
take(struct register_screen *screen, const struct press *press)
{
	if (press->code == PRESS_CONTROL && take_control(screen, press->letter))
		return;
	switch (register_model_press(&screen->model, press, screen->page)) {
	case REGISTER_CHANGED:
		register_changed(screen);
		break;
	case REGISTER_ONLY_HEAD:
		register_changed(screen);
		say_only_head(screen);
		break;
	case REGISTER_LEAST:
		desk_say(screen->desk, ROLE_ERROR,
		    "Each of these heads has a name on this screen. Untick "
		    "one first.");
		break;
	case REGISTER_ASK:
		register_changed(screen);
		register_ask(screen);
		break;
	case REGISTER_NONE:
		if (press->code == PRESS_ESC)
			leave(screen);
		if (press->code == PRESS_TAB)
			desk_say(screen->desk, ROLE_PLAIN,
			    "They have said yes already. Enter ticks them.");
		break;
	case REGISTER_MOVED:
		break;
	}
}

/* ------------------------------------------------------------------ whole */

static void
run(struct register_screen *screen)
{
	struct desk *desk = screen->desk;
	struct press press;

	layer_push(&desk->top, &screen->layer);
	desk->writing = &screen->writing;
	if (screen->needs_details)
		register_edit_details(screen);
	while (!screen->is_done) {
		desk_wait(desk, &press);
		if (press.code != PRESS_TICK)
			take(screen, &press);
	}
	desk->writing = NULL;
	layer_pop(&desk->top);
}

static void
run_and_stop(struct register_screen *screen)
{
	struct desk *desk = screen->desk;
	char code[CODE_TEXT_BYTES];

	run(screen);
	memcpy(code, screen->code, sizeof(code));
	stop(screen);
	if (code[0] != '\0')
		session_run(desk, code);
}

/*
 * Heads that were counted at the door, while it was locked.  They are of
 * tonight: what is written up late does not get them.
 */
static void
take_door(struct register_screen *screen)
{
	int64_t heads = *screen->desk->start->broker->heads;

	if (register_held_on(screen) != records_today(screen->desk->records) ||
	    heads <= register_model_heads(&screen->model))
		return;
	screen->uses_door = true;
	register_model_set_heads(&screen->model, heads, true);
	register_changed(screen);
	desk_say(screen->desk, ROLE_GOOD,
	    "%lld heads counted at the door. Left and Right change them.",
	    (long long)heads);
}

void
register_new(struct desk *desk, const char *group, int32_t held_on)
{
	struct register_screen screen;
	enum status status;

	start(&screen, desk);
	buf_set(&screen.group, group);
	snprintf(screen.draft, sizeof(screen.draft), REGISTER_DRAFT "-%lld",
	    (long long)clock_now());
	status = register_start_details(&screen, held_on);
	if (status == STATUS_OK)
		status = expect(&screen);
	if (desk_tell(desk, status) != STATUS_OK) {
		stop(&screen);
		return;
	}
	take_door(&screen);
	screen.needs_details = *group == '\0';
	run_and_stop(&screen);
}

/* What was written up already is opened, and not written twice. */
static void
begin(struct desk *desk, const char *group, int32_t held_on)
{
	char code[CODE_TEXT_BYTES];
	enum status status = register_find_session(desk, group, held_on, code);

	if (desk_tell(desk, status) != STATUS_OK)
		return;
	if (code[0] == '\0') {
		register_new(desk, group, held_on);
		return;
	}
	desk_say(desk, ROLE_PLAIN,
	    "This evening was written up already: here it is. n writes up a "
	    "second one.");
	session_run(desk, code);
}

void
register_run(struct desk *desk, const char *group, int32_t held_on)
{
	struct register_choice choice = {.group = BUF_EMPTY};

	choice.held_on =
	    held_on == DAY_NONE ? records_today(desk->records) : held_on;
	if (group != NULL)
		begin(desk, group, choice.held_on);
	else if (!register_choose(desk, &choice))
		status_clear();
	else if (choice.draft[0] != '\0')
		register_resume(desk, choice.draft);
	else
		begin(desk, choice.group.text, choice.held_on);
	buf_clear(&choice.group);
}

/* Where its group is gone what was written is not: Ctrl-G gives it another. */
void
register_resume(struct desk *desk, const char *draft)
{
	struct register_screen screen;
	struct buf text = BUF_EMPTY;
	enum status status;

	start(&screen, desk);
	snprintf(screen.draft, sizeof(screen.draft), "%s", draft);
	status = unlock_draft_load(desk->unlock, draft, &text);
	if (status == STATUS_OK)
		status = register_read(&screen, text.text);
	buf_clear(&text);
	if (desk_tell(desk, status) != STATUS_OK) {
		stop(&screen);
		return;
	}
	status = expect(&screen);
	register_changed(&screen);
	take_door(&screen);
	desk_tell(desk, status);
	run_and_stop(&screen);
}
