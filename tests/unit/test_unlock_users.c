/*
 * Users come and go: whoever is added opens with their own passphrase, whoever
 * is removed opens nothing any more, with an old copy of the key file either;
 * the words of the envelope let in one worker and do nothing else.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "base/mem.h"
#include "core/group.h"
#include "core/ledger.h"
#include "store/stmt.h"
#include "support/clubhouse.h"
#include "support/records_fixture.h"
#include "vault/keyfile_io.h"

#define AT_HOME(test)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    test, clubhouse_setup, clubhouse_teardown)

static const struct unlock_user *
find(const struct unlock_user *users, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(users[i].name, name) == 0)
			return &users[i];
	return NULL;
}

/* The one integer that ${sql} answers, of the records. */
static int64_t
ask_int(struct unlock *unlock, const char *sql)
{
	struct stmt *stmt = stmt_open(unlock->records_store, sql);
	int64_t value = 0;

	assert_int_equal(stmt_one_int(&stmt, &value), STATUS_OK);
	return value;
}

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

/* Adding ------------------------------------------------------------------- */

static void
each_user_opens_with_their_own_passphrase(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");

	assert_int_equal(clubhouse_try(house, "Kit"), STATUS_BUSY);
	assert_int_equal(clubhouse_add(unlock, "Kit", true), STATUS_OK);
	assert_int_equal(clubhouse_add(unlock, "Bo", false), STATUS_OK);
	clubhouse_close(&unlock);

	unlock = clubhouse_open(house, "Kit");
	assert_true(unlock_is_worker(unlock));
	assert_non_null(unlock_records(unlock));
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Bo");
	assert_false(unlock_is_worker(unlock));
	assert_null(unlock_records(unlock));
	clubhouse_close(&unlock);
	clubhouse_is_whole(house);
}

static void
the_list_has_everybody_and_since_when(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct unlock_user *users = NULL;
	size_t count = 0;

	assert_int_equal(unlock_user_list(unlock, &users, &count), STATUS_OK);
	assert_int_equal(count, KEYBOX_USERS);
	assert_true(find(users, count, "Sam")->is_worker);
	assert_false(find(users, count, "Mo")->is_worker);
	assert_true(find(users, count, "recovery")->is_recovery);
	assert_false(find(users, count, "Ana")->is_recovery);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(users[i].added_on, FIXTURE_TODAY);
	mem_free(users);
	clubhouse_close(&unlock);

	unlock = clubhouse_open(house, "Mo");
	assert_int_equal(unlock_user_list(unlock, &users, &count), STATUS_OK);
	assert_int_equal(count, KEYBOX_USERS);
	assert_int_equal(find(users, count, "Ana")->added_on, DAY_NONE);
	mem_free(users);
	clubhouse_close(&unlock);
}

static void
a_name_is_kept_tidy_and_once(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");

	assert_int_equal(clubhouse_add(unlock, "ana", true), STATUS_INVALID);
	assert_int_equal(
	    clubhouse_add(unlock, "recovery", true), STATUS_INVALID);
	assert_int_equal(clubhouse_add(unlock, "", true), STATUS_INVALID);
	assert_int_equal(clubhouse_add(unlock, "  Kit  Moor ", true), STATUS_OK);
	assert_true(clubhouse_has_user(house, "Kit Moor"));
	clubhouse_close(&unlock);
	clubhouse_is_whole(house);
}

/* A manager's key changes nobody's ----------------------------------------- */

static void
a_manager_changes_nobodys_key(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Mo");
	struct secret *words = NULL;
	int64_t values;

	assert_int_equal(clubhouse_add(unlock, "Kit", true), STATUS_DENIED);
	assert_int_equal(clubhouse_add(unlock, "Kit", false), STATUS_DENIED);
	assert_int_equal(unlock_user_remove(unlock, "Ana"), STATUS_DENIED);
	assert_int_equal(unlock_user_remove(unlock, "Mo"), STATUS_DENIED);
	assert_int_equal(
	    unlock_user_only_theirs(unlock, "Ana", &values), STATUS_DENIED);
	assert_int_equal(unlock_recovery_new(unlock, &words), STATUS_DENIED);
	assert_null(words);
	clubhouse_close(&unlock);
	clubhouse_is_whole(house);

	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(clubhouse_add(unlock, "Kit", true), STATUS_OK);
	assert_int_equal(unlock_user_remove(unlock, "Ana"), STATUS_OK);
	clubhouse_close(&unlock);
}

