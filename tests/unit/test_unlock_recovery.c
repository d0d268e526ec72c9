/*
 * The words of the envelope let in one worker, are replaced by that, and do
 * nothing else.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "core/core_internal.h"
#include "store/stmt.h"
#include "support/clubhouse.h"
#include "support/key_traces.h"

#define AT_HOME(test)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    test, clubhouse_setup, clubhouse_teardown)

/* The newest entries of the ledger are these, the newest first. */
static void
assert_newest(struct unlock *unlock, const char *const *events, size_t count)
{
	static const char sql[] = "SELECT event FROM ledger ORDER BY n DESC";
	struct stmt *stmt = stmt_open(unlock->records_store, sql);

	for (size_t i = 0; i < count; i++) {
		assert_true(stmt_step(stmt));
		assert_string_equal(stmt_text(stmt, 0), events[i]);
	}
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
}

static void
the_envelope_can_be_taken_away(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");

	assert_true(unlock_has_recovery(unlock));
	assert_int_equal(unlock_user_remove(unlock, "recovery"), STATUS_OK);
	assert_false(unlock_has_recovery(unlock));
	clubhouse_close(&unlock);
	assert_int_equal(
	    clubhouse_try_words(house, house->box.words), STATUS_NOT_FOUND);
	clubhouse_is_whole(house);
}

static void
recovery_words_open_only_to_let_somebody_in(void **state)
{
	struct clubhouse *house = *state;
	struct secret *words = NULL;
	struct unlock *unlock = NULL;
	bool asked = false;
	int64_t values;

	assert_int_equal(
	    clubhouse_unlock_words(house, house->box.words, &unlock),
	    STATUS_OK);
	assert_true(unlock_is_recovery(unlock));
	assert_null(unlock_records(unlock));
	assert_int_equal(unlock_user_remove(unlock, "Ana"), STATUS_DENIED);
	assert_int_equal(unlock_user_remove(unlock, "recovery"), STATUS_DENIED);
	assert_int_equal(
	    unlock_user_only_theirs(unlock, "Ana", &values), STATUS_DENIED);
	assert_int_equal(clubhouse_add(unlock, "Kit", false), STATUS_DENIED);
	assert_int_equal(unlock_recovery_new(unlock, &words), STATUS_DENIED);
	assert_null(words);
	assert_int_equal(unlock_setting_set(unlock, "address", "Moon", &asked),
	    STATUS_DENIED);
	clubhouse_close(&unlock);
	clubhouse_is_whole(house);
	assert_int_equal(
	    clubhouse_try_words(house, house->box.words), STATUS_OK);
}

/* Open by words, add, close; the new words come out. */
static struct secret *
let_in(struct clubhouse *house, const struct secret *words, const char *name)
{
	struct secret *phrase = keybox_phrase(name);
	struct secret *fresh = NULL, *again = NULL;
	struct unlock *unlock = NULL;

	assert_int_equal(
	    clubhouse_unlock_words(house, words, &unlock), STATUS_OK);
	assert_int_equal(
	    unlock_user_add(unlock, name, true, &phrase, &fresh), STATUS_OK);
	assert_non_null(fresh);
	/* once: then it is over */
	phrase = keybox_phrase("Zed");
	assert_int_equal(unlock_user_add(unlock, "Zed", true, &phrase, &again),
	    STATUS_DENIED);
	assert_null(phrase);
	assert_null(again);
	clubhouse_close(&unlock);
	return fresh;
}

static void
recovery_words_let_in_one_worker_and_are_replaced(void **state)
{
	static unsigned char before[KEYFILE_BYTES];
	struct clubhouse *house = *state;
	struct secret *fresh;

	keybox_read(&house->box, before);
	fresh = let_in(house, house->box.words, " Kit ");
	assert_int_equal(clubhouse_try(house, "Kit"), STATUS_WRONG_PASSPHRASE);
	assert_int_equal(clubhouse_try_words(house, house->box.words),
	    STATUS_WRONG_PASSPHRASE);
	assert_int_equal(clubhouse_try_words(house, fresh), STATUS_OK);
	traces_slot_is_wiped(house, before, KEYBOX_RECOVERY);
	clubhouse_is_whole(house);

	traces_old_keys_open_nothing(
	    house, before, keybox_copy(house->box.words), VAULT_RECOVERY_NAME);
	clubhouse_is_whole(house);
	secret_free(fresh);
}

static void
the_use_of_recovery_words_is_written_down(void **state)
{
	static const char *const events[] = {
	    "recovery_replaced", "recovery_used", "user_added"};
	static const char sql[] =
	    "SELECT l.body, u.uid FROM ledger l, user u"
	    " WHERE l.event = 'recovery_used' AND u.name = 'Kit'";
	struct clubhouse *house = *state;
	struct secret *fresh = let_in(house, house->box.words, "Kit");
	struct unlock *unlock = clubhouse_open(house, "Kit");
	struct buf line = BUF_EMPTY;
	unsigned char uid[UID_BYTES];
	struct stmt *stmt;

	assert_newest(unlock, events, 3);
	stmt = stmt_open(unlock->records_store, sql);
	assert_true(stmt_step(stmt));
	stmt_copy_blob(stmt, 1, uid, sizeof(uid));
	ledger_line_uid(&line, "made", uid);
	assert_non_null(strstr(stmt_text(stmt, 0), line.text));
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
	clubhouse_close(&unlock);
	buf_clear(&line);
	secret_free(fresh);
}

static void
new_recovery_words_end_the_old_ones(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Ana");
	struct secret *fresh = NULL;

	assert_int_equal(
	    clubhouse_try_words(house, house->box.words), STATUS_BUSY);
	assert_int_equal(unlock_recovery_new(unlock, &fresh), STATUS_OK);
	assert_non_null(fresh);
	assert_true(unlock_has_recovery(unlock));
	clubhouse_close(&unlock);
	assert_int_equal(clubhouse_try_words(house, house->box.words),
	    STATUS_WRONG_PASSPHRASE);
	assert_int_equal(clubhouse_try_words(house, fresh), STATUS_OK);
	clubhouse_is_whole(house);
	secret_free(fresh);
}

static void
an_envelope_can_be_made_where_there_is_none(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct secret *fresh = NULL;

	assert_int_equal(unlock_user_remove(unlock, "recovery"), STATUS_OK);
	assert_int_equal(unlock_recovery_new(unlock, &fresh), STATUS_OK);
	clubhouse_close(&unlock);
	assert_int_equal(clubhouse_try_words(house, fresh), STATUS_OK);
	clubhouse_is_whole(house);
	secret_free(fresh);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    AT_HOME(the_envelope_can_be_taken_away),
	    AT_HOME(recovery_words_open_only_to_let_somebody_in),
	    AT_HOME(recovery_words_let_in_one_worker_and_are_replaced),
	    AT_HOME(the_use_of_recovery_words_is_written_down),
	    AT_HOME(new_recovery_words_end_the_old_ones),
	    AT_HOME(an_envelope_can_be_made_where_there_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
