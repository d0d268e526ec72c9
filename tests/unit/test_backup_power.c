/*
 * The power goes, or the disk fails or fills up, at any moment of a backup or
 * of a restore.  Either vault is whole, what was called done is done, and
 * nothing that was erased returns.
 *
 * With SAYSO_SOAK at every moment, else at a sample of them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <sys/stat.h>

#include "app/backup_internal.h"
#include "base/mem.h"
#include "core/field.h"
#include "core/restored.h"
#include "support/handed.h"
#include "support/power.h"
#include "support/power_calls.h"
#include "support/shelf.h"
#include "support/shelf_ground.h"

#define SAMPLE 29 /* one moment in so many, and each power begins elsewhere */

#define ON_A_SHELF(test)                                                       \
	cmocka_unit_test_setup_teardown(test, shelf_setup, shelf_teardown)

enum { DONE, NOT_DONE, NOT_OPENED };

static const char values[] = "SELECT count(*) FROM field WHERE value <> ''";

static const enum power powers[] = {
    POWER_GOES, POWER_LOSES, DISK_FAILS, DISK_IS_DEAD, DISK_IS_FULL};
#define POWERS (sizeof(powers) / sizeof(powers[0]))

static bool
is_worth(int at, size_t power)
{
	if (getenv("SAYSO_SOAK") != NULL)
		return true;
	return power_is_worth(at) && at % SAMPLE == (int)(power * 5);
}

/* Robin's number was held when the backup on the shelf was made, and is not
 * now. */
static void
prepare(struct shelf *shelf, char name[BACKUP_NAME_BYTES])
{
	struct unlock *unlock = clubhouse_open(shelf->house, "Sam");
	char code[CODE_TEXT_BYTES];

	handed_find(unlock, "Robin", code);
	handed_agree(unlock, code, "phone");
	handed_set(unlock, code, "phone", "07700 900123");
	clubhouse_close(&unlock);
	shelf_backup_name(shelf, name);
	unlock = clubhouse_open(shelf->house, "Sam");
	assert_int_equal(
	    field_take_out(unlock_records(unlock), code, "phone"), STATUS_OK);
	clubhouse_close(&unlock);
}

/* ------------------------------------------------------------------ backup */

static int
make_backup(void *context)
{
	struct shelf *shelf = context;
	struct unlock *unlock = NULL;
	struct backup_result result;
	enum status status, closing;

	if (clubhouse_unlock(shelf->house, "Sam", &unlock) != STATUS_OK)
		return NOT_OPENED;
	status = backup_make(unlock, &shelf->place, NULL, &result);
	backup_result_clear(&result);
	closing = unlock_close(&unlock);
	(void)closing;
	return status == STATUS_OK ? DONE : NOT_DONE;
}

/* How many there are that are whole, to the last byte. */
static size_t
count_whole(struct shelf *shelf)
{
	struct backups_there there;
	size_t whole = 0;

	assert_int_equal(backup_find(&shelf->place, NULL, &there), STATUS_OK);
	for (size_t i = 0; i < there.count; i++) {
		unsigned char sum[BACKUP_SUM_BYTES];
		int file = -1;

		if (there.all[i].is_broken)
			continue;
		assert_int_equal(shelf->place.open_to_read(shelf->place.context,
				     there.all[i].name, &file),
		    STATUS_OK);
		whole += backup_file_check(
			     file, &there.all[i].head, NULL, sum) == STATUS_OK;
		file_close(&file);
	}
	backup_find_clear(&there);
	return whole;
}

