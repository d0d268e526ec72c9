/*
 * Names taken off a register, regulars, outcomes and words beside a value do
 * not come back with an older backup, as values do not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "core/dispute.h"
#include "core/group.h"
#include "core/session.h"
#include "store/stmt.h"
#include "support/erasing.h"
#include "support/shelf.h"

#define ON_A_SHELF(test)                                                       \
	cmocka_unit_test_setup_teardown(test, shelf_setup, shelf_teardown)

static const char names[] = "SELECT count(*) FROM attendance";
static const char regulars[] = "SELECT count(*) FROM group_person";
static const char outcomes[] = "SELECT count(*) FROM outcome";
static const char words[] = "SELECT count(*) FROM field_words";
static const char phones[] =
    "SELECT count(*) FROM field f JOIN kind k ON k.id = f.kind"
    " WHERE k.name = 'phone'";

/* Wren on a register and among the regulars, with words of hers. */
static void
fill(struct shelf *shelf, char code[CODE_TEXT_BYTES])
{
	struct group group = {.name = "Boxing",
	    .weekday = -1,
	    .start_minute = -1,
	    .end_minute = -1};
	struct unlock *unlock;

	erasing_fill(shelf->house, false, code);
	unlock = handed_stretch(shelf->house, "Sam", 2);
	assert_int_equal(group_add(unlock_records(unlock), &group), STATUS_OK);
	assert_int_equal(
	    group_regular_add(unlock_records(unlock), "Boxing", code),
	    STATUS_OK);
	clubhouse_close(&unlock);
}

static void
take_off_register(struct unlock *unlock, const char *code)
{
	struct stmt *stmt = stmt_open(
	    unlock->records_store, "SELECT code FROM session LIMIT 1");
	char session[CODE_TEXT_BYTES] = "";

	assert_true(stmt_step(stmt));
	strncpy(session, stmt_text(stmt, 0), sizeof(session) - 1);
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
	assert_int_equal(
	    session_present_remove(unlock_records(unlock), session, code),
	    STATUS_OK);
}

/* Her words, or other ones in their place. */
static void
take_words_back(struct unlock *unlock, const char *code, const char *instead)
{
	struct records *records = unlock_records(unlock);
	const struct own_thing *phone;
	struct handed handed;
	struct own_view view;

	handed_begin(unlock, code, NULL, NULL, &handed);
	assert_int_equal(own_view(records, code, &view), STATUS_OK);
	phone = handed_thing(&view, "phone");
	if (instead != NULL)
		assert_int_equal(
		    dispute_say(records, code, phone->values[0].code, instead),
		    STATUS_OK);
	else
		assert_int_equal(
		    dispute_take_back(records, code, phone->values[0].code),
		    STATUS_OK);
	own_view_clear(&view);
	handed_end(&handed);
}

static void
say_no(struct unlock *unlock, const char *code)
{
	static const char *const kinds[] = {"attendance", "outcome"};
	struct handed handed;

	handed_begin(unlock, code, NULL, NULL, &handed);
	assert_int_equal(
	    own_say_no(unlock_records(unlock), code, kinds, 2), STATUS_OK);
	handed_end(&handed);
}

static void
restore(struct shelf *shelf, const char *name)
{
	struct restore_result result;

	assert_int_equal(shelf_restore(shelf, "Sam", name, &result), STATUS_OK);
	assert_int_equal(result.age, RESTORE_OLDER);
	restore_result_clear(&result);
}

static void
count_is(struct unlock *unlock, const char *sql, int64_t count)
{
	assert_int_equal(handed_int(unlock, sql), count);
}

