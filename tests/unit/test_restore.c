/*
 * A vault made again from a backup: what comes back, what does not, and who is
 * told.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "app/backup_internal.h"
#include "base/mem.h"
#include "core/consent.h"
#include "core/field.h"
#include "core/person.h"
#include "core/restored.h"
#include "support/clock_fixed.h"
#include "support/handed.h"
#include "support/records_fixture.h"
#include "support/shelf.h"

#define PHONE "07700 900123"

#define ON_A_SHELF(test)                                                       \
	cmocka_unit_test_setup_teardown(test, shelf_setup, shelf_teardown)

static const char values[] = "SELECT count(*) FROM field WHERE value <> ''";
static const char live[] = "SELECT count(*) FROM v_consent WHERE state = "
			   "'live'";
static const char shut[] = "SELECT count(*) FROM v_consent WHERE why_shut = "
			   "'restored' AND state = 'shut'";

/* Robin's phone number is held. */
static void
add_phone(struct shelf *shelf)
{
	struct unlock *unlock = clubhouse_open(shelf->house, "Sam");
	char code[CODE_TEXT_BYTES];

	handed_find(unlock, "Robin", code);
	handed_agree(unlock, code, "phone");
	handed_set(unlock, code, "phone", PHONE);
	clubhouse_close(&unlock);
}

static void
take_out_phone(struct shelf *shelf)
{
	struct unlock *unlock = clubhouse_open(shelf->house, "Sam");
	char code[CODE_TEXT_BYTES];

	handed_find(unlock, "Robin", code);
	assert_int_equal(
	    field_take_out(unlock_records(unlock), code, "phone"), STATUS_OK);
	clubhouse_close(&unlock);
}

/* How many rows the query gives, in a stretch of its own. */
static int64_t
number(struct shelf *shelf, const char *sql)
{
	struct unlock *unlock = clubhouse_open(shelf->house, "Sam");
	int64_t count = shelf_number(unlock, sql);

	clubhouse_close(&unlock);
	return count;
}

static void
what_was_there_is_there_again(void **state)
{
	static const char *const openers[] = {"Ana", VAULT_RECOVERY_NAME};
	struct shelf *shelf = *state;
	char name[BACKUP_NAME_BYTES];
	struct restore_result result;

	add_phone(shelf);
	shelf_backup_name(shelf, name);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(
		    shelf_restore(shelf, openers[i], name, &result), STATUS_OK);
		assert_string_equal(result.name, name);
		assert_int_equal(number(shelf, values), 3);
		clubhouse_is_whole(shelf->house);
		shelf_drop_former(shelf, result.former.text);
		restore_result_clear(&result);
	}
}

static void
nothing_is_shut_when_nothing_newer_is_known(void **state)
{
	struct shelf *shelf = *state;
	struct restore_result result;

	add_phone(shelf);
	shelf_backup_name(shelf, (char[BACKUP_NAME_BYTES]){0});
	assert_int_equal(shelf_restore(shelf, "Sam", NULL, &result), STATUS_OK);
	assert_int_equal(result.age, RESTORE_NEWEST);
	assert_int_equal(result.shut, 0);
	restore_result_clear(&result);
	assert_int_equal(number(shelf, live), 3);
}

static void
all_is_shut_when_it_is_older_or_that_cannot_be_known(void **state)
{
	struct shelf *shelf = *state;
	struct restore_result result;

	add_phone(shelf);
	shelf_backup_name(shelf, (char[BACKUP_NAME_BYTES]){0});
	take_out_phone(shelf);
	assert_int_equal(shelf_restore(shelf, "Sam", NULL, &result), STATUS_OK);
	assert_int_equal(result.age, RESTORE_OLDER);
	assert_true(result.behind > 0);
	assert_int_equal(result.shut, 3);
	shelf_drop_former(shelf, result.former.text);
	restore_result_clear(&result);
	assert_int_equal(number(shelf, live), 0);
	assert_int_equal(number(shelf, shut), 3);
	clubhouse_is_whole(shelf->house);

	/* on another computer, without the vault */
	shelf_forget_state(shelf);
	shelf_restore_alone(shelf, &result);
	assert_int_equal(result.age, RESTORE_CANNOT_KNOW);
	assert_int_equal(result.former.length, 0);
	restore_result_clear(&result);
	assert_int_equal(number(shelf, live), 0);
	clubhouse_is_whole(shelf->house);
}

/* Which of the three knows of it. */
enum source { ON_THE_MEDIUM, ON_THIS_COMPUTER, IN_THE_VAULT, NOWHERE };

