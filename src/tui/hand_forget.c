/*
 * hand_forget: what goes and what stays, and a no to all of it.
 */
#include <string.h>

#include "tui/hand_held.h"

static bool
has_something(const struct hand_turn *turn)
{
	for (size_t i = 0; i < turn->view.count; i++)
		if (hand_held_can_take(turn, &turn->view.things[i]))
			return true;
	return false;
}

static void
say_no_to_all(struct hand_turn *turn)
{
	static const char *const all[] = {"all"};

	if (!has_something(turn))
		hand_say(turn->desk, ROLE_PLAIN, WORD_FORGET_NOTHING);
	else if (hand_turn_did(
		     turn, own_say_no(turn->desk->records, turn->code, all, 1)))
		hand_say(turn->desk, ROLE_GOOD, WORD_FORGET_DONE);
}

static void
fill(struct hand_page *page)
{
	hand_page_begin(page);
	hand_page_words(page, WORD_FORGET_WORDS);
	hand_page_words(page, WORD_FORGET_GOES);
	hand_page_words(page, WORD_FORGET_STAYS);
	hand_page_words(page, WORD_FORGET_NOT);
	hand_page_key(page, 'x', WORD_KEY_NO_TO_ALL);
	hand_page_key(page, 'u', WORD_KEY_BRING_BACK);
}

int
hand_forget_run(struct hand_turn *turn)
{
	struct hand_page page;
	int key;

	hand_turn_page(turn, &page, WORD_FORGET, WORD_FORGET_HELP);
	page.view = 6;
	do {
		fill(&page);
		key = hand_page_wait(&page);
		if (key == 'x')
			say_no_to_all(turn);
		else if (key == 'u' && hand_bring_all_back(turn))
			hand_say(turn->desk, ROLE_GOOD, WORD_FORGET_BACK);
		if (!hand_page_is_move(key))
			hand_turn_read(turn);
	} while (!hand_page_is_move(key));
	hand_page_close(&page);
	return key - '0';
}
