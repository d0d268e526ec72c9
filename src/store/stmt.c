/*
 * stmt: prepared statements, bound by name, errors kept until the end.
 *
 * A statement is prepared once and then waits on a shelf of the store under
 * the address of its text.  Every misuse (surplus text, unknown or forgotten
 * parameter, a column that is not there) sticks as INTERNAL: nothing is run
 * with a guess in it.
 */
#include <string.h>

#include "base/mem.h"
#include "store/stmt.h"
#include "store/store_internal.h"

#define PARAMETERS_MAX 64 /* bits of bound */

struct stmt {
	struct stmt *next; /* on the same shelf */
	struct store *store;
	const char *sql;      /* borrowed: static text */
	sqlite3_stmt *handle; /* NULL when it could not be prepared */
	enum status status;   /* the first error */
	uint64_t bound;       /* a bit for each parameter given */
	uint64_t wanted;      /* a bit for each parameter there is */
	bool is_out;          /* handed out */
	bool is_begun;
	bool is_done;
};

/* Keep the first error only: what follows is its echo. */
static void
stick(struct stmt *stmt, enum status status)
{
	if (stmt->status == STATUS_OK)
		stmt->status = status;
}

/* ------------------------------------------------------------- preparing */

static bool
has_surplus(const char *tail)
{
	return tail[strspn(tail, " \t\r\n;")] != '\0';
}

static void
prepare(struct stmt *stmt)
{
	const char *tail = "";
	int parameters;
	int result;

	result = sqlite3_prepare_v3(stmt->store->db, stmt->sql, -1,
	    SQLITE_PREPARE_PERSISTENT, &stmt->handle, &tail);
	if (result != SQLITE_OK) {
		stick(stmt, result_status(stmt->store, result));
		return;
	}
	parameters = sqlite3_bind_parameter_count(stmt->handle);
	if (stmt->handle == NULL || has_surplus(tail))
		stick(stmt, FAIL(STATUS_INTERNAL, "not one statement"));
	else if (parameters > PARAMETERS_MAX)
		stick(stmt, FAIL(STATUS_INTERNAL, "too many parameters"));
	if (stmt->status != STATUS_OK) {
		sqlite3_finalize(stmt->handle);
		stmt->handle = NULL;
		return;
	}
	stmt->wanted =
	    parameters == 0 ? 0 : UINT64_MAX >> (PARAMETERS_MAX - parameters);
}

/* Texts of SQL lie some way apart, so the low bits say little. */
static struct stmt **
shelf_of(struct store *store, const char *sql)
{
	uintptr_t address = (uintptr_t)sql;

	return &store->shelves[(address ^ (address >> 7)) % STMT_SHELVES];
}

/* One that is free, or a new one. */
static struct stmt *
take(struct store *store, const char *sql)
{
	struct stmt **shelf = shelf_of(store, sql);
	struct stmt *stmt = *shelf;

	while (stmt != NULL && (stmt->sql != sql || stmt->is_out))
		stmt = stmt->next;
	if (stmt == NULL) {
		stmt = mem_alloc(1, sizeof(*stmt));
		stmt->store = store;
		stmt->sql = sql;
		stmt->next = *shelf;
		*shelf = stmt;
	}
	return stmt;
}

/* A text that changed under its address would run as what it was before. */
static bool
is_same_text(const struct stmt *stmt)
{
	const char *prepared = sqlite3_sql(stmt->handle);
	size_t length = strlen(prepared);

	return strncmp(prepared, stmt->sql, length) == 0 &&
	       !has_surplus(stmt->sql + length);
}

struct stmt *
stmt_open(struct store *store, const char *sql)
{
	struct stmt *stmt = take(store, sql);

	stmt->is_out = true;
	stmt->is_begun = false;
	stmt->is_done = false;
	stmt->bound = 0;
	stmt->status = STATUS_OK;
	if (stmt->handle == NULL)
		prepare(stmt);
	else if (!is_same_text(stmt))
		stick(stmt, FAIL(STATUS_INTERNAL, "SQL is not static text"));
	return stmt;
}

void
stmt_forget_all(struct store *store)
{
	for (size_t i = 0; i < STMT_SHELVES; i++) {
		while (store->shelves[i] != NULL) {
			struct stmt *stmt = store->shelves[i];

			store->shelves[i] = stmt->next;
			sqlite3_finalize(stmt->handle);
			mem_free(stmt);
		}
	}
}

/* --------------------------------------------------------------- binding */

/* The parameter's number, from 1; 0 when there is none, which sticks. */
static int
parameter(struct stmt *stmt, const char *name)
{
	int number;

	if (stmt->status != STATUS_OK)
		return 0;
	number = sqlite3_bind_parameter_index(stmt->handle, name);
	if (number == 0)
		stick(stmt, FAIL(STATUS_INTERNAL, "unknown parameter"));
	else
		stmt->bound |= (uint64_t)1 << (number - 1);
	return number;
}

static void
check_bind(struct stmt *stmt, int result)
{
	if (result != SQLITE_OK)
		stick(stmt, result_status(stmt->store, result));
}

static void
bind_null(struct stmt *stmt, const char *name)
{
	int number = parameter(stmt, name);

	if (number != 0)
		check_bind(stmt, sqlite3_bind_null(stmt->handle, number));
}

void
stmt_bind_int(struct stmt *stmt, const char *name, int64_t value)
{
	int number = parameter(stmt, name);

	if (number != 0)
		check_bind(
		    stmt, sqlite3_bind_int64(stmt->handle, number, value));
}