static void
a_backup_is_cut_off_at_any_moment(void **state)
{
	struct shelf *shelf = *state;
	struct shelf_ground ground;
	char name[BACKUP_NAME_BYTES];
	int calls, tried = 0, not_done = 0;

	prepare(shelf, name);
	shelf_ground_keep(shelf, &ground);
	assert_int_equal(power_run(POWER_STAYS, 0, make_backup, shelf), DONE);
	calls = power_calls();
	assert_false(power_renamed_unsynced());
	for (size_t p = 0; p < POWERS; p++) {
		for (int at = 1; at <= calls; at++) {
			int result;

			if (!is_worth(at, p))
				continue;
			shelf_ground_put_back(shelf, &ground);
			result = power_run(powers[p], at, make_backup, shelf);
			tried++;
			not_done += result != DONE;
			clubhouse_is_whole(shelf->house);
			/* the old one stays until the new one is proved */
			assert_true(count_whole(shelf) >= 1);
			/* and a next one works, whatever lies there */
			if (tried % 4 == 0) {
				struct backup_result again;

				shelf_backup(shelf, "Sam", &again);
				backup_result_clear(&again);
				/* the one that was cut off too, if it was
				 * there whole */
				assert_in_range(count_whole(shelf), 1, 2);
			}
		}
	}
	print_message(
	    "# backup: %d moments, not done at %d\n", tried, not_done);
	assert_true(not_done > 0);
	shelf_ground_put_back(shelf, &ground);
	shelf_ground_forget(&ground);
}

/* ----------------------------------------------------------------- restore */

static int
restore(void *context)
{
	struct shelf *shelf = context;
	struct restore_plan plan = {.place = &shelf->place,
	    .into = shelf->house->box.path,
	    .user = "Sam"};
	struct secret *phrase = keybox_phrase("Sam");
	struct restore_result result;
	enum status status = restore_do(&plan, &phrase, &result);

	restore_result_clear(&result);
	return status == STATUS_OK ? DONE : NOT_DONE;
}

/* At its place is a whole vault: the former or the restored one. */
static bool
is_restored(struct shelf *shelf)
{
	struct restored restored;
	struct unlock *unlock;
	bool is_new;

	assert_int_equal(restore_settle(shelf->house->box.path), STATUS_OK);
	folder_close(shelf->house->box.folder);
	assert_int_equal(
	    folder_open(shelf->house->box.path, &shelf->house->box.folder),
	    STATUS_OK);
	clubhouse_is_whole(shelf->house);
	unlock = clubhouse_open(shelf->house, "Sam");
	assert_int_equal(
	    restored_read(unlock_records(unlock), &restored), STATUS_OK);
	is_new = restored.n != 0;
	/* what was erased is in neither */
	assert_int_equal(shelf_number(unlock, values), 2);
	clubhouse_close(&unlock);
	return is_new;
}

static bool
is_there(const struct shelf *shelf, const char *ending)
{
	char path[300];
	struct stat about;

	snprintf(
	    path, sizeof(path), "%.160s%.20s", shelf->house->box.path, ending);
	return stat(path, &about) == 0;
}

static void
a_restore_is_cut_off_at_any_moment(void **state)
{
	struct shelf *shelf = *state;
	struct shelf_ground ground;
	char name[BACKUP_NAME_BYTES];
	int calls, tried = 0, restored = 0;

	prepare(shelf, name);
	shelf_ground_keep(shelf, &ground);
	assert_int_equal(power_run(POWER_STAYS, 0, restore, shelf), DONE);
	assert_true(is_restored(shelf));
	calls = power_calls();
	assert_false(power_renamed_unsynced());
	for (size_t p = 0; p < POWERS; p++) {
		for (int at = 1; at <= calls; at++) {
			int result;

			if (!is_worth(at, p) && at < calls - 18 + (int)p * 3)
				continue;
			shelf_ground_put_back(shelf, &ground);
			result = power_run(powers[p], at, restore, shelf);
			tried++;
			if (is_restored(shelf)) {
				restored++;
				assert_true(
				    is_there(shelf, ".before-2026-11-22"));
			} else {
				assert_int_not_equal(result, DONE);
			}
			assert_false(is_there(shelf, ".new"));
		}
	}
	print_message(
	    "# restore: %d moments, restored after %d\n", tried, restored);
	assert_true(restored > 0 && restored < tried);
	shelf_ground_put_back(shelf, &ground);
	shelf_ground_forget(&ground);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    ON_A_SHELF(a_backup_is_cut_off_at_any_moment),
	    ON_A_SHELF(a_restore_is_cut_off_at_any_moment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
