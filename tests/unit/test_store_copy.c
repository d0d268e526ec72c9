/*
 * A copy under another key: the same to the last row, closed to the old key,
 * and never half there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "store/stmt.h"
#include "store/store_internal.h"
#include "store/txn.h"
#include "support/scratch_store.h"

#define COPY "records.new"

/* Does the folder hold a trace of a copy? */
static bool
has_copy(const struct scratch *s)
{
	return file_exists(s->folder, COPY) ||
	       file_exists(s->folder, COPY "-journal");
}

static void
a_copy_holds_the_same_under_the_new_key_alone(void **state)
{
	struct scratch *s = *state;
	struct secret *other = secret_random(STORE_KEY_BYTES);
	int64_t pages;

	scratch_add(s->store, "otter", 1);
	scratch_add(s->store, "heron", 41);
	pages = scratch_int(s->store, "PRAGMA page_count");
	assert_int_equal(
	    store_copy(s->store, s->folder, COPY, other), STATUS_OK);
	assert_false(file_exists(s->folder, COPY "-journal"));
	assert_int_equal(
	    store_try_key(s->folder, COPY, s->key), STATUS_DAMAGED);
	assert_int_equal(store_try_key(s->folder, COPY, other), STATUS_OK);

	/* As it is done: the copy takes the place of the old one. */
	scratch_shut(s);
	assert_int_equal(file_rename(s->folder, COPY, "records.db"), STATUS_OK);
	secret_drop(&s->key);
	s->key = other;
	scratch_reopen(s);
	assert_int_equal(scratch_int(s->store, "PRAGMA page_count"), pages);
	assert_int_equal(
	    scratch_int(s->store, "SELECT sum(number) FROM scratch "
				  "WHERE word IN ('otter', 'heron')"),
	    42);
	scratch_add(s->store, "newt", 2);
}

/* Old ciphertext that is still on the disk is of no use to the new key. */
static void
no_page_of_a_copy_is_the_same_on_the_disk(void **state)
{
	struct scratch *s = *state;
	struct secret *other = secret_random(STORE_KEY_BYTES);
	size_t size;
	size_t copied;
	char *old;
	char *new;

	assert_int_equal(
	    store_copy(s->store, s->folder, COPY, other), STATUS_OK);
	scratch_shut(s);
	old = scratch_read(s, "records.db", &size);
	new = scratch_read(s, COPY, &copied);
	assert_int_equal(size, copied);
	/* The salt of the file too. */
	assert_memory_not_equal(old, new, 16);
	for (size_t at = 0; at < size; at += STORE_PAGE_BYTES)
		assert_memory_not_equal(old + at, new + at, STORE_PAGE_BYTES);
	mem_free(old);
	mem_free(new);
	secret_free(other);
}

static void
the_store_works_on_while_and_after_it_is_copied(void **state)
{
	struct scratch *s = *state;
	struct secret *other = secret_random(STORE_KEY_BYTES);

	assert_int_equal(
	    store_copy(s->store, s->folder, COPY, other), STATUS_OK);
	scratch_add(s->store, "otter", 1);
	scratch_reopen(s);
	assert_int_equal(
	    scratch_int(s->store, "SELECT count(*) FROM scratch"), 1);
	secret_free(other);
}

static void
a_file_that_is_there_is_not_written_over(void **state)
{
	struct scratch *s = *state;
	struct secret *other = secret_random(STORE_KEY_BYTES);
	size_t size;
	char *bytes;

	scratch_write(s, COPY, "mine", 4, 0);
	assert_int_equal(
	    store_copy(s->store, s->folder, COPY, other), STATUS_CANNOT_CREATE);
	bytes = scratch_read(s, COPY, &size);
	assert_int_equal(size, 4);
	assert_memory_equal(bytes, "mine", 4);
	mem_free(bytes);
	secret_free(other);
}

static void
a_copy_inside_a_transaction_is_refused(void **state)
{
	struct scratch *s = *state;
	struct secret *other = secret_random(STORE_KEY_BYTES);
	struct txn *txn = NULL;

	assert_int_equal(txn_begin(s->store, &txn), STATUS_OK);
	assert_int_equal(
	    store_copy(s->store, s->folder, COPY, other), STATUS_INTERNAL);
	assert_false(has_copy(s));
	txn_rollback(&txn);
	assert_int_equal(
	    store_copy(s->store, s->folder, COPY, other), STATUS_OK);
	secret_free(other);
}

static void
a_copy_under_no_proper_key_leaves_nothing(void **state)
{
	struct scratch *s = *state;
	struct secret *shorter = secret_random(STORE_KEY_BYTES - 1);

	assert_int_equal(
	    store_copy(s->store, s->folder, COPY, shorter), STATUS_INTERNAL);
	assert_false(has_copy(s));
	secret_free(shorter);
}

static void
a_copy_of_a_damaged_store_is_taken_away(void **state)
{
	struct scratch *s = *state;
	struct secret *other = secret_random(STORE_KEY_BYTES);
	int64_t last = scratch_int(s->store, "PRAGMA page_count") - 1;
	size_t before_size;
	size_t after_size;
	char *before;
	char *after;

	scratch_shut(s);
	scratch_turn_bit(s, "records.db", last * STORE_PAGE_BYTES + 100);
	before = scratch_read(s, "records.db", &before_size);
	scratch_reopen(s);
	assert_int_equal(
	    store_copy(s->store, s->folder, COPY, other), STATUS_DAMAGED);
	assert_false(has_copy(s));
	scratch_shut(s);
	after = scratch_read(s, "records.db", &after_size);
	assert_int_equal(before_size, after_size);
	assert_memory_equal(before, after, after_size);
	mem_free(before);
	mem_free(after);
	secret_free(other);
}

