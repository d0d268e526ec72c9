/*
 * hand_looked: who looked, when, at what and why, in words; newest first.
 */
#include <string.h>

#include "base/clock.h"
#include "base/day.h"
#include "base/mem.h"
#include "core/own_looks.h"
#include "tui/hand_turn.h"

#define LOOKS_A_PAGE 50

static const enum own_word reasons[] = {
    [LOOK_REACH] = WORD_LOOK_REACH,
    [LOOK_ASKED] = WORD_LOOK_ASKED,
    [LOOK_EMERGENCY] = WORD_LOOK_EMERGENCY,
    [LOOK_TONIGHT] = WORD_LOOK_TONIGHT,
    [LOOK_RIGHT] = WORD_LOOK_RIGHT,
    [LOOK_OTHER] = WORD_LOOK_OTHER,
};

static void
add_times(struct buf *out, const struct own_look *look)
{
	if (look->times > 1)
		buf_add_format(out, "%s %lld\n", own_word(WORD_LOOK_TIMES),
		    (long long)look->times);
}

static void
add_values(struct buf *out, const struct own_look *look)
{
	for (size_t i = 0; i < look->count; i++)
		buf_add_format(
		    out, "%s%s", i == 0 ? "" : ", ", look->labels[i]);
	buf_add_format(out, "%s%s %s", look->count > 0 ? "\n" : "",
	    own_word(WORD_LOOKS_WHY), own_word(reasons[look->reason]));
	if (*look->words != '\0')
		buf_add_format(out, " %s", look->words);
	buf_add_char(out, '\n');
}

static void
add_list(struct buf *out, const struct own_look *look)
{
	buf_add_format(out, "%s\n", own_word(WORD_LOOK_LIST));
	if (*look->group != '\0')
		hand_say_line(out, WORD_LOOK_LIST_OF, look->group);
	add_times(out, look);
	if (look->is_cover)
		buf_add_format(out, "%s\n", own_word(WORD_LOOK_COVER));
}

static void
add_what(struct buf *out, const struct own_look *look)
{
	switch (look->what) {
	case OWN_LOOK_VALUES:
		add_values(out, look);
		break;
	case OWN_LOOK_LIST:
		add_list(out, look);
		break;
	case OWN_LOOK_HANDOVER:
		buf_add_format(out, "%s\n", own_word(WORD_LOOK_HANDOVER));
		break;
	case OWN_LOOK_COPY:
		buf_add_format(out, "%s\n", own_word(WORD_LOOK_COPY));
		break;
	case OWN_LOOK_RIGHT:
		buf_add_format(out, "%s\n", own_word(WORD_LOOK_RIGHT_PIN));
		break;
	case OWN_LOOK_WRONG:
		buf_add_format(out, "%s\n", own_word(WORD_LOOK_WRONG_PIN));
		add_times(out, look);
		break;
	}
}

/* "Sam, 3 Nov 2026, 18:40" */
static void
add_look(struct hand_page *page, int id, const struct own_look *look)
{
	struct buf text = BUF_EMPTY, more = BUF_EMPTY;
	int minute = clock_local_minute(look->at);

	buf_add_format(&text, "%s, ",
	    *look->who == '\0' ? own_word(WORD_LOOK_NOBODY) : look->who);
	hand_say_day(&text, moment_day(look->at));
	if (look->times <= 1)
		buf_add_format(&text, ", %02d:%02d", minute / 60, minute % 60);
	add_what(&more, look);
	buf_cut(&more, more.length - 1);
	hand_page_item(page, id, text.text, more.text);
	buf_clear(&text);
	buf_clear(&more);
}

static void
fill(struct hand_page *page, const struct own_looks *looks, size_t first)
{
	hand_page_begin(page);
	if (looks->total == 0)
		hand_page_words(page, WORD_LOOKS_NONE);
	if (looks->had_more)
		hand_page_words(page, WORD_LOOKS_GONE);
	if (looks->lists_unknown)
		hand_page_words(page, WORD_LOOKS_LISTS);
	for (size_t i = 0; i < looks->count; i++)
		add_look(page, (int)(first + i), &looks->looks[i]);
	if (first + looks->count < looks->total)
		hand_page_key(page, 'o', WORD_KEY_OLDER);
	if (first > 0)
		hand_page_key(page, 'n', WORD_KEY_NEWER);
}

int
hand_looked_run(struct hand_turn *turn)
{
	struct hand_page page;
	size_t first = 0;
	int key;

	hand_turn_page(turn, &page, WORD_LOOKS, WORD_LOOKS_HELP);
	page.view = 3;
	do {
		struct own_looks looks = {.looks = NULL};

		hand_turn_did(turn, own_looks(turn->desk->records, turn->code,
					first, LOOKS_A_PAGE, &looks));
		fill(&page, &looks, first);
		key = hand_page_wait(&page);
		if (key == 'o')
			first += LOOKS_A_PAGE;
		else if (key == 'n')
			first -= LOOKS_A_PAGE;
		own_looks_clear(&looks);
	} while (!hand_page_is_move(key));
	hand_page_close(&page);
	return key - '0';
}
