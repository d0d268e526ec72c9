/*
 * outside: the one module that opens files outside the vault.
 *
 * Front ends hand it the path that their user typed.  It stands alone so that
 * the fence around the process can move between it and the rest without
 * moving other code.  It never follows a link at the last step when writing
 * and never replaces what exists.
 */
#ifndef OS_OUTSIDE_H
#define OS_OUTSIDE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"

/*
 * Read a whole regular file of at most ${limit_bytes}.  NO_INPUT when it is
 * not there, is a folder or may not be read; INVALID when it is larger; each
 * with its own sentence.
 */
MUST_USE enum status outside_read(
    const char *path, size_t limit_bytes, struct buf *content);

#endif
