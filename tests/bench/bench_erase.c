/*
 * What one erasure costs in a vault of 5,000 people, from the young person's no
 * to the proof and the new key: against copying and syncing the same file.
 *
 * The bare side makes the copy that no erasure can do without: SQLCipher's own,
 * page by page under another key, on the disk before it ends.  A plain copy of
 * the bytes, which would leave every old page readable, is told beside it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <fcntl.h>
#include <unistd.h>
#include <cmocka.h>

#include "app/scrub_internal.h"
#include "base/mem.h"
#include "core/own_say.h"
#include "store/store_internal.h"
#include "support/bench.h"
#include "support/bench_people.h"
#include "support/clubhouse.h"
#include "support/handed.h"

#define PEOPLE 5000
#define TURNS  15
#define COPY   "bench.db"

static struct bench_people people;

static void
erase_one(struct unlock *unlock, size_t turn)
{
	static const char *const phone[] = {"phone"};
	const char *code = people.persons[turn * 7].code;
	struct scrub_result result;
	struct handed handed;

	handed_begin(unlock, code, NULL, NULL, &handed);
	assert_int_equal(
	    own_say_no(unlock_records(unlock), code, phone, 1), STATUS_OK);
	handed_end(&handed);
	assert_int_equal(scrub_do(unlock, true, &result), STATUS_OK);
	assert_true(result.is_done);
	assert_int_equal(result.copies, 0);
}

static void
sync_copy(struct unlock *unlock)
{
	int descriptor = -1;

	assert_int_equal(
	    file_open(unlock->folder, COPY, &descriptor), STATUS_OK);
	assert_int_equal(file_sync(descriptor), STATUS_OK);
	file_close(&descriptor);
	assert_int_equal(folder_sync(unlock->folder), STATUS_OK);
}

static void
copy_pages(struct unlock *unlock)
{
	struct secret *key = secret_random(STORE_KEY_BYTES);
	struct store *copy = NULL;
	sqlite3_backup *backup;
	int descriptor = -1;

	assert_int_equal(
	    file_create(unlock->folder, COPY, &descriptor), STATUS_OK);
	file_close(&descriptor);
	assert_int_equal(
	    connect_open(unlock->folder, COPY, key, &copy), STATUS_OK);
	backup = sqlite3_backup_init(
	    copy->db, "main", unlock->records_store->db, "main");
	assert_non_null(backup);
	assert_int_equal(sqlite3_backup_step(backup, -1), SQLITE_DONE);
	assert_int_equal(sqlite3_backup_finish(backup), SQLITE_OK);
	store_close(&copy);
	secret_free(key);
	sync_copy(unlock);
}

static void
copy_bytes(struct unlock *unlock)
{
	static char room[65536];
	char path[300];
	ssize_t got;
	int from, to;

	snprintf(path, sizeof(path), "%s/records.db", unlock_path(unlock));
	from = open(path, O_RDONLY | O_CLOEXEC);
	snprintf(path, sizeof(path), "%s/" COPY, unlock_path(unlock));
	to = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	assert_true(from >= 0 && to >= 0);
	while ((got = read(from, room, sizeof(room))) > 0)
		assert_int_equal(write(to, room, (size_t)got), got);
	close(from);
	close(to);
	sync_copy(unlock);
}

static void
remove_copy(struct unlock *unlock)
{
	assert_int_equal(file_remove(unlock->folder, COPY), STATUS_OK);
	assert_int_equal(
	    file_remove(unlock->folder, COPY "-journal"), STATUS_OK);
}

static void
measure(struct unlock *unlock, const char *what, double aim,
    void (*copy)(struct unlock *unlock), size_t first)
{
	static struct bench bench;
	int64_t began;

	bench = (struct bench){.what = what, .aim = aim, .turns = TURNS};
	for (size_t i = 0; i < bench.turns; i++) {
		began = bench_now();
		erase_one(unlock, first + i);
		bench.ours[i] = bench_now() - began;
		began = bench_now();
		copy(unlock);
		bench.bare[i] = bench_now() - began;
		remove_copy(unlock);
	}
	bench_print(&bench);
}

int
main(void)
{
	void *state = NULL;
	struct fixture fixture = {.records = NULL};
	struct unlock *unlock;

	if (clubhouse_setup(&state) != 0)
		return EXIT_FAILURE;
	unlock = clubhouse_open(state, "Sam");
	fixture.records = unlock->records;
	fixture.store = unlock->records_store;
	bench_people_add(&fixture, &people, PEOPLE);
	bench_print_heading("copy and sync");
	measure(unlock, "erase, key copy, 5000", 3, copy_pages, 0);
	measure(unlock, "erase, byte copy, 5000", 3, copy_bytes, TURNS);
	clubhouse_close(&unlock);
	mem_free(people.persons);
	return clubhouse_teardown(&state);
}
