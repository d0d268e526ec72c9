/*
 * text_typed: the door for letters that come one by one, or in a paste.
 *
 * Unlike text_clean() it refuses nothing as a whole: a person who types sees at
 * once what was left out.  What it gives out text_printable_lines() shows as it
 * is.
 */
#include "base/text.h"

#include <utf8proc.h>

#include "base/text_internal.h"

/* Terminals paste a line end as CR; CR LF is one line end. */
static int32_t
without_odd_blanks(int32_t point, bool lines)
{
	if (point == '\r' || point == '\n')
		return lines ? '\n' : ' ';
	if (point != TEXT_NOT_UTF8 && text_point_is_blank(point))
		return ' ';
	return point;
}

static bool
is_plain(int32_t point)
{
	return point == '\n' ||
	       (point != TEXT_NOT_UTF8 && text_point_is_plain(point));
}

/* The characters that may be there, one by one; marks are looked at later. */
static void
keep_plain(const char *bytes, size_t size, bool lines, struct buf *kept)
{
	int32_t before = 0;

	while (size > 0) {
		int32_t point;
		size_t step = text_step(bytes, size, &point);
		bool half = size > 1 && bytes[0] == '\r' && bytes[1] == '\n';

		point = without_odd_blanks(point, lines);
		if (!half &&
		    (is_plain(point) || (text_point_is_joiner(point) &&
					    text_joins_after(before)))) {
			text_add_point(kept, point);
			before = point;
		}
		bytes += step;
		size -= step;
	}
}

static void
compose(struct buf *text)
{
	struct text_points points = {NULL, 0, 0};
	struct buf composed = BUF_EMPTY;

	text_points_from(text->text, text->length,
	    UTF8PROC_STABLE | UTF8PROC_COMPOSE, &points);
	text_points_compose(&points, &composed);
	text_points_clear(&points);
	buf_clear(text);
	*text = composed;
}

/* What stands before on the line (0: nothing), and how many marks on it. */
struct shown {
	int32_t before;
	int marks;
};

/* The rule of text_printable(), which shows a replacement where this is not. */
static bool
is_shown(int32_t point, struct shown *shown)
{
	if (text_point_is_joiner(point) && !text_joins_after(shown->before))
		return false;
	if (!text_point_is_mark(point)) {
		shown->before = point == '\n' ? 0 : point;
		shown->marks = 0;
		return true;
	}
	if (shown->before == 0)
		return false;
	if (utf8proc_category(point) != UTF8PROC_CATEGORY_MC) {
		if (shown->marks == TEXT_MARKS_MAX)
			return false;
		shown->marks++;
	}
	shown->before = point;
	return true;
}

static void
add_shown(const struct buf *kept, struct buf *out)
{
	struct shown shown = {0, 0};
	const char *at = kept->text;
	size_t left = kept->length;

	while (left > 0) {
		int32_t point;
		size_t size = text_step(at, left, &point);

		if (is_shown(point, &shown))
			buf_add(out, at, size);
		at += size;
		left -= size;
	}
}

void
text_typed(const char *bytes, size_t size, bool lines, struct buf *out)
{
	struct buf kept = BUF_EMPTY;

	keep_plain(bytes, size, lines, &kept);
	compose(&kept);
	add_shown(&kept, out);
	buf_clear(&kept);
}
