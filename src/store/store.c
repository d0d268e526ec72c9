/*
 * store: making, opening and closing a store.
 *
 * A store is handed out only when its settings hold, its schema is the newest
 * that this program knows, and the guard is up.  A file that was half made is
 * taken away again; a file that was there before is never touched by a failure.
 */
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "store/store_internal.h"

#define PLAIN_HEADER "SQLite format 3" /* and its NUL: 16 bytes */

const char *
store_file_name(enum store_kind kind)
{
	return kind == STORE_RECORDS ? "records.db" : "releases.db";
}

void
store_discard(struct folder *folder, const char *name)
{
	char *journal = connect_journal_of(name);
	enum status status;

	/* The failure that led here is the one to tell of. */
	status = file_remove(folder, name);
	if (status == STATUS_OK)
		status = file_remove(folder, journal);
	(void)status;
	mem_free(journal);
}

/* What SQLite writes first in every file that nobody locks. */
static enum status
check_is_locked(struct folder *folder, const char *name)
{
	char header[sizeof(PLAIN_HEADER)];
	int descriptor = -1;
	enum status status;

	status = file_open(folder, name, &descriptor);
	if (status == STATUS_OK)
		status = file_read_at(descriptor, header, sizeof(header), 0);
	file_close(&descriptor);
	if (status != STATUS_OK)
		return status;
	if (memcmp(header, PLAIN_HEADER, sizeof(header)) == 0)
		return REFUSE(STATUS_UNAVAILABLE,
		    "SQLCipher wrote a file that is not locked, so sayso "
		    "stopped. Install SQLCipher again from your system.");
	return STATUS_OK;
}

/* The schema, in a connection of its own: the store is then opened afresh. */
static enum status
fill_new(struct folder *folder, const char *name, enum store_kind kind,
    const struct secret *key)
{
	struct store *store = NULL;
	enum status status;

	status = connect_open(folder, name, key, &store);
	if (status == STATUS_OK)
		status = migrate_run(
		    store, kind, migrations, migrations_count, true);
	store_close(&store);
	if (status == STATUS_OK)
		status = check_is_locked(folder, name);
	if (status == STATUS_OK)
		status = folder_sync(folder);
	return status;
}

enum status
store_create(struct folder *folder, enum store_kind kind,
    const struct secret *key, struct store **store)
{
	const char *name = store_file_name(kind);
	int descriptor = -1;
	enum status status;

	status = file_create(folder, name, &descriptor);
	if (status != STATUS_OK)
		return status;
	file_close(&descriptor);

	status = fill_new(folder, name, kind, key);
	if (status == STATUS_OK)
		status = store_open(folder, kind, key, store);
	if (status != STATUS_OK)
		store_discard(folder, name);
	return status;
}

/* From now on it is BUSY for everybody else: the lock is kept until the end. */
static enum status
take_lock(struct store *store)
{
	enum status status;

	store->is_committing = true;
	status = connect_run(store, "BEGIN EXCLUSIVE; COMMIT");
	store->is_committing = false;
	return status;
}

/*
 * What is still in the journal now was not fit to be used: a crash can leave
 * one whose first bytes never reached the disk.
 */
static enum status
empty_journal(struct store *store, struct folder *folder)
{
	int descriptor = -1;
	int64_t size = 0;
	enum status status;

	status = file_open(folder, store->journal_name, &descriptor);
	if (status == STATUS_NO_INPUT)
		return STATUS_OK;
	if (status == STATUS_OK)
		status = file_size(descriptor, &size);
	if (status == STATUS_OK && size != 0) {
		if (ftruncate(descriptor, 0) != 0)
			status = FAIL(STATUS_IO, "empty the journal");
		else
			status = file_sync(descriptor);
	}
	file_close(&descriptor);
	return status;
}

enum status
store_open_named(struct folder *folder, const char *name, enum store_kind kind,
    const struct secret *key, struct store **store)
{
	struct store *opened = NULL;
	enum status status;

	status = connect_open(folder, name, key, &opened);
	if (status == STATUS_OK)
		status = take_lock(opened);
	if (status == STATUS_OK)
		status = migrate_run(
		    opened, kind, migrations, migrations_count, false);
	if (status == STATUS_OK)
		status = empty_journal(opened, folder);
	if (status != STATUS_OK) {
		store_close(&opened);
		return status;
	}
	opened->kind = kind;
	opened->is_guarded = true;
	*store = opened;
	return STATUS_OK;
}

enum status
store_open(struct folder *folder, enum store_kind kind,
    const struct secret *key, struct store **store)
{
	return store_open_named(
	    folder, store_file_name(kind), kind, key, store);
}

enum status
store_try_key(struct folder *folder, const char *name, const struct secret *key)
{
	struct store *store = NULL;
	int64_t version = 0;
	enum status status;

	status = connect_open(folder, name, key, &store);
	if (status == STATUS_OK)
		status =
		    connect_ask_int(store, "PRAGMA user_version", &version);
	/* An empty file would take any key. */
	if (status == STATUS_OK && version == 0)
		status = FAIL(STATUS_DAMAGED, "store is empty");
	store_close(&store);
	return status;
}

void
store_close(struct store **store)
{
	struct store *closing = *store;

	if (closing == NULL)
		return;
	stmt_forget_all(closing);
	/* What was begun and not committed is undone by this. */
	sqlite3_close(closing->db);
	mem_free(closing->name);
	mem_free(closing->path);
	mem_free(closing->journal_name);
	mem_free(closing->journal_path);
	mem_free(closing);
	*store = NULL;
}