static void
keep_only(struct shelf *shelf, enum source source,
    const struct clubhouse_files *before)
{
	char path[400], erasures[BACKUP_NAME_BYTES];
	struct vault_outside outside;

	assert_int_equal(
	    vault_look_outside(shelf->house->box.folder, &outside), STATUS_OK);
	backup_name_of_erasures(outside.uid, erasures);
	if (source != ON_THE_MEDIUM)
		assert_int_equal(
		    shelf->place.remove(shelf->place.context, erasures),
		    STATUS_OK);
	if (source == ON_THE_MEDIUM) {
		struct unlock *unlock = clubhouse_open(shelf->house, "Sam");
		struct backup_result made;

		assert_int_equal(
		    backup_make(unlock, &shelf->place, NULL, &made), STATUS_OK);
		snprintf(path, sizeof(path), "%.160s/%.100s", shelf->path,
		    made.name);
		assert_int_equal(unlink(path), 0);
		backup_result_clear(&made);
		clubhouse_close(&unlock);
	}
	if (source != IN_THE_VAULT)
		clubhouse_put_back(shelf->house, before);
	if (source != ON_THIS_COMPUTER)
		shelf_forget_state(shelf);
}

static void
what_was_erased_does_not_come_back_whoever_knows_of_it(void **state)
{
	struct shelf *shelf = *state;
	struct clubhouse_files before;
	char name[BACKUP_NAME_BYTES], path[400], kept[400];
	struct restore_result result;

	add_phone(shelf);
	shelf_backup_name(shelf, name);
	clubhouse_keep(shelf->house, &before);
	snprintf(kept, sizeof(kept), "%.120s/kept", shelf->house->above);
	assert_int_equal(mkdir(kept, 0700), 0);
	for (enum source source = ON_THE_MEDIUM; source <= NOWHERE; source++) {
		/* out of reach, so that it is not cleaned */
		snprintf(path, sizeof(path), "%.160s/%.60s", shelf->path, name);
		snprintf(kept, sizeof(kept), "%.120s/kept/kept",
		    shelf->house->above);
		take_out_phone(shelf);
		assert_int_equal(rename(path, kept), 0);
		keep_only(shelf, source, &before);
		if (access(kept, F_OK) == 0)
			assert_int_equal(rename(kept, path), 0);
		assert_int_equal(
		    shelf_restore(shelf, "Sam", name, &result), STATUS_OK);
		assert_int_equal(result.erased, source == NOWHERE ? 0 : 1);
		assert_int_equal(
		    number(shelf, values), source == NOWHERE ? 3 : 2);
		clubhouse_is_whole(shelf->house);
		shelf_drop_former(shelf, result.former.text);
		restore_result_clear(&result);
		clubhouse_put_back(shelf->house, &before);
	}
	clubhouse_forget(&before);
}

static void
who_was_removed_stays_removed(void **state)
{
	struct shelf *shelf = *state;
	struct restore_result result;
	struct unlock *unlock;

	shelf_backup_name(shelf, (char[BACKUP_NAME_BYTES]){0});
	unlock = clubhouse_open(shelf->house, "Sam");
	assert_int_equal(unlock_user_remove(unlock, "Ana"), STATUS_OK);
	clubhouse_close(&unlock);
	assert_int_equal(
	    shelf_restore(shelf, "Ana", NULL, &result), STATUS_DENIED);
	clubhouse_is_whole(shelf->house);
	assert_int_equal(shelf_restore(shelf, "Sam", NULL, &result), STATUS_OK);
	assert_int_equal(result.users, 1);
	restore_result_clear(&result);
	assert_false(clubhouse_has_user(shelf->house, "Ana"));
	assert_int_equal(clubhouse_try(shelf->house, "Ana"), STATUS_NOT_FOUND);
	clubhouse_is_whole(shelf->house);
}

static void
everybody_is_told(void **state)
{
	struct shelf *shelf = *state;
	struct restore_result result;
	struct restored restored;
	char code[CODE_TEXT_BYTES];
	struct unlock *unlock;
	struct handed handed;
	struct own_view view;

	shelf_backup_name(shelf, (char[BACKUP_NAME_BYTES]){0});
	clock_fixed_set(FIXTURE_NOW + 60);
	assert_int_equal(shelf_restore(shelf, "Sam", NULL, &result), STATUS_OK);
	restore_result_clear(&result);
	unlock = clubhouse_open(shelf->house, "Sam");
	assert_int_equal(
	    restored_read(unlock_records(unlock), &restored), STATUS_OK);
	assert_int_not_equal(restored.n, 0);
	assert_int_equal(restored.made_on, FIXTURE_TODAY);
	handed_find(unlock, "Robin", code);
	handed_begin(unlock, code, NULL, NULL, &handed);
	assert_int_equal(
	    own_view(unlock_records(unlock), code, &view), STATUS_OK);
	assert_int_equal(handed_news(&view, OWN_NEWS_RESTORED), 1);
	own_view_clear(&view);
	handed_end(&handed);
	clubhouse_close(&unlock);
}

