/*
 * hand_key: their PIN opens their key; their key signs what they said.
 *
 * A PIN is in guarded memory from its first digit.  Whether it was right is
 * written down before they are told.
 */
#include <string.h>

#include "base/mem.h"
#include "tui/hand_pin.h"
#include "tui/hand_turn.h"

/* ----------------------------------------------------------------- the PIN */

static enum own_word
words_of(const struct hand_turn *turn, enum status status)
{
	if (status == STATUS_BUSY)
		return WORD_PIN_WAIT;
	if (status == STATUS_INVALID)
		return WORD_CARD_BAD;
	if (status != STATUS_WRONG_PASSPHRASE)
		return WORD_TROUBLE;
	return turn->view.is_card ? WORD_PIN_WRONG_CARD : WORD_PIN_WRONG;
}

static bool
use(struct hand_turn *turn)
{
	own_handover_key(turn->own, &turn->key);
	return hand_turn_did(turn, handover_use_key(turn->desk->records,
				       turn->code, &turn->key)) &&
	       hand_turn_read(turn);
}

/* One try. */
static bool
try(struct hand_turn *turn, struct secret **pin, struct secret **card)
{
	enum status status;

	hand_say(turn->desk, ROLE_PLAIN, WORD_PIN_LOOK);
	layer_draw_all(turn->desk->top);
	status =
	    own_open(turn->desk->unlock, turn->code, pin, card, &turn->own);
	if (status == STATUS_OK && use(turn)) {
		hand_say(turn->desk, ROLE_GOOD, WORD_PIN_OPEN);
		return true;
	}
	hand_say(turn->desk, ROLE_WARNING, words_of(turn, status));
	return false;
}

/* y: yes, that is so. */
static int
ask_not_mine(struct hand_turn *turn)
{
	struct hand_page page;
	int key;

	hand_turn_page(turn, &page, WORD_NOT_MINE, WORD_NOT_MINE_HELP);
	hand_page_begin(&page);
	hand_page_words(&page, WORD_NOT_MINE_WORDS);
	hand_page_key(&page, 'y', WORD_KEY_YES);
	hand_page_key(&page, 'n', WORD_KEY_NO);
	key = hand_page_wait(&page);
	hand_page_close(&page);
	return key;
}

void
hand_key_not_mine(struct hand_turn *turn)
{
	if (ask_not_mine(turn) != 'y' ||
	    !hand_turn_did(turn, person_key_end(turn->desk->records, turn->code,
				     PERSON_KEY_NOT_MINE)))
		return;
	own_close(&turn->own);
	if (hand_turn_read(turn))
		hand_say(turn->desk, ROLE_GOOD, WORD_NOT_MINE_DONE);
}

/* Until it is right, or they leave it; a new one when they forgot it. */
static bool
ask_pin(struct hand_turn *turn)
{
	for (;;) {
		struct secret *pin = NULL, *card = NULL;
		int key = hand_pin_ask(turn, &pin, &card);
		bool is_open = key == HAND_ENTER && try(turn, &pin, &card);

		secret_drop(&pin);
		secret_drop(&card);
		if (is_open || key == HAND_ESC)
			return is_open;
		if (key == 'f')
			return hand_key_make(turn);
		if (key == 'm') {
			hand_key_not_mine(turn);
			return false;
		}
	}
}

/* ---------------------------------------------------------------- a new key */

/* What was answered, signed with the open key, or with it as a new one. */
static enum status
say(struct hand_turn *turn, bool is_new)
{
	struct own_change *changes =
	    mem_alloc(turn->answers_count + 1, sizeof(*changes));
	struct own_saying saying = {.changes = changes,
	    .count = turn->answers_count,
	    .read_aloud = turn->read_aloud};
	struct person_signer signer;
	enum status status;

	for (size_t i = 0; i < turn->answers_count; i++)
		changes[i] = turn->answers[i].change;
	own_signer(turn->own, &signer);
	if (is_new)
		saying.new_key = own_key_row(turn->own);
	status =
	    own_say(turn->desk->records, turn->code, &signer, &saying, NULL);
	mem_free(changes);
	return status;
}

static bool
sign(struct hand_turn *turn, bool is_new)
{
	enum status status = say(turn, is_new);

	if (status == STATUS_OK)
		hand_answers_cut(turn, 0);
	else if (status == STATUS_INVALID)
		hand_say(turn->desk, ROLE_WARNING, WORD_NEED_NAME);
	else if (status == STATUS_NO_CONSENT)
		hand_say(turn->desk, ROLE_WARNING, WORD_PIN_CAPACITY);
	else
		hand_turn_did(turn, status);
	return status == STATUS_OK;
}

/* The pair, then the statement that it comes with, in one go. */
static bool
make(struct hand_turn *turn, struct secret **pin, struct secret **card)
{
	hand_say(turn->desk, ROLE_PLAIN, WORD_PIN_WAIT_MAKE);
	layer_draw_all(turn->desk->top);
	if (!hand_turn_did(turn, own_make(turn->desk->unlock, turn->code, pin,
				     card, &turn->own)))
		return false;
	if (!sign(turn, true)) {
		own_close(&turn->own);
		return false;
	}
	return use(turn);
}

/* Is a PIN wanted, and a card with it? */
static int
offer(struct hand_turn *turn)
{
	struct hand_page page;
	int key;

	hand_turn_page(turn, &page, WORD_PIN_MAKE, WORD_PIN_MAKE_HELP);
	page.whose = NULL;
	hand_page_begin(&page);
	hand_page_words(&page, WORD_PIN_MAKE_WORDS);
	hand_page_words(&page, WORD_PIN_MAKE_CARD);
	if (turn->view.has_key)
		hand_page_words(&page, WORD_LOST_WORDS);
	hand_page_key(&page, 'y', WORD_KEY_MAKE_PIN);
	hand_page_key(&page, 'l', WORD_KEY_NOT_NOW);
	hand_page_key(&page, 'c', WORD_KEY_MAKE_CARD);
	key = hand_page_wait(&page);
	hand_page_close(&page);
	turn->was_offered = true;
	return key;
}

/* Did they never have one, not even one that has ended? */
static bool
is_first_key(struct hand_turn *turn)
{
	struct person_key_line *lines = NULL;
	size_t count = 0;
	bool is_first = person_key_list(turn->desk->records, turn->code, &lines,
			    &count) == STATUS_OK &&
			count == 0;

	mem_free(lines);
	return is_first;
}

bool
hand_key_make(struct hand_turn *turn)
{
	struct secret *pin = NULL, *card = NULL;
	size_t before = turn->answers_count;
	int key = offer(turn);
	bool is_made = false;

	if (key == 'l' || !hand_keep_run(turn, is_first_key(turn)))
		return false;
	if (hand_pin_choose(turn, &pin)) {
		if (key == 'c')
			hand_pin_card(turn, &card);
		is_made = make(turn, &pin, &card);
	}
	secret_drop(&pin);
	secret_drop(&card);
	if (!is_made)
		hand_answers_cut(turn, before);
	else
		hand_say(turn->desk, ROLE_GOOD, WORD_PIN_MADE);
	return is_made;
}

/* ------------------------------------------------------------------ for others
 */

bool
hand_key_open(struct hand_turn *turn)
{
	if (turn->own != NULL)
		return true;
	return turn->view.has_key ? ask_pin(turn) : hand_key_make(turn);
}

bool
hand_key_sign(struct hand_turn *turn)
{
	if (!hand_key_open(turn))
		return false;
	/* A new key has signed them already. */
	return turn->answers_count == 0 || sign(turn, false);
}
