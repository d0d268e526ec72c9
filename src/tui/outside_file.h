/*
 * outside_file: a file outside the vault, read or written whole.
 *
 * The screens cannot open one: the supervisor asks its user where it is, on a
 * plain terminal, and hands over what it opened (app/broker.h).
 */
#ifndef TUI_OUTSIDE_FILE_H
#define TUI_OUTSIDE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "tui/desk.h"

/*
 * Ask one of BROKER_QUESTIONS (base/broker.h), and read the file that is named
 * there: all of it, appended to ${content}, its own name in ${name}.  False:
 * none was named, or what went wrong was said.
 */
bool outside_file_read(struct desk *desk, const char *question,
    size_t limit_bytes, struct buf *content, struct buf *name);

/* The same for a new file: open, to be written by who asked. */
bool outside_file_begin(
    struct desk *desk, const char *question, int *descriptor, struct buf *name);

/* Close it.  ${status}: of the writing.  False: it was said that it failed. */
bool outside_file_end(struct desk *desk, enum status status, int *descriptor);

/* Both, for ${content}. */
bool outside_file_write(struct desk *desk, const char *question,
    const struct buf *content, struct buf *name);

#endif
