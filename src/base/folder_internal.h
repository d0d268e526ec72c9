/*
 * folder_internal: what folder and file share.
 */
#ifndef BASE_FOLDER_INTERNAL_H
#define BASE_FOLDER_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/file.h"

#define FOLDER_HOLDER_BYTES 201 /* what is read of the lock file, and NUL */

struct folder {
	int descriptor;
	int lock; /* the open and locked file "lock", or -1 */
	char *path;
	char holder[FOLDER_HOLDER_BYTES];
};

/* One name, not a path: nothing outside the folder can be meant by it. */
bool file_name_is_plain(const char *name);

/* Is the open file ours alone?  CONFIG when not, with a sentence. */
MUST_USE enum status file_check_ours(int descriptor);

/* The same open network and sync checks for a folder that was resolved. */
MUST_USE enum status folder_check_resolved(int descriptor, const char *path);

#endif
