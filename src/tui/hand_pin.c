/*
 * hand_pin: digits, and the words of a lock, go straight into guarded memory
 * and show as stars.
 */
#include "tui/hand_pin.h"

#include <string.h>

#include "app/take.h"
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
static const struct typing phrase_new = {WORD_COPY_PHRASE,
    WORD_COPY_PHRASE_WORDS, WORD_COPY_PHRASE_HELP, true, WORD_NONE, WORD_NONE};
static const struct typing phrase_again = {WORD_COPY_PHRASE, WORD_COPY_AGAIN,
    WORD_COPY_PHRASE_HELP, true, WORD_NONE, WORD_NONE};

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

/* Something new that is judged, typed twice. */
struct choosing {
	const struct typing *first, *again;
	enum status (*judge)(const struct secret *secret);
	enum own_word easy, differ;
};

/* Enter: it is a good one. */
static int
type_new(struct hand_turn *turn, const struct choosing *choosing,
    struct secret **secret)
{
	for (;;) {
		int key = type(turn, choosing->first, secret);

		if (key != HAND_ENTER || choosing->judge(*secret) == STATUS_OK)
			return key;
		secret_drop(secret);
		hand_say(turn->desk, ROLE_WARNING, choosing->easy);
	}
}

static bool
choose_twice(struct hand_turn *turn, const struct choosing *choosing,
    struct secret **secret)
{
	for (;;) {
		struct secret *twice = NULL;
		bool is_same;

		if (type_new(turn, choosing, secret) != HAND_ENTER)
			return false;
		if (type(turn, choosing->again, &twice) == HAND_ENTER) {
			is_same = are_same(*secret, twice);
			secret_drop(&twice);
			if (is_same)
				return true;
			hand_say(turn->desk, ROLE_WARNING, choosing->differ);
		}
		secret_drop(secret);
	}
}

bool
hand_pin_choose(struct hand_turn *turn, struct secret **pin)
{
	static const struct choosing choosing = {
	    &choose, &again, own_pin_try, WORD_PIN_EASY, WORD_PIN_DIFFER};

	return choose_twice(turn, &choosing, pin);
}

static enum status
judge_phrase(const struct secret *phrase)
{
	struct take_to to = {.passphrase = phrase};

	return take_check(&to);
}

bool
hand_pin_phrase(struct hand_turn *turn, struct secret **phrase)
{
	static const struct choosing choosing = {&phrase_new, &phrase_again,
	    judge_phrase, WORD_COPY_EASY, WORD_COPY_DIFFER};

	return choose_twice(turn, &choosing, phrase);
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
