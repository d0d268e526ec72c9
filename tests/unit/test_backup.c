/*
 * A backup: what is in it, who can open it, and what becomes of older ones.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <fcntl.h>
#include <unistd.h>

#include "app/backup_internal.h"
#include "base/mem.h"
#include "core/consent.h"
#include "core/field.h"
#include "support/clock_fixed.h"
#include "support/erasing.h"
#include "support/records_fixture.h"
#include "support/scratch_store.h"
#include "support/shelf.h"

#define DAY 86400

#define ON_A_SHELF(test)                                                       \
	cmocka_unit_test_setup_teardown(test, shelf_setup, shelf_teardown)

static void
later(int days)
{
	clock_fixed_set(FIXTURE_NOW + (int64_t)days * DAY);
}

static int
open_in(const struct shelf *shelf, const char *name, int flags)
{
	char path[300];
	int file;

	snprintf(path, sizeof(path), "%.160s/%.100s", shelf->path, name);
	file = open(path, flags);
	assert_true(file >= 0);
	return file;
}

static void
a_backup_is_read_back_and_says_what_it_is(void **state)
{
	struct shelf *shelf = *state;
	struct backup_result result;
	unsigned char sum[BACKUP_SUM_BYTES];
	struct backup_head head;
	int64_t size = 0;
	int file;

	shelf_backup(shelf, "Sam", &result);
	assert_true(backup_name_is_backup(result.name));
	file = open_in(shelf, result.name, O_RDONLY);
	assert_int_equal(backup_file_look(file, &head), STATUS_OK);
	assert_int_equal(backup_file_check(file, &head, NULL, sum), STATUS_OK);
	assert_int_equal(file_size(file, &size), STATUS_OK);
	assert_int_equal(result.bytes, size);
	assert_int_equal(head.made_at, FIXTURE_NOW);
	assert_memory_equal(head.code, result.name + 17, 4);
	close(file);
	assert_int_equal(shelf_count(shelf), 1);
	assert_int_equal(result.removed_count, 0);
	backup_result_clear(&result);
	clubhouse_is_whole(shelf->house);
}

/* Do the bytes stand in the file? */
static bool
holds(int file, const unsigned char *bytes, size_t size)
{
	unsigned char *all;
	int64_t length = 0;
	bool found;

	assert_int_equal(file_size(file, &length), STATUS_OK);
	all = mem_alloc(1, (size_t)length);
	assert_int_equal(file_read_at(file, all, (size_t)length, 0), STATUS_OK);
	found = memmem(all, (size_t)length, bytes, size) != NULL;
	mem_free(all);
	return found;
}

static void
nothing_of_the_vaults_own_files_is_in_it(void **state)
{
	struct shelf *shelf = *state;
	char name[BACKUP_NAME_BYTES];
	struct clubhouse_files kept;
	int file;

	shelf_backup_name(shelf, name);
	clubhouse_keep(shelf->house, &kept);
	file = open_in(shelf, name, O_RDONLY);
	/* the control: a wrapped seed is copied as it is */
	assert_true(
	    holds(file, clubhouse_kept(&kept, "vault.key") + 136 + 420, 72));
	/* a sealed key, a page of each store */
	assert_false(
	    holds(file, clubhouse_kept(&kept, "vault.key") + 136 + 148, 80));
	assert_false(holds(file, clubhouse_kept(&kept, "records.db"), 64));
	assert_false(holds(file, clubhouse_kept(&kept, "releases.db"), 64));
	assert_false(holds(file, (const unsigned char *)"Robin", 5));
	close(file);
	clubhouse_forget(&kept);
}

static void
only_a_worker_makes_one(void **state)
{
	struct shelf *shelf = *state;
	struct unlock *unlock = clubhouse_open(shelf->house, "Mo");
	struct backups_state about;
	struct backup_result result;

	assert_int_equal(
	    backup_make(unlock, &shelf->place, NULL, &result), STATUS_DENIED);
	assert_int_equal(backup_state(unlock, &about), STATUS_DENIED);
	clubhouse_close(&unlock);
	assert_int_equal(clubhouse_unlock_words(
			     shelf->house, shelf->house->box.words, &unlock),
	    STATUS_OK);
	assert_int_equal(
	    backup_make(unlock, &shelf->place, NULL, &result), STATUS_DENIED);
	clubhouse_close(&unlock);
	assert_int_equal(shelf_count(shelf), 0);
}

