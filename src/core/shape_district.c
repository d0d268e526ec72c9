/*
 * shape_district: the first half of a UK postcode.
 *
 * The second half names a street: it is cut off here and never stored.
 * Forms after Royal Mail: A9, A99, AA9, AA99, A9A and AA9A, then 9AA.
 */
#include <stdbool.h>
#include <string.h>

#include "base/mem.h"
#include "core/shape_internal.h"

#define INWARD_BYTES 3

static bool
is_letter(char byte)
{
	return byte >= 'A' && byte <= 'Z';
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* ${text} is capitals, digits and single blanks; the first half, whole. */
static bool
is_district(const char *text, size_t length)
{
	size_t at = 0;

	while (at < length && at < 2 && is_letter(text[at]))
		at++;
	if (at == 0 || at == length || !is_digit(text[at]))
		return false;
	at++;
	if (at < length && (is_digit(text[at]) || is_letter(text[at])))
		at++;
	return at == length;
}

/* A digit and two letters, or the beginning of that. */
static bool
is_inward(const char *text)
{
	return is_digit(text[0]) &&
	       (text[1] == '\0' ||
		   (is_letter(text[1]) &&
		       (text[2] == '\0' ||
			   (is_letter(text[2]) && text[3] == '\0'))));
}

static void
make_capitals(char *text)
{
	for (; *text != '\0'; text++)
		if (*text >= 'a' && *text <= 'z')
			*text = (char)(*text - 'a' + 'A');
}

/* How much of ${text} is the district; 0 when it is no postcode. */
static size_t
district_length(const char *text)
{
	size_t first = strcspn(text, " ");
	size_t length = strlen(text);

	if (text[first] == ' ')
		return is_district(text, first) && is_inward(text + first + 1)
			   ? first
			   : 0;
	if (is_district(text, length))
		return length;
	if (length > INWARD_BYTES && is_inward(text + length - INWARD_BYTES) &&
	    is_district(text, length - INWARD_BYTES))
		return length - INWARD_BYTES;
	return 0;
}

enum status
shape_tidy_district(const char *typed, struct buf *value)
{
	char *text = mem_text(typed);
	size_t length;

	make_capitals(text);
	length = district_length(text);
	if (length > 0) {
		buf_reset(value);
		buf_add(value, text, length);
	}
	mem_wipe_text(&text);
	if (length == 0)
		return REFUSE(STATUS_INVALID,
		    "That is not a postcode. Type its first half, like NG7.");
	return STATUS_OK;
}
