/*
 * backup_name: how the files of backups are called, wherever they lie.
 *
 *	sayso-YYYY-MM-DD-CODE.backup       one backup
 *	sayso-erasures-VAULT.txt           what was erased since, by hash only;
 *	                                   VAULT is 32 hexadecimal digits
 *
 * In a folder for backups nothing of another name is ever opened, made or
 * removed, by whoever does that for us.
 */
#ifndef BASE_BACKUP_NAME_H
#define BASE_BACKUP_NAME_H

#include <stdbool.h>
#include <stdint.h>

#define BACKUP_NAME_BYTES     64 /* the longest of both, and NUL */
#define BACKUP_CODE_BYTES     5  /* four Crockford characters and NUL */
#define BACKUP_NAME_UID_BYTES 16
#define BACKUP_NAMES_MOST     1000 /* in one folder; more are not looked at */

bool backup_name_is_backup(const char *name);
bool backup_name_is_erasures(const char *name);

/* Either: may a file of that name be touched at all? */
bool backup_name_is_ours(const char *name);

void backup_name_of_backup(int32_t made_on, const char code[BACKUP_CODE_BYTES],
    char name[BACKUP_NAME_BYTES]);
void backup_name_of_erasures(
    const unsigned char vault_uid[BACKUP_NAME_UID_BYTES],
    char name[BACKUP_NAME_BYTES]);

/* Day and code of a backup's name; false when it is none. */
bool backup_name_read(
    const char *name, int32_t *made_on, char code[BACKUP_CODE_BYTES]);

#endif