static void
two_are_kept_and_none_over_70_days(void **state)
{
	struct shelf *shelf = *state;
	struct backup_result result;

	for (int i = 0; i < 4; i++) {
		later(7 * i);
		shelf_backup(shelf, "Sam", &result);
		assert_int_equal(result.removed_count, i < 2 ? 0 : 1);
		if (i >= 2)
			assert_int_equal(
			    result.removed[0].why, BACKUP_OVER_TWO);
		backup_result_clear(&result);
		assert_int_equal(shelf_count(shelf), i == 0 ? 1 : 2);
	}
	for (int i = 1; i <= 3; i++) {
		later(21 + 20 * i);
		clubhouse_try(shelf->house, "Sam");
	}
	later(21 + 71);
	shelf_backup(shelf, "Sam", &result);
	assert_int_equal(result.removed_count, 2);
	assert_int_equal(result.removed[0].why, BACKUP_OVER_AGE);
	assert_int_equal(result.removed[1].why, BACKUP_OVER_AGE);
	backup_result_clear(&result);
	assert_int_equal(shelf_count(shelf), 1);
}

static void
none_is_too_old_by_a_day_that_is_not_trusted(void **state)
{
	struct shelf *shelf = *state;
	struct backup_result result;
	struct unlock *unlock;

	shelf_backup_name(shelf, (char[BACKUP_NAME_BYTES]){0});
	later(400);
	shelf_backup(shelf, "Sam", &result);
	assert_int_equal(result.removed_count, 0);
	backup_result_clear(&result);
	assert_int_equal(shelf_count(shelf), 2);

	unlock = clubhouse_open(shelf->house, "Sam");
	assert_int_equal(records_confirm_date(unlock_records(unlock),
			     records_today(unlock_records(unlock))),
	    STATUS_OK);
	assert_int_equal(
	    backup_make(unlock, &shelf->place, NULL, &result), STATUS_OK);
	assert_int_equal(result.removed_count, 1);
	assert_int_equal(result.removed[0].why, BACKUP_OVER_AGE);
	backup_result_clear(&result);
	clubhouse_close(&unlock);
}

/* Robin has a phone number, and then says no to it. */
static void
take_something_back(struct shelf *shelf)
{
	static const char *const phone[] = {"phone"};
	struct unlock *unlock = clubhouse_open(shelf->house, "Sam");
	char code[CODE_TEXT_BYTES];

	handed_find(unlock, "Robin", code);
	handed_agree(unlock, code, "phone");
	handed_set(unlock, code, "phone", "07700 900123");
	clubhouse_close(&unlock);
	shelf_backup_name(shelf, (char[BACKUP_NAME_BYTES]){0});
	unlock = clubhouse_open(shelf->house, "Sam");
	assert_int_equal(
	    consent_refuse(unlock_records(unlock), code, phone, 1), STATUS_OK);
	clubhouse_close(&unlock);
}

static void
one_that_holds_what_was_narrowed_is_removed_where_it_is_seen(void **state)
{
	struct shelf *shelf = *state;
	struct backup_result result;

	take_something_back(shelf);
	shelf_backup(shelf, "Ana", &result);
	assert_int_equal(result.removed_count, 1);
	assert_int_equal(result.removed[0].why, BACKUP_HOLDS_ERASED);
	assert_false(result.removed[0].failed);
	assert_int_equal(result.not_cleaned.count, 0);
	assert_int_equal(result.erasures, 1);
	backup_result_clear(&result);
	assert_int_equal(shelf_count(shelf), 1);
}

static void
one_that_cannot_be_reached_is_named(void **state)
{
	struct shelf *shelf = *state;
	struct backup_result result;
	struct unlock *unlock;
	struct backups_state about;

	take_something_back(shelf);
	shelf_change(shelf, "other");
	shelf_backup(shelf, "Sam", &result);
	assert_int_equal(result.removed_count, 0);
	assert_int_equal(result.not_cleaned.count, 1);
	assert_string_equal(result.not_cleaned.all[0].label.text, "stick");
	backup_result_clear(&result);

	unlock = clubhouse_open(shelf->house, "Sam");
	assert_int_equal(backup_state(unlock, &about), STATUS_OK);
	assert_int_equal(about.copies, 2);
	assert_int_equal(about.not_cleaned, 1);
	assert_int_equal(about.days_since, 0);
	assert_false(about.is_due);
	clubhouse_close(&unlock);

	/* and no longer, once it was seen to */
	shelf_change(shelf, "stick");
	shelf_backup(shelf, "Sam", &result);
	assert_int_equal(result.not_cleaned.count, 0);
	backup_result_clear(&result);
}

