/*
 * forget_words: finds the words of a name in a text and blacks them out.
 *
 * Whole words only, compared as names are (folded), so that "Rhŷs" finds RHYS
 * and "Sam" leaves Samir alone.  Pure: texts in, text out.
 */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/forget_internal.h"

#define BLACK       "[...]"
#define WORD_LEAST  2 /* letters; a shorter one is no name in a text */
#define PHRASE_MOST 12

void
forget_names_clear(struct forget_names *names)
{
	for (size_t i = 0; i < names->count; i++)
		mem_wipe_text(&names->phrases[i]);
	mem_free(names->phrases);
	*names = (struct forget_names){NULL, 0, 0};
}

static void
add_phrase(struct forget_names *names, const char *phrase)
{
	void *phrases = names->phrases;

	for (size_t i = 0; i < names->count; i++)
		if (strcmp(names->phrases[i], phrase) == 0)
			return;
	mem_grow(
	    &phrases, &names->room, names->count + 1, sizeof *names->phrases);
	names->phrases = phrases;
	names->phrases[names->count++] = mem_text(phrase);
}

static bool
is_number(const char *word)
{
	return word[strspn(word, "0123456789")] == '\0';
}

void
forget_names_add(struct forget_names *names, const char *value, bool is_handle)
{
	struct buf folded = BUF_EMPTY, word = BUF_EMPTY, whole = BUF_EMPTY;
	size_t at = 0;

	text_fold(value, &folded);
	while (text_next_word(folded.text, &at, &word)) {
		if (!is_handle && word.length >= WORD_LEAST &&
		    !is_number(word.text))
			add_phrase(names, word.text);
		if (whole.length > 0)
			buf_add_char(&whole, ' ');
		buf_add_text(&whole, word.text);
	}
	if (is_handle && whole.length >= WORD_LEAST)
		add_phrase(names, whole.text);
	buf_clear(&folded);
	buf_clear(&word);
	buf_clear(&whole);
}

/* ------------------------------------------------------------ words of a text
 */

/* What one character does to a word, told by the rules for whole words. */
enum sort { PARTS, JOINS, LETTER };

static enum sort
sort_of(const char *text, size_t at, size_t end)
{
	struct buf one = BUF_EMPTY, folded = BUF_EMPTY, word = BUF_EMPTY;
	size_t from = 0;
	enum sort sort = LETTER;

	buf_add_char(&one, 'a');
	buf_add(&one, text + at, end - at);
	buf_add_char(&one, 'a');
	text_fold(one.text, &folded);
	(void)text_next_word(folded.text, &from, &word);
	if (strcmp(word.text, "a") == 0)
		sort = PARTS;
	else if (strcmp(word.text, "aa") == 0 && strcmp(folded.text, "aa") != 0)
		sort = JOINS;
	buf_clear(&one);
	buf_clear(&folded);
	buf_clear(&word);
	return sort;
}

/* One word of the text where it stands; the part of it before an apostrophe is
 * a word as well ("Robin's"). */
struct found_word {
	size_t begin;
	size_t end;
	size_t stem_end; /* end: there is no apostrophe in it */
};

static bool
next_word(const char *text, size_t *at, struct found_word *word)
{
	bool is_in = false;
	size_t joiner = 0;

	*word = (struct found_word){0, 0, 0};
	while (text[*at] != '\0') {
		size_t end = text_next_grapheme(text, *at);
		enum sort sort = sort_of(text, *at, end);

		if (sort == LETTER && !is_in) {
			is_in = true;
			word->begin = *at;
		}
		if (is_in &&
		    (sort == PARTS || (sort == JOINS && joiner == *at)))
			break;
		if (sort == LETTER && joiner == *at && joiner > 0)
			word->stem_end = word->end;
		if (sort == LETTER)
			word->end = end;
		joiner = sort == JOINS ? end : 0;
		*at = end;
	}
	if (word->stem_end == 0)
		word->stem_end = word->end;
	return is_in;
}

