/*
 * rows_filter: which rows are shown while somebody types.
 *
 * A row's words are folded once, when first somebody types, and kept as
 * " oneill mary jane": a word that begins with what was typed is then found as
 * a piece of that text.
 */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "tui/rows_internal.h"

/* Append the folded words of ${text}, a blank before each. */
static void
add_words(const char *text, struct buf *words)
{
	struct buf folded = BUF_EMPTY;
	struct buf word = BUF_EMPTY;
	size_t at = 0;

	text_fold(text, &folded);
	while (text_next_word(folded.text, &at, &word)) {
		buf_add_char(words, ' ');
		buf_add(words, word.text, word.length);
	}
	buf_clear(&word);
	buf_clear(&folded);
}

static const char *
words_of(struct row *row)
{
	struct buf words = BUF_EMPTY;

	if (row->words == NULL) {
		add_words(row->text, &words);
		row->words = buf_take(&words);
	}
	return row->words;
}

/* What was typed, as pieces to look for: " one", " two". */
struct needles {
	struct buf text; /* each NUL-ended */
};

static void
make_needles(const char *typed, struct needles *needles)
{
	struct buf words = BUF_EMPTY;

	add_words(typed, &words);
	for (size_t i = 0; i < words.length; i++) {
		if (i > 0 && words.text[i] == ' ')
			buf_add_char(&needles->text, '\0');
		buf_add_char(&needles->text, words.text[i]);
	}
	if (words.length > 0)
		buf_add_char(&needles->text, '\0');
	buf_clear(&words);
}

static bool
matches(struct row *row, const struct needles *needles)
{
	const char *words = words_of(row);
	size_t at = 0;

	while (at < needles->text.length) {
		const char *needle = needles->text.text + at;

		if (strstr(words, needle) == NULL)
			return false;
		at += strlen(needle) + 1;
	}
	return true;
}

static void
show(struct rows *rows, size_t row)
{
	mem_grow((void **)&rows->shown, &rows->shown_room,
	    rows->shown_count + 1, sizeof(*rows->shown));
	rows->shown[rows->shown_count++] = row;
}

/* A heading waits until something below it is shown. */
void
rows_sift(struct rows *rows)
{
	struct needles needles = {BUF_EMPTY};
	size_t heading = SIZE_MAX;
	bool is_filtered;

	make_needles(rows->filter.text, &needles);
	is_filtered = needles.text.length > 0;
	rows->shown_count = 0;
	rows->cursor = SIZE_MAX;
	for (size_t i = 0; i < rows->count; i++) {
		struct row *row = &rows->rows[i];

		if (is_filtered && row->kind == ROW_HEADING) {
			heading = i;
			continue;
		}
		if (is_filtered && !row->is_kept &&
		    (row->kind == ROW_TEXT || !matches(row, &needles)))
			continue;
		if (heading != SIZE_MAX && !row->is_kept) {
			show(rows, heading);
			heading = SIZE_MAX;
		}
		show(rows, i);
	}
	buf_clear(&needles.text);
}

void
rows_filter(struct rows *rows, const char *typed)
{
	struct row *current = rows_current(rows);
	int id = current != NULL ? current->id : 0;

	if (strcmp(rows->filter.text, typed) == 0)
		return;
	buf_set(&rows->filter, typed);
	rows_sift(rows);
	if (rows_is_filtered(rows) || current == NULL || !rows_go(rows, id))
		rows_settle_found(rows);
}

bool
rows_is_filtered(const struct rows *rows)
{
	struct buf words = BUF_EMPTY;
	bool is_filtered;

	add_words(rows->filter.text, &words);
	is_filtered = words.length > 0;
	buf_clear(&words);
	return is_filtered;
}

size_t
rows_found(const struct rows *rows)
{
	size_t count = 0;

	for (size_t i = 0; i < rows->shown_count; i++) {
		const struct row *row = rows_at(rows, i);

		count += row->kind == ROW_ITEM && !row->is_kept;
	}
	return count;
}
