/*
 * text_grapheme: where one character ends and the next begins, as a reader sees
 * it (Unicode's extended grapheme clusters, UAX 29).
 *
 * A mark never begins one unless nothing stands before it on its line, also
 * where Unicode parts it from its letter (some signs of Myanmar).
 */
#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

#include "base/text_internal.h"

static bool
parts(int32_t before, int32_t point, utf8proc_int32_t *state)
{
	if (before == TEXT_NOT_UTF8 || point == TEXT_NOT_UTF8)
		return true;
	if (!utf8proc_grapheme_break_stateful(before, point, state))
		return false;
	return before == '\n' || !text_point_is_mark(point);
}

size_t
text_next_grapheme(const char *text, size_t at)
{
	size_t left = strlen(text + at);
	utf8proc_int32_t state = 0;
	int32_t before = 0;
	size_t end = at;

	while (left > 0) {
		int32_t point;
		size_t size = text_step(text + end, left, &point);

		if (end > at && parts(before, point, &state))
			break;
		before = point;
		end += size;
		left -= size;
	}
	return end;
}

/* From the start of the line, because only there it is sure to be between. */
size_t
text_previous_grapheme(const char *text, size_t at)
{
	size_t start = at > 0 ? at - 1 : 0;
	size_t next;

	while (start > 0 && text[start - 1] != '\n')
		start--;
	for (;;) {
		next = text_next_grapheme(text, start);
		if (next >= at || next == start)
			return start;
		start = next;
	}
}