static void
one_name_and_some_words_do_not_come_back(void **state)
{
	struct shelf *shelf = *state;
	char code[CODE_TEXT_BYTES], name[BACKUP_NAME_BYTES];
	struct unlock *unlock;

	fill(shelf, code);
	shelf_backup_name(shelf, name);
	unlock = handed_stretch(shelf->house, "Sam", 60);
	count_is(unlock, names, 1); /* the control: they were there */
	count_is(unlock, words, 1);
	take_off_register(unlock, code);
	take_words_back(unlock, code, NULL);
	clubhouse_close(&unlock);
	restore(shelf, name);
	unlock = handed_stretch(shelf->house, "Sam", 61);
	count_is(unlock, names, 0);
	count_is(unlock, words, 0);
	count_is(unlock, phones, 1);
	count_is(unlock, regulars, 1);
	count_is(unlock, outcomes, 1);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

/* Taken off, ticked again, taken off again: a backup of between has it. */
static void
a_name_taken_off_twice_does_not_come_back(void **state)
{
	struct shelf *shelf = *state;
	char code[CODE_TEXT_BYTES], name[BACKUP_NAME_BYTES];
	char session[CODE_TEXT_BYTES] = "";
	struct unlock *unlock;
	struct stmt *stmt;

	fill(shelf, code);
	unlock = handed_stretch(shelf->house, "Sam", 60);
	take_off_register(unlock, code);
	stmt = stmt_open(
	    unlock->records_store, "SELECT code FROM session LIMIT 1");
	assert_true(stmt_step(stmt));
	strncpy(session, stmt_text(stmt, 0), sizeof(session) - 1);
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
	assert_int_equal(
	    session_present_add(unlock_records(unlock), session, code),
	    STATUS_OK);
	clubhouse_close(&unlock);
	shelf_backup_name(shelf, name);
	unlock = handed_stretch(shelf->house, "Sam", 62);
	count_is(unlock, names, 1);
	take_off_register(unlock, code);
	clubhouse_close(&unlock);
	restore(shelf, name);
	unlock = handed_stretch(shelf->house, "Sam", 63);
	count_is(unlock, names, 0);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
words_that_were_replaced_do_not_come_back(void **state)
{
	struct shelf *shelf = *state;
	char code[CODE_TEXT_BYTES], name[BACKUP_NAME_BYTES];
	struct unlock *unlock;

	fill(shelf, code);
	shelf_backup_name(shelf, name);
	unlock = handed_stretch(shelf->house, "Sam", 60);
	take_words_back(unlock, code, "It is my number now.");
	clubhouse_close(&unlock);
	restore(shelf, name);
	unlock = handed_stretch(shelf->house, "Sam", 61);
	count_is(unlock, words, 0);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
write_notes(struct unlock *unlock, const char *notes)
{
	struct stmt *stmt = stmt_open(
	    unlock->records_store, "SELECT code FROM session LIMIT 1");
	char session[CODE_TEXT_BYTES] = "";

	assert_true(stmt_step(stmt));
	strncpy(session, stmt_text(stmt, 0), sizeof(session) - 1);
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
	assert_int_equal(
	    session_correct(unlock_records(unlock), session, "notes", notes),
	    STATUS_OK);
}

/* Blacked out for one, then for another: a backup of between has the other. */
static void
a_name_in_a_text_blacked_out_before_does_not_come_back(void **state)
{
	static const char named[] =
	    "SELECT count(*) FROM session WHERE notes LIKE '%Robin%'";
	struct shelf *shelf = *state;
	char code[CODE_TEXT_BYTES], name[BACKUP_NAME_BYTES];
	struct unlock *unlock;

	fill(shelf, code);
	unlock = handed_stretch(shelf->house, "Sam", 60);
	write_notes(unlock, "Wren brought rope and Robin tied it.");
	erasing_forget(unlock, code);
	clubhouse_close(&unlock);
	shelf_backup_name(shelf, name);
	unlock = handed_stretch(shelf->house, "Sam", 61);
	count_is(unlock, named, 1); /* the control: there still */
	handed_find(unlock, "Robin", code);
	erasing_forget(unlock, code);
	count_is(unlock, named, 0);
	clubhouse_close(&unlock);
	restore(shelf, name);
	unlock = handed_stretch(shelf->house, "Sam", 62);
	count_is(unlock, named, 0);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
all_of_a_kind_does_not_come_back(void **state)
{
	struct shelf *shelf = *state;
	char code[CODE_TEXT_BYTES], name[BACKUP_NAME_BYTES];
	struct unlock *unlock;

	fill(shelf, code);
	shelf_backup_name(shelf, name);
	unlock = handed_stretch(shelf->house, "Sam", 60);
	say_no(unlock, code);
	clubhouse_close(&unlock);
	restore(shelf, name);
	unlock = handed_stretch(shelf->house, "Sam", 61);
	count_is(unlock, names, 0);
	count_is(unlock, regulars, 0);
	count_is(unlock, outcomes, 0);
	count_is(unlock, phones, 1);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

/* Something sealed to Ana alone, who is removed: the restore takes both. */
static void
what_only_a_removed_worker_could_open_does_not_come_back(void **state)
{
	static const char sealed[] = "SELECT count(*) FROM field_seal";
	struct shelf *shelf = *state;
	char code[CODE_TEXT_BYTES], name[BACKUP_NAME_BYTES];
	struct unlock *unlock;

	unlock = handed_stretch(shelf->house, "Sam", 1);
	handed_find(unlock, "Robin", code);
	handed_agree(unlock, code, "school");
	handed_make_key(unlock, code, NULL);
	handed_chooses(unlock, code, NULL, "school", "Ana");
	handed_set(unlock, code, "school", "the one on the hill");
	clubhouse_close(&unlock);
	shelf_backup_name(shelf, name);
	unlock = handed_stretch(shelf->house, "Sam", 60);
	count_is(unlock, sealed, 1);
	assert_int_equal(unlock_user_remove(unlock, "Ana"), STATUS_OK);
	clubhouse_close(&unlock);
	restore(shelf, name);
	unlock = handed_stretch(shelf->house, "Sam", 61);
	count_is(unlock, sealed, 0);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    ON_A_SHELF(one_name_and_some_words_do_not_come_back),
	    ON_A_SHELF(a_name_taken_off_twice_does_not_come_back),
	    ON_A_SHELF(words_that_were_replaced_do_not_come_back),
	    ON_A_SHELF(a_name_in_a_text_blacked_out_before_does_not_come_back),
	    ON_A_SHELF(all_of_a_kind_does_not_come_back),
	    ON_A_SHELF(
		what_only_a_removed_worker_could_open_does_not_come_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
