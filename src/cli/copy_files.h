/*
 * copy_files: a copy as files outside the vault.
 */
#ifndef CLI_COPY_FILES_H
#define CLI_COPY_FILES_H

#include "app/take.h"
#include "cli/cli_internal.h"

/* The files that were made, first the one to open first. */
struct copy_files {
	char **paths;
	size_t count;
	size_t room;
};

/*
 * One new file, or a new folder, at ${path}; ${to} for COPY_SEALED.
 * CANNOT_CREATE with a sentence when anything of that name is there.  After a
 * failure what was made is still there, and stands in ${files}.
 */
MUST_USE enum status copy_files_write(const char *path, const struct copy *copy,
    const struct take_to *to, struct copy_files *files);
void copy_files_clear(struct copy_files *files);

#endif
