/*
 * shelf: see the header.
 */
#include "support/shelf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/state.h"
#include "app/unlock_internal.h"
#include "base/mem.h"
#include "store/stmt.h"
#include "support/handed.h"

static void
open_folder(struct shelf *shelf)
{
	assert_int_equal(
	    backup_folder_open(shelf->path, &shelf->folder), STATUS_OK);
	shelf->place = (struct backup_place){.context = shelf->folder,
	    .label = backup_folder_label(shelf->folder),
	    .list = backup_folder_list,
	    .open_to_read = backup_folder_read,
	    .open_to_change = backup_folder_change,
	    .create = backup_folder_create,
	    .remove = backup_folder_remove,
	    .sync = backup_folder_sync};
}

void
shelf_change(struct shelf *shelf, const char *name)
{
	char path[sizeof(shelf->path)];

	backup_folder_close(shelf->folder);
	snprintf(path, sizeof(path), "%.120s/%.30s", shelf->house->above, name);
	memcpy(shelf->path, path, sizeof(path));
	if (mkdir(shelf->path, 0700) != 0)
		assert_int_equal(access(shelf->path, F_OK), 0);
	open_folder(shelf);
}

int
shelf_setup(void **state)
{
	struct shelf *shelf = mem_alloc(1, sizeof(*shelf));
	void *house = NULL;

	assert_int_equal(clubhouse_setup(&house), 0);
	shelf->house = house;
	shelf_change(shelf, "stick");
	*state = shelf;
	return 0;
}

/* Every folder beside the vault, with what is in it. */
static void
clear_beside(struct shelf *shelf)
{
	DIR *listing = opendir(shelf->house->above);
	struct dirent *entry;
	char path[400];

	assert_non_null(listing);
	while ((entry = readdir(listing)) != NULL) {
		if (entry->d_name[0] == '.' ||
		    strcmp(entry->d_name, "vault") == 0)
			continue;
		snprintf(path, sizeof(path), "%.120s/%.250s",
		    shelf->house->above, entry->d_name);
		clubhouse_remove(path);
	}
	closedir(listing);
}

int
shelf_teardown(void **state)
{
	struct shelf *shelf = *state;
	void *house = shelf->house;

	backup_folder_close(shelf->folder);
	shelf_forget_state(shelf);
	clear_beside(shelf);
	mem_free(shelf);
	return clubhouse_teardown(&house);
}

void
shelf_backup(struct shelf *shelf, const char *who, struct backup_result *result)
{
	struct unlock *unlock = clubhouse_open(shelf->house, who);

	assert_int_equal(
	    backup_make(unlock, &shelf->place, NULL, result), STATUS_OK);
	clubhouse_close(&unlock);
}

void
shelf_backup_name(struct shelf *shelf, char name[BACKUP_NAME_BYTES])
{
	struct backup_result result;

	shelf_backup(shelf, "Sam", &result);
	memcpy(name, result.name, BACKUP_NAME_BYTES);
	backup_result_clear(&result);
}

enum status
shelf_restore(struct shelf *shelf, const char *who, const char *name,
    struct restore_result *result)
{
	struct restore_plan plan = {.place = &shelf->place,
	    .name = name,
	    .into = shelf->house->box.path,
	    .user = who};
	struct secret *phrase = strcmp(who, VAULT_RECOVERY_NAME) == 0
				    ? keybox_copy(shelf->house->box.words)
				    : keybox_phrase(who);
	enum status status;

	/* another folder of that name may be there afterwards */
	folder_close(shelf->house->box.folder);
	shelf->house->box.folder = NULL;
	status = restore_do(&plan, &phrase, result);
	assert_null(phrase);
	assert_int_equal(
	    folder_open(shelf->house->box.path, &shelf->house->box.folder),
	    STATUS_OK);
	return status;
}

void
shelf_restore_alone(struct shelf *shelf, struct restore_result *result)
{
	clubhouse_remove(shelf->house->box.path);
	assert_int_equal(shelf_restore(shelf, "Sam", NULL, result), STATUS_OK);
}

static void
count_one(void *finder, const char *name)
{
	size_t *count = finder;

	*count += backup_name_is_backup(name);
}

size_t
shelf_count(struct shelf *shelf)
{
	size_t count = 0;

	assert_int_equal(
	    shelf->place.list(shelf->place.context, count_one, &count),
	    STATUS_OK);
	return count;
}

void
shelf_forget_state(struct shelf *shelf)
{
	static const char *const kinds[] = {
	    STATE_ANCHORS, STATE_ERASURES, STATE_LOCKED, STATE_DAYS};
	struct vault_outside outside;

	if (vault_look_outside(shelf->house->box.folder, &outside) != STATUS_OK)
		return;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		assert_int_equal(
		    state_drop(&(struct state_note){kinds[i], outside.uid}),
		    STATUS_OK);
}

void
shelf_drop_former(struct shelf *shelf, const char *path)
{
	(void)shelf;
	assert_int_not_equal(path[0], '\0');
	clubhouse_remove(path);
}

void
shelf_find(struct unlock *unlock, const char *name, char code[CODE_TEXT_BYTES])
{
	handed_find(unlock, name, code);
}

int64_t
shelf_number(struct unlock *unlock, const char *sql)
{
	struct stmt *stmt = stmt_open(unlock->records_store, sql);
	int64_t number = 0;

	assert_int_equal(stmt_one_int(&stmt, &number), STATUS_OK);
	return number;
}
