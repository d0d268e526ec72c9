/*
 * medium: a folder for backups, as the user named it to a command.
 */
#ifndef CLI_MEDIUM_H
#define CLI_MEDIUM_H

#include "app/backup.h"
#include "base/buf.h"
#include "cli/js.h"
#include "os/backup_folder.h"

struct medium {
	struct backup_folder *folder;
	struct backup_place place;
	struct buf name; /* of one backup in it; "": none was named */
};

/* A folder. */
MUST_USE enum status medium_open(const char *path, struct medium *medium);

/* A folder, or one backup in it. */
MUST_USE enum status medium_open_file(const char *path, struct medium *medium);

void medium_close(struct medium *medium);

/* Copies that could not be reached, as an array. */
json_t *medium_not_cleaned(const struct backups *backups);

#endif