static void
fold_part(const char *text, size_t begin, size_t end, struct buf *out)
{
	struct buf folded = BUF_EMPTY;
	char *part = mem_text_n(text + begin, end - begin);
	size_t at = 0;

	text_fold(part, &folded);
	(void)text_next_word(folded.text, &at, out);
	mem_wipe_text(&part);
	buf_clear(&folded);
}

/* ------------------------------------------------------------------- matching
 */

/* A place in the text that is theirs. */
struct match {
	size_t begin;
	size_t end;
	bool is_likely;
};

struct matches {
	struct match *all;
	size_t count;
	size_t room;
	bool is_likely; /* at least one is */
};

/* A capital, or a letter of a script that may have none. */
static bool
is_like_a_name(const char *text)
{
	return !(*text >= 'a' && *text <= 'z');
}

static bool
is_theirs(const struct forget_names *names, const char *phrase)
{
	for (size_t i = 0; i < names->count; i++)
		if (strcmp(names->phrases[i], phrase) == 0)
			return true;
	return false;
}

static void
add_match(struct matches *matches, const char *text, size_t begin, size_t end)
{
	void *all = matches->all;
	bool is_likely = is_like_a_name(text + begin);

	mem_grow(
	    &all, &matches->room, matches->count + 1, sizeof *matches->all);
	matches->all = all;
	matches->all[matches->count++] = (struct match){begin, end, is_likely};
	matches->is_likely = matches->is_likely || is_likely;
}

/* From this word on, as many as a phrase has; gives where it ends, or 0. */
static size_t
match_from(const struct forget_names *names, const char *text,
    const struct found_word *first)
{
	struct buf phrase = BUF_EMPTY, word = BUF_EMPTY;
	struct found_word next = *first;
	size_t at = first->end, end = 0;

	fold_part(text, first->begin, first->stem_end, &word);
	if (is_theirs(names, word.text))
		end = first->stem_end;
	for (int words = 0; words < PHRASE_MOST; words++) {
		fold_part(text, next.begin, next.end, &word);
		if (phrase.length > 0)
			buf_add_char(&phrase, ' ');
		buf_add_text(&phrase, word.text);
		if (is_theirs(names, phrase.text))
			end = next.end;
		if (!next_word(text, &at, &next))
			break;
	}
	buf_clear(&phrase);
	buf_clear(&word);
	return end;
}

static void
find(
    const struct forget_names *names, const char *text, struct matches *matches)
{
	struct found_word word;
	size_t at = 0;

	while (next_word(text, &at, &word)) {
		size_t end = match_from(names, text, &word);

		if (end == 0)
			continue;
		add_match(matches, text, word.begin, end);
		if (end > at)
			at = end;
	}
}

/* Does a word begin as one of theirs does?  ("robins" for Robin's.) */
static bool
begins_theirs(const struct forget_names *names, const char *word)
{
	for (size_t i = 0; i < names->count; i++) {
		const char *phrase = names->phrases[i];

		if (strncmp(word, phrase, strcspn(phrase, " ")) == 0)
			return true;
	}
	return false;
}

/* Quickly, for most texts name nobody. */
static bool
may_match(const struct forget_names *names, const char *text)
{
	struct buf folded = BUF_EMPTY, word = BUF_EMPTY;
	size_t at = 0;
	bool may = false;

	text_fold(text, &folded);
	while (!may && text_next_word(folded.text, &at, &word))
		may = begins_theirs(names, word.text);
	buf_clear(&folded);
	buf_clear(&word);
	return may;
}

struct forget_blacked
forget_black(
    const struct forget_names *names, const char *text, struct buf *black)
{
	struct matches matches = {NULL, 0, 0, false};
	struct forget_blacked blacked = {0, false};
	size_t at = 0;

	if (may_match(names, text))
		find(names, text, &matches);
	for (size_t i = 0; i < matches.count; i++) {
		const struct match *match = &matches.all[i];

		if (matches.is_likely && !match->is_likely)
			continue;
		buf_add(black, text + at, match->begin - at);
		buf_add_text(black, BLACK);
		at = match->end;
		blacked.words++;
	}
	buf_add_text(black, text + at);
	blacked.is_likely = matches.is_likely;
	mem_free(matches.all);
	return blacked;
}
