/*
 * backup_name: how the files of backups are called.
 *
 * Whatever is not exactly of one of the two forms is not ours.
 */
#include "base/backup_name.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"

#define PREFIX   "sayso-"
#define SUFFIX   ".backup"
#define ERASURES "sayso-erasures-"
#define TEXT     ".txt"
#define HEX      "0123456789abcdef"
#define LETTERS  "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

#define DAY_LENGTH  (DAY_TEXT_BYTES - 1)
#define CODE_LENGTH (BACKUP_CODE_BYTES - 1)
#define UID_LENGTH  (2 * (size_t)BACKUP_NAME_UID_BYTES)

bool
backup_name_read(
    const char *name, int32_t *made_on, char code[BACKUP_CODE_BYTES])
{
	const char *day = name + strlen(PREFIX);
	const char *letters = day + DAY_LENGTH + 1;
	char text[DAY_TEXT_BYTES];

	if (strlen(name) != strlen(PREFIX) + DAY_LENGTH + 1 + CODE_LENGTH +
				strlen(SUFFIX) ||
	    strncmp(name, PREFIX, strlen(PREFIX)) != 0 || letters[-1] != '-' ||
	    strspn(letters, LETTERS) != CODE_LENGTH ||
	    strcmp(letters + CODE_LENGTH, SUFFIX) != 0)
		return false;
	memcpy(text, day, DAY_LENGTH);
	text[DAY_LENGTH] = '\0';
	memcpy(code, letters, CODE_LENGTH);
	code[CODE_LENGTH] = '\0';
	return day_parse(text, made_on) == STATUS_OK;
}

bool
backup_name_is_backup(const char *name)
{
	char code[BACKUP_CODE_BYTES];
	int32_t made_on;

	return backup_name_read(name, &made_on, code);
}

bool
backup_name_is_erasures(const char *name)
{
	size_t before = strlen(ERASURES);

	return strncmp(name, ERASURES, before) == 0 &&
	       strspn(name + before, HEX) == UID_LENGTH &&
	       strcmp(name + before + UID_LENGTH, TEXT) == 0;
}

bool
backup_name_is_ours(const char *name)
{
	return backup_name_is_backup(name) || backup_name_is_erasures(name);
}

void
backup_name_of_backup(int32_t made_on, const char code[BACKUP_CODE_BYTES],
    char name[BACKUP_NAME_BYTES])
{
	char day[DAY_TEXT_BYTES];

	day_format(made_on, day);
	snprintf(name, BACKUP_NAME_BYTES, PREFIX "%s-%.4s" SUFFIX, day, code);
}

void
backup_name_of_erasures(const unsigned char vault_uid[BACKUP_NAME_UID_BYTES],
    char name[BACKUP_NAME_BYTES])
{
	char hex[2 * BACKUP_NAME_UID_BYTES + 1];

	text_hex(vault_uid, BACKUP_NAME_UID_BYTES, hex);
	snprintf(name, BACKUP_NAME_BYTES, ERASURES "%s" TEXT, hex);
}