/* The disk fails a page later each time, until the last one fits. */
static void
a_copy_for_which_there_is_no_room_is_taken_away(void **state)
{
	struct scratch *s = *state;
	struct secret *other = secret_random(STORE_KEY_BYTES);
	int64_t last = scratch_int(s->store, "PRAGMA page_count");

	for (int64_t pages = 0; pages <= last; pages++) {
		enum status status;

		scratch_disk_ends_at(pages * STORE_PAGE_BYTES);
		status = store_copy(s->store, s->folder, COPY, other);
		scratch_disk_is_free();
		assert_int_equal(status, pages < last ? STATUS_IO : STATUS_OK);
		assert_int_equal(has_copy(s), pages == last);
	}
	scratch_add(s->store, "otter", 1);
	secret_free(other);
}

/* How the copy is judged with these bytes in one of its pages. */
static enum status
judge_with(struct scratch *s, const struct secret *key, int64_t page,
    const unsigned char bytes[STORE_PAGE_BYTES])
{
	struct store *copy = NULL;
	size_t size;
	char *was = scratch_read(s, COPY, &size);
	enum status status;

	scratch_write(
	    s, COPY, bytes, STORE_PAGE_BYTES, page * STORE_PAGE_BYTES);
	status = store_open_named(s->folder, COPY, STORE_RECORDS, key, &copy);
	if (status == STATUS_OK)
		status = store_check_copy(copy);
	store_close(&copy);
	scratch_write(s, COPY, was, size, 0);
	mem_free(was);
	return status;
}

/* Free pages too, which no table leads to. */
static void
one_changed_bit_in_any_page_of_a_copy_is_found(void **state)
{
	struct scratch *s = *state;
	struct secret *other = secret_random(STORE_KEY_BYTES);
	unsigned char page[STORE_PAGE_BYTES];
	int64_t pages;
	size_t size;
	char *bytes;

	for (int i = 0; i < 150; i++) {
		char word[64];

		snprintf(word, sizeof(word), "otter %d in the reeds", i);
		scratch_add(s->store, word, i);
	}
	scratch_sql(s->store, "DELETE FROM scratch WHERE number > 5");
	assert_true(scratch_int(s->store, "PRAGMA freelist_count") > 2);
	pages = scratch_int(s->store, "PRAGMA page_count");
	assert_int_equal(
	    store_copy(s->store, s->folder, COPY, other), STATUS_OK);
	bytes = scratch_read(s, COPY, &size);
	for (int64_t i = 0; i < pages; i++) {
		memcpy(page, bytes + i * STORE_PAGE_BYTES, sizeof(page));
		if (i % 8 == 0)
			assert_int_equal(
			    judge_with(s, other, i, page), STATUS_OK);
		page[1000] ^= 1;
		assert_int_equal(judge_with(s, other, i, page), STATUS_DAMAGED);
		memset(page, 0, sizeof(page));
		assert_int_equal(judge_with(s, other, i, page), STATUS_DAMAGED);
	}
	mem_free(bytes);
	secret_free(other);
}

/* Rows that point at nothing are copied faithfully, and then not proved. */
static void
a_copy_that_is_not_proved_is_taken_away(void **state)
{
	struct scratch *s = *state;
	struct secret *other = secret_random(STORE_KEY_BYTES);

	scratch_sql(s->store,
	    "CREATE TABLE leaf (scratch INTEGER REFERENCES scratch (id)) "
	    "STRICT;"
	    "PRAGMA foreign_keys = OFF;"
	    "INSERT INTO leaf VALUES (77);"
	    "PRAGMA foreign_keys = ON");
	assert_int_equal(
	    store_copy(s->store, s->folder, COPY, other), STATUS_DAMAGED);
	assert_false(has_copy(s));
	scratch_sql(s->store, "DELETE FROM leaf");
	assert_int_equal(
	    store_copy(s->store, s->folder, COPY, other), STATUS_OK);
	secret_free(other);
}

#define WITH_SCRATCH(test)                                                     \
	cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_SCRATCH(a_copy_holds_the_same_under_the_new_key_alone),
	    WITH_SCRATCH(no_page_of_a_copy_is_the_same_on_the_disk),
	    WITH_SCRATCH(the_store_works_on_while_and_after_it_is_copied),
	    WITH_SCRATCH(a_file_that_is_there_is_not_written_over),
	    WITH_SCRATCH(a_copy_inside_a_transaction_is_refused),
	    WITH_SCRATCH(a_copy_under_no_proper_key_leaves_nothing),
	    WITH_SCRATCH(a_copy_of_a_damaged_store_is_taken_away),
	    WITH_SCRATCH(a_copy_for_which_there_is_no_room_is_taken_away),
	    WITH_SCRATCH(one_changed_bit_in_any_page_of_a_copy_is_found),
	    WITH_SCRATCH(a_copy_that_is_not_proved_is_taken_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