/* Removing ----------------------------------------------------------------- */

static size_t
count_in(const unsigned char *bytes, size_t size, const unsigned char *part,
    size_t part_size)
{
	size_t found = 0;

	for (size_t i = 0; i + part_size <= size; i++)
		if (memcmp(bytes + i, part, part_size) == 0)
			found++;
	return found;
}

/* Nothing that was ${user}'s in ${before} may stand in the key file now. */
static void
assert_slot_is_wiped(
    struct clubhouse *house, const unsigned char *before, size_t user)
{
	static unsigned char now[KEYFILE_BYTES];
	const unsigned char *slot = before + AT_SLOTS + user * SLOT_BYTES;
	static const struct {
		size_t at, size;
	} parts[] = {
	    {SLOT_UID, VAULT_UID_BYTES},
	    {SLOT_SIGN_PUBLIC, VAULT_KEY_BYTES},
	    {SLOT_BOX_PUBLIC, VAULT_KEY_BYTES},
	    {SLOT_VAULT_KEY, 16},
	    {SLOT_VAULT_KEY + 64, 16},
	    {SLOT_RECORDS_KEY, 16},
	    {SLOT_RECORDS_KEY + 64, 16},
	    {SLOT_SALT, 16},
	    {SLOT_NONCE, KEYFILE_NONCE_BYTES},
	    {SLOT_SEED, 16},
	    {SLOT_SEED + 32, 16},
	};

	keybox_read(&house->box, now);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		const unsigned char *part = slot + parts[i].at;

		/* the control: they were there, in both copies */
		assert_int_equal(count_in(before, KEYFILE_BYTES, part,
				     parts[i].size),
		    2);
		assert_int_equal(
		    count_in(now, KEYFILE_BYTES, part, parts[i].size), 0);
	}
}

/* The keys ${name} gets from an old copy of the key file open no store. */
static void
assert_old_keys_open_nothing(
    struct clubhouse *house, const unsigned char *old, const char *name)
{
	static unsigned char now[KEYFILE_BYTES];
	struct vault *vault;

	keybox_read(&house->box, now);
	keybox_write(&house->box, old, KEYFILE_BYTES);
	vault = keybox_open(&house->box, name);
	assert_int_equal(store_try_key(house->box.folder, "records.db",
			     vault_records_store_key(vault)),
	    STATUS_DAMAGED);
	assert_int_equal(store_try_key(house->box.folder, "releases.db",
			     vault_releases_store_key(vault)),
	    STATUS_DAMAGED);
	vault_close(&vault);
	assert_int_equal(clubhouse_try(house, name), STATUS_DAMAGED);
	keybox_write(&house->box, now, KEYFILE_BYTES);

	/* the control: today's keys do */
	vault = keybox_open(&house->box, "Sam");
	assert_int_equal(store_try_key(house->box.folder, "records.db",
			     vault_records_store_key(vault)),
	    STATUS_OK);
	assert_int_equal(store_try_key(house->box.folder, "releases.db",
			     vault_releases_store_key(vault)),
	    STATUS_OK);
	vault_close(&vault);
}

static void
a_removed_worker_opens_nothing_any_more(void **state)
{
	static unsigned char before[KEYFILE_BYTES];
	struct clubhouse *house = *state;
	struct unlock *unlock;

	assert_int_equal(clubhouse_try(house, "Ana"), STATUS_OK);
	keybox_read(&house->box, before);
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(unlock_user_remove(unlock, "Ana"), STATUS_OK);
	clubhouse_close(&unlock);

	assert_int_equal(clubhouse_try(house, "Ana"), STATUS_NOT_FOUND);
	assert_slot_is_wiped(house, before, KEYBOX_ANA);
	assert_old_keys_open_nothing(house, before, "Ana");
	assert_int_equal(clubhouse_try(house, "Sam"), STATUS_OK);
	assert_int_equal(clubhouse_try(house, "Mo"), STATUS_OK);
	assert_int_equal(
	    clubhouse_try_words(house, house->box.words), STATUS_OK);
	clubhouse_is_whole(house);
}

