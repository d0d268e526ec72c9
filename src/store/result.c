/*
 * result: SQLite's result codes as our statuses.
 *
 * The message that SQLite keeps beside a code is looked at for one thing only,
 * the trigger that says "no consent", and is never passed on: it can hold what
 * somebody said.
 */
#include <string.h>

#include "base/mem.h"
#include "store/store_internal.h"

#define NO_CONSENT_TEXT "no consent"

/* A rule of the schema said no; which sort of rule is all that is kept. */
static enum status
constraint_status(struct store *store, int result)
{
	switch (result) {
	case SQLITE_CONSTRAINT_TRIGGER:
		if (strncmp(sqlite3_errmsg(store->db), NO_CONSENT_TEXT,
			strlen(NO_CONSENT_TEXT)) == 0)
			return FAIL(STATUS_NO_CONSENT, "trigger: no consent");
		return FAIL(STATUS_INVALID, "trigger");
	case SQLITE_CONSTRAINT_COMMITHOOK:
		return FAIL(STATUS_INTERNAL, "write outside a transaction");
	case SQLITE_CONSTRAINT_FOREIGNKEY:
		return FAIL(STATUS_INVALID, "foreign key");
	case SQLITE_CONSTRAINT_UNIQUE:
	case SQLITE_CONSTRAINT_PRIMARYKEY:
	case SQLITE_CONSTRAINT_ROWID:
		return FAIL(STATUS_INVALID, "unique");
	case SQLITE_CONSTRAINT_NOTNULL:
		return FAIL(STATUS_INVALID, "not null");
	case SQLITE_CONSTRAINT_CHECK:
		return FAIL(STATUS_INVALID, "check");
	case SQLITE_CONSTRAINT_DATATYPE:
		return FAIL(STATUS_INVALID, "type of a column");
	default:
		return FAIL(STATUS_INVALID, "constraint");
	}
}

static void die_of_memory(void) __attribute__((noreturn));

static void
die_of_memory(void)
{
	die(status_exit_code(STATUS_INTERNAL),
	    "There is not enough memory, so sayso had to stop. "
	    "Close other programs and start it again.");
}

enum status
result_status(struct store *store, int result)
{
	if (result == SQLITE_IOERR_NOMEM)
		die_of_memory();
	switch (result & 0xff) {
	case SQLITE_OK:
	case SQLITE_ROW:
	case SQLITE_DONE:
		return STATUS_OK;
	case SQLITE_CONSTRAINT:
		return constraint_status(store, result);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return FAIL(STATUS_BUSY, "store is locked");
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		store->is_damaged = true;
		return FAIL(STATUS_DAMAGED, "store cannot be read");
	case SQLITE_FULL:
		return FAIL(STATUS_IO, "disk is full");
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
	case SQLITE_READONLY:
		return FAIL(STATUS_IO, "store input or output");
	case SQLITE_AUTH:
		return FAIL(STATUS_DENIED, "statement is not allowed");
	case SQLITE_TOOBIG:
		return FAIL(STATUS_INVALID, "text is too long");
	case SQLITE_NOMEM:
		die_of_memory();
	case SQLITE_ERROR:
		/* SQLCipher says so of every page after a bad one. */
		if (store->is_damaged)
			return FAIL(STATUS_DAMAGED, "store cannot be read");
		break;
	default:
		break;
	}
	return FAIL(STATUS_INTERNAL, "statement");
}
