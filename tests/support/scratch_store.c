/*
 * scratch_store: see the header.  It looks under the guard of the store, as
 * nothing in the program may.
 */
#include "support/scratch_store.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "store/stmt.h"
#include "store/store_internal.h"

void
scratch_open(struct scratch *scratch)
{
	const char *parent = getenv("TMPDIR");

	memset(scratch, 0, sizeof(*scratch));
	assert_int_equal(secret_start(), STATUS_OK);
	snprintf(scratch->path, sizeof(scratch->path), "%s/store-XXXXXX",
	    parent == NULL ? "/tmp" : parent);
	assert_non_null(mkdtemp(scratch->path));
	assert_int_equal(
	    folder_open(scratch->path, &scratch->folder), STATUS_OK);
	scratch->key = secret_random(STORE_KEY_BYTES);
	assert_int_equal(store_create(scratch->folder, STORE_RECORDS,
			     scratch->key, &scratch->store),
	    STATUS_OK);
	scratch_sql(scratch->store,
	    "CREATE TABLE scratch ("
	    "id INTEGER PRIMARY KEY, word TEXT UNIQUE, number INTEGER"
	    ") STRICT");
}

static void
empty_folder(const char *path)
{
	DIR *folder = opendir(path);
	struct dirent *entry;

	assert_non_null(folder);
	while ((entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] != '.')
			unlinkat(dirfd(folder), entry->d_name, 0);
	}
	closedir(folder);
}

void
scratch_close(struct scratch *scratch)
{
	store_close(&scratch->store);
	secret_drop(&scratch->key);
	folder_close(scratch->folder);
	empty_folder(scratch->path);
	assert_int_equal(rmdir(scratch->path), 0);
}

int
scratch_setup(void **state)
{
	struct scratch *scratch = mem_alloc(1, sizeof(*scratch));

	scratch_open(scratch);
	*state = scratch;
	return 0;
}

int
scratch_teardown(void **state)
{
	scratch_close(*state);
	mem_free(*state);
	return 0;
}

void
scratch_shut(struct scratch *scratch)
{
	store_close(&scratch->store);
	assert_null(scratch->store);
}

void
scratch_reopen(struct scratch *scratch)
{
	scratch_shut(scratch);
	assert_int_equal(store_open(scratch->folder, STORE_RECORDS,
			     scratch->key, &scratch->store),
	    STATUS_OK);
}

void
scratch_sql(struct store *store, const char *sql)
{
	bool was_guarded = store->is_guarded;
	bool was_committing = store->is_committing;

	store->is_guarded = false;
	store->is_committing = true;
	assert_int_equal(
	    sqlite3_exec(store->db, sql, NULL, NULL, NULL), SQLITE_OK);
	store->is_guarded = was_guarded;
	store->is_committing = was_committing;
}

int64_t
scratch_int(struct store *store, const char *sql)
{
	bool was_guarded = store->is_guarded;
	int64_t answer = -1;

	store->is_guarded = false;
	assert_int_equal(connect_ask_int(store, sql, &answer), STATUS_OK);
	store->is_guarded = was_guarded;
	return answer;
}

void
scratch_add(struct store *store, const char *word, int64_t number)
{
	static const char sql[] =
	    "INSERT INTO scratch (word, number) VALUES (:word, :number)";
	struct txn *txn = NULL;
	struct stmt *stmt;

	assert_int_equal(txn_begin(store, &txn), STATUS_OK);
	stmt = stmt_open(store, sql);
	stmt_bind_text(stmt, ":word", word);
	stmt_bind_int(stmt, ":number", number);
	assert_int_equal(stmt_run(&stmt), STATUS_OK);
	assert_int_equal(txn_commit(&txn), STATUS_OK);
}

const char *
scratch_file(const struct scratch *scratch, const char *name)
{
	static char path[256];

	snprintf(path, sizeof(path), "%s/%s", scratch->path, name);
	return path;
}

char *
scratch_read(const struct scratch *scratch, const char *name, size_t *size)
{
	int descriptor = open(scratch_file(scratch, name), O_RDONLY);
	struct stat about;
	char *bytes;

	assert_true(descriptor >= 0);
	assert_int_equal(fstat(descriptor, &about), 0);
	*size = (size_t)about.st_size;
	bytes = mem_alloc(*size + 1, 1);
	assert_int_equal(read(descriptor, bytes, *size), about.st_size);
	close(descriptor);
	return bytes;
}

void
scratch_write(const struct scratch *scratch, const char *name,
    const void *bytes, size_t size, int64_t offset)
{
	int descriptor =
	    open(scratch_file(scratch, name), O_WRONLY | O_CREAT, 0600);

	assert_true(descriptor >= 0);
	assert_int_equal(
	    pwrite(descriptor, bytes, size, offset), (ssize_t)size);
	close(descriptor);
}

void
scratch_turn_bit(const struct scratch *scratch, const char *name, int64_t at)
{
	size_t size;
	char *bytes = scratch_read(scratch, name, &size);

	assert_true(at < (int64_t)size);
	bytes[at] ^= 1;
	scratch_write(scratch, name, bytes + at, 1, at);
	mem_free(bytes);
}

static struct rlimit free_disk;

void
scratch_disk_ends_at(int64_t bytes)
{
	struct rlimit limit;

	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &free_disk), 0);
	limit = free_disk;
	limit.rlim_cur = (rlim_t)bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

void
scratch_disk_is_free(void)
{
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &free_disk), 0);
}

static int real_stderr = -1;
static FILE *kept_stderr;

void
scratch_stderr_begin(void)
{
	fflush(stderr);
	kept_stderr = tmpfile();
	assert_non_null(kept_stderr);
	real_stderr = dup(STDERR_FILENO);
	assert_true(real_stderr >= 0);
	assert_true(dup2(fileno(kept_stderr), STDERR_FILENO) >= 0);
}

size_t
scratch_stderr_end(void)
{
	struct stat about;

	fflush(stderr);
	dup2(real_stderr, STDERR_FILENO);
	close(real_stderr);
	assert_int_equal(fstat(fileno(kept_stderr), &about), 0);
	fclose(kept_stderr);
	return (size_t)about.st_size;
}
