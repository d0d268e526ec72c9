/*
 * The full check: each sort of defect is found and told in one sentence.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/store_internal.h"
#include "store/txn.h"
#include "support/scratch_store.h"

/* All sentences, one after the other. */
struct told {
	char text[1000];
	int count;
};

static void
keep(void *context, const char *sentence)
{
	struct told *told = context;
	size_t length = strlen(told->text);

	snprintf(
	    told->text + length, sizeof(told->text) - length, "%s\n", sentence);
	told->count++;
}

static enum status
check(struct store *store, struct told *told)
{
	memset(told, 0, sizeof(*told));
	return store_check(store, keep, told);
}

static off_t
size_of(const struct scratch *s)
{
	struct stat about;

	assert_int_equal(stat(scratch_file(s, "records.db"), &about), 0);
	return about.st_size;
}

static void
a_good_store_has_no_defect(void **state)
{
	struct scratch *s = *state;
	struct told told;

	assert_int_equal(check(s->store, &told), STATUS_OK);
	assert_int_equal(told.count, 0);
	scratch_add(s->store, "otter", 1);
	assert_int_equal(check(s->store, &told), STATUS_OK);
	scratch_reopen(s);
	assert_int_equal(check(s->store, &told), STATUS_OK);
}

/* Those of the schema are found at once, those of a table by the check. */
static void
one_changed_bit_in_any_page_is_found(void **state)
{
	struct scratch *s = *state;
	int64_t pages = scratch_int(s->store, "PRAGMA page_count");
	int at_once = 0;
	int by_check = 0;

	scratch_shut(s);
	for (int64_t page = 0; page < pages; page++) {
		int64_t offset = page * STORE_PAGE_BYTES + 1000;
		struct told told;

		scratch_turn_bit(s, "records.db", offset);
		if (store_open(s->folder, STORE_RECORDS, s->key, &s->store) ==
		    STATUS_DAMAGED) {
			at_once++;
		} else {
			assert_int_equal(
			    check(s->store, &told), STATUS_DAMAGED);
			assert_non_null(strstr(told.text,
			    "records.db: some pages do not match their seal."));
			by_check++;
			scratch_shut(s);
		}
		scratch_turn_bit(s, "records.db", offset);
	}
	assert_true(at_once > 0);
	assert_true(by_check > 0);
	scratch_reopen(s);
}

static void
a_file_that_was_cut_does_not_open(void **state)
{
	struct scratch *s = *state;
	struct store *store = NULL;

	scratch_shut(s);
	assert_int_equal(truncate(scratch_file(s, "records.db"),
			     size_of(s) - STORE_PAGE_BYTES),
	    0);
	assert_int_equal(store_open(s->folder, STORE_RECORDS, s->key, &store),
	    STATUS_DAMAGED);
}

static void
a_file_that_changes_its_length_while_open_is_told(void **state)
{
	struct scratch *s = *state;
	off_t size = size_of(s);
	struct told told;

	assert_int_equal(truncate(scratch_file(s, "records.db"), size + 5), 0);
	assert_int_equal(check(s->store, &told), STATUS_DAMAGED);
	assert_non_null(strstr(told.text, "longer or shorter"));
	assert_int_equal(truncate(scratch_file(s, "records.db"), size), 0);
	assert_int_equal(check(s->store, &told), STATUS_OK);
}

static void
a_table_and_its_index_that_differ_are_found(void **state)
{
	struct scratch *s = *state;
	struct told told;

	scratch_add(s->store, "otter", 1);
	/* The index is now looked for in the wrong column. */
	sqlite3_db_config(s->store->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	scratch_sql(s->store,
	    "CREATE INDEX scratch_by_number ON scratch (number);"
	    "PRAGMA writable_schema = ON;"
	    "UPDATE sqlite_schema SET sql = 'CREATE INDEX scratch_by_number "
	    "ON scratch (id)' WHERE name = 'scratch_by_number';"
	    "PRAGMA writable_schema = OFF");
	scratch_sql(s->store,
	    "INSERT INTO scratch (id, word, number) VALUES (40, 'x', 2)");
	scratch_reopen(s);
	assert_int_equal(check(s->store, &told), STATUS_DAMAGED);
	assert_string_equal(
	    told.text, "records.db: some tables are damaged.\n");
}

static void
an_entry_that_points_at_nothing_is_found(void **state)
{
	struct scratch *s = *state;
	struct told told;

	scratch_sql(s->store,
	    "CREATE TABLE leaf (scratch INTEGER REFERENCES scratch (id)) "
	    "STRICT;"
	    "PRAGMA foreign_keys = OFF;"
	    "INSERT INTO leaf VALUES (77);"
	    "PRAGMA foreign_keys = ON");
	assert_int_equal(check(s->store, &told), STATUS_DAMAGED);
	assert_string_equal(told.text,
	    "records.db: some entries point to others that are not there.\n");
	scratch_sql(s->store, "DELETE FROM leaf");
	assert_int_equal(check(s->store, &told), STATUS_OK);
}

static void
a_setting_that_is_off_is_told(void **state)
{
	struct scratch *s = *state;
	struct told told;

	scratch_sql(s->store, "PRAGMA secure_delete = OFF");
	assert_int_equal(check(s->store, &told), STATUS_DAMAGED);
	assert_string_equal(
	    told.text, "records.db: a setting for safe writing is not on.\n");
}

static void
a_check_waits_for_the_end_of_a_transaction(void **state)
{
	struct scratch *s = *state;
	struct txn *txn = NULL;
	struct told told;

	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	assert_int_equal(check(s->store, &told), STATUS_INTERNAL);
	txn_rollback(&txn);
	assert_int_equal(check(s->store, &told), STATUS_OK);
}

#define WITH_SCRATCH(test)                                                     \
	cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SCRATCH(a_good_store_has_no_defect),
	    WITH_SCRATCH(one_changed_bit_in_any_page_is_found),
	    WITH_SCRATCH(a_file_that_was_cut_does_not_open),
	    WITH_SCRATCH(a_file_that_changes_its_length_while_open_is_told),
	    WITH_SCRATCH(a_table_and_its_index_that_differ_are_found),
	    WITH_SCRATCH(an_entry_that_points_at_nothing_is_found),
	    WITH_SCRATCH(a_setting_that_is_off_is_told),
	    WITH_SCRATCH(a_check_waits_for_the_end_of_a_transaction),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
