/*
 * folder: one folder that is ours alone, opened once and locked by one process.
 *
 * After it was opened, everything in it is reached through its descriptor;
 * its path is only for those who cannot do otherwise (the database library)
 * and for showing.
 */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/folder_internal.h"
#include "base/mem.h"

#define FOLDER_MODE 0700
#define FILE_MODE   0600
#define OTHERS_BITS (S_IRWXG | S_IRWXO)
#define LOCK_NAME   "lock"

/* A new entry lasts only when the folder that holds it was synced. */
static enum status
sync_folder_above(const char *path)
{
	enum status status = STATUS_OK;
	int above = -1;
	int made = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (made >= 0)
		above = openat(made, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (above < 0 || fsync(above) != 0)
		status = FAIL(STATUS_IO, "sync the folder above");
	file_close(&above);
	file_close(&made);
	return status;
}

/* The umask is set, not mended: with some the folder would be shut to us. */
enum status
folder_make(const char *path)
{
	mode_t before = umask(OTHERS_BITS);
	int made = mkdir(path, FOLDER_MODE);
	enum status status;

	umask(before);
	if (made == 0) {
		status = sync_folder_above(path);
		if (status != STATUS_OK)
			rmdir(path);
		return status;
	}
	switch (errno) {
	case EEXIST:
		return REFUSE(STATUS_CANNOT_CREATE,
		    "There is something at that place already. Choose another "
		    "name.");
	case ENOENT:
	case ENOTDIR:
		return REFUSE(STATUS_CANNOT_CREATE,
		    "The folder it should go into is not there. Make that one "
		    "first, or choose another place.");
	case EACCES:
	case EPERM:
	case EROFS:
		return REFUSE(STATUS_CANNOT_CREATE,
		    "You may not make a folder there. Choose another place.");
	default:
		return FAIL(STATUS_CANNOT_CREATE, "make a folder");
	}
}

/*
 * A path without "/" or "/." at its end: with one of them, a link would be
 * followed whatever open(2) was told.
 */
static char *
without_tail(const char *path)
{
	size_t length = strlen(path);

	while (length > 1 &&
	       (path[length - 1] == '/' ||
		   (path[length - 1] == '.' && path[length - 2] == '/')))
		length--;
	return mem_text_n(path, length);
}

static enum status
open_directory(const char *path, int *descriptor)
{
	int opened =
	    open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (opened >= 0) {
		*descriptor = opened;
		return STATUS_OK;
	}
	if (errno == ENOTDIR || errno == ELOOP)
		return REFUSE(STATUS_NO_INPUT,
		    "That is not a folder, or it is a link to one. Give the "
		    "place of the folder itself.");
	if (errno == EACCES || errno == EPERM)
		return REFUSE(STATUS_NO_INPUT,
		    "You may not open that folder. Ask whoever owns it.");
	if (errno == ENOENT)
		return REFUSE(STATUS_NO_INPUT,
		    "There is no folder at that place. Check how it is "
		    "written.");
	return FAIL(STATUS_NO_INPUT, "open a folder");
}

static enum status
check_owner(int descriptor, struct stat *about)
{
	if (fstat(descriptor, about) != 0)
		return FAIL(STATUS_IO, "look at a folder");
	if (about->st_uid != geteuid())
		return REFUSE(STATUS_CONFIG,
		    "That folder belongs to another user of this computer. "
		    "Use one of your own.");
	if ((about->st_mode & OTHERS_BITS) != 0)
		return REFUSE(STATUS_CONFIG,
		    "Others on this computer may open that folder. Close it "
		    "to them first: chmod 700 FOLDER");
	return STATUS_OK;
}

/* The real path, and only if it still leads to the folder that was opened. */
static enum status
resolve(const char *path, const struct stat *about, char **resolved)
{
	struct stat there;
	char *real = realpath(path, NULL);

	if (real == NULL)
		return FAIL(STATUS_NO_INPUT, "resolve a folder");
	if (stat(real, &there) != 0 || there.st_dev != about->st_dev ||
	    there.st_ino != about->st_ino) {
		free(real);
		return FAIL(STATUS_NO_INPUT, "the folder was moved");
	}
	*resolved = real;
	return STATUS_OK;
}

enum status
folder_open(const char *path, struct folder **folder)
{
	struct folder *opened = mem_alloc(1, sizeof(*opened));
	char *plain = without_tail(path);
	struct stat about;
	enum status status;

	opened->descriptor = -1;
	opened->lock = -1;
	status = open_directory(plain, &opened->descriptor);
	if (status != STATUS_OK)
		goto out;
	status = check_owner(opened->descriptor, &about);
	if (status != STATUS_OK)
		goto out;
	status = resolve(plain, &about, &opened->path);
	if (status != STATUS_OK)
		goto out;
	status = folder_check_resolved(opened->descriptor, opened->path);
	if (status != STATUS_OK)
		goto out;
	*folder = opened;
	opened = NULL;
out:
	folder_close(opened);
	mem_free(plain);
	return status;
}

void
folder_close(struct folder *folder)
{
	if (folder == NULL)
		return;
	/* Who was here is nobody's business afterwards. */
	if (folder->lock >= 0 && ftruncate(folder->lock, 0) != 0)
		(void)FAIL(STATUS_IO, "empty the lock file");
	file_close(&folder->lock);
	file_close(&folder->descriptor);
	mem_free(folder->path);
	sodium_memzero(folder->holder, sizeof(folder->holder));
	mem_free(folder);
}

const char *
folder_path(const struct folder *folder)
{
	return folder->path;
}

/* Best effort: the answer is the same when nobody wrote who they are. */
static void
read_holder(int lock, char holder[FOLDER_HOLDER_BYTES])
{
	ssize_t got = pread(lock, holder, FOLDER_HOLDER_BYTES - 1, 0);

	holder[got > 0 ? got : 0] = '\0';
}

static enum status
open_lock(struct folder *folder, int *lock)
{
	enum status status;
	int opened = openat(folder->descriptor, LOCK_NAME,
	    O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, FILE_MODE);

	if (opened < 0)
		return FAIL(STATUS_CONFIG, "open the lock file");
	status = file_check_ours(opened);
	if (status == STATUS_OK && fchmod(opened, FILE_MODE) != 0)
		status = FAIL(STATUS_IO, "mode of the lock file");
	if (status != STATUS_OK)
		file_close(&opened);
	*lock = opened;
	return status;
}

enum status
folder_lock(struct folder *folder, const char *holder)
{
	int lock = -1;
	enum status status = open_lock(folder, &lock);

	if (status != STATUS_OK)
		return status;
	if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
		status =
		    errno == EWOULDBLOCK
			? FAIL(STATUS_BUSY, "another process holds the lock")
			: FAIL(STATUS_IO, "take the lock");
		read_holder(lock, folder->holder);
		goto out;
	}
	if (ftruncate(lock, 0) != 0) {
		status = FAIL(STATUS_IO, "empty the lock file");
		goto out;
	}
	status = file_write_at(lock, holder, strlen(holder), 0);
	if (status != STATUS_OK)
		goto out;
	file_close(&folder->lock);
	folder->lock = lock;
	lock = -1;
out:
	file_close(&lock);
	return status;
}

const char *
folder_lock_holder(const struct folder *folder)
{
	return folder->holder;
}

enum status
folder_sync(struct folder *folder)
{
	if (fsync(folder->descriptor) != 0)
		return FAIL(STATUS_IO, "sync a folder");
	return STATUS_OK;
}

bool
folder_is_empty(const struct folder *folder)
{
	int again =
	    openat(folder->descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *entries = again < 0 ? NULL : fdopendir(again);
	const struct dirent *entry;
	bool is_empty = entries != NULL;

	while (is_empty && (entry = readdir(entries)) != NULL)
		is_empty = strcmp(entry->d_name, ".") == 0 ||
			   strcmp(entry->d_name, "..") == 0;
	if (entries != NULL)
		(void)closedir(entries);
	else
		file_close(&again);
	return is_empty;
}