static void
a_removed_manager_opens_nothing_any_more(void **state)
{
	static unsigned char before[KEYFILE_BYTES];
	static unsigned char now[KEYFILE_BYTES];
	struct clubhouse *house = *state;
	struct unlock *unlock;
	struct vault *vault;

	keybox_read(&house->box, before);
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(unlock_user_remove(unlock, "Mo"), STATUS_OK);
	clubhouse_close(&unlock);
	assert_int_equal(clubhouse_try(house, "Mo"), STATUS_NOT_FOUND);

	keybox_read(&house->box, now);
	keybox_write(&house->box, before, KEYFILE_BYTES);
	vault = keybox_open(&house->box, "Mo");
	assert_int_equal(store_try_key(house->box.folder, "releases.db",
			     vault_releases_store_key(vault)),
	    STATUS_DAMAGED);
	vault_close(&vault);
	keybox_write(&house->box, now, KEYFILE_BYTES);
	clubhouse_is_whole(house);
}

static void
of_a_removed_user_the_name_stays_beside_what_they_did(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Ana");
	static const char *const events[] = {"user_removed"};

	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(unlock_user_remove(unlock, "Ana"), STATUS_OK);
	assert_int_equal(
	    ask_int(unlock,
		"SELECT count(*) FROM user WHERE name = 'Ana'"
		" AND removed_on = 20779"),
	    1);
	assert_int_equal(
	    ask_int(unlock,
		"SELECT count(*) FROM user WHERE removed_on IS NOT NULL"),
	    1);
	assert_int_equal(
	    ask_int(
		unlock, "SELECT count(*) FROM tombstone WHERE what = 'user'"),
	    1);
	assert_newest(unlock, events, 1);
	/* who comes under the same name is somebody else */
	assert_int_equal(clubhouse_add(unlock, "Ana", true), STATUS_OK);
	clubhouse_close(&unlock);
	assert_int_equal(clubhouse_try(house, "Ana"), STATUS_OK);
	clubhouse_is_whole(house);
}

static void
the_tombstone_is_the_hash_of_the_users_uid(void **state)
{
	static const char sql[] =
	    "SELECT hash FROM tombstone WHERE what = 'user'";
	unsigned char uid[UID_BYTES], want[LEDGER_SUBJECT_BYTES];
	unsigned char got[LEDGER_SUBJECT_BYTES];
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Ana");
	struct stmt *stmt;

	memcpy(uid, vault_me(unlock->vault)->uid, sizeof(uid));
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(unlock_user_remove(unlock, "Ana"), STATUS_OK);
	ledger_subject(uid, want);
	stmt = stmt_open(unlock->records_store, sql);
	assert_true(stmt_step(stmt));
	stmt_copy_blob(stmt, 0, got, sizeof(got));
	assert_memory_equal(got, want, sizeof(want));
	assert_false(stmt_step(stmt));
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
	clubhouse_close(&unlock);
}

static void
a_removed_worker_leaves_their_groups(void **state)
{
	static const char sql[] = "SELECT count(*) FROM group_worker"
				  " WHERE until_on IS NULL";
	struct clubhouse *house = *state;
	struct group_new group = {.name = "Tuesday"};
	struct unlock *unlock = clubhouse_open(house, "Sam");

	assert_int_equal(group_add(unlock_records(unlock), &group), STATUS_OK);
	assert_int_equal(
	    group_worker_set(unlock_records(unlock), "Tuesday", "Ana", true),
	    STATUS_OK);
	assert_int_equal(ask_int(unlock, sql), 1);
	assert_int_equal(unlock_user_remove(unlock, "Ana"), STATUS_OK);
	assert_int_equal(ask_int(unlock, sql), 0);
	clubhouse_close(&unlock);
}

