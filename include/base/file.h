/*
 * file: files inside one folder that is ours alone.
 *
 * Folders are 0700 and files 0600 whatever the umask.  Names are opened
 * relative to a folder that was opened once; no link is followed, nothing is
 * opened that another user owns or can read or write, that is not a regular
 * file, or that has a second name.  Files outside the vault are os/outside's.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"

struct folder;

/* Make a folder 0700; CANNOT_CREATE when it exists or has no parent. */
MUST_USE enum status folder_make(const char *path);

/* Folders that were made for one path; start with FOLDER_MADE_NONE. */
struct folder_made {
	char *deepest; /* its path; NULL: none */
	size_t first;  /* how much of it names the topmost */
};
#define FOLDER_MADE_NONE                                                       \
	{                                                                      \
		NULL, 0                                                        \
	}

/*
 * Make every folder of a path that is not there, 0700, if it may be there
 * (folder_check_place()).  What was made stands in ${made}, a failure or not:
 * take back what is empty, or keep all.
 */
MUST_USE enum status folder_make_missing(
    const char *path, struct folder_made *made);
void folder_take_back(struct folder_made *made);
void folder_keep(struct folder_made *made);

/*
 * Open a folder.  NO_INPUT when it is not there or is a link; CONFIG when it
 * is not ours alone (owner, mode), or lies on a network file system, or inside
 * a folder that a sync program carries off the machine (DESIGN 12).
 */
MUST_USE enum status folder_open(const char *path, struct folder **folder);

/* The synced-folder and network checks alone, for a place about to be used. */
MUST_USE enum status folder_check_place(const char *path);

void folder_close(struct folder *folder);

/* The resolved absolute path; valid while the folder is open. */
const char *folder_path(const struct folder *folder);

/* Is nothing in it?  (What cannot be read counts as something.) */
bool folder_is_empty(const struct folder *folder);

/*
 * Take the folder's lock for this process, by writing ${holder} ("Sam, since
 * 18:02") into the file "lock".  BUSY when another process has it; then
 * folder_lock_holder() says who, as stored (print it through base/text).
 */
MUST_USE enum status folder_lock(struct folder *folder, const char *holder);
const char *folder_lock_holder(const struct folder *folder);

/*
 * One folder of ours beside another, by their paths.  exchange: both change
 * places in one step; UNAVAILABLE where the file system cannot do that.  move:
 * CANNOT_CREATE when there is something at ${to}.  The folder that holds them
 * is synced.
 */
MUST_USE enum status folder_exchange(const char *one, const char *other);
MUST_USE enum status folder_move(const char *from, const char *to);

/* A new 0600 file that must not exist yet; an existing one. Both read-write. */
MUST_USE enum status file_create(
    struct folder *folder, const char *name, int *descriptor);
MUST_USE enum status file_open(
    struct folder *folder, const char *name, int *descriptor);
bool file_exists(struct folder *folder, const char *name);

/* Whole-range positioned I/O: short reads and writes are IO. */
MUST_USE enum status file_read_at(
    int descriptor, void *bytes, size_t size, int64_t offset);
MUST_USE enum status file_write_at(
    int descriptor, const void *bytes, size_t size, int64_t offset);
MUST_USE enum status file_size(int descriptor, int64_t *bytes);

/*
 * All of an open file from outside, from where it stands to its end.  INVALID,
 * with a sentence, when that is more than ${limit_bytes}.
 */
MUST_USE enum status file_read_whole(
    int descriptor, size_t limit_bytes, struct buf *content);

/* fdatasync; a failure is final (never retried) and returns IO. */
MUST_USE enum status file_sync(int descriptor);
MUST_USE enum status folder_sync(struct folder *folder);

/* Rename inside the folder, replacing; remove (a missing file is fine). */
MUST_USE enum status file_rename(
    struct folder *folder, const char *from, const char *to);
MUST_USE enum status file_remove(struct folder *folder, const char *name);

/* Overwrite a file's bytes with random ones in place and sync: best effort. */
void file_overwrite(int descriptor);

void file_close(int *descriptor);

#endif
