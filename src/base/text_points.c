/*
 * text_points: single characters, and composing them.
 *
 * utf8proc is handed memory of ours for its work, never asked for some, so
 * that no name is left behind in freed memory.
 */
#include "base/text_internal.h"

#include <sodium.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "base/status.h"

#define ZERO_WIDTH_NON_JOINER 0x200C
#define ZERO_WIDTH_JOINER     0x200D

size_t
text_step(const char *text, size_t length, int32_t *point)
{
	utf8proc_int32_t found = TEXT_NOT_UTF8;
	utf8proc_ssize_t size = utf8proc_iterate(
	    (const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &found);

	if (size <= 0) {
		*point = TEXT_NOT_UTF8;
		return 1;
	}
	*point = found;
	return (size_t)size;
}

void
text_add_point(struct buf *out, int32_t point)
{
	utf8proc_uint8_t bytes[4];

	buf_add(out, bytes, (size_t)utf8proc_encode_char(point, bytes));
	sodium_memzero(bytes, sizeof(bytes));
}

bool
text_point_is_plain(int32_t point)
{
	if (!utf8proc_codepoint_valid(point))
		return false;
	switch (utf8proc_category(point)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CO:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return false;
	default:
		return true;
	}
}

bool
text_point_is_mark(int32_t point)
{
	switch (utf8proc_category(point)) {
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return true;
	default:
		return false;
	}
}

bool
text_point_is_blank(int32_t point)
{
	return point == '\t' ||
	       utf8proc_category(point) == UTF8PROC_CATEGORY_ZS;
}

bool
text_point_is_joiner(int32_t point)
{
	return point == ZERO_WIDTH_NON_JOINER || point == ZERO_WIDTH_JOINER;
}

/* Arabic to Vedic marks; Indic and others above them; their older relatives. */
bool
text_joins_after(int32_t before)
{
	bool script_joins = (before >= 0x0600 && before < 0x1D00) ||
			    (before >= 0xA800 && before < 0xAC00) ||
			    (before >= 0x10A00 && before < 0x12000);

	if (!script_joins)
		return false;
	switch (utf8proc_category(before)) {
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
		return true;
	default:
		return false;
	}
}

static size_t
take_apart(
    const char *text, size_t length, int options, struct text_points *points)
{
	utf8proc_ssize_t count =
	    utf8proc_decompose((const utf8proc_uint8_t *)text,
		(utf8proc_ssize_t)length, points->at,
		(utf8proc_ssize_t)points->room, (utf8proc_option_t)options);

	if (count < 0)
		die(status_exit_code(STATUS_INTERNAL),
		    "sayso went wrong: taking a text apart.");
	return (size_t)count;
}

void
text_points_from(
    const char *text, size_t length, int options, struct text_points *points)
{
	*points = (struct text_points){NULL, 0, 0};
	points->count = take_apart(text, length, options, points);
	points->room = points->count + 1;
	points->at = mem_alloc(points->room, sizeof(*points->at));
	take_apart(text, length, options, points);
}

void
text_points_clear(struct text_points *points)
{
	if (points->at != NULL)
		sodium_memzero(points->at, points->room * sizeof(*points->at));
	mem_free(points->at);
	*points = (struct text_points){NULL, 0, 0};
}

/* The bytes are written over the code points, which is why they are used up. */
void
text_points_compose(struct text_points *points, struct buf *out)
{
	utf8proc_ssize_t size =
	    utf8proc_reencode(points->at, (utf8proc_ssize_t)points->count,
		(utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE));

	if (size < 0)
		die(status_exit_code(STATUS_INTERNAL),
		    "sayso went wrong: putting a text together.");
	buf_add(out, points->at, (size_t)size);
	text_points_clear(points);
}
