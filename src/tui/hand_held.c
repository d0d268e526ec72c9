/*
 * hand_held: what is held about them, one thing an item, and what they do to
 * it: a no, less, their own words, "keep it, do not use it".
 *
 * A no is at once and needs no second page; "u" brings it back while they are
 * here.
 */
#include <string.h>

#include "tui/hand_drop.h"
#include "tui/hand_forget.h"
#include "tui/hand_held.h"

/* ------------------------------------------------------------- what keys do */

static void
take_back(struct hand_turn *turn, const struct own_thing *thing)
{
	const char *kinds[1] = {thing->say.kind};
	enum status status;

	status = own_say_no(turn->desk->records, turn->code, kinds, 1);
	if (status == STATUS_INVALID)
		hand_say(turn->desk, ROLE_WARNING, WORD_NEED_NAME);
	else if (hand_turn_did(turn, status))
		hand_say(turn->desk, ROLE_GOOD, WORD_TAKEN_BACK);
}

/* Signed no's are taken back by a signature. */
static bool
sign_back(struct hand_turn *turn, const char *kind)
{
	struct own_change change = {.kind = kind, .answer = OWN_BACK};

	hand_answer_add(turn, &change);
	if (hand_key_sign(turn))
		return true;
	hand_answers_cut(turn, 0);
	return false;
}

bool
hand_bring_back(struct hand_turn *turn, const char *kind)
{
	enum status status =
	    own_say_back(turn->desk->records, turn->code, kind);

	if (status == STATUS_NO_CONSENT && turn->view.has_key)
		return sign_back(turn, kind);
	return hand_turn_did(turn, status);
}

/* A no before a value; with "forget me" said, all of it. */
static bool
is_back(struct hand_turn *turn, const struct own_thing *thing)
{
	if (hand_forget_is_said(turn))
		return hand_forget_back(turn);
	if (hand_turn_is_taken(turn, thing->say.kind))
		return hand_bring_back(turn, thing->say.kind);
	return hand_drop_back(turn, thing->say.kind);
}

static void
bring_back(struct hand_turn *turn, const struct own_thing *thing)
{
	if (is_back(turn, thing))
		hand_say(turn->desk, ROLE_GOOD, WORD_BROUGHT_BACK);
}

static void
keep(struct hand_turn *turn, const struct own_thing *thing)
{
	const char *kinds[1] = {thing->say.kind};

	if (hand_turn_did(
		turn, own_say_keep(turn->desk->records, turn->code, kinds, 1)))
		hand_say(turn->desk, ROLE_GOOD, WORD_KEPT);
}

/* A yes again to what is not in use, as it was. */
static void
say_yes(struct hand_turn *turn, const struct own_thing *thing)
{
	struct own_change change = {.kind = thing->say.kind,
	    .answer = OWN_YES,
	    .see = hand_see_of(thing->say.see),
	    .worker = *thing->see_name == '\0' ? NULL : thing->see_name,
	    .count = thing->say.count,
	    .until = DAY_NONE};

	hand_answer_add(turn, &change);
	if (hand_key_sign(turn))
		hand_say(turn->desk, ROLE_GOOD, WORD_ASK_DID_YES);
	else
		hand_say(turn->desk, ROLE_WARNING, WORD_ASK_NEEDS_PIN);
	hand_answers_cut(turn, 0);
}

static bool
can_change(const struct hand_turn *turn, const struct own_thing *thing)
{
	return hand_held_can_change(turn, thing) ||
	       hand_held_can_rub(turn, thing);
}

/* What it says: rub it out, or write it anew; nothing yet: write it. */
static void
change_value(struct hand_turn *turn, const struct own_thing *thing)
{
	if (hand_held_can_rub(turn, thing))
		hand_drop_run(turn, thing);
	else
		(void)hand_value_run(turn, thing->say.kind);
}

/* What each key does, and when it works. */
static const struct {
	int key;
	enum own_word label;
	bool (*works)(
	    const struct hand_turn *turn, const struct own_thing *thing);
	void (*act)(struct hand_turn *turn, const struct own_thing *thing);
} acts[] = {
    {'x', WORD_KEY_TAKE_BACK, hand_held_can_take, take_back},
    {'u', WORD_KEY_BRING_BACK, hand_held_can_bring, bring_back},
    {'s', WORD_KEY_SEE, hand_held_can_see, hand_see_run},
    {'w', WORD_KEY_WORDS, hand_held_can_word, hand_words_run},
    {'k', WORD_KEY_KEEP, hand_held_can_see, keep},
    {'y', WORD_KEY_SAY_YES, hand_held_can_say, say_yes},
    {'c', WORD_KEY_CHANGE, can_change, change_value},
};
#define ACTS (sizeof(acts) / sizeof(acts[0]))

static const struct own_thing *
thing_at(const struct hand_turn *turn, const struct hand_page *page)
{
	int at = hand_page_at(page);

	return at < 0 ? NULL : &turn->view.things[at];
}

static void
act(struct hand_turn *turn, const struct hand_page *page, int key)
{
	const struct own_thing *thing = thing_at(turn, page);

	for (size_t i = 0; thing != NULL && i < ACTS; i++) {
		if (acts[i].key != key)
			continue;
		if (acts[i].works(turn, thing))
			acts[i].act(turn, thing);
		else
			hand_say(turn->desk, ROLE_PLAIN, WORD_NOT_A_KEY);
	}
}

/* ------------------------------------------------------------------ the page
 */

static void
fill(const struct hand_turn *turn, struct hand_page *page)
{
	hand_page_begin(page);
	if (turn->view.count == 0)
		hand_page_words(page, WORD_HELD_NONE);
	if (turn->view.has_key && !turn->view.key_open)
		hand_page_words(page, WORD_HELD_KEY);
	for (size_t i = 0; i < turn->view.count; i++)
		hand_held_row(turn, page, (int)i);
}

/* Those that do something where one stands now. */
static void
put_keys(struct hand_page *page)
{
	const struct hand_turn *turn = page->context;
	const struct own_thing *thing = thing_at(turn, page);
	bool has_room = thing == NULL || !hand_held_can_bring(turn, thing);

	page->keys_count = 0;
	for (size_t i = 0; thing != NULL && i < ACTS; i++)
		if (acts[i].works(turn, thing))
			hand_page_key(page, acts[i].key, acts[i].label);
	if (turn->view.has_key && !turn->view.key_open)
		hand_page_key(page, 'p', has_room ? WORD_KEY_SHOW : WORD_NONE);
	if (!turn->view.has_key)
		hand_page_key(
		    page, 'p', has_room ? WORD_KEY_MAKE_PIN : WORD_NONE);
	if (turn->view.has_key)
		hand_page_key(page, 'm', WORD_NONE);
}

int
hand_held_run(struct hand_turn *turn)
{
	struct hand_page page;
	int key;

	hand_turn_page(turn, &page, WORD_HELD, WORD_HELD_HELP);
	page.view = 1;
	page.moved = put_keys;
	page.context = turn;
	do {
		fill(turn, &page);
		key = hand_page_wait(&page);
		if (key == 'p')
			(void)hand_key_open(turn);
		else if (key == 'm')
			hand_key_not_mine(turn);
		else
			act(turn, &page, key);
		if (!hand_page_is_move(key))
			hand_turn_read(turn);
	} while (!hand_page_is_move(key));
	hand_page_close(&page);
	return key - '0';
}
