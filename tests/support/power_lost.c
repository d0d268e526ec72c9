/*
 * power_lost: what had not been synced is lost: see the header.
 */
#include "support/power_lost.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FILES_MAX   64
#define RENAMES_MAX 8

/* Files whose newest bytes were not synced, and what they had when they were.
 */
static struct {
	ino_t inode; /* 0: unused */
	int file;
	unsigned char *bytes;
	off_t size;
} unsynced[FILES_MAX];

static struct {
	int folder;
	char from[64], to[64];
} renames[RENAMES_MAX];
static size_t renames_count;

/* Folders that got other names, and which folder is to be synced for it. */
static struct {
	ino_t above;
	unsigned flags;
	char from[256], to[256];
} moves[RENAMES_MAX];
static size_t moves_count;

static ino_t
inode_of(int file)
{
	struct stat about;

	return fstat(file, &about) == 0 ? about.st_ino : 0;
}

static off_t
size_of(int file)
{
	struct stat about;

	return fstat(file, &about) == 0 ? about.st_size : 0;
}

static size_t
find_unsynced(ino_t inode)
{
	size_t i = 0;

	while (i < FILES_MAX && unsynced[i].inode != inode)
		i++;
	return i;
}

/* Before the first change since the last sync.  Its descriptor stays open:
 * closing one would let go every lock on the file. */
void
lost_note_change(int file, bool loses)
{
	ino_t inode = inode_of(file);
	size_t i = find_unsynced(inode);

	if (i < FILES_MAX)
		return;
	i = find_unsynced(0);
	if (i == FILES_MAX)
		abort();
	unsynced[i].inode = inode;
	if (!loses)
		return;
	unsynced[i].file = dup(file);
	unsynced[i].size = size_of(file);
	unsynced[i].bytes = malloc((size_t)unsynced[i].size + 1);
	if (unsynced[i].bytes == NULL ||
	    pread(file, unsynced[i].bytes, (size_t)unsynced[i].size, 0) !=
		unsynced[i].size)
		abort();
}

static void
undo_name(size_t i, char name[64])
{
	snprintf(name, 64, "../undo-%zu", i);
}

/* A folder that was synced keeps its renames. */
void
lost_note_sync(int file)
{
	size_t i = find_unsynced(inode_of(file));

	if (i < FILES_MAX) {
		free(unsynced[i].bytes);
		memset(&unsynced[i], 0, sizeof(unsynced[i]));
		return;
	}
	while (
	    moves_count > 0 && moves[moves_count - 1].above == inode_of(file))
		moves_count--;
	while (renames_count > 0 &&
	       inode_of(renames[renames_count - 1].folder) == inode_of(file)) {
		char undo[64];

		undo_name(--renames_count, undo);
		syscall(SYS_unlinkat, file, undo, 0);
	}
}

void
lost_lose(void)
{
	while (moves_count > 0) {
		moves_count--;
		syscall(SYS_renameat2, AT_FDCWD, moves[moves_count].to,
		    AT_FDCWD, moves[moves_count].from,
		    moves[moves_count].flags);
	}
	while (renames_count > 0) {
		char undo[64];
		int folder = renames[--renames_count].folder;
		const char *to = renames[renames_count].to;

		undo_name(renames_count, undo);
		syscall(SYS_renameat, folder, to, folder,
		    renames[renames_count].from);
		syscall(SYS_renameat, folder, undo, folder, to);
	}
	for (size_t i = 0; i < FILES_MAX; i++) {
		if (unsynced[i].inode == 0)
			continue;
		if (syscall(SYS_ftruncate, unsynced[i].file,
			unsynced[i].size) != 0 ||
		    syscall(SYS_pwrite64, unsynced[i].file, unsynced[i].bytes,
			unsynced[i].size, 0) != unsynced[i].size)
			abort();
	}
}

/* The folder that holds it. */
static ino_t
inode_above(const char *path)
{
	char above[256];
	struct stat about;
	const char *slash = strrchr(path, '/');

	snprintf(above, sizeof(above), "%.*s", (int)(slash - path), path);
	return stat(above, &about) == 0 ? about.st_ino : 0;
}

bool
lost_is_unsynced(int folder, const char *name)
{
	struct stat about;

	return fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
	       find_unsynced(about.st_ino) < FILES_MAX;
}

void
lost_note_rename(int folder, const char *from, const char *to)
{
	char undo[64];

	if (renames_count == RENAMES_MAX)
		abort();
	renames[renames_count].folder = folder;
	snprintf(renames[renames_count].from, 64, "%s", from);
	snprintf(renames[renames_count].to, 64, "%s", to);
	undo_name(renames_count++, undo);
	syscall(SYS_linkat, folder, to, folder, undo, 0);
}

void
lost_note_move(const char *from, const char *to, unsigned flags)
{
	if (moves_count == RENAMES_MAX)
		abort();
	moves[moves_count].above = inode_above(from);
	moves[moves_count].flags = flags;
	snprintf(moves[moves_count].from, 256, "%s", from);
	snprintf(moves[moves_count++].to, 256, "%s", to);
}
