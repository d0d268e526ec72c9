/*
 * What a restore knows of other places: an anchor proves only the history it is
 * of, and half a list of erasures is none that was asked.
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
#include "app/scrub.h"
#include "app/state.h"
#include "core/backups.h"
#include "core/field.h"
#include "support/clock_fixed.h"
#include "support/handed.h"
#include "support/records_fixture.h"
#include "support/shelf.h"

#define ON_A_SHELF(test)                                                       \
	cmocka_unit_test_setup_teardown(test, shelf_setup, shelf_teardown)

/* Robin's phone number is held, and taken out again. */
static void
add_phone(struct shelf *shelf)
{
	struct unlock *unlock = clubhouse_open(shelf->house, "Sam");
	char code[CODE_TEXT_BYTES];

	handed_find(unlock, "Robin", code);
	handed_agree(unlock, code, "phone");
	handed_set(unlock, code, "phone", "07700 900123");
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

static void
vault_uid_of(struct shelf *shelf, unsigned char uid[VAULT_UID_BYTES])
{
	struct vault_outside outside;

	assert_int_equal(
	    vault_look_outside(shelf->house->box.folder, &outside), STATUS_OK);
	memcpy(uid, outside.uid, VAULT_UID_BYTES);
}

/*
 * An anchor of a history that a restore left behind has the same number by
 * chance: it proves nothing.
 */
static void
an_anchor_of_another_history_proves_nothing(void **state)
{
	struct shelf *shelf = *state;
	struct restore_result result;
	struct ledger_head head = {.n = 0};
	struct state_note note;
	struct buf text = BUF_EMPTY;
	unsigned char uid[VAULT_UID_BYTES];

	add_phone(shelf);
	vault_uid_of(shelf, uid);
	note = (struct state_note){STATE_ANCHORS, uid};
	shelf_backup_name(shelf, (char[BACKUP_NAME_BYTES]){0});
	take_out_phone(shelf);
	clock_fixed_set(FIXTURE_NOW + 60);
	assert_int_equal(shelf_restore(shelf, "Sam", NULL, &result), STATUS_OK);
	shelf_drop_former(shelf, result.former.text);
	restore_result_clear(&result);
	clock_fixed_set(FIXTURE_NOW + 120);
	shelf_backup_name(shelf, (char[BACKUP_NAME_BYTES]){0});
	assert_int_equal(shelf_restore(shelf, "Sam", NULL, &result), STATUS_OK);
	assert_int_equal(result.age, RESTORE_NEWEST); /* the control */
	head.n = result.entries;
	shelf_drop_former(shelf, result.former.text);
	restore_result_clear(&result);

	shelf_forget_state(shelf);
	anchors_write(uid, &head, FIXTURE_NOW + 1, &text);
	assert_int_equal(state_write(&note, &text), STATUS_OK);
	buf_clear(&text);
	shelf_restore_alone(shelf, &result);
	assert_int_equal(result.age, RESTORE_CANNOT_KNOW);
	restore_result_clear(&result);
}

/* A file of erasures that was cut off was not asked. */
static void
what_was_erased_is_not_asked_of_half_a_file(void **state)
{
	struct shelf *shelf = *state;
	char path[300], erasures[BACKUP_NAME_BYTES];
	unsigned char uid[VAULT_UID_BYTES];
	struct restore_result result;

	add_phone(shelf);
	take_out_phone(shelf);
	shelf_backup_name(shelf, (char[BACKUP_NAME_BYTES]){0});
	vault_uid_of(shelf, uid);
	backup_name_of_erasures(uid, erasures);
	snprintf(path, sizeof(path), "%.160s/%.100s", shelf->path, erasures);
	for (int cut = 0; cut < 2; cut++) {
		struct stat about;

		assert_int_equal(stat(path, &about), 0);
		assert_int_equal(truncate(path, about.st_size - 9 * cut), 0);
		assert_int_equal(
		    shelf_restore(shelf, "Sam", NULL, &result), STATUS_OK);
		assert_int_equal(result.read_medium, !cut);
		shelf_drop_former(shelf, result.former.text);
		restore_result_clear(&result);
	}
}

/* Another stick has a newer one: it is on the list still. */
static void
newer_backups_elsewhere_are_known_afterwards(void **state)
{
	struct shelf *shelf = *state;
	struct restore_result result;
	struct backups backups;
	struct unlock *unlock;
	char other[BACKUP_NAME_BYTES];
	bool is_known = false;

	add_phone(shelf);
	shelf_change(shelf, "other");
	shelf_backup_name(shelf, (char[BACKUP_NAME_BYTES]){0});
	shelf_change(shelf, "stick");
	shelf_backup_name(shelf, (char[BACKUP_NAME_BYTES]){0});
	clock_fixed_set(FIXTURE_NOW + 60);
	shelf_change(shelf, "other");
	shelf_backup_name(shelf, other);
	shelf_change(shelf, "stick");
	clock_fixed_set(FIXTURE_NOW + 2 * 86400);
	assert_int_equal(shelf_restore(shelf, "Sam", NULL, &result), STATUS_OK);
	restore_result_clear(&result);

	unlock = clubhouse_open(shelf->house, "Sam");
	assert_int_equal(
	    backups_list(unlock_records(unlock), &backups), STATUS_OK);
	assert_int_equal(backups.count, 3);
	for (size_t i = 0; i < backups.count; i++)
		if (strncmp(backups.all[i].code, other + 17, 4) == 0) {
			is_known = true;
			assert_int_equal(backups.all[i].seen_on, FIXTURE_TODAY);
		}
	assert_true(is_known);
	backups_clear(&backups);
	clubhouse_close(&unlock);
}

/* The laptop died in their hands: their no counts all the same. */
static void
a_no_of_a_hand_over_that_was_cut_off_counts(void **state)
{
	static const char *const saying[][2] = {{"phone", NULL}, {"all", NULL}};
	static const char held[] =
	    "SELECT count(*) FROM field f JOIN person p ON p.id = f.person"
	    " WHERE f.value IN ('07700 900123', 'Robin')";
	struct shelf *shelf = *state;
	char code[CODE_TEXT_BYTES];

	add_phone(shelf);
	shelf_backup_name(shelf, (char[BACKUP_NAME_BYTES]){0});
	for (size_t i = 0; i < 2; i++) {
		struct unlock *unlock = clubhouse_open(shelf->house, "Sam");
		struct restore_result result;
		struct clubhouse_files then;
		struct handed handed;

		handed_find(unlock, "Robin", code);
		handed_begin(unlock, code, NULL, NULL, &handed);
		assert_int_equal(
		    own_say_no(unlock_records(unlock), code, saying[i], 1),
		    STATUS_OK);
		clubhouse_keep(shelf->house, &then);
		handed_end(&handed);
		clubhouse_close(&unlock);
		clubhouse_put_back(shelf->house, &then);
		shelf_forget_state(shelf);

		assert_int_equal(
		    shelf_restore(shelf, "Sam", NULL, &result), STATUS_OK);
		assert_true(result.erased > 0);
		shelf_drop_former(shelf, result.former.text);
		restore_result_clear(&result);
		clubhouse_forget(&then);
		unlock = clubhouse_open(shelf->house, "Sam");
		assert_int_equal(handed_int(unlock, held), i == 0 ? 1 : 0);
		handed_check(unlock);
		clubhouse_close(&unlock);
	}
}

static struct clubhouse *at_work;
static struct clubhouse_files in_between;

static void
keep_before_put(void *context, enum scrub_step step, int percent)
{
	(void)context;
	if (step == SCRUB_PUT && percent == 0)
		clubhouse_keep(at_work, &in_between);
}

/*
 * The machine stopped while the old store was being replaced: what is there
 * opens by the pending key only, and knows of an erasure that nobody else does.
 */
static void
a_vault_between_two_keys_is_asked_too(void **state)
{
	static const struct scrub_watch watch = {keep_before_put, NULL, NULL};
	static const char phones[] =
	    "SELECT count(*) FROM field WHERE value = '07700 900123'";
	struct shelf *shelf = *state;
	struct restore_result result;
	struct unlock *unlock;
	char code[CODE_TEXT_BYTES];

	add_phone(shelf);
	shelf_backup_name(shelf, (char[BACKUP_NAME_BYTES]){0});
	at_work = shelf->house;
	unlock = clubhouse_open(shelf->house, "Sam");
	scrub_watch(unlock, &watch);
	handed_find(unlock, "Robin", code);
	assert_int_equal(
	    field_take_out(unlock_records(unlock), code, "phone"), STATUS_OK);
	clubhouse_close(&unlock);
	clubhouse_put_back(shelf->house, &in_between);
	assert_int_equal(file_rename(shelf->house->box.folder, "records.db.new",
			     "records.db"),
	    STATUS_OK);
	shelf_forget_state(shelf);

	assert_int_equal(shelf_restore(shelf, "Sam", NULL, &result), STATUS_OK);
	assert_true(result.read_vault);
	assert_int_equal(result.erased, 1);
	restore_result_clear(&result);
	clubhouse_forget(&in_between);
	unlock = clubhouse_open(shelf->house, "Sam");
	assert_int_equal(handed_int(unlock, phones), 0);
	clubhouse_close(&unlock);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    ON_A_SHELF(an_anchor_of_another_history_proves_nothing),
	    ON_A_SHELF(what_was_erased_is_not_asked_of_half_a_file),
	    ON_A_SHELF(newer_backups_elsewhere_are_known_afterwards),
	    ON_A_SHELF(a_no_of_a_hand_over_that_was_cut_off_counts),
	    ON_A_SHELF(a_vault_between_two_keys_is_asked_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
