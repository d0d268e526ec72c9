/*
 * outside: files that the user names, outside the vault.
 *
 * A name typed by the user may lead anywhere: to a folder, a device, a pipe
 * that nobody writes to.  Nothing here may hang, and nothing that is there may
 * be replaced.
 */
#include "os/outside.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

#define OURS_ONLY 0600

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
check_kind(int descriptor)
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
	return STATUS_OK;
}

enum status
outside_open(const char *path, int *descriptor)
{
	int opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	enum status status;

	if (opened < 0)
		return refuse_open(errno);
	status = check_kind(opened);
	if (status != STATUS_OK) {
		close(opened);
		return status;
	}
	*descriptor = opened;
	return STATUS_OK;
}

static enum status
refuse_create(int error_number)
{
	switch (error_number) {
	case EEXIST:
	case ELOOP:
		return REFUSE(STATUS_CANNOT_CREATE,
		    "There is something of that name already. Choose another "
		    "name.");
	case EISDIR:
		return REFUSE(STATUS_CANNOT_CREATE,
		    "That is the name of a folder. Give the name of a new "
		    "file.");
	case ENOENT:
	case ENOTDIR:
		return REFUSE(STATUS_CANNOT_CREATE,
		    "The folder it should go into is not there. Check how it "
		    "is written.");
	case EACCES:
	case EPERM:
	case EROFS:
		return REFUSE(STATUS_CANNOT_CREATE,
		    "You may not make a file there. Choose another place.");
	default:
		return FAIL(STATUS_CANNOT_CREATE, "make a file outside");
	}
}

enum status
outside_create(const char *path, int *descriptor)
{
	int made = open(path,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY,
	    OURS_ONLY);

	if (made < 0)
		return refuse_create(errno);
	*descriptor = made;
	return STATUS_OK;
}

enum status
outside_read(const char *path, size_t limit_bytes, struct buf *content)
{
	int descriptor = -1;
	enum status status = outside_open(path, &descriptor);

	if (status == STATUS_OK)
		status = file_read_whole(descriptor, limit_bytes, content);
	file_close(&descriptor);
	return status;
}
