/*
 * hand_held_row: one thing in plain lines: what is written, who sees it, is it
 * counted, until when, how they said it.
 */
#include <string.h>

#include "base/mem.h"
#include "tui/hand_drop.h"
#include "tui/hand_forget.h"
#include "tui/hand_held.h"

/* ------------------------------------------------------------- which keys */

static bool
is_state(const struct own_thing *thing, const char *state)
{
	return strcmp(thing->say.state, state) == 0;
}

static bool
is_taken(const struct hand_turn *turn, const struct own_thing *thing)
{
	return hand_turn_is_taken(turn, thing->say.kind);
}

bool
hand_held_can_take(const struct hand_turn *turn, const struct own_thing *thing)
{
	return !is_state(thing, "gone") && !is_taken(turn, thing);
}

bool
hand_held_can_bring(const struct hand_turn *turn, const struct own_thing *thing)
{
	return is_taken(turn, thing) || hand_forget_is_said(turn) ||
	       hand_drop_can_back(turn, thing->say.kind);
}

/* What they are called goes with a no to it, or with everything. */
bool
hand_held_can_rub(const struct hand_turn *turn, const struct own_thing *thing)
{
	return thing->count > 0 && !is_taken(turn, thing) &&
	       strcmp(thing->say.kind, "name") != 0 &&
	       strcmp(thing->say.kind, "handle") != 0;
}

bool
hand_held_can_see(const struct hand_turn *turn, const struct own_thing *thing)
{
	(void)turn;
	return is_state(thing, "live");
}

bool
hand_held_can_word(const struct hand_turn *turn, const struct own_thing *thing)
{
	(void)turn;
	return thing->count > 0 && thing->values[0].hidden == OWN_SHOWN;
}

bool
hand_held_can_say(const struct hand_turn *turn, const struct own_thing *thing)
{
	return thing->hidden == OWN_SHOWN && is_state(thing, "shut") &&
	       !is_taken(turn, thing);
}

bool
hand_held_can_change(
    const struct hand_turn *turn, const struct own_thing *thing)
{
	(void)turn;
	return is_state(thing, "live") &&
	       strcmp(thing->say.kind, "attendance") != 0 &&
	       strcmp(thing->say.kind, "outcome") != 0;
}

/* ----------------------------------------------------------------- its lines
 */

static enum own_word
hidden_words(enum own_hidden hidden)
{
	switch (hidden) {
	case OWN_NEEDS_CARD:
		return WORD_HELD_NEEDS_CARD;
	case OWN_CANNOT_OPEN:
		return WORD_HELD_CANNOT_OPEN;
	default:
		return WORD_HELD_NEEDS_PIN;
	}
}

static void
add_written(struct buf *out, const struct own_value *value)
{
	if (*value->set_by == '\0')
		return;
	buf_add_format(
	    out, "%s %s, ", own_word(WORD_HELD_WRITTEN), value->set_by);
	hand_say_day(out, value->held_on);
	buf_add_char(out, '\n');
}

static void
add_value(struct buf *out, const struct own_value *value)
{
	if (value->hidden != OWN_SHOWN) {
		buf_add_format(
		    out, "%s\n", own_word(hidden_words(value->hidden)));
		return;
	}
	buf_add_format(out, "%s\n", value->value);
	add_written(out, value);
	if (value->words != NULL)
		hand_say_line(out, WORD_HELD_YOUR_WORDS, value->words);
}

static void
add_visits(struct buf *out, const struct own_view *view)
{
	buf_add_format(
	    out, "%s %zu\n", own_word(WORD_HELD_TIMES), view->visits_count);
	if (view->visits_count > 0) {
		buf_add_format(out, "%s ", own_word(WORD_HELD_LAST));
		hand_say_day(out, view->visits[0].held_on);
		buf_add_format(out, "%s%s\n",
		    *view->visits[0].group == '\0' ? "" : ", ",
		    view->visits[0].group);
	}
	for (size_t i = 0; i < view->groups_count; i++)
		hand_say_line(out, WORD_HELD_GROUPS, view->groups[i]);
}

static void
add_values(struct buf *out, const struct hand_turn *turn,
    const struct own_thing *thing)
{
	if (strcmp(thing->say.kind, "attendance") == 0)
		add_visits(out, &turn->view);
	else if (strcmp(thing->say.kind, "outcome") != 0 && thing->count == 0 &&
		 is_state(thing, "live"))
		buf_add_format(out, "%s\n", own_word(WORD_HELD_NOTHING_YET));
	for (size_t i = 0; i < thing->count; i++)
		add_value(out, &thing->values[i]);
}

