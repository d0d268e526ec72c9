/*
 * power_calls: the C library's calls that change files, as the tests' power
 * sees them.  To be included once, by a test program.
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

/* Half of it has reached the disk when the power goes in a write. */
static ssize_t
write_at(int file, const void *bytes, size_t size, off_t offset)
{
	power_note_file(file);
	if (!power_allows(POWER_WRITE, file))
		return -1;
	return syscall(SYS_pwrite64, file, bytes, size, offset);
}

ssize_t
pwrite(int file, const void *bytes, size_t size, off_t offset)
{
	return write_at(file, bytes, size, offset);
}

ssize_t
pwrite64(int file, const void *bytes, size_t size, off64_t offset)
{
	return write_at(file, bytes, size, offset);
}
