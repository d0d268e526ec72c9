/*
 * desk: waits for keys, and locks.
 *
 * Ending is one way only, desk_leave(): the draft is saved, the vault put away,
 * the screen emptied, and the process ends; the kernel takes the memory.
 */
#include "tui/desk.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "core/handover.h"
#include "core/setting.h"
#include "tui/closing.h"
#include "tui/help.h"
#include "tui/office_making.h"
#include "tui/own_words.h"
#include "tui/quit.h"
#include "tui/sentence.h"
#include "tui/term.h"

#define WARN_BEFORE_MS 30000
#define MS_A_MINUTE    60000
#define SAVE_EACH_MS   5000 /* while somebody types without a pause */

void
desk_init(struct desk *desk, const struct tui_start *start,
    int (*exit_of)(enum tui_end end))
{
	memset(desk, 0, sizeof(*desk));
	desk->start = start;
	desk->exit_of = exit_of;
	desk->idle_minutes = SETTING_LOCK_DEFAULT;
	desk->pressed_at_ms = clock_awake_ms();
	buf_init(&desk->worry);
	buf_init(&desk->said);
}

/* ------------------------------------------------------------- the vault */

static void
read_setting(struct desk *desk, const char *name, struct buf *value)
{
	buf_reset(value);
	if (unlock_setting_get(desk->unlock, name, value) != STATUS_OK)
		buf_reset(value);
}

static void
read_worry(struct desk *desk)
{
	struct buf lead = BUF_EMPTY, phone = BUF_EMPTY;

	read_setting(desk, "safeguarding_lead", &lead);
	read_setting(desk, "safeguarding_phone", &phone);
	buf_set(&desk->worry, "Worried about someone? Not here.");
	if (lead.length > 0 || phone.length > 0)
		buf_add_format(&desk->worry, " Ring %s%s%s.", lead.text,
		    lead.length > 0 && phone.length > 0 ? ", " : "",
		    phone.text);
	buf_clear(&lead);
	buf_clear(&phone);
}

static void
read_idle(struct desk *desk)
{
	struct buf minutes = BUF_EMPTY;
	long number;

	read_setting(desk, "lock_after", &minutes);
	number = strtol(minutes.text, NULL, 10);
	desk->idle_minutes =
	    number >= SETTING_LOCK_LEAST && number <= SETTING_LOCK_MOST
		? (int)number
		: SETTING_LOCK_DEFAULT;
	buf_clear(&minutes);
}

void
desk_refresh(struct desk *desk)
{
	desk->records = unlock_records(desk->unlock);
	read_worry(desk);
	read_idle(desk);
}

void
desk_open(struct desk *desk, struct unlock *unlock)
{
	desk->unlock = unlock;
	desk_refresh(desk);
	status_clear();
}

/* ---------------------------------------------------------- what is said */

