/*
 * Making and opening a store: what is let in and what is kept out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sys/stat.h>

#include "base/mem.h"
#include "store/store_internal.h"
#include "support/scratch_store.h"

#define MARKER "a word that nobody else says"

/* Try to open; close again. */
static enum status
try_open(
    const struct scratch *s, enum store_kind kind, const struct secret *key)
{
	struct store *store = NULL;
	enum status status = store_open(s->folder, kind, key, &store);

	store_close(&store);
	return status;
}

static void
the_library_here_is_sqlcipher(void **state)
{
	(void)state;
	assert_int_equal(store_library_check(), STATUS_OK);
}

static void
what_was_written_is_there_when_opened_again(void **state)
{
	struct scratch *s = *state;

	scratch_add(s->store, MARKER, 7);
	scratch_reopen(s);
	assert_int_equal(scratch_int(s->store,
			     "SELECT number FROM scratch "
			     "WHERE word = 'a word that nobody else says'"),
	    7);
}

static void
both_kinds_of_store_can_be_made(void **state)
{
	struct scratch *s = *state;
	struct store *releases = NULL;

	assert_string_equal(store_file_name(STORE_RECORDS), "records.db");
	assert_string_equal(store_file_name(STORE_RELEASES), "releases.db");
	assert_int_equal(
	    store_create(s->folder, STORE_RELEASES, s->key, &releases),
	    STATUS_OK);
	store_close(&releases);
	assert_int_equal(try_open(s, STORE_RELEASES, s->key), STATUS_OK);
}

static void
a_store_is_not_made_over_another(void **state)
{
	struct scratch *s = *state;
	struct store *store = NULL;
	size_t before_size;
	size_t after_size;
	char *before;
	char *after;

	scratch_shut(s);
	before = scratch_read(s, "records.db", &before_size);
	assert_int_equal(store_create(s->folder, STORE_RECORDS, s->key, &store),
	    STATUS_CANNOT_CREATE);
	assert_null(store);
	after = scratch_read(s, "records.db", &after_size);
	assert_int_equal(before_size, after_size);
	assert_memory_equal(before, after, after_size);
	mem_free(before);
	mem_free(after);
}

static void
a_store_that_could_not_be_made_leaves_no_file(void **state)
{
	struct scratch *s = *state;
	struct secret *shorter = secret_random(STORE_KEY_BYTES - 1);
	struct store *store = NULL;

	assert_int_equal(
	    store_create(s->folder, STORE_RELEASES, shorter, &store),
	    STATUS_INTERNAL);
	assert_false(file_exists(s->folder, "releases.db"));
	assert_false(file_exists(s->folder, "releases.db-journal"));
	secret_free(shorter);
}

/* The disk fails a little later each time, until it does not. */
static void
a_store_for_which_there_is_no_room_leaves_no_file(void **state)
{
	struct scratch *s = *state;
	enum status status = STATUS_IO;
	int failures = 0;

	for (int64_t pages = 0; status != STATUS_OK; pages++) {
		struct store *store = NULL;

		scratch_disk_ends_at(pages * STORE_PAGE_BYTES);
		status =
		    store_create(s->folder, STORE_RELEASES, s->key, &store);
		scratch_disk_is_free();
		if (status == STATUS_OK) {
			store_close(&store);
			break;
		}
		failures++;
		assert_int_equal(status, STATUS_IO);
		assert_false(file_exists(s->folder, "releases.db"));
		assert_false(file_exists(s->folder, "releases.db-journal"));
	}
	assert_true(failures > 5);
	assert_int_equal(try_open(s, STORE_RELEASES, s->key), STATUS_OK);
}

static void
a_store_that_is_not_there_is_no_input(void **state)
{
	struct scratch *s = *state;

	assert_int_equal(try_open(s, STORE_RELEASES, s->key), STATUS_NO_INPUT);
	assert_int_equal(
	    store_try_key(s->folder, "releases.db", s->key), STATUS_NO_INPUT);
	assert_false(file_exists(s->folder, "releases.db"));
}

