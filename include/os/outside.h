/*
 * outside: the one module that opens files outside the vault.
 *
 * For the command line, and for the supervisor on behalf of a process that is
 * fenced in; each hands it the path that the user typed to it.  It never
 * follows a link at the last step when writing and never replaces what exists.
 */
#ifndef OS_OUTSIDE_H
#define OS_OUTSIDE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"

/*
 * Open a regular file to be read.  NO_INPUT, with a sentence, when it is not
 * there, is a folder or a device, or may not be read.
 */
MUST_USE enum status outside_open(const char *path, int *descriptor);

/*
 * Make a new file, 0600, to be written.  CANNOT_CREATE, with a sentence, when
 * anything has that name (a link too), or it cannot be made there.
 */
MUST_USE enum status outside_create(const char *path, int *descriptor);

/* Open and read a whole file as file_read_whole() does. */
MUST_USE enum status outside_read(
    const char *path, size_t limit_bytes, struct buf *content);

#endif