void
desk_say(struct desk *desk, enum role role, const char *format, ...)
{
	char text[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	buf_set(&desk->said, text);
	desk->said_role = role;
}

enum status
desk_tell(struct desk *desk, enum status status)
{
	struct buf sentence = BUF_EMPTY;

	if (status == STATUS_OK)
		return status;
	sentence_add(&sentence, status_sentence(status));
	desk_say(desk, ROLE_ERROR, "%s", sentence.text);
	buf_clear(&sentence);
	return status;
}

/* --------------------------------------------------------------- leaving */

bool
desk_save_draft(struct desk *desk)
{
	struct writing *writing = desk->writing;
	struct buf text = BUF_EMPTY;
	int64_t saved_at;

	if (writing == NULL || !writing->is_changed || desk->unlock == NULL)
		return true;
	writing->tried_ms = clock_awake_ms();
	writing->write(writing->context, &text);
	if (desk_tell(desk, unlock_draft_save(desk->unlock, writing->form,
				&text, &saved_at)) == STATUS_OK) {
		writing->saved_at = saved_at;
		writing->is_changed = false;
	}
	buf_clear(&text);
	return !writing->is_changed;
}

void
desk_fail(enum status status)
{
	const char *sentence = status_sentence(status);

	term_stop();
	quit_say(sentence);
	exit(status_exit_code(status));
}

void
desk_leave(struct desk *desk, enum tui_end end)
{
	struct erasure erasure;
	struct office_making making;
	enum status status = STATUS_OK, closing;

	layer_blank(desk->top);
	term_forget_history();
	desk_save_draft(desk);
	if (desk->records != NULL)
		status = handover_end(desk->records);
	erasure_init(&erasure);
	closing_prove(desk, &erasure);
	desk->records = NULL;
	office_making_begin(&making, desk, true);
	closing = unlock_close(&desk->unlock);
	office_making_end(&making);
	if (status == STATUS_OK)
		status = closing;
	closing_show(desk, &erasure);
	office_making_show(&making);
	if (status != STATUS_OK)
		desk_fail(status);
	erasure_clear(&erasure);
	term_stop();
	exit(desk->exit_of(end));
}

/* --------------------------------------------------------------- waiting */

/* Idle time goes on while the laptop sleeps, so waking up locks. */
static void
watch_idle(struct desk *desk)
{
	int64_t idle = clock_awake_ms() - desk->pressed_at_ms;
	int64_t most = (int64_t)desk->idle_minutes * MS_A_MINUTE;

	if (idle >= most)
		desk_leave(desk, TUI_LOCKED);
	if (idle < most - WARN_BEFORE_MS || desk->is_warned)
		return;
	desk->is_warned = true;
	desk_say(desk, ROLE_WARNING, "%s",
	    desk->is_handed ? own_word(WORD_STAY)
			    : "Locking in 30 seconds. Press a key to stay.");
}

/* Whoever has the laptop in their hands gets no shell and no way back. */
static void
lock_if_handed(struct desk *desk, char letter)
{
	if (desk->is_handed && (letter == 'z' || letter == 'c'))
		desk_leave(desk, TUI_LOCKED);
}

/* Keys that mean the same on every screen; true: dealt with. */
static bool
take_common(struct desk *desk, const struct press *press)
{
	bool is_letter = press->code == PRESS_TEXT && !desk->top->takes_text;

	if (press->code == PRESS_F1 ||
	    (is_letter && strcmp(press->text, "?") == 0)) {
		help_show(desk);
		return true;
	}
	if (press->code != PRESS_CONTROL)
		return press->code == PRESS_RESIZE || press->code == PRESS_NONE;
	lock_if_handed(desk, press->letter);
	switch (press->letter) {
	case 'x':
		desk_leave(desk, TUI_LOCKED);
	case 'z':
		desk_leave(desk, TUI_SUSPENDED);
	case 'c':
		quit_ask(desk);
		return true;
	case 'l':
		layer_blank(desk->top);
		return true;
	default:
		return false;
	}
}

/* A key that only ends the warning does nothing else. */
static bool
was_only_to_stay(struct desk *desk)
{
	bool was_warned = desk->is_warned;

	desk->pressed_at_ms = clock_awake_ms();
	desk->is_warned = false;
	buf_reset(&desk->said);
	return was_warned;
}

static void
begin_operation(struct desk *desk)
{
	status_clear();
	if (desk->records != NULL)
		records_set_now(desk->records, clock_now());
}

/* Nothing was typed for a moment. */
static void
tick(struct desk *desk)
{
	watch_idle(desk);
	begin_operation(desk);
	desk_save_draft(desk);
}

static void
save_in_between(struct desk *desk)
{
	const struct writing *writing = desk->writing;

	if (writing != NULL &&
	    clock_awake_ms() - writing->tried_ms >= SAVE_EACH_MS)
		desk_save_draft(desk);
}

/* false: it was only to stay, or it may not come in here. */
static bool
lets_in(struct desk *desk, const struct press *press)
{
	watch_idle(desk);
	if (was_only_to_stay(desk) && press->code != PRESS_CONTROL)
		return false;
	if (press->code == PRESS_PASTE &&
	    (desk->is_handed || desk->top->refuses_paste)) {
		desk_say(desk, ROLE_ERROR, "%s", own_word(WORD_NO_PASTE));
		return false;
	}
	return true;
}

/* Drawn, and something came or a second went by. */
static void
next_press(struct desk *desk, struct press *press)
{
	if (desk->is_working)
		desk->pressed_at_ms = clock_awake_ms();
	desk->is_working = false;
	layer_draw_all(desk->top);
	term_next(press);
	if (term_is_hung_up())
		desk_leave(desk, TUI_LEFT);
	if (term_is_to_stop())
		desk_leave(desk, desk->is_handed ? TUI_LOCKED : TUI_SUSPENDED);
}

void
desk_wait(struct desk *desk, struct press *press)
{
	for (;;) {
		next_press(desk, press);
		if (press->code == PRESS_TICK) {
			tick(desk);
			return;
		}
		if (press->code == PRESS_RESIZE || !lets_in(desk, press))
			continue;
		begin_operation(desk);
		save_in_between(desk);
		desk->is_working = true;
		if (!take_common(desk, press))
			return;
	}
}
