/*
 * connect: one connection, opened in the one right order.
 *
 * The file is judged by base/file first, opened by SQLite without following a
 * link, and seen to be the same file; then the key, silence, settings.  The
 * key exists as SQLCipher's text for the length of one call, in guarded
 * memory.  Nothing here writes to the file.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "store/store_internal.h"

/* x'<64 hexadecimal digits>': given 32 plain bytes, SQLCipher would take them
 * for a passphrase. */
#define KEY_TEXT_BYTES (2 + 2 * STORE_KEY_BYTES + 1)

char *
connect_journal_of(const char *name)
{
	struct buf buf = BUF_EMPTY;

	buf_add_format(&buf, "%s-journal", name);
	return buf_take(&buf);
}

static char *
path_of(struct folder *folder, const char *name)
{
	struct buf buf = BUF_EMPTY;

	buf_add_format(&buf, "%s/%s", folder_path(folder), name);
	return buf_take(&buf);
}

static bool
is_ours_alone(const struct stat *stat)
{
	return S_ISREG(stat->st_mode) && stat->st_uid == geteuid() &&
	       (stat->st_mode & 0777) == 0600 && stat->st_nlink == 1;
}

/* Does the name still lead to the file that was judged? */
static enum status
check_same_file(const struct store *store, int descriptor)
{
	struct stat judged;
	struct stat named;

	if (fstat(descriptor, &judged) != 0 || lstat(store->path, &named) != 0)
		return FAIL(STATUS_IO, "look at the store's file");
	if (judged.st_dev != named.st_dev || judged.st_ino != named.st_ino ||
	    !is_ours_alone(&named))
		return FAIL(STATUS_CONFIG, "store is not the file it was");
	return STATUS_OK;
}

enum status
connect_check_journal(const struct store *store)
{
	struct stat stat;

	if (lstat(store->journal_path, &stat) != 0) {
		if (errno == ENOENT)
			return STATUS_OK;
		return FAIL(STATUS_IO, "look at the journal");
	}
	if (!is_ours_alone(&stat))
		return FAIL(STATUS_IO, "journal is not ours alone");
	if (stat.st_size != 0)
		return FAIL(STATUS_IO, "journal is not empty");
	return STATUS_OK;
}

/* A journal is there after a crash: SQLite will read it, so judge it too. */
static enum status
judge_journal(struct folder *folder, const char *name)
{
	int descriptor = -1;
	enum status status;

	status = file_open(folder, name, &descriptor);
	file_close(&descriptor);
	return status == STATUS_NO_INPUT ? STATUS_OK : status;
}

/*
 * Our own descriptor is closed before SQLite takes its first lock: closing any
 * descriptor of a file drops all locks that this process has on it.
 */
static enum status
open_file(struct store *store, struct folder *folder)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
		    SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX |
		    SQLITE_OPEN_EXRESCODE;
	int descriptor = -1;
	enum status status;

	status = judge_journal(folder, store->journal_name);
	if (status != STATUS_OK)
		return status;
	status = file_open(folder, store->name, &descriptor);
	if (status != STATUS_OK)
		return status;
	status = result_status(
	    store, sqlite3_open_v2(store->path, &store->db, flags, NULL));
	if (status == STATUS_OK)
		status = check_same_file(store, descriptor);
	file_close(&descriptor);
	return status;
}

static enum status
give_key(struct store *store, const struct secret *key)
{
	struct secret *text = NULL;
	char *bytes;
	int result;

	if (secret_size(key) != STORE_KEY_BYTES)
		return FAIL(STATUS_INTERNAL, "size of a store's key");
	text = secret_new(KEY_TEXT_BYTES);
	bytes = (char *)secret_bytes(text);
	memcpy(bytes, "x'", 2);
	text_hex(secret_bytes(key), STORE_KEY_BYTES, bytes + 2);
	bytes[KEY_TEXT_BYTES - 1] = '\'';
	result = sqlite3_key(store->db, bytes, KEY_TEXT_BYTES);
	secret_free(text);
	return result_status(store, result);
}

enum status
connect_open(struct folder *folder, const char *name, const struct secret *key,
    struct store **store)
{
	struct store *opened = NULL;
	enum status status;

	status = store_library_check();
	if (status != STATUS_OK)
		return status;

	opened = mem_alloc(1, sizeof(*opened));
	opened->txn.store = opened;
	opened->name = mem_text(name);
	opened->path = path_of(folder, name);
	opened->journal_name = connect_journal_of(name);
	opened->journal_path = connect_journal_of(opened->path);

	status = open_file(opened, folder);
	if (status == STATUS_OK)
		status = give_key(opened, key);
	if (status == STATUS_OK)
		status = guard_install(opened);
	if (status == STATUS_OK)
		status = settings_apply(opened);
	if (status == STATUS_OK)
		status = settings_check(opened);
	if (status != STATUS_OK) {
		store_close(&opened);
		return status;
	}
	*store = opened;
	return STATUS_OK;
}

enum status
connect_run(struct store *store, const char *sql)
{
	return result_status(
	    store, sqlite3_exec(store->db, sql, NULL, NULL, NULL));
}

enum status
connect_ask(struct store *store, const char *sql, char *answer, size_t size)
{
	sqlite3_stmt *handle = NULL;
	const unsigned char *text = NULL;
	int result;

	answer[0] = '\0';
	result = sqlite3_prepare_v2(store->db, sql, -1, &handle, NULL);
	if (result == SQLITE_OK)
		result = sqlite3_step(handle);
	if (result == SQLITE_ROW)
		text = sqlite3_column_text(handle, 0);
	if (text != NULL)
		snprintf(answer, size, "%s", (const char *)text);
	sqlite3_finalize(handle);
	return result_status(store, result);
}

enum status
connect_ask_int(struct store *store, const char *sql, int64_t *answer)
{
	sqlite3_stmt *handle = NULL;
	int result;

	result = sqlite3_prepare_v2(store->db, sql, -1, &handle, NULL);
	if (result == SQLITE_OK)
		result = sqlite3_step(handle);
	if (result == SQLITE_ROW)
		*answer = sqlite3_column_int64(handle, 0);
	sqlite3_finalize(handle);
	if (result == SQLITE_DONE)
		return FAIL(STATUS_INTERNAL, "no answer from the store");
	return result_status(store, result);
}
