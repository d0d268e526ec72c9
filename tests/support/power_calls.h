/*
 * power_calls: the C library's calls that change files, as the tests' power
 * has them.  To be included once by a test program.
 */
#ifndef SUPPORT_POWER_CALLS_H
#define SUPPORT_POWER_CALLS_H

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "support/power.h"

ssize_t
pwrite(int file, const void *bytes, size_t size, off_t offset)
{
	return power_write(file, bytes, size, offset);
}

ssize_t
pwrite64(int file, const void *bytes, size_t size, off64_t offset)
{
	return power_write(file, bytes, size, offset);
}

int
ftruncate(int file, off_t size)
{
	return power_cut(file, size);
}

int
ftruncate64(int file, off64_t size)
{
	return power_cut(file, size);
}

int
fsync(int file)
{
	return power_sync(file);
}

int
fdatasync(int file)
{
	return power_sync(file);
}

/* The mode that follows when there is one to follow. */
#define OPEN_AT(folder)                                                        \
	mode_t mode = 0;                                                       \
	va_list rest;                                                          \
	va_start(rest, flags);                                                 \
	if ((flags & (O_CREAT | O_TMPFILE)) != 0)                              \
		mode = va_arg(rest, mode_t);                                   \
	va_end(rest);                                                          \
	return power_open(folder, name, flags, mode)

int
openat(int folder, const char *name, int flags, ...)
{
	OPEN_AT(folder);
}

int
open64(const char *name, int flags, ...)
{
	OPEN_AT(AT_FDCWD);
}

int
mkdir(const char *path, mode_t mode)
{
	return power_make(path, mode);
}

int
renameat(int from_folder, const char *from, int folder, const char *to)
{
	return power_rename(from_folder, from, folder, to);
}

/* Of whole folders, by their paths. */
int
renameat2(int from_folder, const char *from, int folder, const char *to,
    unsigned flags)
{
	(void)from_folder;
	(void)folder;
	return power_move(from, to, flags);
}

int
unlink(const char *name)
{
	return power_remove(AT_FDCWD, name, 0);
}

int
unlinkat(int folder, const char *name, int flags)
{
	return power_remove(folder, name, flags);
}

#endif
