/*
 * check: the file under the records.  One byte changed in any page, and
 * somebody is told: at the latest by check.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "support/checked.h"

#define PAGE_BYTES 4096
#define PAGE_STEP  7 /* not every page: they are all alike */

static int
open_file(const struct fixture *fixture)
{
	char path[256];
	int descriptor;

	snprintf(path, sizeof(path), "%s/%s", fixture->path,
	    store_file_name(STORE_RECORDS));
	descriptor = open(path, O_RDWR | O_CLOEXEC);
	assert_true(descriptor >= 0);
	return descriptor;
}

static int64_t
count_pages(const struct fixture *fixture)
{
	int descriptor = open_file(fixture);
	struct stat stat;

	assert_int_equal(fstat(descriptor, &stat), 0);
	close(descriptor);
	return stat.st_size / PAGE_BYTES;
}

/* Change one bit of a page; the second time it is as it was. */
static void
flip(const struct fixture *fixture, int64_t page)
{
	int descriptor = open_file(fixture);
	off_t at = (off_t)(page * PAGE_BYTES + 100 + page % 3000);
	unsigned char byte;

	assert_int_equal(pread(descriptor, &byte, 1, at), 1);
	byte ^= 0x10;
	assert_int_equal(pwrite(descriptor, &byte, 1, at), 1);
	close(descriptor);
}

static void
shut(struct fixture *fixture)
{
	assert_int_equal(records_close(&fixture->records), STATUS_OK);
	store_close(&fixture->store);
}

static enum status
reopen(struct fixture *fixture)
{
	enum status status;

	status = store_open(
	    fixture->folder, STORE_RECORDS, fixture->key, &fixture->store);
	fixture->opening.store = fixture->store;
	if (status == STATUS_OK)
		status = records_open(&fixture->opening, &fixture->records);
	if (status != STATUS_OK)
		store_close(&fixture->store);
	return status;
}

static enum status
open_and_check(struct checked *checked, struct checked_told *told)
{
	enum status status = reopen(&checked->fixture);

	memset(told, 0, sizeof(*told));
	if (status != STATUS_OK)
		return status;
	checked_run(checked, told);
	shut(&checked->fixture);
	return told->status;
}

static void
a_bit_changed_in_any_page_is_noticed(void **state)
{
	struct checked *checked = *state;
	struct fixture *fixture = &checked->fixture;
	int64_t pages = count_pages(fixture);
	struct checked_told told;
	int told_by_check = 0;

	shut(fixture);
	for (int64_t page = 0; page < pages; page += PAGE_STEP) {
		flip(fixture, page);
		assert_string_equal(
		    status_name(open_and_check(checked, &told)), "DAMAGED");
		flip(fixture, page);
		told_by_check += told.of_store > 0;
	}
	assert_true(told_by_check > 0);
	/* Control: as it was, it passes. */
	assert_int_equal(reopen(fixture), STATUS_OK);
	checked_run(checked, &told);
	assert_int_equal(told.status, STATUS_OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_bit_changed_in_any_page_is_noticed),
	};

	return cmocka_run_group_tests(tests, checked_setup, checked_teardown);
}
