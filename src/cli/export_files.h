/*
 * export_files: closed periods read for an export, and its files written into
 * a new folder.
 */
#ifndef CLI_EXPORT_FILES_H
#define CLI_EXPORT_FILES_H

#include "cli/cli_internal.h"
#include "core/export.h"

/* Every closed period whose figures a worker signed, the oldest first. */
struct closed_figures {
	char (*ids)[PUBLISH_ID_BYTES];
	struct release *releases;
	struct export_period *periods; /* of those */
	size_t count;
};

/* The others are named on standard error when they should be there. */
MUST_USE enum status export_files_closed(
    struct call *call, struct closed_figures *closed);
void export_files_clear_closed(struct closed_figures *closed);

/*
 * Write each into ${folder}, which was just made.  ${paths} (mem_free() each,
 * and it) on OK.
 */
MUST_USE enum status export_files_write(
    const char *folder, const struct export_files *files, char ***paths);

#endif
