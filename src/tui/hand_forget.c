/*
 * hand_forget: one key says it, one takes it back, and leaving makes it so.
 *
 * Nothing is asked twice and nobody pleads: what goes, what stays and what
 * cannot be reached stands on the page before the key is pressed.
 */
#include "tui/hand_forget.h"

bool
hand_forget_is_said(const struct hand_turn *turn)
{
	return forget_is_said(turn->desk->records, turn->code);
}

/* Their key, while it is open, for a no that they sign; NULL: without. */
static const struct person_signer *
signer_of(const struct hand_turn *turn, struct person_signer *signer)
{
	if (turn->own == NULL || !turn->view.key_open)
		return NULL;
	own_signer(turn->own, signer);
	return signer;
}

bool
hand_forget_say(struct hand_turn *turn)
{
	struct person_signer signer;

	return hand_turn_did(
	    turn, forget_me(turn->desk->records, turn->code,
		      signer_of(turn, &signer), &turn->forget));
}

bool
hand_forget_back(struct hand_turn *turn)
{
	struct person_signer signer;

	return hand_turn_did(turn, forget_back(turn->desk->records, turn->code,
				       signer_of(turn, &signer)));
}

/* Once it is said, what they ticked stays as they left it. */
static void
read_preview(struct hand_turn *turn)
{
	struct forget_preview preview;

	if (turn->has_forget && hand_forget_is_said(turn))
		return;
	if (!hand_turn_did(turn,
		forget_preview(turn->desk->records, turn->code, &preview)))
		return;
	if (turn->has_forget)
		forget_preview_clear(&turn->forget);
	turn->forget = preview;
	turn->has_forget = true;
}

/* ---------------------------------------------------------------- the page */

static void
fill(struct hand_turn *turn, struct hand_page *page)
{
	bool is_said = hand_forget_is_said(turn);

	hand_page_begin(page);
	hand_page_words(page, is_said ? WORD_FORGET_SAID : WORD_FORGET_WORDS);
	hand_forget_rows(turn, page);
	if (is_said)
		hand_page_key(page, 'u', WORD_KEY_BRING_BACK);
	else
		hand_page_key(page, 'x', WORD_KEY_FORGET);
	if (turn->forget.texts_count > 0)
		hand_page_key(page, 't', WORD_KEY_TEXTS);
	if (turn->view.has_key && !turn->view.key_open && !is_said)
		hand_page_key(page, 'p', WORD_KEY_USE_PIN);
}

/* At once; the texts can be looked at after it as well as before. */
static void
say(struct hand_turn *turn)
{
	if (!hand_forget_say(turn))
		return;
	if (turn->forget.texts_count > 0)
		hand_forget_texts(turn);
	hand_say(turn->desk, ROLE_GOOD, WORD_FORGET_DONE);
}

static void
act(struct hand_turn *turn, int key)
{
	if (key == 'x')
		say(turn);
	else if (key == 'u' && hand_forget_back(turn))
		hand_say(turn->desk, ROLE_GOOD, WORD_FORGET_BACK);
	else if (key == 't')
		hand_forget_texts(turn);
	else if (key == 'p')
		(void)hand_key_open(turn);
}

int
hand_forget_run(struct hand_turn *turn)
{
	struct hand_page page;
	int key;

	hand_turn_page(turn, &page, WORD_FORGET, WORD_FORGET_HELP);
	page.view = 6;
	do {
		read_preview(turn);
		fill(turn, &page);
		key = hand_page_wait(&page);
		page.first = 0;
		if (hand_page_is_move(key))
			break;
		act(turn, key);
	} while (hand_turn_read(turn));
	hand_page_close(&page);
	return hand_page_is_move(key) ? key - '0' : 0;
}
