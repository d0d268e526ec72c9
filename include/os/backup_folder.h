/*
 * backup_folder: one folder on a medium, for backups and for nothing else.
 *
 * Opened once, and from then on reached through its descriptor.  Only names of
 * base/backup_name.h are listed, opened, made or removed in it, whoever asks;
 * no link is followed, and nothing is touched that is no ordinary file.  The
 * functions are those of struct backup_place (app/backup.h): ${context} is the
 * folder.
 */
#ifndef OS_BACKUP_FOLDER_H
#define OS_BACKUP_FOLDER_H

#include "base/status.h"

struct backup_folder;

/*
 * Open the folder at ${path}.  NO_INPUT, with a sentence, when it is not there
 * or is no folder; CONFIG when a network or a sync program carries it off:
 * nothing could be taken back from there.
 */
MUST_USE enum status backup_folder_open(
    const char *path, struct backup_folder **folder);
void backup_folder_close(struct backup_folder *folder);

/* What its user calls it: the last part of its path. */
const char *backup_folder_label(const struct backup_folder *folder);

/* Names of ours in it, BACKUP_NAMES_MOST at most. */
MUST_USE enum status backup_folder_list(
    void *context, void (*found)(void *finder, const char *name), void *finder);

/* NO_INPUT when there is none of that name; the second neither empties it. */
MUST_USE enum status backup_folder_read(
    void *context, const char *name, int *descriptor);
MUST_USE enum status backup_folder_change(
    void *context, const char *name, int *descriptor);

/* A new one, 0600, to be read and written.  CANNOT_CREATE. */
MUST_USE enum status backup_folder_create(
    void *context, const char *name, int *descriptor);

/* One that is not there is fine. */
MUST_USE enum status backup_folder_remove(void *context, const char *name);

MUST_USE enum status backup_folder_sync(void *context);

#endif