static void
a_week_without_one_is_told(void **state)
{
	struct shelf *shelf = *state;
	struct backups_state about;
	struct unlock *unlock = clubhouse_open(shelf->house, "Sam");

	assert_int_equal(backup_state(unlock, &about), STATUS_OK);
	assert_true(about.is_due);
	assert_int_equal(about.days_since, -1);
	clubhouse_close(&unlock);
	shelf_backup_name(shelf, (char[BACKUP_NAME_BYTES]){0});
	later(6);
	unlock = clubhouse_open(shelf->house, "Sam");
	assert_int_equal(backup_state(unlock, &about), STATUS_OK);
	assert_false(about.is_due);
	clubhouse_close(&unlock);
	later(7);
	unlock = clubhouse_open(shelf->house, "Sam");
	assert_int_equal(backup_state(unlock, &about), STATUS_OK);
	assert_true(about.is_due);
	clubhouse_close(&unlock);
}

static void
a_vault_that_was_put_back_makes_none_over_a_newer_one(void **state)
{
	struct shelf *shelf = *state;
	struct clubhouse_files old;
	struct backup_result result;
	struct unlock *unlock;

	clubhouse_keep(shelf->house, &old);
	shelf_backup_name(shelf, (char[BACKUP_NAME_BYTES]){0});
	clubhouse_put_back(shelf->house, &old);
	clubhouse_forget(&old);
	unlock = clubhouse_open(shelf->house, "Sam");
	assert_int_equal(
	    backup_make(unlock, &shelf->place, NULL, &result), STATUS_DAMAGED);
	clubhouse_close(&unlock);
	assert_int_equal(shelf_count(shelf), 1);
}

static void
what_was_cut_off_is_taken_away_the_next_time(void **state)
{
	struct shelf *shelf = *state;
	char name[BACKUP_NAME_BYTES];
	struct backup_result result;
	struct unlock *unlock;
	int file;

	shelf_backup_name(shelf, name);
	unlock = clubhouse_open(shelf->house, "Sam");
	assert_int_equal(
	    backups_begin(unlock_records(unlock), "ZZZZ", "stick"), STATUS_OK);
	clubhouse_close(&unlock);
	file = open_in(shelf, name, O_RDWR);
	assert_int_equal(ftruncate(file, 1000), 0);
	close(file);
	/* proved once: it may be somebody's only one, and stays */
	shelf_backup(shelf, "Sam", &result);
	assert_int_equal(result.removed_count, 0);
	backup_result_clear(&result);
	/* never seen whole: it goes */
	assert_int_equal(shelf->place.create(shelf->place.context,
			     "sayso-2026-11-22-ZZZZ.backup", &file),
	    STATUS_OK);
	close(file);
	shelf_backup(shelf, "Sam", &result);
	assert_int_equal(result.removed_count, 1);
	assert_int_equal(result.removed[0].why, BACKUP_BROKEN);
	backup_result_clear(&result);
}

/*
 * The search that a lock makes: a copy that was left behind is in no backup,
 * and none is said to be made.
 */
static void
there_is_none_with_something_erased_in_it(void **state)
{
	struct shelf *shelf = *state;
	char code[CODE_TEXT_BYTES];

	erasing_fill(shelf->house, false, code);
	for (int leaves = 1; leaves >= 0; leaves--) {
		struct unlock *unlock =
		    handed_stretch(shelf->house, "Sam", 40 - leaves);
		struct backup_result made;

		if (leaves) {
			scratch_sql(unlock->records_store,
			    "PRAGMA secure_delete = OFF");
			erasing_forget(unlock, code);
		}
		status_clear();
		assert_int_equal(
		    backup_make(unlock, &shelf->place, NULL, &made),
		    leaves ? STATUS_DAMAGED : STATUS_OK);
		if (leaves)
			assert_non_null(strstr(status_sentence(STATUS_DAMAGED),
			    "Copies of what was erased"));
		assert_int_equal(shelf_count(shelf), leaves ? 0 : 1);
		backup_result_clear(&made);
		assert_int_equal(
		    unlock_close(&unlock), leaves ? STATUS_DAMAGED : STATUS_OK);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    ON_A_SHELF(there_is_none_with_something_erased_in_it),
	    ON_A_SHELF(a_backup_is_read_back_and_says_what_it_is),
	    ON_A_SHELF(nothing_of_the_vaults_own_files_is_in_it),
	    ON_A_SHELF(only_a_worker_makes_one),
	    ON_A_SHELF(two_are_kept_and_none_over_70_days),
	    ON_A_SHELF(none_is_too_old_by_a_day_that_is_not_trusted),
	    ON_A_SHELF(
		one_that_holds_what_was_narrowed_is_removed_where_it_is_seen),
	    ON_A_SHELF(one_that_cannot_be_reached_is_named),
	    ON_A_SHELF(a_week_without_one_is_told),
	    ON_A_SHELF(a_vault_that_was_put_back_makes_none_over_a_newer_one),
	    ON_A_SHELF(what_was_cut_off_is_taken_away_the_next_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