/* The control: the library does talk when it is let. */
static void
a_wrong_key_is_damage_and_nothing_is_printed(void **state)
{
	struct scratch *s = *state;
	struct secret *wrong = secret_random(STORE_KEY_BYTES);
	sqlite3 *db = NULL;

	scratch_shut(s);
	scratch_stderr_begin();
	assert_int_equal(try_open(s, STORE_RECORDS, wrong), STATUS_DAMAGED);
	assert_int_equal(
	    store_try_key(s->folder, "records.db", wrong), STATUS_DAMAGED);
	assert_int_equal(scratch_stderr_end(), 0);

	scratch_stderr_begin();
	sqlite3_open(scratch_file(s, "records.db"), &db);
	sqlite3_key(db, "wrong", 5);
	sqlite3_exec(db, "PRAGMA cipher_log_level = WARN", NULL, NULL, NULL);
	sqlite3_exec(
	    db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
	sqlite3_close(db);
	assert_true(scratch_stderr_end() > 0);

	assert_int_equal(try_open(s, STORE_RECORDS, s->key), STATUS_OK);
	secret_free(wrong);
}

static void
trying_a_key_says_whether_it_opens(void **state)
{
	struct scratch *s = *state;
	struct secret *wrong = secret_random(STORE_KEY_BYTES);

	scratch_shut(s);
	assert_int_equal(
	    store_try_key(s->folder, "records.db", s->key), STATUS_OK);
	assert_int_equal(
	    store_try_key(s->folder, "records.db", wrong), STATUS_DAMAGED);
	secret_free(wrong);
}

static void
a_plain_sqlite_file_is_refused(void **state)
{
	struct scratch *s = *state;
	const char *path = scratch_file(s, "releases.db");
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db,
			     "PRAGMA application_id = 0x73617972;"
			     "PRAGMA user_version = 2;"
			     "CREATE TABLE t (a INTEGER)",
			     NULL, NULL, NULL),
	    SQLITE_OK);
	sqlite3_close(db);
	assert_int_equal(chmod(path, 0600), 0);
	assert_int_equal(try_open(s, STORE_RELEASES, s->key), STATUS_DAMAGED);
	assert_int_equal(
	    store_try_key(s->folder, "releases.db", s->key), STATUS_DAMAGED);
}

static void
an_empty_file_is_damage_under_any_key(void **state)
{
	struct scratch *s = *state;

	scratch_write(s, "releases.db", "", 0, 0);
	assert_int_equal(try_open(s, STORE_RELEASES, s->key), STATUS_DAMAGED);
	assert_int_equal(
	    store_try_key(s->folder, "releases.db", s->key), STATUS_DAMAGED);
}

static void
a_store_under_the_name_of_the_other_kind_is_refused(void **state)
{
	struct scratch *s = *state;

	scratch_shut(s);
	assert_int_equal(
	    file_rename(s->folder, "records.db", "releases.db"), STATUS_OK);
	assert_int_equal(try_open(s, STORE_RELEASES, s->key), STATUS_DAMAGED);
	assert_int_equal(
	    file_rename(s->folder, "releases.db", "records.db"), STATUS_OK);
	assert_int_equal(try_open(s, STORE_RECORDS, s->key), STATUS_OK);
}

static void
a_store_from_the_future_is_refused_and_left_as_it_is(void **state)
{
	struct scratch *s = *state;
	size_t before_size;
	size_t after_size;
	char *before;
	char *after;

	scratch_sql(s->store, "PRAGMA user_version = 999999");
	scratch_shut(s);
	before = scratch_read(s, "records.db", &before_size);
	assert_int_equal(try_open(s, STORE_RECORDS, s->key), STATUS_TOO_NEW);
	after = scratch_read(s, "records.db", &after_size);
	assert_int_equal(before_size, after_size);
	assert_memory_equal(before, after, after_size);
	mem_free(before);
	mem_free(after);
}

static void
an_open_store_is_busy_for_everybody_else(void **state)
{
	struct scratch *s = *state;

	scratch_reopen(s);
	assert_int_equal(try_open(s, STORE_RECORDS, s->key), STATUS_BUSY);
	assert_int_equal(
	    store_try_key(s->folder, "records.db", s->key), STATUS_BUSY);
	scratch_shut(s);
	assert_int_equal(try_open(s, STORE_RECORDS, s->key), STATUS_OK);
}

static void
closing_nothing_is_fine(void **state)
{
	struct store *store = NULL;

	(void)state;
	store_close(&store);
	assert_null(store);
}

#define WITH_SCRATCH(test)                                                     \
	cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_library_here_is_sqlcipher),
	    WITH_SCRATCH(what_was_written_is_there_when_opened_again),
	    WITH_SCRATCH(both_kinds_of_store_can_be_made),
	    WITH_SCRATCH(a_store_is_not_made_over_another),
	    WITH_SCRATCH(a_store_that_could_not_be_made_leaves_no_file),
	    WITH_SCRATCH(a_store_for_which_there_is_no_room_leaves_no_file),
	    WITH_SCRATCH(a_store_that_is_not_there_is_no_input),
	    WITH_SCRATCH(a_wrong_key_is_damage_and_nothing_is_printed),
	    WITH_SCRATCH(trying_a_key_says_whether_it_opens),
	    WITH_SCRATCH(a_plain_sqlite_file_is_refused),
	    WITH_SCRATCH(an_empty_file_is_damage_under_any_key),
	    WITH_SCRATCH(a_store_under_the_name_of_the_other_kind_is_refused),
	    WITH_SCRATCH(a_store_from_the_future_is_refused_and_left_as_it_is),
	    WITH_SCRATCH(an_open_store_is_busy_for_everybody_else),
	    cmocka_unit_test(closing_nothing_is_fine),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
