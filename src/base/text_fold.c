/*
 * text_fold: how words are compared.
 *
 * Two spellings of a name that one person would call the same must fold to
 * the same text.  What is folded is for comparing only and is never shown.
 */
#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "base/text_internal.h"

#define PLAIN_MAX 2 /* letters that a letter may become */

/* Letters that carry no mark in Unicode, written plainly (DESIGN 5). */
static const struct {
	int32_t letter;
	const char *plain;
} plain_letters[] = {
    {0x00DF, "ss"}, /* sharp s */
    {0x00E6, "ae"}, /* ae */
    {0x00F0, "d"},  /* eth */
    {0x00F8, "o"},  /* o with stroke */
    {0x00FE, "th"}, /* thorn */
    {0x0111, "d"},  /* d with stroke */
    {0x0131, "i"},  /* dotless i */
    {0x0142, "l"},  /* l with stroke */
    {0x0153, "oe"}, /* oe */
};

/*
 * Marks that people leave out: accents, and the points of Hebrew, Arabic and
 * Syriac.  The vowel signs of Thaana, Indic and other scripts are letters in
 * all but name: without them different names would look the same.
 */
static bool
is_left_out(int32_t point)
{
	if (!text_point_is_mark(point))
		return false;
	return (point < 0x0780) || (point >= 0x07C0 && point < 0x0900) ||
	       (point >= 0x1AB0 && point < 0x1B00) ||
	       (point >= 0x1DC0 && point < 0x1E00) ||
	       (point >= 0x20D0 && point < 0x2100) ||
	       (point >= 0xFE00 && point < 0xFE30) || point >= 0xE0000;
}

/* Append what ${point} is compared as: nothing, itself, or plain letters. */
static void
fold_point(int32_t point, struct text_points *folded)
{
	const char *plain = NULL;

	if (is_left_out(point) ||
	    utf8proc_category(point) == UTF8PROC_CATEGORY_CF)
		return;
	if (text_point_is_blank(point) || !text_point_is_plain(point)) {
		if (folded->count > 0 && folded->at[folded->count - 1] != ' ')
			folded->at[folded->count++] = ' ';
		return;
	}
	for (size_t i = 0; i < sizeof(plain_letters) / sizeof(*plain_letters);
	     i++)
		if (plain_letters[i].letter == point)
			plain = plain_letters[i].plain;
	if (plain == NULL)
		folded->at[folded->count++] = point;
	while (plain != NULL && *plain != '\0')
		folded->at[folded->count++] = *plain++;
}

/* A copy that is valid UTF-8 whatever came: what is not stands apart. */
static void
make_valid(const char *text, struct buf *valid)
{
	size_t left = strlen(text);

	while (left > 0) {
		int32_t point;
		size_t size = text_step(text, left, &point);

		if (point == TEXT_NOT_UTF8)
			point = TEXT_REPLACEMENT;
		text_add_point(valid, point);
		text += size;
		left -= size;
	}
}

static bool
fold_ascii(const char *text, struct buf *out)
{
	const char *end = text;
	bool blank = false;
	size_t from = out->length;

	while (*end != '\0' && (unsigned char)*end < 0x7f)
		end++;
	if (*end != '\0')
		return false;
	for (; text < end; text++) {
		char c = *text;

		if (c <= ' ') {
			blank = out->length > from;
			continue;
		}
		if (blank)
			buf_add_char(out, ' ');
		blank = false;
		buf_add_char(out, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
	}
	return true;
}

void
text_fold(const char *text, struct buf *out)
{
	struct buf valid = BUF_EMPTY;
	struct text_points points = {NULL, 0, 0};
	struct text_points folded = {NULL, 0, 0};

	if (fold_ascii(text, out))
		return;

	make_valid(text, &valid);
	text_points_from(valid.text, valid.length,
	    UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD, &points);
	folded.room = PLAIN_MAX * points.count + 1;
	folded.at = mem_alloc(folded.room, sizeof(*folded.at));
	for (size_t i = 0; i < points.count; i++)
		fold_point(points.at[i], &folded);
	if (folded.count > 0 && folded.at[folded.count - 1] == ' ')
		folded.count--;
	text_points_compose(&folded, out);

	text_points_clear(&points);
	buf_clear(&valid);
}

/* Signs that people type for an apostrophe; one of them counts as a letter. */
static bool
is_apostrophe(int32_t point)
{
	switch (point) {
	case '\'':
	case '`':
	case 0x00B4: /* acute accent */
	case 0x02B9: /* modifier prime */
	case 0x02BB: /* turned comma */
	case 0x02BC: /* modifier apostrophe */
	case 0x2018:
	case 0x2019:
	case 0xFF07: /* full width */
		return true;
	default:
		return false;
	}
}

static bool
is_in_word(int32_t point)
{
	utf8proc_category_t category;

	if (point == TEXT_NOT_UTF8 || is_apostrophe(point))
		return false;
	category = utf8proc_category(point);
	return (category >= UTF8PROC_CATEGORY_LU &&
		category <= UTF8PROC_CATEGORY_NO);
}

bool
text_next_word(const char *folded, size_t *at, struct buf *word)
{
	size_t length = strlen(folded);
	bool after_apostrophe = false;

	buf_reset(word);
	while (*at < length) {
		int32_t point;
		size_t size = text_step(folded + *at, length - *at, &point);
		bool apostrophe = is_apostrophe(point);

		if (is_in_word(point))
			buf_add(word, folded + *at, size);
		else if (word->length > 0 && (!apostrophe || after_apostrophe))
			break;
		after_apostrophe = apostrophe;
		*at += size;
	}
	return word->length > 0;
}

static size_t
least_of(size_t one, size_t two, size_t three)
{
	size_t least = one < two ? one : two;

	return least < three ? least : three;
}

/*
 * row[i] is the distance between the first i bytes of ${other} and as much of
 * ${one} as was looked at so far.
 */
static void
next_row(char letter, size_t looked_at, const char *other, size_t *row,
    size_t length)
{
	size_t diagonal = row[0];

	row[0] = looked_at;
	for (size_t i = 1; i <= length; i++) {
		size_t above = row[i];
		size_t change = other[i - 1] == letter ? 0 : 1;

		row[i] = least_of(above + 1, row[i - 1] + 1, diagonal + change);
		diagonal = above;
	}
}

size_t
text_distance(const char *one, const char *other, size_t limit)
{
	size_t length = strlen(other);
	size_t *row = mem_alloc(length + 1, sizeof(*row));
	size_t distance;

	for (size_t i = 0; i <= length; i++)
		row[i] = i;
	for (size_t i = 0; one[i] != '\0'; i++)
		next_row(one[i], i + 1, other, row, length);
	distance = row[length];
	mem_free(row);
	return distance <= limit ? distance : limit + 1;
}
