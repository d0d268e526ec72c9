/*
 * A manager's passphrase opens the work and nobody's name: not with the
 * program, and not by trying everything that it lets one decrypt.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "support/clubhouse.h"
#include "support/key_hunt.h"
#include "vault/vault_internal.h"

#define AT_HOME(test)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    test, clubhouse_setup, clubhouse_teardown)

#define RECORDS  "records.db"
#define RELEASES "releases.db"

static void
a_manager_opens_the_work_and_no_records(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Mo");

	assert_false(unlock_is_worker(unlock));
	assert_null(unlock_records(unlock));
	assert_null(unlock->records_store);
	assert_null(vault_records_store_key(unlock->vault));
	assert_null(vault_pending_records_store_key(unlock->vault));
	assert_non_null(unlock->releases_store);
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Sam");
	assert_non_null(unlock_records(unlock));
	assert_non_null(vault_records_store_key(unlock->vault));
	clubhouse_close(&unlock);
}

static void
nothing_a_manager_can_decrypt_opens_the_records(void **state)
{
	struct clubhouse *house = *state;

	assert_int_equal(key_hunt_of(house, "Mo", RECORDS), 0);
	/* the controls: it finds what is there to be found */
	assert_int_equal(key_hunt_of(house, "Mo", RELEASES), 1);
	assert_int_equal(key_hunt_of(house, "Sam", RECORDS), 1);
	assert_int_equal(key_hunt_of(house, "Sam", RELEASES), 1);
}

static void
the_words_of_the_envelope_do_open_them(void **state)
{
	struct clubhouse *house = *state;

	assert_int_equal(key_hunt(house, house->box.words, RECORDS), 1);
}

/* How often a key stands in a file of the vault, as it lies there. */
static size_t
times_in_file(
    struct clubhouse *house, const char *name, const struct secret *key)
{
	struct clubhouse_files files;
	size_t found = 0;

	clubhouse_keep(house, &files);
	for (size_t i = 0; i < files.count; i++)
		for (size_t at = 0; at + VAULT_KEY_BYTES <= files.file[i].size;
		     at++)
			if (strcmp(files.file[i].name, name) == 0 &&
			    memcmp(files.file[i].bytes + at, secret_bytes(key),
				VAULT_KEY_BYTES) == 0)
				found++;
	clubhouse_forget(&files);
	return found;
}

/* The true keys, as only a worker has them. */
static void
the_records_key_stands_nowhere_that_a_manager_reads(void **state)
{
	struct clubhouse *house = *state;
	struct vault *sam = keybox_open(&house->box, "Sam");
	const struct secret *keys[] = {
	    sam->ring.records.key, sam->ring.records.store};
	struct unlock *unlock = clubhouse_open(house, "Mo");
	int64_t copies = -1, pages = 0;

	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(store_search_pages(unlock->releases_store,
				     secret_bytes(keys[i]), VAULT_KEY_BYTES,
				     &copies, &pages),
		    STATUS_OK);
		assert_int_equal(copies, 0);
		assert_true(pages > 1);
		assert_int_equal(times_in_file(house, "vault.key", keys[i]), 0);
		assert_int_equal(times_in_file(house, RELEASES, keys[i]), 0);
	}
	/* the control: what is there is found */
	assert_int_equal(store_search_pages(unlock->releases_store,
			     "CREATE TABLE ask", 16, &copies, &pages),
	    STATUS_OK);
	assert_true(copies > 0);
	clubhouse_close(&unlock);
	vault_close(&sam);
}

/* A worker who was a manager has the key; so being refused was no accident. */
static void
a_worker_who_was_let_in_does_open_the_records(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");

	assert_int_equal(unlock_user_remove(unlock, "Mo"), STATUS_OK);
	assert_int_equal(clubhouse_add(unlock, "Mo", true), STATUS_OK);
	clubhouse_close(&unlock);
	assert_int_equal(key_hunt_of(house, "Mo", RECORDS), 1);
	unlock = clubhouse_open(house, "Mo");
	assert_non_null(unlock_records(unlock));
	clubhouse_close(&unlock);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    AT_HOME(a_manager_opens_the_work_and_no_records),
	    AT_HOME(nothing_a_manager_can_decrypt_opens_the_records),
	    AT_HOME(the_words_of_the_envelope_do_open_them),
	    AT_HOME(the_records_key_stands_nowhere_that_a_manager_reads),
	    AT_HOME(a_worker_who_was_let_in_does_open_the_records),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
