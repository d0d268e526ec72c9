/*
 * buf: growable text that wipes itself when it grows and when it goes.
 *
 * Bytes past the length are always zero, so that cutting, taking and growing
 * never leave an old word behind.  What buf_add() adds may
 * point into the buf itself.
 */
#include "base/buf.h"

#include <sodium.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/status.h"

#define ROOM_FIRST 64 /* bytes */

void
buf_init(struct buf *buf)
{
	*buf = (struct buf)BUF_EMPTY;
}

/* What a text lived in before it moved; wiped once nobody reads it any more. */
struct left_behind {
	char *text;
	size_t size;
};

static void
wipe_left_behind(struct left_behind *left)
{
	if (left->text == NULL)
		return;
	sodium_memzero(left->text, left->size);
	free(left->text);
	left->text = NULL;
}

/* Room for ${more} bytes and the NUL; the old place is readable until wiped. */
static struct left_behind
make_room(struct buf *buf, size_t more)
{
	struct left_behind left = {NULL, 0};
	size_t room = buf->capacity == 0 ? ROOM_FIRST : buf->capacity;
	char *fresh;

	if (more > SIZE_MAX / 4 || buf->length > SIZE_MAX / 4)
		die(status_exit_code(STATUS_INTERNAL),
		    "sayso went wrong: length of a text.");
	if (buf->length + more < buf->capacity)
		return left;
	while (room <= buf->length + more)
		room *= 2;

	fresh = mem_alloc(room, 1);
	memcpy(fresh, buf->text, buf->length);
	if (buf->capacity > 0)
		left = (struct left_behind){buf->text, buf->capacity};
	buf->text = fresh;
	buf->capacity = room;
	return left;
}

void
buf_clear(struct buf *buf)
{
	if (buf->capacity > 0) {
		sodium_memzero(buf->text, buf->capacity);
		free(buf->text);
	}
	buf_init(buf);
}

void
buf_reset(struct buf *buf)
{
	buf_cut(buf, 0);
}

void
buf_add(struct buf *buf, const void *bytes, size_t count)
{
	struct left_behind left;

	if (count == 0)
		return;
	left = make_room(buf, count);
	memmove(buf->text + buf->length, bytes, count);
	buf->length += count;
	buf->text[buf->length] = '\0';
	wipe_left_behind(&left);
}

void
buf_add_text(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

void
buf_add_char(struct buf *buf, char byte)
{
	buf_add(buf, &byte, 1);
}

void
buf_add_format(struct buf *buf, const char *format, ...)
{
	struct left_behind left;
	va_list values;
	int length;

	va_start(values, format);
	length = vsnprintf(NULL, 0, format, values);
	va_end(values);
	if (length < 0)
		die(status_exit_code(STATUS_INTERNAL),
		    "sayso went wrong: form of a text.");

	left = make_room(buf, (size_t)length);
	va_start(values, format);
	vsnprintf(buf->text + buf->length, (size_t)length + 1, format, values);
	va_end(values);
	buf->length += (size_t)length;
	wipe_left_behind(&left);
}

void
buf_set(struct buf *buf, const char *text)
{
	struct buf fresh = BUF_EMPTY;

	buf_add_text(&fresh, text);
	buf_clear(buf);
	*buf = fresh;
}

void
buf_cut(struct buf *buf, size_t length)
{
	if (length >= buf->length)
		return;
	sodium_memzero(buf->text + length, buf->length - length);
	buf->length = length;
}

char *
buf_take(struct buf *buf)
{
	char *text = buf->capacity > 0 ? buf->text : mem_text("");

	buf_init(buf);
	return text;
}
