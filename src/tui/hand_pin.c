/*
 * hand_pin: digits go straight into guarded memory and show as stars.
 */
#include "tui/hand_pin.h"

#include <string.h>

#include "base/mem.h"

/* What differs between the pages. */
struct typing {
	enum own_word title, words, help;
	bool takes_letters;
	enum own_word forgot;   /* 'f'; WORD_NONE: no such key */
	enum own_word not_mine; /* 'm' */
};

static const struct typing ask = {WORD_PIN_ASK, WORD_PIN_ASK_WORDS,
    WORD_PIN_ASK_HELP, false, WORD_KEY_FORGOT, WORD_KEY_NOT_MINE};
static const struct typing ask_card = {WORD_CARD_ASK, WORD_CARD_ASK_WORDS,
    WORD_PIN_ASK_HELP, true, WORD_NONE, WORD_NONE};
static const struct typing choose = {WORD_PIN_NEW, WORD_PIN_NEW_WORDS,
    WORD_PIN_NEW_HELP, false, WORD_NONE, WORD_NONE};
static const struct typing again = {WORD_PIN_AGAIN, WORD_PIN_AGAIN_WORDS,
    WORD_PIN_NEW_HELP, false, WORD_NONE, WORD_NONE};

/* The key that ended it; ${secret} only with Enter. */
static int
type(
    struct hand_turn *turn, const struct typing *typing, struct secret **secret)
{
	struct secret_field field = {.bytes = NULL};
	struct hand_page page;
	int key;

	hand_turn_page(turn, &page, typing->title, typing->help);
	page.secret = &field;
	page.takes_letters = typing->takes_letters;
	hand_page_begin(&page);
	hand_page_words(&page, typing->words);
	hand_page_key(&page, HAND_ENTER, WORD_KEY_GO_ON);
	if (typing->forgot != WORD_NONE)
		hand_page_key(&page, 'f', typing->forgot);
	if (typing->not_mine != WORD_NONE)
		hand_page_key(&page, 'm', typing->not_mine);
	hand_page_key(&page, HAND_ESC, WORD_KEY_BACK);
	do
		key = hand_page_wait(&page);
	while (key == HAND_ENTER && field.characters == 0);
	if (key == HAND_ENTER)
		*secret = secret_field_take(&field);
	secret_field_clear(&field);
	hand_page_close(&page);
	return key;
}

int
hand_pin_ask(struct hand_turn *turn, struct secret **pin, struct secret **card)
{
	struct typing first = ask;
	int key;

	if (turn->view.is_card)
		first.forgot = WORD_KEY_LOST;
	key = type(turn, &first, pin);

	if (key == HAND_ENTER && turn->view.is_card)
		key = type(turn, &ask_card, card);
	return key;
}

static bool
are_same(const struct secret *one, const struct secret *other)
{
	return secret_size(one) == secret_size(other) &&
	       memcmp(secret_bytes(one), secret_bytes(other),
		   secret_size(one)) == 0;
}

/* Enter: it is a good one. */
static int
type_new(struct hand_turn *turn, struct secret **pin)
{
	for (;;) {
		int key = type(turn, &choose, pin);

		if (key != HAND_ENTER || own_pin_try(*pin) == STATUS_OK)
			return key;
		secret_drop(pin);
		hand_say(turn->desk, ROLE_WARNING, WORD_PIN_EASY);
	}
}

bool
hand_pin_choose(struct hand_turn *turn, struct secret **pin)
{
	for (;;) {
		struct secret *twice = NULL;
		bool is_same;

		if (type_new(turn, pin) != HAND_ENTER)
			return false;
		if (type(turn, &again, &twice) == HAND_ENTER) {
			is_same = are_same(*pin, twice);
			secret_drop(&twice);
			if (is_same)
				return true;
			hand_say(turn->desk, ROLE_WARNING, WORD_PIN_DIFFER);
		}
		secret_drop(pin);
	}
}

void
hand_pin_card(struct hand_turn *turn, struct secret **card)
{
	struct hand_page page;

	own_card_make(card);
	hand_turn_page(turn, &page, WORD_CARD_SHOW, WORD_CARD_SHOW_HELP);
	page.whose = NULL;
	hand_page_begin(&page);
	hand_page_words(&page, WORD_CARD_SHOW_WORDS);
	hand_page_heading_text(&page, (const char *)secret_bytes(*card));
	hand_page_key(&page, HAND_ENTER, WORD_KEY_GO_ON);
	(void)hand_page_wait(&page);
	hand_page_close(&page);
}