static void
the_former_vault_is_as_it_was(void **state)
{
	struct shelf *shelf = *state;
	struct clubhouse_files before;
	struct restore_result result;
	struct folder *former = NULL;

	shelf_backup_name(shelf, (char[BACKUP_NAME_BYTES]){0});
	clubhouse_keep(shelf->house, &before);
	assert_int_equal(shelf_restore(shelf, "Ana", NULL, &result), STATUS_OK);
	assert_int_equal(folder_open(result.former.text, &former), STATUS_OK);
	for (size_t i = 0; i < before.count; i++) {
		unsigned char *bytes = mem_alloc(1, before.file[i].size + 1);
		int64_t size = 0;
		int file = -1;

		assert_int_equal(
		    file_open(former, before.file[i].name, &file), STATUS_OK);
		assert_int_equal(file_size(file, &size), STATUS_OK);
		assert_int_equal(size, before.file[i].size);
		assert_int_equal(
		    file_read_at(file, bytes, (size_t)size, 0), STATUS_OK);
		assert_memory_equal(bytes, before.file[i].bytes, (size_t)size);
		file_close(&file);
		mem_free(bytes);
	}
	folder_close(former);
	restore_result_clear(&result);
	clubhouse_forget(&before);
}

static void
its_keys_are_not_the_backups(void **state)
{
	struct shelf *shelf = *state;
	struct restore_result result;
	struct clubhouse_files after;
	char name[BACKUP_NAME_BYTES];
	struct backup_head head;
	unsigned char *keyfile = mem_alloc(1, VAULT_FILE_BYTES);
	int file = -1;

	shelf_backup_name(shelf, name);
	assert_int_equal(shelf_restore(shelf, "Sam", name, &result), STATUS_OK);
	restore_result_clear(&result);
	clubhouse_keep(shelf->house, &after);
	assert_int_equal(
	    shelf->place.open_to_read(shelf->place.context, name, &file),
	    STATUS_OK);
	assert_int_equal(backup_file_look(file, &head), STATUS_OK);
	assert_int_equal(backup_file_keys(file, keyfile), STATUS_OK);
	/* sealed keys of the first slot: vault key, records key */
	assert_memory_not_equal(keyfile + 136 + 148,
	    clubhouse_kept(&after, "vault.key") + 136 + 148, 80);
	assert_memory_not_equal(keyfile + 136 + 228,
	    clubhouse_kept(&after, "vault.key") + 136 + 228, 80);
	file_close(&file);
	mem_free(keyfile);
	clubhouse_forget(&after);
}

static void
what_is_in_the_way_is_left_alone(void **state)
{
	struct shelf *shelf = *state;
	struct restore_result result;
	struct unlock *unlock;
	struct restore_plan plan = {.place = &shelf->place, .user = "Sam"};
	struct secret *phrase = keybox_phrase("Sam");

	shelf_backup_name(shelf, (char[BACKUP_NAME_BYTES]){0});
	unlock = clubhouse_open(shelf->house, "Sam");
	plan.into = shelf->house->box.path;
	assert_int_equal(restore_do(&plan, &phrase, &result), STATUS_BUSY);
	clubhouse_close(&unlock);
	/* a folder with other things in it */
	plan.into = shelf->path;
	phrase = keybox_phrase("Sam");
	assert_int_equal(
	    restore_do(&plan, &phrase, &result), STATUS_CANNOT_CREATE);
	phrase = keybox_phrase("Jo");
	plan.into = shelf->house->box.path;
	assert_int_equal(
	    restore_do(&plan, &phrase, &result), STATUS_WRONG_PASSPHRASE);
	clubhouse_is_whole(shelf->house);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    ON_A_SHELF(what_was_there_is_there_again),
	    ON_A_SHELF(nothing_is_shut_when_nothing_newer_is_known),
	    ON_A_SHELF(all_is_shut_when_it_is_older_or_that_cannot_be_known),
	    ON_A_SHELF(what_was_erased_does_not_come_back_whoever_knows_of_it),
	    ON_A_SHELF(who_was_removed_stays_removed),
	    ON_A_SHELF(everybody_is_told),
	    ON_A_SHELF(the_former_vault_is_as_it_was),
	    ON_A_SHELF(its_keys_are_not_the_backups),
	    ON_A_SHELF(what_is_in_the_way_is_left_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
