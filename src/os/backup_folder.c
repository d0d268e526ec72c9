/*
 * backup_folder: files of ours in a folder that is not.
 *
 * A stick belongs to whoever carries it: what lies there may be anything, and
 * its file system may know neither owners nor modes.  Names decide, and what
 * fstat(2) says of what was opened.
 */
#include "os/backup_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/backup_name.h"
#include "base/file.h"
#include "base/mem.h"

#define OURS_ONLY 0600

struct backup_folder {
	int descriptor;
	char *label;
};

/* ------------------------------------------------------------ the folder */

static enum status
refuse_folder(int error_number)
{
	switch (error_number) {
	case ENOENT:
		return REFUSE(STATUS_NO_INPUT,
		    "There is no folder of that name. Check how it is written, "
		    "and that the stick or disk is in.");
	case ENOTDIR:
		return REFUSE(STATUS_NO_INPUT,
		    "That is not a folder. Give the name of a folder.");
	case EACCES:
	case EPERM:
		return REFUSE(STATUS_NO_INPUT,
		    "You may not open that folder. Choose another one.");
	default:
		return FAIL(STATUS_NO_INPUT, "open a folder for backups");
	}
}

static enum status
check_place(const char *path)
{
	enum status status = folder_check_place(path);

	if (status != STATUS_CONFIG)
		return status;
	return REFUSE(STATUS_CONFIG,
	    "That folder is on a network drive, or a sync program copies it. "
	    "What is erased here could not be taken out of it. Choose a stick "
	    "or a disk that you can put away.");
}

/* The last part of where the path really leads. */
static char *
label_of(const char *path)
{
	char *real = realpath(path, NULL);
	const char *slash = real == NULL ? NULL : strrchr(real, '/');
	char *label =
	    mem_text(slash == NULL || slash[1] == '\0' ? "/" : slash + 1);

	free(real);
	return label;
}

enum status
backup_folder_open(const char *path, struct backup_folder **folder)
{
	int opened = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOCTTY);
	enum status status;

	if (opened < 0)
		return refuse_folder(errno);
	status = check_place(path);
	if (status != STATUS_OK) {
		close(opened);
		return status;
	}
	*folder = mem_alloc(1, sizeof(**folder));
	(*folder)->descriptor = opened;
	(*folder)->label = label_of(path);
	return STATUS_OK;
}

void
backup_folder_close(struct backup_folder *folder)
{
	if (folder == NULL)
		return;
	file_close(&folder->descriptor);
	mem_free(folder->label);
	mem_free(folder);
}

const char *
backup_folder_label(const struct backup_folder *folder)
{
	return folder->label;
}

enum status
backup_folder_list(
    void *context, void (*found)(void *finder, const char *name), void *finder)
{
	const struct backup_folder *folder = context;
	int again =
	    openat(folder->descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *listing = again < 0 ? NULL : fdopendir(again);
	const struct dirent *entry;
	int count = 0;

	if (listing == NULL) {
		file_close(&again);
		return REFUSE(STATUS_IO,
		    "That folder cannot be read. Is the stick or disk still "
		    "in?");
	}
	while (
	    count < BACKUP_NAMES_MOST && (entry = readdir(listing)) != NULL) {
		if (!backup_name_is_ours(entry->d_name))
			continue;
		count++;
		found(finder, entry->d_name);
	}
	closedir(listing);
	return STATUS_OK;
}

enum status
backup_folder_sync(void *context)
{
	const struct backup_folder *folder = context;

	if (fsync(folder->descriptor) == 0)
		return STATUS_OK;
	/* Some file systems have nothing to sync for a folder, and say so. */
	if (errno == EINVAL || errno == ENOTSUP)
		return STATUS_OK;
	return FAIL(STATUS_IO, "sync a folder for backups");
}

/* ------------------------------------------------------------- its files */

static enum status
check_name(const char *name)
{
	if (backup_name_is_ours(name))
		return STATUS_OK;
	return FAIL(STATUS_DENIED, "a name that is none of a backup");
}

static enum status
open_with(const struct backup_folder *folder, const char *name, int flags,
    int *descriptor)
{
	struct stat about;
	int opened = openat(folder->descriptor, name,
	    flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (opened < 0 && errno == ENOENT)
		return FAIL(STATUS_NO_INPUT, "a backup that is not there");
	if (opened < 0 && (errno == EROFS || errno == EACCES))
		return REFUSE(STATUS_NO_INPUT,
		    "That medium cannot be written to. Is it locked?");
	if (opened < 0)
		return FAIL(STATUS_NO_INPUT, "open a backup");
	if (fstat(opened, &about) != 0 || !S_ISREG(about.st_mode) ||
	    about.st_nlink > 1) {
		close(opened);
		return FAIL(STATUS_NO_INPUT, "a backup that is no file");
	}
	*descriptor = opened;
	return STATUS_OK;
}

enum status
backup_folder_read(void *context, const char *name, int *descriptor)
{
	enum status status = check_name(name);

	return status == STATUS_OK
		   ? open_with(context, name, O_RDONLY, descriptor)
		   : status;
}

enum status
backup_folder_change(void *context, const char *name, int *descriptor)
{
	enum status status = check_name(name);

	return status == STATUS_OK
		   ? open_with(context, name, O_RDWR, descriptor)
		   : status;
}

enum status
backup_folder_create(void *context, const char *name, int *descriptor)
{
	const struct backup_folder *folder = context;
	enum status status = check_name(name);
	int made;

	if (status != STATUS_OK)
		return status;
	made = openat(folder->descriptor, name,
	    O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY,
	    OURS_ONLY);
	if (made < 0 && errno == EEXIST)
		return FAIL(STATUS_CANNOT_CREATE, "a backup is there already");
	if (made < 0)
		return REFUSE(STATUS_CANNOT_CREATE,
		    "No file can be made in that folder. Is the medium full, "
		    "or locked?");
	*descriptor = made;
	return STATUS_OK;
}

/* A link of such a name is ours to remove as little as a folder. */
enum status
backup_folder_remove(void *context, const char *name)
{
	const struct backup_folder *folder = context;
	enum status status = check_name(name);
	struct stat about;

	if (status != STATUS_OK)
		return status;
	if (fstatat(folder->descriptor, name, &about, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT ? STATUS_OK
				       : FAIL(STATUS_IO, "look at a backup");
	if (!S_ISREG(about.st_mode))
		return FAIL(STATUS_DENIED, "remove what is no file");
	if (unlinkat(folder->descriptor, name, 0) != 0)
		return FAIL(STATUS_IO, "remove a backup");
	return STATUS_OK;
}
