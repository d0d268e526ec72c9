/*
 * text_clean: the door through which typed and imported text comes in.
 *
 * What it lets in can be stored, compared and printed without a second look.
 * It tidies blanks and otherwise refuses; it never changes a letter.
 */
#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

#include "base/text_internal.h"

#define WHITE_SPACE " \t\r\n"

/* The text as it is tidied, one character after another. */
struct tidy {
	struct buf text;
	int32_t before; /* the last character kept; 0 at the start of a line */
	bool blank;     /* a blank is due before the next character */
};

static enum status
refuse_point(int32_t point)
{
	if (point == TEXT_NOT_UTF8)
		return REFUSE(STATUS_INVALID,
		    "Part of that text cannot be read. Type it again, or save "
		    "the file as UTF-8.");
	if (point == '\n' || point == '\r')
		return REFUSE(STATUS_INVALID,
		    "That must be on one line. Take out the line breaks.");
	return REFUSE(STATUS_INVALID,
	    "That holds a sign that cannot be shown. Type it again instead of "
	    "copying it.");
}

/* Joiners stay where a script needs them and are dropped elsewhere. */
static bool
is_stray_joiner(int32_t point, const struct tidy *tidy)
{
	return text_point_is_joiner(point) &&
	       (tidy->blank || !text_joins_after(tidy->before));
}

static enum status
tidy_point(int32_t point, bool lines, struct tidy *tidy)
{
	if (lines && point == '\n') {
		if (tidy->text.length > 0)
			buf_add_char(&tidy->text, '\n');
		tidy->before = 0;
		tidy->blank = false;
		return STATUS_OK;
	}
	if (point != TEXT_NOT_UTF8 && text_point_is_blank(point)) {
		tidy->blank = tidy->before != 0;
		return STATUS_OK;
	}
	if (!text_point_is_plain(point) && !text_point_is_joiner(point))
		return refuse_point(point);
	if (is_stray_joiner(point, tidy))
		return STATUS_OK;
	if (tidy->blank)
		buf_add_char(&tidy->text, ' ');
	text_add_point(&tidy->text, point);
	tidy->before = point;
	tidy->blank = false;
	return STATUS_OK;
}

/* CR LF is one line break; a CR alone is a control character. */
static bool
is_half_of_line_end(const char *text, size_t left)
{
	return left > 1 && text[0] == '\r' && text[1] == '\n';
}

static enum status
tidy_text(const char *text, bool lines, struct tidy *tidy)
{
	size_t left = strlen(text);

	while (left > 0) {
		int32_t point;
		size_t size = text_step(text, left, &point);
		enum status status;

		if (!lines || !is_half_of_line_end(text, left)) {
			status = tidy_point(point, lines, tidy);
			if (status != STATUS_OK)
				return status;
		}
		text += size;
		left -= size;
	}
	return STATUS_OK;
}

static void
trim_end(struct buf *text)
{
	size_t length = text->length;

	while (length > 0 && strchr(WHITE_SPACE, text->text[length - 1]))
		length--;
	buf_cut(text, length);
}

static bool
is_ascii(const char *text)
{
	while (*text != '\0' && (unsigned char)*text < 0x80)
		text++;
	return *text == '\0';
}

enum status
text_clean(const char *text, size_t limit_bytes, bool lines, struct buf *clean)
{
	struct tidy tidy = {BUF_EMPTY, 0, false};
	struct buf typed = BUF_EMPTY;
	struct buf composed = BUF_EMPTY;
	struct text_points points = {NULL, 0, 0};
	enum status status;

	buf_add_text(&typed, text + strspn(text, WHITE_SPACE));
	trim_end(&typed);
	status = tidy_text(typed.text, lines, &tidy);
	if (status != STATUS_OK)
		goto out;
	trim_end(&tidy.text);
	if (is_ascii(tidy.text.text)) {
		composed = tidy.text;
		buf_init(&tidy.text);
	} else {
		text_points_from(tidy.text.text, tidy.text.length,
		    UTF8PROC_STABLE | UTF8PROC_COMPOSE, &points);
		text_points_compose(&points, &composed);
	}
	if (composed.length > limit_bytes) {
		status = REFUSE(
		    STATUS_INVALID, "That is too long. Use fewer words.");
		goto out;
	}
	buf_clear(clean);
	*clean = composed;
	buf_init(&composed);
out:
	text_points_clear(&points);
	buf_clear(&composed);
	buf_clear(&tidy.text);
	buf_clear(&typed);
	return status;
}
