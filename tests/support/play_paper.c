/*
 * play_paper: what somebody does with pen and paper: words that are drawn by
 * lot are shown once, written down, and asked for.
 */
#include "support/play.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* A word behind "3  ", anywhere in a row; "" when there is none. */
static void
write_down(struct play *play, const char *row)
{
	for (const char *at = row; *at != '\0'; at++) {
		size_t number = (size_t)(*at - '0');
		const char *word = at + 3;

		if (number < 1 || number > PLAY_PAPER_WORDS ||
		    (at > row && at[-1] != ' ') || strncmp(at + 1, "  ", 2) ||
		    *word < 'a' || *word > 'z')
			continue;
		mem_free(play->paper[number - 1]);
		play->paper[number - 1] = mem_text_n(word, strcspn(word, " "));
	}
}

static bool
do_paper(struct play *play, char *rest)
{
	struct buf row = BUF_EMPTY;

	(void)rest;
	for (int i = 0; i < play->vt.rows; i++) {
		buf_reset(&row);
		vt_row(&play->vt, i, &row);
		write_down(play, row.text);
	}
	buf_clear(&row);
	for (int i = 0; i < PLAY_PAPER_WORDS; i++)
		if (play->paper[i] == NULL)
			return play_fail_screen(play, "no such words");
	return true;
}

static bool
type_word(struct play *play, size_t index)
{
	const char *word = play->paper[index];

	return word != NULL && play_at_rest(play) &&
	       vt_type(&play->vt, word, strlen(word)) &&
	       vt_wait_read(&play->vt);
}

/* The first or second row that asks for one: "Word 3". */
static size_t
asked_for(struct play *play, int which)
{
	struct buf row = BUF_EMPTY;
	size_t number = 0;

	for (int i = 0; which > 0 && i < play->vt.rows; i++) {
		buf_reset(&row);
		vt_row(&play->vt, i, &row);
		if (strncmp(row.text, "Word ", 5) != 0)
			continue;
		number = strtoul(row.text + 5, NULL, 10);
		which--;
	}
	buf_clear(&row);
	return which == 0 && number <= PLAY_PAPER_WORDS ? number : 0;
}

static bool
do_from_paper(struct play *play, char *rest)
{
	size_t number = asked_for(play, atoi(rest));

	if (number == 0)
		return play_fail_screen(play, "no such word is asked for");
	return type_word(play, number - 1) ||
	       play_fail_screen(play, "this could not be typed");
}

static bool
do_all_paper(struct play *play, char *rest)
{
	(void)rest;
	for (size_t i = 0; i < PLAY_PAPER_WORDS; i++)
		if (!type_word(play, i) ||
		    (i + 1 < PLAY_PAPER_WORDS && !vt_type(&play->vt, " ", 1)))
			return play_fail_screen(
			    play, "this could not be typed");
	return true;
}

void
play_forget_paper(struct play *play)
{
	for (size_t i = 0; i < PLAY_PAPER_WORDS; i++)
		mem_free(play->paper[i]);
}

const struct play_command play_paper[] = {
    {"paper", true, do_paper},
    {"from-paper", true, do_from_paper},
    {"all-paper", true, do_all_paper},
    {NULL, false, NULL},
};
