/*
 * hand_got: what they got out of it: agree, put it in their own words, or have
 * it taken out.
 */
#include <string.h>

#include "base/day.h"
#include "core/own_outcome.h"
#include "tui/hand_turn.h"

#define WORDS_BYTES 500

struct got {
	struct outcome_line *lines;
	size_t count;
};

static void
add_line(struct hand_page *page, int id, const struct outcome_line *line)
{
	struct buf more = BUF_EMPTY;
	struct row *row;

	if (*line->award != '\0') {
		hand_say_line(&more, WORD_GOT_AWARD, line->award);
	}
	hand_say_day(&more, line->held_on);
	row = hand_page_item(page, id, line->what, more.text);
	if (strcmp(line->agreed, "proposed") == 0)
		hand_page_right(row, WORD_GOT_PROPOSED);
	else
		hand_page_right(row, strcmp(line->agreed, "signed") == 0
					 ? WORD_GOT_SIGNED
					 : WORD_GOT_WORD);
	buf_clear(&more);
}

static void
fill(struct hand_page *page, const struct got *got)
{
	hand_page_begin(page);
	if (got->count == 0)
		hand_page_words(page, WORD_GOT_NONE);
	for (size_t i = 0; i < got->count; i++)
		add_line(page, (int)i, &got->lines[i]);
	if (got->count == 0)
		return;
	hand_page_key(page, 'y', WORD_KEY_AGREE);
	hand_page_key(page, 'x', WORD_KEY_DROP);
	hand_page_key(page, 'w', WORD_KEY_REWORD);
}

static void
tell(struct hand_turn *turn, enum status status, enum own_word words)
{
	if (status == STATUS_NO_CONSENT)
		hand_say(turn->desk, ROLE_WARNING, WORD_GOT_NEEDS_YES);
	else if (status == STATUS_INVALID || hand_turn_did(turn, status))
		hand_say(turn->desk, ROLE_GOOD, words);
}

/* It cannot be brought back, so it is asked, with the same presses as a yes. */
static void
drop(struct hand_turn *turn, const struct outcome_line *line)
{
	struct hand_page page;
	int key;

	hand_turn_page(turn, &page, WORD_GOT_DROP_ASK, WORD_GOT_HELP);
	hand_page_begin(&page);
	hand_page_heading_text(&page, line->what);
	hand_page_words(&page, WORD_GOT_DROP_WORDS);
	hand_page_key(&page, 'x', WORD_KEY_DROP);
	hand_page_key(&page, HAND_ESC, WORD_KEY_BACK);
	key = hand_page_wait(&page);
	hand_page_close(&page);
	if (key == 'x')
		tell(turn,
		    own_outcome_drop(
			turn->desk->records, turn->code, line->code),
		    WORD_GOT_DROPPED);
}

static void
reword(struct hand_turn *turn, const struct outcome_line *line)
{
	struct buf words = BUF_EMPTY;
	struct hand_page page;
	bool is_done;

	buf_set(&words, line->what);
	hand_turn_page(turn, &page, WORD_WORDS, WORD_GOT_HELP);
	hand_page_begin(&page);
	hand_page_words(&page, WORD_GOT_WORDS_ASK);
	is_done = hand_type(&page, &words, WORDS_BYTES);
	hand_page_close(&page);
	if (is_done && words.text[strspn(words.text, " ")] != '\0')
		tell(turn,
		    own_outcome_change(turn->desk->records, turn->code,
			line->code, words.text),
		    WORD_GOT_CHANGED);
	buf_clear(&words);
}

static void
act(struct hand_turn *turn, const struct got *got, int at, int key)
{
	const struct outcome_line *line;

	if (at < 0 || (size_t)at >= got->count)
		return;
	line = &got->lines[at];
	if (key == 'y')
		tell(turn,
		    own_outcome_agree(
			turn->desk->records, turn->code, line->code),
		    WORD_GOT_AGREED);
	else if (key == 'x')
		drop(turn, line);
	else if (key == 'w')
		reword(turn, line);
}

int
hand_got_run(struct hand_turn *turn)
{
	struct hand_page page;
	int key;

	hand_turn_page(turn, &page, WORD_GOT, WORD_GOT_HELP);
	page.view = 4;
	do {
		struct got got = {NULL, 0};

		hand_turn_did(turn, own_outcomes(turn->desk->records,
					turn->code, &got.lines, &got.count));
		fill(&page, &got);
		key = hand_page_wait(&page);
		if (!hand_page_is_move(key))
			act(turn, &got, hand_page_at(&page), key);
		outcome_list_clear(&got.lines, got.count);
	} while (!hand_page_is_move(key));
	hand_page_close(&page);
	return key - '0';
}
