/*
 * file: files inside a folder of ours, by one name and never by a path.
 *
 * What was opened is looked at again through its descriptor, so that nothing
 * can be put in its place between looking and using.
 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/folder_internal.h"
#include "base/mem.h"

#define FILE_MODE       0600
#define OTHERS_BITS     (S_IRWXG | S_IRWXO)
#define OVERWRITE_BYTES ((size_t)64 * 1024) /* at a time */

_Static_assert(sizeof(off_t) == sizeof(int64_t), "files over 2 GiB");

bool
file_name_is_plain(const char *name)
{
	return name[0] != '\0' && strchr(name, '/') == NULL &&
	       strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

enum status
file_check_ours(int descriptor)
{
	struct stat about;

	if (fstat(descriptor, &about) != 0)
		return FAIL(STATUS_IO, "look at a file");
	if (!S_ISREG(about.st_mode))
		return REFUSE(STATUS_CONFIG,
		    "Something in that folder is not an ordinary file. Move "
		    "away what sayso did not put there.");
	if (about.st_uid != geteuid())
		return REFUSE(STATUS_CONFIG,
		    "A file in that folder belongs to another user. Put back "
		    "the one that sayso made.");
	if ((about.st_mode & OTHERS_BITS) != 0)
		return REFUSE(STATUS_CONFIG,
		    "Others on this computer may open a file in that folder. "
		    "Close it to them first: chmod 600 FOLDER/*");
	if (about.st_nlink != 1)
		return REFUSE(STATUS_CONFIG,
		    "A file in that folder has a second name elsewhere. Put "
		    "back the one that sayso made.");
	return STATUS_OK;
}

enum status
file_create(struct folder *folder, const char *name, int *descriptor)
{
	int made;

	if (!file_name_is_plain(name))
		return FAIL(STATUS_INTERNAL, "name of a new file");
	made = openat(folder->descriptor, name,
	    O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);
	if (made < 0)
		return FAIL(STATUS_CANNOT_CREATE, "create a file");
	/* Whatever the umask was. */
	if (fchmod(made, FILE_MODE) != 0) {
		file_close(&made);
		return FAIL(STATUS_CANNOT_CREATE, "mode of a new file");
	}
	*descriptor = made;
	return STATUS_OK;
}

enum status
file_open(struct folder *folder, const char *name, int *descriptor)
{
	enum status status;
	int opened;

	if (!file_name_is_plain(name))
		return FAIL(STATUS_INTERNAL, "name of a file");
	opened = openat(folder->descriptor, name,
	    O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (opened < 0 && errno == ENOENT)
		return FAIL(STATUS_NO_INPUT, "open a file that is not there");
	if (opened < 0 && errno == ELOOP)
		return REFUSE(STATUS_CONFIG,
		    "A file in that folder is only a link to another place. "
		    "Put back the one that sayso made.");
	if (opened < 0 && errno == EISDIR)
		return FAIL(STATUS_CONFIG, "open a folder as a file");
	if (opened < 0)
		return FAIL(STATUS_NO_INPUT, "open a file");
	status = file_check_ours(opened);
	if (status != STATUS_OK) {
		file_close(&opened);
		return status;
	}
	*descriptor = opened;
	return STATUS_OK;
}

bool
file_exists(struct folder *folder, const char *name)
{
	struct stat about;

	return file_name_is_plain(name) &&
	       fstatat(folder->descriptor, name, &about, AT_SYMLINK_NOFOLLOW) ==
		   0;
}

enum status
file_read_at(int descriptor, void *bytes, size_t size, int64_t offset)
{
	unsigned char *at = bytes;

	while (size > 0) {
		ssize_t got = pread(descriptor, at, size, (off_t)offset);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return FAIL(STATUS_IO, "read a file");
		if (got == 0)
			return FAIL(STATUS_IO, "read past the end of a file");
		at += got;
		size -= (size_t)got;
		offset += got;
	}
	return STATUS_OK;
}

enum status
file_write_at(int descriptor, const void *bytes, size_t size, int64_t offset)
{
	const unsigned char *at = bytes;

	while (size > 0) {
		ssize_t written = pwrite(descriptor, at, size, (off_t)offset);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return FAIL(STATUS_IO, "write a file");
		at += written;
		size -= (size_t)written;
		offset += written;
	}
	return STATUS_OK;
}

enum status
file_size(int descriptor, int64_t *bytes)
{
	struct stat about;

	if (fstat(descriptor, &about) != 0)
		return FAIL(STATUS_IO, "size of a file");
	*bytes = about.st_size;
	return STATUS_OK;
}

enum status
file_sync(int descriptor)
{
	if (fdatasync(descriptor) != 0)
		return FAIL(STATUS_IO, "sync a file");
	return STATUS_OK;
}

enum status
file_rename(struct folder *folder, const char *from, const char *to)
{
	if (!file_name_is_plain(from) || !file_name_is_plain(to))
		return FAIL(STATUS_INTERNAL, "name of a file to rename");
	if (renameat(folder->descriptor, from, folder->descriptor, to) != 0)
		return FAIL(STATUS_IO, "rename a file");
	return STATUS_OK;
}

enum status
file_remove(struct folder *folder, const char *name)
{
	if (!file_name_is_plain(name))
		return FAIL(STATUS_INTERNAL, "name of a file to remove");
	if (unlinkat(folder->descriptor, name, 0) != 0 && errno != ENOENT)
		return FAIL(STATUS_IO, "remove a file");
	return STATUS_OK;
}

void
file_overwrite(int descriptor)
{
	unsigned char *noise = mem_alloc(OVERWRITE_BYTES, 1);
	enum status status;
	int64_t left = 0;
	int64_t at = 0;

	/* Once: what matters is that the bytes of before are not there. */
	randombytes_buf(noise, OVERWRITE_BYTES);
	status = file_size(descriptor, &left);
	while (status == STATUS_OK && left > 0) {
		size_t now = left < (int64_t)OVERWRITE_BYTES ? (size_t)left
							     : OVERWRITE_BYTES;

		status = file_write_at(descriptor, noise, now, at);
		at += (int64_t)now;
		left -= (int64_t)now;
	}
	if (status == STATUS_OK)
		status = file_sync(descriptor);
	(void)status;
	mem_free(noise);
}

void
file_close(int *descriptor)
{
	if (*descriptor >= 0)
		close(*descriptor);
	*descriptor = -1;
}
