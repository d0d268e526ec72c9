/*
 * hand_forget_texts: where their name stands in what others wrote: one text a
 * page, as it will stand when they have left.
 *
 * Notes about somebody else are not theirs to read: of those they learn how
 * many there are and nothing more.
 */
#include "base/mem.h"
#include "tui/hand_forget.h"

/* A page with one tick. */
struct asked {
	enum own_word title, words;
	const char *heading;        /* NULL: none */
	const char *ticked, *plain; /* what stands below the tick */
};

/* No row to stand on, so that a long text can be read to its end. */
static void
fill(struct hand_page *page, const struct asked *asked, bool is_chosen)
{
	struct buf tick = BUF_EMPTY;

	hand_page_begin(page);
	if (asked->heading != NULL)
		hand_page_heading_text(page, asked->heading);
	hand_page_words(page, asked->words);
	buf_add_format(&tick, "%s %s", is_chosen ? "[x]" : "[ ]",
	    own_word(WORD_FORGET_TICK));
	hand_page_heading_text(page, tick.text);
	hand_page_text(page, is_chosen ? asked->ticked : asked->plain);
	hand_page_key(page, HAND_ENTER, WORD_KEY_GO_ON);
	hand_page_key(page, HAND_SPACE, WORD_KEY_TICK);
	hand_page_key(page, HAND_ESC, WORD_KEY_BACK);
	buf_clear(&tick);
}

/* False: they went back. */
static bool
ask_tick(struct hand_turn *turn, const struct asked *asked, bool *is_chosen)
{
	struct hand_page page;
	int key;

	hand_turn_page(turn, &page, asked->title, WORD_FORGET_TEXT_HELP);
	do {
		fill(&page, asked, *is_chosen);
		key = hand_page_wait(&page);
		if (key == HAND_SPACE)
			*is_chosen = !*is_chosen;
	} while (key == HAND_SPACE);
	hand_page_close(&page);
	return key == HAND_ENTER;
}

/* ${at} of ${count} that are shown. */
static bool
show_text(
    struct hand_turn *turn, struct forget_text *text, size_t at, size_t count)
{
	struct asked asked = {.title = WORD_FORGET_TEXT,
	    .words = text->is_likely ? WORD_FORGET_TEXT_WORDS
				     : WORD_FORGET_TEXT_MAYBE,
	    .ticked = text->black,
	    .plain = text->text};
	struct buf heading = BUF_EMPTY;
	bool goes_on;

	buf_add_format(&heading, "%s %zu / %zu, ",
	    own_word(WORD_FORGET_TEXT_AT), at, count);
	hand_say_day(&heading, text->day);
	asked.heading = heading.text;
	goes_on = ask_tick(turn, &asked, &text->is_chosen);
	buf_clear(&heading);
	return goes_on;
}

static bool
is_note(const struct forget_text *text)
{
	return text->place == FORGET_NOTE;
}

static size_t
count_of(const struct forget_preview *preview, bool notes)
{
	size_t count = 0;

	for (size_t i = 0; i < preview->texts_count; i++)
		if (is_note(&preview->texts[i]) == notes)
			count++;
	return count;
}

/* One tick for all of them: there is nothing by which to tell them apart. */
static void
show_notes(struct hand_turn *turn)
{
	struct forget_preview *preview = &turn->forget;
	size_t count = count_of(preview, true);
	struct asked asked = {
	    .title = WORD_FORGET_NOTES, .words = WORD_FORGET_NOTES_WORDS};
	struct buf line = BUF_EMPTY;
	bool is_chosen = true;

	if (count == 0)
		return;
	for (size_t i = 0; i < preview->texts_count; i++)
		if (is_note(&preview->texts[i]))
			is_chosen = is_chosen && preview->texts[i].is_chosen;
	buf_add_format(
	    &line, "%s %zu", own_word(WORD_FORGET_NOTES_MANY), count);
	asked.ticked = asked.plain = line.text;
	if (ask_tick(turn, &asked, &is_chosen))
		for (size_t i = 0; i < preview->texts_count; i++)
			if (is_note(&preview->texts[i]))
				preview->texts[i].is_chosen = is_chosen;
	buf_clear(&line);
}

/* True: all of them were seen. */
static bool
show_all(struct hand_turn *turn)
{
	struct forget_preview *preview = &turn->forget;
	size_t count = count_of(preview, false), at = 0;

	for (size_t i = 0; i < preview->texts_count; i++)
		if (!is_note(&preview->texts[i]) &&
		    !show_text(turn, &preview->texts[i], ++at, count))
			return false;
	return true;
}

/* What was said already is said anew when a tick is another. */
void
hand_forget_texts(struct hand_turn *turn)
{
	struct forget_preview *preview = &turn->forget;
	bool *was = mem_alloc(preview->texts_count + 1, sizeof(*was));
	bool is_other = false;

	for (size_t i = 0; i < preview->texts_count; i++)
		was[i] = preview->texts[i].is_chosen;
	if (show_all(turn))
		show_notes(turn);
	for (size_t i = 0; i < preview->texts_count; i++)
		is_other = is_other || was[i] != preview->texts[i].is_chosen;
	mem_free(was);
	if (is_other && hand_forget_is_said(turn) && hand_forget_back(turn))
		(void)hand_forget_say(turn);
}
