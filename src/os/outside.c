/*
 * outside: files that the user names, outside the vault.
 *
 * A name typed by the user may lead anywhere: to a folder, a device, a pipe
 * that nobody writes to, or a file without end.  Nothing here may hang, and
 * nothing is handed on before all of it was read.
 */
#include "os/outside.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdint.h>
#include <sys/stat.h>
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
refuse_open(int error_number)
{
	switch (error_number) {
	case ENOENT:
	case ENOTDIR:
		return REFUSE(STATUS_NO_INPUT,
		    "There is no file of that name. Check how it is written.");
	case EACCES:
	case EPERM:
		return REFUSE(STATUS_NO_INPUT,
		    "You may not read that file. Ask whoever owns it.");
	case ELOOP:
		return REFUSE(STATUS_NO_INPUT,
		    "That name is a link that leads nowhere. Give the name of "
		    "the file itself.");
	case ENXIO:
		return REFUSE(STATUS_NO_INPUT,
		    "That is not an ordinary file. Give the name of a file.");
	default:
		return FAIL(STATUS_NO_INPUT, "open a file outside");
	}
}

static enum status
check_kind(int descriptor, size_t limit_bytes)
{
	struct stat about;

	if (fstat(descriptor, &about) != 0)
		return FAIL(STATUS_NO_INPUT, "look at a file outside");
	if (S_ISDIR(about.st_mode))
		return REFUSE(STATUS_NO_INPUT,
		    "That is a folder. Give the name of a file in it.");
	if (!S_ISREG(about.st_mode))
		return REFUSE(STATUS_NO_INPUT,
		    "That is not an ordinary file. Give the name of a file.");
	if ((uintmax_t)about.st_size > limit_bytes)
		return refuse_too_big(limit_bytes);
	return STATUS_OK;
}

/* To its end, wherever that is by now: a file may grow while it is read. */
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
			status = FAIL(STATUS_IO, "read a file outside");
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
outside_read(const char *path, size_t limit_bytes, struct buf *content)
{
	struct buf read_so_far = BUF_EMPTY;
	enum status status;
	int descriptor;

	descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (descriptor < 0)
		return refuse_open(errno);
	status = check_kind(descriptor, limit_bytes);
	if (status == STATUS_OK)
		status = read_all(descriptor, limit_bytes, &read_so_far);
	close(descriptor);
	if (status == STATUS_OK) {
		buf_clear(content);
		*content = read_so_far;
		buf_init(&read_so_far);
	}
	buf_clear(&read_so_far);
	return status;
}
