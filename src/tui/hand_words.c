/*
 * hand_words: their own words beside a value.
 */
#include <string.h>

#include "core/dispute.h"
#include "tui/hand_turn.h"

bool
hand_type(struct hand_page *page, struct buf *text, size_t limit_bytes)
{
	struct edit edit;
	int key;

	edit_init(&edit, false, limit_bytes);
	edit_set(&edit, text->text);
	page->edit = &edit;
	page->takes_letters = true;
	hand_page_key(page, HAND_ENTER, WORD_KEY_SAVE);
	hand_page_key(page, HAND_ESC, WORD_KEY_BACK);
	key = hand_page_wait(page);
	buf_set(text, edit.text.text);
	page->edit = NULL;
	edit_clear(&edit);
	return key == HAND_ENTER;
}

/* Which value, where there are several; SIZE_MAX: they went back. */
static size_t
choose_value(struct hand_turn *turn, const struct own_thing *thing)
{
	struct hand_page page;
	int at, key;

	if (thing->count == 1)
		return 0;
	hand_turn_page(turn, &page, WORD_WORDS, WORD_WORDS_HELP);
	hand_page_begin(&page);
	for (size_t i = 0; i < thing->count; i++)
		if (thing->values[i].hidden == OWN_SHOWN)
			hand_page_item(&page, (int)i, thing->values[i].value,
			    thing->values[i].words);
	hand_page_key(&page, HAND_ENTER, WORD_KEY_CHOOSE);
	hand_page_key(&page, HAND_ESC, WORD_KEY_BACK);
	key = hand_page_wait(&page);
	at = hand_page_at(&page);
	hand_page_close(&page);
	return key == HAND_ENTER && at >= 0 ? (size_t)at : SIZE_MAX;
}

/* No words left takes them out. */
static void
keep(struct hand_turn *turn, const struct own_value *value, const char *words)
{
	struct records *records = turn->desk->records;
	bool is_out = words[strspn(words, " ")] == '\0';
	enum status status;

	if (is_out && value->words == NULL)
		return;
	status = is_out ? dispute_take_back(records, turn->code, value->code)
			: dispute_say(records, turn->code, value->code, words);
	if (status == STATUS_INVALID)
		hand_say(turn->desk, ROLE_WARNING, WORD_WORDS_NOT);
	else if (hand_turn_did(turn, status))
		hand_say(turn->desk, ROLE_GOOD,
		    is_out ? WORD_WORDS_GONE : WORD_WORDS_SAVED);
}

void
hand_words_run(struct hand_turn *turn, const struct own_thing *thing)
{
	size_t at = choose_value(turn, thing);
	struct hand_page page;
	struct buf words = BUF_EMPTY;
	bool is_done;

	if (at == SIZE_MAX)
		return;
	if (thing->values[at].words != NULL)
		buf_set(&words, thing->values[at].words);
	hand_turn_page(turn, &page, WORD_WORDS, WORD_WORDS_HELP);
	hand_page_begin(&page);
	hand_page_heading_text(&page, thing->values[at].value);
	hand_page_words(&page, WORD_WORDS_ASK);
	is_done = hand_type(&page, &words, DISPUTE_WORDS_BYTES);
	hand_page_close(&page);
	if (is_done)
		keep(turn, &thing->values[at], words.text);
	buf_clear(&words);
}
