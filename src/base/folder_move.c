/*
 * folder_move: a whole folder gets another name, or two change places.
 *
 * Done only when the folder that holds them says so: a name that was not
 * synced may be gone after a crash.
 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

#ifndef RENAME_NOREPLACE
#define RENAME_NOREPLACE 1
#define RENAME_EXCHANGE  2
#endif

static enum status
sync_above(const char *path)
{
	char *above = mem_text(path);
	char *slash;
	int opened;
	enum status status = STATUS_OK;
	size_t length = strlen(above);

	while (length > 1 && above[length - 1] == '/')
		above[--length] = '\0';
	slash = strrchr(above, '/');
	if (slash != NULL)
		slash[slash == above] = '\0';
	opened = open(
	    slash == NULL ? "." : above, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (opened < 0 || fsync(opened) != 0)
		status = FAIL(STATUS_IO, "sync the folder above");
	file_close(&opened);
	mem_free(above);
	return status;
}

enum status
folder_exchange(const char *one, const char *other)
{
	if (renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE) == 0)
		return sync_above(one);
	if (errno == EINVAL || errno == ENOSYS)
		return FAIL(STATUS_UNAVAILABLE, "exchange two folders");
	return FAIL(STATUS_IO, "exchange two folders");
}

enum status
folder_move(const char *from, const char *to)
{
	int moved = renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);

	if (moved != 0 && (errno == EINVAL || errno == ENOSYS) &&
	    access(to, F_OK) != 0)
		moved = rename(from, to);
	if (moved == 0)
		return sync_above(from);
	if (errno == EEXIST || errno == ENOTEMPTY)
		return FAIL(STATUS_CANNOT_CREATE, "name of a folder is taken");
	return FAIL(STATUS_IO, "move a folder");
}
