/*
 * broker: files outside the vault for a process behind the fence.
 *
 * The fenced process asks over the socket that it was given; the supervisor
 * asks the user, opens the file and hands its descriptor over.  A path is
 * typed to the supervisor alone and goes no further.
 */
#ifndef OS_BROKER_H
#define OS_BROKER_H

#include "base/broker.h"
#include "base/status.h"

/*
 * For struct broker of app/broker.h, where the contract stands.  ${context} is
 * the struct supervised of the stretch.
 */
MUST_USE enum status broker_open_to_read(
    void *context, const char *question, struct broker_file *file);
MUST_USE enum status broker_open_new(
    void *context, const char *question, struct broker_file *file);
MUST_USE enum status broker_open_folder(
    void *context, struct broker_file *file);

MUST_USE enum status broker_close_folder(void *context);

/* In that folder, as os/backup_folder.h has it. */
MUST_USE enum status broker_folder_list(
    void *context, void (*found)(void *finder, const char *name), void *finder);
MUST_USE enum status broker_folder_read(
    void *context, const char *name, int *descriptor);
MUST_USE enum status broker_folder_change(
    void *context, const char *name, int *descriptor);
MUST_USE enum status broker_folder_create(
    void *context, const char *name, int *descriptor);
MUST_USE enum status broker_folder_remove(void *context, const char *name);
MUST_USE enum status broker_folder_sync(void *context);

#endif
