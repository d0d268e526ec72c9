/*
 * Users come and go: whoever is added opens with their own passphrase, whoever
 * is removed opens nothing any more, with an old copy of the key file either.
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
#include "support/key_traces.h"
#include "support/records_fixture.h"

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
	assert_int_equal(
	    clubhouse_add(unlock, "  Kit  Moor ", true), STATUS_OK);
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

static void
a_removed_worker_opens_nothing_any_more(void **state)
{
	static unsigned char before[KEYFILE_BYTES];
	static unsigned char now[KEYFILE_BYTES];
	struct clubhouse *house = *state;
	struct unlock *unlock;

	assert_int_equal(clubhouse_try(house, "Ana"), STATUS_OK);
	keybox_read(&house->box, before);
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(unlock_user_remove(unlock, "Ana"), STATUS_OK);
	clubhouse_close(&unlock);

	assert_int_equal(clubhouse_try(house, "Ana"), STATUS_NOT_FOUND);
	traces_slot_is_wiped(house, before, KEYBOX_ANA);
	traces_old_keys_open_nothing(
	    house, before, keybox_phrase("Ana"), "Ana");
	keybox_read(&house->box, now);
	keybox_write(&house->box, before, KEYFILE_BYTES);
	assert_int_equal(clubhouse_try(house, "Ana"), STATUS_DAMAGED);
	keybox_write(&house->box, now, KEYFILE_BYTES);
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
	struct clubhouse *house = *state;
	struct unlock *unlock;

	keybox_read(&house->box, before);
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(unlock_user_remove(unlock, "Mo"), STATUS_OK);
	clubhouse_close(&unlock);
	assert_int_equal(clubhouse_try(house, "Mo"), STATUS_NOT_FOUND);
	traces_old_keys_open_nothing(house, before, keybox_phrase("Mo"), "Mo");
	clubhouse_is_whole(house);
}

static void
of_a_removed_user_the_name_stays_beside_what_they_did(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Ana");

	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(unlock_user_remove(unlock, "Ana"), STATUS_OK);
	assert_int_equal(
	    ask_int(unlock, "SELECT count(*) FROM user WHERE name = 'Ana'"
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
	assert_int_equal(
	    ask_int(unlock, "SELECT event = 'user_removed' FROM ledger"
			    " ORDER BY n DESC LIMIT 1"),
	    1);
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
	struct clubhouse *house = *state;
	struct group group = {.name = (char[]){"Tuesday"},
	    .weekday = -1,
	    .start_minute = -1,
	    .end_minute = -1,
	    .place = (char[]){""},
	    .provision = (char[]){""},
	    .mode = (char[]){""}};
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct group_list list;

	assert_int_equal(group_add(unlock_records(unlock), &group), STATUS_OK);
	assert_int_equal(
	    group_worker_add(unlock_records(unlock), "Tuesday", "Ana"),
	    STATUS_OK);
	assert_int_equal(
	    group_list(unlock_records(unlock), false, &list), STATUS_OK);
	assert_int_equal(list.groups[0].workers_count, 2);
	group_list_clear(&list);
	assert_int_equal(unlock_user_remove(unlock, "Ana"), STATUS_OK);
	assert_int_equal(
	    group_list(unlock_records(unlock), false, &list), STATUS_OK);
	assert_int_equal(list.groups[0].workers_count, 1);
	assert_string_equal(list.groups[0].workers[0], "Sam");
	group_list_clear(&list);
	clubhouse_close(&unlock);
	clubhouse_is_whole(house);
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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
