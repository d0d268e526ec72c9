/*
 * power: see the header.  Everything here goes to the kernel directly, past
 * the calls that are replaced.
 */
#include "support/power.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "support/power_lost.h"

#define CALLS_MAX 8192
#define SECTOR    512 /* a disk that is full still takes less */

enum call { MAKE, WRITE, CUT, SYNC, RENAME, REMOVE };

/* What the parent hears of the run in which the power stayed. */
struct told {
	int calls;
	bool renamed_unsynced;
	struct {
		enum call call;
		ino_t inode;
	} log[CALLS_MAX];
};
static struct told *told;

/* In the child. */
static bool is_armed;
static enum power power;
static int strike_at;
static int calls;

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

static void
go_dark(void)
{
	if (power == POWER_LOSES)
		lost_lose();
	_exit(POWER_WENT);
}

/* True when this is the moment of the power to go. */
static bool
count_call(enum call call, ino_t inode)
{
	calls++;
	if (power == POWER_STAYS && calls <= CALLS_MAX) {
		told->log[calls - 1].call = call;
		told->log[calls - 1].inode = inode;
		told->calls = calls;
	}
	return calls == strike_at &&
	       (power == POWER_GOES || power == POWER_LOSES);
}

/* May it go on?  ${grows}: it needs room on the disk. */
static bool
is_allowed(bool grows)
{
	if ((power == DISK_FAILS && calls == strike_at) ||
	    (power == DISK_IS_DEAD && calls >= strike_at)) {
		errno = EIO;
		return false;
	}
	if (power == DISK_IS_FULL && calls >= strike_at && grows) {
		errno = ENOSPC;
		return false;
	}
	return true;
}

ssize_t
power_write(int file, const void *bytes, size_t size, off_t offset)
{
	if (is_armed) {
		bool goes = count_call(WRITE, inode_of(file));

		lost_note_change(file, power == POWER_LOSES);
		if (goes) {
			/* torn in the middle */
			syscall(SYS_pwrite64, file, bytes, size / 2, offset);
			go_dark();
		}
		if (!is_allowed(
			size >= SECTOR && offset + (off_t)size > size_of(file)))
			return -1;
	}
	return syscall(SYS_pwrite64, file, bytes, size, offset);
}

int
power_cut(int file, off_t size)
{
	if (is_armed) {
		if (count_call(CUT, inode_of(file)))
			go_dark();
		if (!is_allowed(false))
			return -1;
		lost_note_change(file, power == POWER_LOSES);
	}
	return (int)syscall(SYS_ftruncate, file, size);
}

/* This machine keeps its power, so that nothing needs to be synced in truth. */
int
power_sync(int file)
{
	if (is_armed) {
		if (count_call(SYNC, inode_of(file)))
			go_dark();
		if (!is_allowed(false))
			return -1;
		lost_note_sync(file);
	}
	return 0;
}

int
power_open(int folder, const char *name, int flags, mode_t mode)
{
	if (is_armed && (flags & O_CREAT) != 0 &&
	    faccessat(folder, name, F_OK, AT_SYMLINK_NOFOLLOW) != 0) {
		if (count_call(MAKE, 0))
			go_dark();
		if (!is_allowed(true))
			return -1;
	}
	return (int)syscall(SYS_openat, folder, name, flags, mode);
}

int
power_make(const char *path, mode_t mode)
{
	if (is_armed) {
		if (count_call(MAKE, 0))
			go_dark();
		if (!is_allowed(true))
			return -1;
	}
	return (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

/* 1 for a store's own name. */
static ino_t
is_store(const char *name)
{
	size_t length = strlen(name);

	return length > 3 && strcmp(name + length - 3, ".db") == 0;
}

static void
note_rename(int folder, const char *from, const char *to)
{
	if (power == POWER_STAYS && lost_is_unsynced(folder, from))
		told->renamed_unsynced = true;
	if (power == POWER_LOSES)
		lost_note_rename(folder, from, to);
}

int
power_rename(int from_folder, const char *from, int folder, const char *to)
{
	if (is_armed) {
		if (count_call(RENAME, is_store(to)))
			go_dark();
		if (!is_allowed(false))
			return -1;
		note_rename(folder, from, to);
	}
	return (int)syscall(SYS_renameat, from_folder, from, folder, to);
}

int
power_move(const char *from, const char *to, unsigned flags)
{
	int done;

	if (is_armed) {
		if (count_call(RENAME, 0))
			go_dark();
		if (!is_allowed(false))
			return -1;
	}
	done = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, flags);
	if (is_armed && power == POWER_LOSES && done == 0)
		lost_note_move(from, to, flags);
	return done;
}

int
power_remove(int folder, const char *name, int flags)
{
	if (is_armed &&
	    faccessat(folder, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
		if (count_call(REMOVE, 0))
			go_dark();
		if (!is_allowed(false))
			return -1;
	}
	return (int)syscall(SYS_unlinkat, folder, name, flags);
}

void *
power_shared(size_t size)
{
	void *shared = mmap(NULL, size, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	assert_true(shared != MAP_FAILED);
	return shared;
}

/* The sentence would be in the way of what the tests say. */
static void
end_quietly(void)
{
	_exit(POWER_DIED);
}

int
power_run(enum power wanted, int at, int (*act)(void *context), void *context)
{
	int ended = 0;
	pid_t child;

	if (told == NULL)
		told = power_shared(sizeof(*told));
	if (wanted == POWER_STAYS)
		memset(told, 0, sizeof(*told));
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		mem_on_death(end_quietly);
		power = wanted;
		strike_at = at;
		is_armed = true;
		ended = act(context);
		is_armed = false;
		_exit(ended);
	}
	assert_int_equal(waitpid(child, &ended, 0), child);
	assert_true(WIFEXITED(ended));
	assert_true(told->calls <= CALLS_MAX);
	return WEXITSTATUS(ended);
}

int
power_calls(void)
{
	return told->calls;
}

/* Is the call after number ${at} more of the same row? */
static bool
goes_on(int at)
{
	return at >= 1 && at < told->calls && told->log[at - 1].call == WRITE &&
	       told->log[at].call == WRITE &&
	       told->log[at - 1].inode == told->log[at].inode;
}

bool
power_is_worth(int at)
{
	return getenv("SAYSO_SOAK") != NULL || !goes_on(at - 1) || !goes_on(at);
}

int
power_nth_rename(int nth)
{
	for (int i = 0; i < told->calls; i++)
		if (told->log[i].call == RENAME && told->log[i].inode != 0 &&
		    --nth == 0)
			return i + 1;
	return 0;
}

bool
power_renamed_unsynced(void)
{
	return told->renamed_unsynced;
}
