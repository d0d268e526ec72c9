/*
 * shelf: a folder for backups beside a clubhouse, and what is done with them.
 *
 *	cmocka_unit_test_setup_teardown(a_promise, shelf_setup,
 *	    shelf_teardown)        and there: struct shelf *shelf = *state;
 */
#ifndef SUPPORT_SHELF_H
#define SUPPORT_SHELF_H

#include <stdbool.h>
#include <stddef.h>

#include "app/backup.h"
#include "app/restore.h"
#include "os/backup_folder.h"
#include "support/clubhouse.h"

struct shelf {
	struct clubhouse *house;
	char path[160]; /* "stick" beside the vault */
	struct backup_folder *folder;
	struct backup_place place;
};

int shelf_setup(void **state);
int shelf_teardown(void **state);

/* Another folder, in place of the one it has. */
void shelf_change(struct shelf *shelf, const char *name);

/* Make one in a stretch of ${who}; a failure fails the test. */
void shelf_backup(
    struct shelf *shelf, const char *who, struct backup_result *result);

/* The same, and nothing is asked of the result but the name. */
void shelf_backup_name(struct shelf *shelf, char name[BACKUP_NAME_BYTES]);

/* Restore ${name} (NULL: the newest) over the vault; how it goes. */
enum status shelf_restore(struct shelf *shelf, const char *who,
    const char *name, struct restore_result *result);

/* Sam restores the newest with the vault gone, as on another computer. */
void shelf_restore_alone(struct shelf *shelf, struct restore_result *result);

/* How many backups lie there, whole or not. */
size_t shelf_count(struct shelf *shelf);

/* What this computer knows of the vault, taken away: anchors, erasures, note.
 */
void shelf_forget_state(struct shelf *shelf);

/* A former vault goes; there must be one. */
void shelf_drop_former(struct shelf *shelf, const char *path);

/* The code of a young person, by name. */
void shelf_find(
    struct unlock *unlock, const char *name, char code[CODE_TEXT_BYTES]);

/* How many rows there are of a query of the records. */
int64_t shelf_number(struct unlock *unlock, const char *sql);

#endif