/* How they said it, and when. */
static void
add_told(struct buf *out, const struct consent_line *say)
{
	enum own_word words = WORD_HELD_CARRIED;

	if (strcmp(say->level, "pin") == 0)
		words = WORD_HELD_PIN;
	else if (strcmp(say->level, "card") == 0)
		words = WORD_HELD_CARD;
	else if (strcmp(say->level, "spoken") == 0)
		words = *say->heard_by == '\0' ? WORD_HELD_TOLD_NOBODY
					       : WORD_HELD_TOLD;
	own_word_add(out, words, say->heard_by);
	buf_add_char(out, ' ');
	hand_say_day(out, say->said_on);
	buf_add_text(out, ".\n");
}

static enum own_word
shut_words(const char *why)
{
	static const struct {
		const char *why;
		enum own_word words;
	} whys[] = {{"ran_out", WORD_SHUT_RAN_OUT}, {"own_no", WORD_SHUT_NO},
	    {"heard_no", WORD_SHUT_NO}, {"worker_no", WORD_SHUT_WORKER},
	    {"notice", WORD_SHUT_NOTICE}, {"key", WORD_SHUT_KEY},
	    {"restored", WORD_SHUT_RESTORED}, {"asked", WORD_SHUT_ASKED},
	    {"capacity", WORD_SHUT_ADULT}, {"adult", WORD_SHUT_ADULT}};

	for (size_t i = 0; i < sizeof(whys) / sizeof(whys[0]); i++)
		if (strcmp(whys[i].why, why) == 0)
			return whys[i].words;
	return WORD_SHUT_UNPROVED;
}

static void
add_day(struct buf *out, enum own_word label, int32_t day)
{
	buf_add_format(out, "%s ", own_word(label));
	hand_say_day(out, day);
	buf_add_char(out, '\n');
}

static void
add_terms(struct buf *out, const struct hand_turn *turn,
    const struct own_thing *thing)
{
	const struct consent_line *say = &thing->say;

	if (is_state(thing, "shut")) {
		buf_add_format(out, "%s\n",
		    own_word(is_taken(turn, thing) ? WORD_BACK_NOW
						   : shut_words(say->why)));
		if (!is_taken(turn, thing) && say->goes_from != DAY_NONE)
			add_day(out, WORD_HELD_GOES, say->goes_from);
		return;
	}
	buf_add_format(out, "%s ", own_word(WORD_HELD_SEE));
	if (strcmp(say->level, "carried") == 0)
		hand_say_see(out, "worker", say->heard_by);
	else
		hand_say_see(out, say->see, thing->see_name);
	buf_add_format(out, "\n%s\n",
	    own_word(say->count ? WORD_HELD_COUNTED : WORD_HELD_NOT_COUNTED));
	add_day(out, WORD_HELD_UNTIL, say->runs_out);
	add_told(out, say);
}

static void
put_right(const struct hand_turn *turn, struct row *row,
    const struct own_thing *thing)
{
	if (is_taken(turn, thing))
		hand_page_right(row, WORD_HELD_BACK);
	else if (is_state(thing, "gone"))
		hand_page_right(row, WORD_HELD_GONE);
	else if (hand_turn_is_new(turn, thing))
		hand_page_right(row, WORD_HELD_NEW);
	else if (is_state(thing, "shut"))
		hand_page_right(row, WORD_HELD_SHUT);
}

void
hand_held_row(const struct hand_turn *turn, struct hand_page *page, int at)
{
	const struct own_thing *thing = &turn->view.things[at];
	struct buf more = BUF_EMPTY;
	struct row *row;

	if (thing->hidden != OWN_SHOWN) {
		buf_add_text(&more,
		    own_word(is_taken(turn, thing) ? WORD_BACK_NOW
						   : WORD_HELD_NEEDS_PIN));
	} else if (!is_state(thing, "gone")) {
		add_values(&more, turn, thing);
		add_terms(&more, turn, thing);
	}
	while (more.length > 0 && more.text[more.length - 1] == '\n')
		buf_cut(&more, more.length - 1);
	row = hand_page_item(page, at, thing->say.label, more.text);
	put_right(turn, row, thing);
	buf_clear(&more);
}
