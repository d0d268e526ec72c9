/*
 * file_whole: all of an open file that comes from outside, to its end.
 *
 * Such a file may be without end, or grow while it is read: nothing is handed
 * on before all of it was read and found to be within the limit.
 */
#include "base/file.h"

#include <errno.h>
#include <sodium.h>
#include <unistd.h>

#define CHUNK_BYTES 4096
#define KIB         ((size_t)1024)
#define MIB         (1024 * KIB)

/* Sentences are literals, so the limit is told as the round figure below it. */
#define TOO_BIG(figure)                                                        \
	REFUSE(STATUS_INVALID, "That file is too big. It may be up to " figure \
			       ". Split it and try again.")

static enum status
refuse_too_big(size_t limit_bytes)
{
	if (limit_bytes >= 64 * MIB)
		return TOO_BIG("64 MB");
	if (limit_bytes >= 32 * MIB)
		return TOO_BIG("32 MB");
	if (limit_bytes >= 16 * MIB)
		return TOO_BIG("16 MB");
	if (limit_bytes >= 8 * MIB)
		return TOO_BIG("8 MB");
	if (limit_bytes >= 4 * MIB)
		return TOO_BIG("4 MB");
	if (limit_bytes >= 2 * MIB)
		return TOO_BIG("2 MB");
	if (limit_bytes >= MIB)
		return TOO_BIG("1 MB");
	if (limit_bytes >= 64 * KIB)
		return TOO_BIG("64 kB");
	return TOO_BIG("a few kB");
}

static enum status
read_all(int descriptor, size_t limit_bytes, struct buf *content)
{
	enum status status = STATUS_OK;
	char chunk[CHUNK_BYTES];

	for (;;) {
		ssize_t got = read(descriptor, chunk, sizeof(chunk));

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			status = FAIL(STATUS_IO, "read a whole file");
		if (got <= 0)
			break;
		if ((size_t)got > limit_bytes - content->length) {
			status = refuse_too_big(limit_bytes);
			break;
		}
		buf_add(content, chunk, (size_t)got);
	}
	sodium_memzero(chunk, sizeof(chunk));
	return status;
}

enum status
file_read_whole(int descriptor, size_t limit_bytes, struct buf *content)
{
	struct buf read_so_far = BUF_EMPTY;
	enum status status;
	int64_t size = 0;

	status = file_size(descriptor, &size);
	if (status == STATUS_OK && (uint64_t)size > limit_bytes)
		status = refuse_too_big(limit_bytes);
	if (status == STATUS_OK)
		status = read_all(descriptor, limit_bytes, &read_so_far);
	if (status == STATUS_OK) {
		buf_clear(content);
		*content = read_so_far;
		buf_init(&read_so_far);
	}
	buf_clear(&read_so_far);
	return status;
}
