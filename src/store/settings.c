/*
 * settings: how a store is written, asserted and not hoped for.
 *
 * Each row of these tables is a promise of DESIGN 5.  A setting is made, then
 * asked back, because SQLite passes over what it does not know or cannot do
 * without an error.
 */
#include <string.h>

#include "store/store_internal.h"

#define ROW_BYTES_MAX (4 << 20)
#define ANSWER_BYTES  32

/*
 * In this order: the cipher before the first read, and the first read, which
 * undoes what a crash left half done, before the exclusive lock.  Under that
 * lock DELETE, the mode until then, acts as PERSIST and leaves old pages in the
 * journal; hence TRUNCATE.
 */
static const struct pragma {
	const char *make; /* NULL: only asked, the file itself decides it */
	const char *ask;
	const char *want;
} pragmas[] = {
    {"PRAGMA cipher_compatibility = 4", "PRAGMA cipher_hmac_algorithm",
	"HMAC_SHA512"},
    {NULL, "PRAGMA cipher_use_hmac", "1"},
    {NULL, "PRAGMA cipher_page_size", "4096"},
    {"PRAGMA journal_mode = TRUNCATE", "PRAGMA journal_mode", "truncate"},
    {"PRAGMA locking_mode = EXCLUSIVE", "PRAGMA locking_mode", "exclusive"},
    {"PRAGMA auto_vacuum = NONE", "PRAGMA auto_vacuum", "0"},
    {NULL, "PRAGMA encoding", "UTF-8"},
    {"PRAGMA synchronous = EXTRA", "PRAGMA synchronous", "3"},
    {"PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1"},
    {"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2"},
    {"PRAGMA mmap_size = 0", "PRAGMA mmap_size", "0"},
    {"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1"},
    {"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1"},
    {"PRAGMA defer_foreign_keys = OFF", "PRAGMA defer_foreign_keys", "0"},
    {"PRAGMA ignore_check_constraints = OFF", "PRAGMA ignore_check_constraints",
	"0"},
    {"PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers", "1"},
    {"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0"},
    {NULL, "PRAGMA page_size", "4096"},
};

static const struct toggle {
	int option;
	int want;
} toggles[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
    {SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, 0},
    {SQLITE_DBCONFIG_DQS_DDL, 0},
    {SQLITE_DBCONFIG_DQS_DML, 0},
    {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 1},
    {SQLITE_DBCONFIG_ENABLE_VIEW, 1},
};

static const struct limit {
	int what;
	int most;
} limits[] = {
    {SQLITE_LIMIT_LENGTH, ROW_BYTES_MAX},
    {SQLITE_LIMIT_ATTACHED, 0},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum status
settings_apply(struct store *store)
{
	enum status status;

	/* First, or SQLCipher writes on the terminal.  Unknown before 4.6. */
	status = connect_run(store, "PRAGMA cipher_log_level = NONE");
	for (size_t i = 0; i < COUNT(toggles) && status == STATUS_OK; i++)
		status = result_status(
		    store, sqlite3_db_config(store->db, toggles[i].option,
			       toggles[i].want, NULL));
	for (size_t i = 0; i < COUNT(limits); i++)
		sqlite3_limit(store->db, limits[i].what, limits[i].most);
	for (size_t i = 0; i < COUNT(pragmas) && status == STATUS_OK; i++) {
		if (pragmas[i].make != NULL)
			status = connect_run(store, pragmas[i].make);
	}
	return status;
}

static enum status
check_pragma(struct store *store, const struct pragma *pragma)
{
	char answer[ANSWER_BYTES];
	enum status status;

	status = connect_ask(store, pragma->ask, answer, sizeof(answer));
	if (status != STATUS_OK)
		return status;
	if (strcmp(answer, pragma->want) != 0)
		return FAIL(STATUS_UNAVAILABLE, "setting of the store");
	return STATUS_OK;
}

static enum status
check_toggle(struct store *store, const struct toggle *toggle)
{
	int is_on = -1;
	enum status status;

	status = result_status(
	    store, sqlite3_db_config(store->db, toggle->option, -1, &is_on));
	if (status != STATUS_OK)
		return status;
	if (is_on != toggle->want)
		return FAIL(STATUS_UNAVAILABLE, "switch of the store");
	return STATUS_OK;
}

enum status
settings_check(struct store *store)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < COUNT(pragmas) && status == STATUS_OK; i++)
		status = check_pragma(store, &pragmas[i]);
	for (size_t i = 0; i < COUNT(toggles) && status == STATUS_OK; i++)
		status = check_toggle(store, &toggles[i]);
	for (size_t i = 0; i < COUNT(limits) && status == STATUS_OK; i++) {
		if (sqlite3_limit(store->db, limits[i].what, -1) !=
		    limits[i].most)
			status = FAIL(STATUS_UNAVAILABLE, "limit of the store");
	}
	if (status == STATUS_UNAVAILABLE)
		return REFUSE(STATUS_UNAVAILABLE,
		    "This SQLCipher does not keep records safely here. "
		    "Install SQLCipher again from your system.");
	return status;
}
