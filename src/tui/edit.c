/*
 * edit: one text being written: what comes in and what goes out.
 *
 * Everything that comes in passes text_typed() together with what stands before
 * it, so that an accent lands on the letter it was typed after.  Nothing here
 * may leave the cursor inside a grapheme.
 */
#include "tui/edit.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "tui/edit_internal.h"

void
edit_init(struct edit *edit, bool lines, size_t limit_bytes)
{
	*edit = (struct edit){
	    .text = BUF_EMPTY,
	    .lines = lines,
	    .limit_bytes = limit_bytes,
	    .wished_column = SIZE_MAX,
	};
}

void
edit_clear(struct edit *edit)
{
	edit_history_clear(edit);
	mem_free(edit->steps);
	buf_clear(&edit->text);
	edit_init(edit, edit->lines, edit->limit_bytes);
}

bool
edit_set(struct edit *edit, const char *text)
{
	struct buf typed = BUF_EMPTY;
	bool fits;

	text_typed(text, strlen(text), edit->lines, &typed);
	fits = typed.length <= edit->limit_bytes;
	edit_clear(edit);
	if (fits) {
		edit->text = typed;
		edit->at = edit->text.length;
	} else {
		buf_clear(&typed);
	}
	return fits;
}

/*
 * The whole text goes through the door again: what was put in may compose with
 * what stands on either side.
 */
static bool
put_in(struct edit *edit, const char *bytes, size_t size, enum edit_deed deed)
{
	struct buf fresh = BUF_EMPTY;
	struct buf whole = BUF_EMPTY;
	size_t at;
	bool is_good;

	buf_add(&fresh, edit->text.text, edit->at);
	buf_add(&fresh, bytes, size);
	text_typed(fresh.text, fresh.length, edit->lines, &whole);
	at = whole.length;

	buf_reset(&fresh);
	buf_add(&fresh, whole.text, whole.length);
	buf_add_text(&fresh, edit->text.text + edit->at);
	buf_reset(&whole);
	text_typed(fresh.text, fresh.length, edit->lines, &whole);

	is_good = whole.length <= edit->limit_bytes &&
		  strcmp(whole.text, edit->text.text) != 0;
	if (is_good)
		edit_change(edit, &whole, at, deed);
	buf_clear(&whole);
	buf_clear(&fresh);
	return is_good;
}

bool
edit_insert(struct edit *edit, const char *utf8, size_t size)
{
	if (!edit->lines && (memchr(utf8, '\n', size) != NULL ||
				memchr(utf8, '\r', size) != NULL))
		return false;
	return put_in(edit, utf8, size, EDIT_TYPED);
}

/* The line end with which a copied line comes is no part of it. */
bool
edit_paste(struct edit *edit, const char *bytes, size_t size)
{
	while (!edit->lines && size > 0 &&
	       (bytes[size - 1] == '\n' || bytes[size - 1] == '\r'))
		size--;
	return put_in(edit, bytes, size, EDIT_PASTED);
}

static bool
take_out(struct edit *edit, size_t from, size_t to)
{
	struct buf left = BUF_EMPTY;
	struct buf fresh = BUF_EMPTY;

	if (from == to)
		return false;
	buf_add(&left, edit->text.text, from);
	buf_add_text(&left, edit->text.text + to);
	text_typed(left.text, left.length, edit->lines, &fresh);
	buf_clear(&left);
	edit_change(edit, &fresh, from, EDIT_DELETED);
	return true;
}

bool
edit_back(struct edit *edit)
{
	return take_out(
	    edit, text_previous_grapheme(edit->text.text, edit->at), edit->at);
}

bool
edit_delete(struct edit *edit)
{
	return take_out(
	    edit, edit->at, text_next_grapheme(edit->text.text, edit->at));
}

bool
edit_word_back(struct edit *edit)
{
	return take_out(edit, edit_word_before(edit), edit->at);
}
