/*
 * text: what may be shown on a screen.
 *
 * Everything that was stored or came from a file passes text_printable()
 * before it reaches a terminal.  It decides by what is allowed, never by a
 * list of what is known to be bad.
 */
#include "base/text.h"

#include <sodium.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "base/text_internal.h"

bool
text_is_utf8(const char *text, size_t length)
{
	size_t at = 0;

	while (at < length) {
		int32_t point;

		at += text_step(text + at, length - at, &point);
		if (point == TEXT_NOT_UTF8)
			return false;
	}
	return true;
}

/* What stands before the next character: 0 at the start of a line. */
struct line_state {
	int32_t before;
	int marks; /* on the letter before, as far as TEXT_MARKS_MAX + 1 */
};

/*
 * A mark needs something to stand on and may not be one of a pile.  However
 * many are too many, one replacement is shown for all of them.
 */
static void
print_mark(int32_t point, struct line_state *state, struct buf *out)
{
	bool stacks = utf8proc_category(point) != UTF8PROC_CATEGORY_MC;

	if (state->before == 0)
		state->marks = TEXT_MARKS_MAX;
	if (stacks || state->before == 0)
		state->marks++;
	if (state->marks <= TEXT_MARKS_MAX)
		text_add_point(out, point);
	else if (state->marks == TEXT_MARKS_MAX + 1)
		text_add_point(out, TEXT_REPLACEMENT);
	else
		state->marks = TEXT_MARKS_MAX + 1;
	state->before = point;
}

static void
print_point(int32_t point, struct line_state *state, struct buf *out)
{
	bool fits = text_point_is_plain(point);

	if (fits && text_point_is_mark(point)) {
		print_mark(point, state, out);
		return;
	}
	if (text_point_is_joiner(point))
		fits = text_joins_after(state->before);
	if (point == '\n' || point == '\t') {
		fits = true;
		point = ' ';
	}
	if (!fits)
		point = TEXT_REPLACEMENT;
	text_add_point(out, point);
	state->before = point;
	state->marks = 0;
}

static void
print_text(const char *text, bool lines, struct buf *out)
{
	struct line_state state = {0, 0};
	size_t left = strlen(text);

	while (left > 0) {
		int32_t point;
		size_t size = text_step(text, left, &point);

		if (lines && point == '\n') {
			buf_add_char(out, '\n');
			state = (struct line_state){0, 0};
		} else {
			print_point(point, &state, out);
		}
		text += size;
		left -= size;
	}
}

void
text_printable(const char *text, struct buf *out)
{
	print_text(text, false, out);
}

void
text_printable_lines(const char *text, struct buf *out)
{
	print_text(text, true, out);
}

/* The terminal's own rule where the locale knows the character. */
static size_t
point_columns(int32_t point)
{
	int columns = wcwidth((wchar_t)point);

	if (columns < 0)
		columns = utf8proc_charwidth(point);
	return columns > 0 ? (size_t)columns : 0;
}

size_t
text_columns_in(const char *text, size_t length)
{
	size_t columns = 0;

	while (length > 0) {
		int32_t point;
		size_t size = text_step(text, length, &point);

		columns += point == TEXT_NOT_UTF8 ? 1 : point_columns(point);
		text += size;
		length -= size;
	}
	return columns;
}

size_t
text_columns(const char *text)
{
	return text_columns_in(text, strlen(text));
}

/* libsodium's, because what is written may be a key: the same time for all. */
void
text_hex(const unsigned char *bytes, size_t size, char *out)
{
	sodium_bin2hex(out, 2 * size + 1, bytes, size);
}

enum status
text_unhex(const char *text, unsigned char *bytes, size_t size)
{
	size_t length = strlen(text);
	const char *end = NULL;
	size_t got = 0;

	if (length % 2 != 0 || length / 2 != size)
		return FAIL(STATUS_INVALID, "length of hexadecimal");
	if (sodium_hex2bin(bytes, size, text, length, NULL, &got, &end) != 0 ||
	    got != size || end != text + length)
		return FAIL(STATUS_INVALID, "hexadecimal digit");
	return STATUS_OK;
}
