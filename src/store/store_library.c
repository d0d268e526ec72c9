/*
 * store_library: is this really SQLCipher?
 *
 * With plain SQLite in its place (order of libraries, preload) every call
 * would succeed and every word would stand in clear on the disk.  Asked of a
 * database in memory and before any key: a key given to a mixture of two
 * libraries crashes.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "store/store.h"

#define OLDEST_MAJOR 4
#define OLDEST_MINOR 5

/* "4.6.1 community" is new enough; no answer is plain SQLite. */
static enum status
check_version(sqlite3 *db)
{
	sqlite3_stmt *handle = NULL;
	const char *text = NULL;
	int major = 0;
	int minor = 0;

	if (sqlite3_prepare_v2(
		db, "PRAGMA cipher_version", -1, &handle, NULL) == SQLITE_OK &&
	    sqlite3_step(handle) == SQLITE_ROW)
		text = (const char *)sqlite3_column_text(handle, 0);
	if (text == NULL || sscanf(text, "%d.%d", &major, &minor) != 2)
		major = 0;
	sqlite3_finalize(handle);

	if (major == 0)
		return REFUSE(STATUS_UNAVAILABLE,
		    "Plain SQLite is in the place of SQLCipher, so nothing "
		    "would be locked. Install SQLCipher 4.5 or newer.");
	if (major < OLDEST_MAJOR ||
	    (major == OLDEST_MAJOR && minor < OLDEST_MINOR) ||
	    sqlite3_libversion_number() < SQLITE_VERSION_NUMBER)
		return REFUSE(STATUS_UNAVAILABLE,
		    "The SQLCipher on this computer is too old for sayso. "
		    "Install the newest one that your system has.");
	return STATUS_OK;
}

/* Temporary tables hold what people said: they must never meet the disk. */
static enum status
check_temporary_files(void)
{
	if (sqlite3_compileoption_used("TEMP_STORE=2") != 0 ||
	    sqlite3_compileoption_used("TEMP_STORE=3") != 0)
		return STATUS_OK;
	return REFUSE(STATUS_UNAVAILABLE,
	    "The SQLCipher on this computer can leave readable files behind. "
	    "Install the one that your system has.");
}

enum status
store_library_check(void)
{
	static bool is_good;
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_PRIVATECACHE;
	sqlite3 *db = NULL;
	enum status status;

	if (is_good)
		return STATUS_OK;
	if (sqlite3_open_v2(":memory:", &db, flags, NULL) == SQLITE_OK)
		status = check_version(db);
	else
		status = FAIL(STATUS_UNAVAILABLE, "open a store in memory");
	sqlite3_close(db);
	if (status == STATUS_OK)
		status = check_temporary_files();
	is_good = status == STATUS_OK;
	return status;
}

void
store_library_versions(
    char sqlcipher[STORE_VERSION_BYTES], char sqlite[STORE_VERSION_BYTES])
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_PRIVATECACHE;
	sqlite3_stmt *handle = NULL;
	sqlite3 *db = NULL;
	const char *text = NULL;

	if (sqlite3_open_v2(":memory:", &db, flags, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(
		db, "PRAGMA cipher_version", -1, &handle, NULL) == SQLITE_OK &&
	    sqlite3_step(handle) == SQLITE_ROW)
		text = (const char *)sqlite3_column_text(handle, 0);
	snprintf(
	    sqlcipher, STORE_VERSION_BYTES, "%s", text == NULL ? "" : text);
	snprintf(sqlite, STORE_VERSION_BYTES, "%s", sqlite3_libversion());
	sqlite3_finalize(handle);
	sqlite3_close(db);
}
