/*
 * age_source: a file as it is, or the one inside its armor.
 *
 * The armor is read strictly (RFC 7468, figure 3), so that a file has one form
 * only: whole lines of 64 letters, then at most one that is shorter, padded
 * base64 in its one way of being written.  Lines end with LF or CR LF.  White
 * space may stand before the armor and behind it, up to 1024 bytes each.
 */
#include "vault/age_source.h"

#include <errno.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#define WHITE_MOST 1024
#define LINE_ROOM  (AGE_ARMOR_LINE + 2) /* CR LF */
#define NO_BYTE    (-1)

/* ------------------------------------------------------ the file as it is */

static enum status
fill(struct age_source *source)
{
	ssize_t got;

	do
		got = pread(source->descriptor, source->raw,
		    sizeof(source->raw), source->at);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return FAIL(STATUS_IO, "read an age file");
	source->at += got;
	source->first = 0;
	source->end = (size_t)got;
	return STATUS_OK;
}

static enum status
read_raw(
    struct age_source *source, unsigned char *bytes, size_t size, size_t *got)
{
	*got = 0;
	while (*got < size) {
		size_t some = source->end - source->first;
		enum status status;

		if (some == 0) {
			status = fill(source);
			if (status != STATUS_OK)
				return status;
			if (source->end == 0)
				break;
			continue;
		}
		if (some > size - *got)
			some = size - *got;
		memcpy(bytes + *got, source->raw + source->first, some);
		source->first += some;
		*got += some;
	}
	return STATUS_OK;
}

/* The next byte, which stays where it is; NO_BYTE at the end. */
static enum status
peek(struct age_source *source, int *byte)
{
	enum status status = STATUS_OK;

	if (source->first == source->end)
		status = fill(source);
	if (status == STATUS_OK)
		*byte = source->end == 0 ? NO_BYTE : source->raw[source->first];
	return status;
}

/* -------------------------------------------------------------- its armor */

static enum status
pass_white(struct age_source *source, int *next)
{
	for (size_t passed = 0;; passed++) {
		enum status status = peek(source, next);

		if (status != STATUS_OK || *next == NO_BYTE ||
		    strchr(" \t\r\n\v\f", *next) == NULL || *next == '\0')
			return status;
		if (passed == WHITE_MOST)
			return REFUSE(STATUS_INVALID, AGE_CHANGED);
		source->first++;
	}
}

/*
 * A line without its end.  INVALID when it is longer than any may be; at the
 * end of the file it is empty, and no line of ours is.
 */
static enum status
read_line(struct age_source *source, char line[LINE_ROOM + 1])
{
	size_t length = 0, got;

	for (;;) {
		enum status status;

		if (length == LINE_ROOM)
			return REFUSE(STATUS_INVALID, AGE_CHANGED);
		status =
		    read_raw(source, (unsigned char *)line + length, 1, &got);
		if (status != STATUS_OK)
			return status;
		if (got == 0 || line[length] == '\n')
			break;
		if (line[length] == '\0')
			return REFUSE(STATUS_INVALID, AGE_CHANGED);
		length++;
	}
	if (length > 0 && line[length - 1] == '\r')
		length--;
	line[length] = '\0';
	return STATUS_OK;
}

/* The last line, and nothing but white space behind it. */
static enum status
end_armor(struct age_source *source)
{
	unsigned char line[sizeof(AGE_ARMOR_END) - 1];
	int next = NO_BYTE;
	size_t got;
	enum status status;

	source->is_ended = true;
	status = read_raw(source, line, sizeof(line), &got);
	if (status == STATUS_OK && got == sizeof(line))
		status = pass_white(source, &next);
	if (status == STATUS_OK && (got != sizeof(line) || next != NO_BYTE ||
				       memcmp(line, AGE_ARMOR_END, got) != 0))
		status = REFUSE(STATUS_INVALID, AGE_CHANGED);
	return status;
}

/* The next line, taken out of its armor: empty at the end. */
static enum status
next_line(struct age_source *source)
{
	char line[LINE_ROOM + 1];
	size_t size = 0, length;
	int next = NO_BYTE;
	enum status status;

	source->line_first = source->line_end = 0;
	status = peek(source, &next);
	if (status == STATUS_OK && next == AGE_ARMOR_END[0])
		return end_armor(source);
	if (status == STATUS_OK)
		status = read_line(source, line);
	if (status != STATUS_OK)
		return status;
	length = strlen(line);
	if (source->is_short || length == 0 || length > AGE_ARMOR_LINE ||
	    sodium_base642bin(source->line, sizeof(source->line), line, length,
		NULL, &size, NULL, sodium_base64_VARIANT_ORIGINAL) != 0)
		return REFUSE(STATUS_INVALID, AGE_CHANGED);
	source->is_short = size < sizeof(source->line);
	source->line_end = size;
	return STATUS_OK;
}

static enum status
read_armored(
    struct age_source *source, unsigned char *bytes, size_t size, size_t *got)
{
	*got = 0;
	while (*got < size) {
		size_t some = source->line_end - source->line_first;

		if (some == 0) {
			enum status status = STATUS_OK;

			if (source->is_ended)
				break;
			status = next_line(source);
			if (status != STATUS_OK)
				return status;
			continue;
		}
		if (some > size - *got)
			some = size - *got;
		memcpy(bytes + *got, source->line + source->line_first, some);
		source->line_first += some;
		*got += some;
	}
	return STATUS_OK;
}

/* ------------------------------------------------------------------- both */

static enum status
start_armor(struct age_source *source)
{
	char line[LINE_ROOM + 1];
	enum status status = read_line(source, line);

	if (status == STATUS_OK && strcmp(line, AGE_ARMOR_BEGIN) != 0)
		status = REFUSE(STATUS_INVALID, "That is not an age file.");
	source->is_armored = true;
	return status;
}

enum status
age_source_start(struct age_source *source, int descriptor)
{
	int next = NO_BYTE;
	enum status status;

	*source = (struct age_source){.descriptor = descriptor};
	status = pass_white(source, &next);
	if (status != STATUS_OK)
		return status;
	if (next == AGE_ARMOR_BEGIN[0])
		return start_armor(source);
	*source = (struct age_source){.descriptor = descriptor};
	return STATUS_OK;
}

enum status
age_source_read(
    struct age_source *source, void *bytes, size_t size, size_t *got)
{
	return source->is_armored ? read_armored(source, bytes, size, got)
				  : read_raw(source, bytes, size, got);
}

void
age_source_clear(struct age_source *source)
{
	sodium_memzero(source, sizeof(*source));
}