void
stmt_bind_int_or_null(
    struct stmt *stmt, const char *name, int64_t value, bool is_null)
{
	if (is_null)
		bind_null(stmt, name);
	else
		stmt_bind_int(stmt, name, value);
}

void
stmt_bind_text(struct stmt *stmt, const char *name, const char *text)
{
	int number;

	if (text == NULL) {
		bind_null(stmt, name);
		return;
	}
	number = parameter(stmt, name);
	if (number != 0)
		check_bind(
		    stmt, sqlite3_bind_text64(stmt->handle, number, text,
			      strlen(text), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void
stmt_bind_blob(
    struct stmt *stmt, const char *name, const void *bytes, size_t size)
{
	int number;

	if (bytes == NULL) {
		bind_null(stmt, name);
		return;
	}
	number = parameter(stmt, name);
	if (number != 0)
		check_bind(stmt, sqlite3_bind_blob64(stmt->handle, number,
				     bytes, size, SQLITE_TRANSIENT));
}

/* --------------------------------------------------------------- running */

bool
stmt_step(struct stmt *stmt)
{
	int result;

	if (stmt->status != STATUS_OK || stmt->is_done)
		return false;
	if (stmt->bound != stmt->wanted) {
		stick(stmt, FAIL(STATUS_INTERNAL, "parameter was forgotten"));
		return false;
	}
	stmt->is_begun = true;
	result = sqlite3_step(stmt->handle);
	if (result == SQLITE_ROW)
		return true;
	stmt->is_done = true;
	if (result != SQLITE_DONE)
		stick(stmt, result_status(stmt->store, result));
	return false;
}

enum status
stmt_done(struct stmt **stmt)
{
	struct stmt *given = *stmt;
	int result = SQLITE_OK;

	if (given == NULL)
		return STATUS_OK;
	*stmt = NULL;
	/* Left before its end, a statement is only carried out here. */
	if (given->handle != NULL && given->is_begun)
		result = sqlite3_reset(given->handle);
	if (given->status == STATUS_OK && result != SQLITE_OK)
		stick(given, result_status(given->store, result));
	/* What somebody said does not wait on the shelf. */
	if (given->bound != 0 && given->handle != NULL)
		sqlite3_clear_bindings(given->handle);
	given->is_out = false;
	return given->status;
}

enum status
stmt_run(struct stmt **stmt)
{
	if (stmt_step(*stmt))
		stick(*stmt, FAIL(STATUS_INTERNAL, "rows nobody asked for"));
	return stmt_done(stmt);
}

enum status
stmt_insert(struct stmt **stmt, int64_t *id)
{
	struct store *store = (*stmt)->store;
	enum status status = stmt_run(stmt);

	if (status != STATUS_OK)
		return status;
	if (sqlite3_changes64(store->db) == 0)
		return STATUS_NOT_FOUND;
	*id = sqlite3_last_insert_rowid(store->db);
	return STATUS_OK;
}

enum status
stmt_one_int(struct stmt **stmt, int64_t *value)
{
	bool has_value = false;
	int64_t found = 0;
	enum status status;

	if (stmt_step(*stmt)) {
		has_value = !stmt_is_null(*stmt, 0);
		found = stmt_int(*stmt, 0);
		if (stmt_step(*stmt))
			stick(*stmt, FAIL(STATUS_INTERNAL, "more than one"));
	}
	status = stmt_done(stmt);
	if (status != STATUS_OK)
		return status;
	if (!has_value)
		return STATUS_NOT_FOUND;
	*value = found;
	return STATUS_OK;
}

int64_t
store_changes(struct store *store)
{
	return sqlite3_changes64(store->db);
}

/* --------------------------------------------------------------- columns */

/* Is there a row, and has it this column? */
static bool
has_column(struct stmt *stmt, int column)
{
	if (stmt->status != STATUS_OK)
		return false;
	if (column >= 0 && column < sqlite3_data_count(stmt->handle))
		return true;
	stick(stmt, FAIL(STATUS_INTERNAL, "column that is not there"));
	return false;
}

int64_t
stmt_int(struct stmt *stmt, int column)
{
	return has_column(stmt, column)
		   ? sqlite3_column_int64(stmt->handle, column)
		   : 0;
}

const char *
stmt_text(struct stmt *stmt, int column)
{
	const unsigned char *text = NULL;

	if (has_column(stmt, column))
		text = sqlite3_column_text(stmt->handle, column);
	return text == NULL ? "" : (const char *)text;
}

const void *
stmt_blob(struct stmt *stmt, int column, size_t *size)
{
	*size = 0;
	if (!has_column(stmt, column))
		return NULL;
	*size = (size_t)sqlite3_column_bytes(stmt->handle, column);
	return sqlite3_column_blob(stmt->handle, column);
}

bool
stmt_is_null(struct stmt *stmt, int column)
{
	return !has_column(stmt, column) ||
	       sqlite3_column_type(stmt->handle, column) == SQLITE_NULL;
}

void
stmt_copy_blob(struct stmt *stmt, int column, void *bytes, size_t size)
{
	size_t found = 0;
	const void *blob = stmt_blob(stmt, column, &found);

	if (stmt->status != STATUS_OK)
		return;
	if (found != size)
		stick(stmt, FAIL(STATUS_DAMAGED, "size of a blob"));
	else if (size > 0)
		memcpy(bytes, blob, size);
}
