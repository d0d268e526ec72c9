/*
 * guard: what the rest of the program may say to SQLite.
 *
 * Once a store is guarded, statements may read and change rows of our own
 * tables and nothing else; BEGIN and its like come from txn alone.  This is a
 * second line: the first is that SQL is literal text of the modules.  The
 * authorizer is never taken out (that would make SQLite prepare everything
 * anew); the layer's own work steps past it through store.is_guarded.
 */
#include "store/store_internal.h"

/* Functions that reach outside the rows. */
static const char *const denied_functions[] = {
    "load_extension",
    "sqlcipher_export",
    "fts3_tokenizer",
};

/* Tables of SQLite itself: the schema, statistics, sequences. */
static bool
is_of_sqlite(const char *table)
{
	return table == NULL || sqlite3_strnicmp(table, "sqlite_", 7) == 0;
}

static bool
is_denied_function(const char *name)
{
	size_t count = sizeof(denied_functions) / sizeof(denied_functions[0]);

	if (name == NULL)
		return true;
	for (size_t i = 0; i < count; i++) {
		if (sqlite3_stricmp(name, denied_functions[i]) == 0)
			return true;
	}
	return false;
}

static bool
is_allowed(const struct store *store, int action, const char *first,
    const char *second)
{
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_READ:
	case SQLITE_RECURSIVE:
		return true;
	case SQLITE_INSERT:
	case SQLITE_UPDATE:
	case SQLITE_DELETE:
		return !is_of_sqlite(first);
	case SQLITE_FUNCTION:
		return !is_denied_function(second);
	case SQLITE_TRANSACTION:
		return store->is_transacting;
	default:
		return false;
	}
}

static int
authorize(void *context, int action, const char *first, const char *second,
    const char *database, const char *trigger)
{
	const struct store *store = context;

	(void)database;
	(void)trigger;
	if (!store->is_guarded || is_allowed(store, action, first, second))
		return SQLITE_OK;
	return SQLITE_DENY;
}

/* Anything but 0 turns a commit into a rollback. */
static int
refuse_strangers(void *context)
{
	const struct store *store = context;

	return store->is_committing ? 0 : 1;
}

enum status
guard_install(struct store *store)
{
	sqlite3_commit_hook(store->db, refuse_strangers, store);
	return result_status(
	    store, sqlite3_set_authorizer(store->db, authorize, store));
}