static void
the_last_worker_and_oneself_stay(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");

	assert_int_equal(unlock_user_remove(unlock, "Sam"), STATUS_DENIED);
	assert_int_equal(unlock_user_remove(unlock, "sam"), STATUS_DENIED);
	assert_int_equal(unlock_user_remove(unlock, "Kit"), STATUS_NOT_FOUND);
	clubhouse_close(&unlock);
	clubhouse_is_whole(house);

	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(unlock_user_remove(unlock, "Ana"), STATUS_OK);
	assert_int_equal(unlock_user_remove(unlock, "Sam"), STATUS_DENIED);
	clubhouse_close(&unlock);
	clubhouse_is_whole(house);
	/* and the words of the envelope remove nobody: see below */
}

/* However the name is typed, one user goes, and goes from both lists. */
static void
a_user_is_removed_by_any_spelling_that_finds_them(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");
	int64_t values = -1;

	assert_int_equal(
	    unlock_user_only_theirs(unlock, "ANA", &values), STATUS_OK);
	assert_int_equal(values, 0);
	assert_int_equal(
	    unlock_user_only_theirs(unlock, "Kit", &values), STATUS_NOT_FOUND);
	assert_int_equal(unlock_user_remove(unlock, "ANA"), STATUS_OK);
	clubhouse_close(&unlock);
	assert_false(clubhouse_has_user(house, "Ana"));
	clubhouse_is_whole(house);
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

/* The words of the envelope ------------------------------------------------ */

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
	assert_int_equal(
	    unlock_setting_set(unlock, "address", "Moon", &asked),
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
	static unsigned char now[KEYFILE_BYTES];
	struct clubhouse *house = *state;
	struct secret *fresh;
	struct vault *vault;

	keybox_read(&house->box, before);
	fresh = let_in(house, house->box.words, " Kit ");
	assert_int_equal(clubhouse_try(house, "Kit"), STATUS_WRONG_PASSPHRASE);
	assert_int_equal(clubhouse_try_words(house, house->box.words),
	    STATUS_WRONG_PASSPHRASE);
	assert_int_equal(clubhouse_try_words(house, fresh), STATUS_OK);
	assert_slot_is_wiped(house, before, KEYBOX_RECOVERY);
	clubhouse_is_whole(house);

	/* with the old words and the old key file: nothing */
	keybox_read(&house->box, now);
	keybox_write(&house->box, before, KEYFILE_BYTES);
	vault = keybox_open_words(&house->box, house->box.words);
	assert_int_equal(store_try_key(house->box.folder, "records.db",
			     vault_records_store_key(vault)),
	    STATUS_DAMAGED);
	assert_int_equal(store_try_key(house->box.folder, "releases.db",
			     vault_releases_store_key(vault)),
	    STATUS_DAMAGED);
	vault_close(&vault);
	keybox_write(&house->box, now, KEYFILE_BYTES);
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
	    AT_HOME(each_user_opens_with_their_own_passphrase),
	    AT_HOME(the_list_has_everybody_and_since_when),
	    AT_HOME(a_name_is_kept_tidy_and_once),
	    AT_HOME(a_manager_changes_nobodys_key),
	    AT_HOME(a_removed_worker_opens_nothing_any_more),
	    AT_HOME(a_removed_manager_opens_nothing_any_more),
	    AT_HOME(of_a_removed_user_the_name_stays_beside_what_they_did),
	    AT_HOME(the_tombstone_is_the_hash_of_the_users_uid),
	    AT_HOME(a_removed_worker_leaves_their_groups),
	    AT_HOME(the_last_worker_and_oneself_stay),
	    AT_HOME(a_user_is_removed_by_any_spelling_that_finds_them),
	    AT_HOME(the_envelope_can_be_taken_away),
	    AT_HOME(recovery_words_open_only_to_let_somebody_in),
	    AT_HOME(recovery_words_let_in_one_worker_and_are_replaced),
	    AT_HOME(the_use_of_recovery_words_is_written_down),
	    AT_HOME(new_recovery_words_end_the_old_ones),
	    AT_HOME(an_envelope_can_be_made_where_there_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
