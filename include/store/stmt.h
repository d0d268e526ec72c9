/*
 * stmt: one SQL statement, bound by name, errors kept until the end.
 *
 * SQL is static const text of the module that owns the table; it is never
 * formatted.  Surplus text, an unknown parameter name, a parameter that was
 * not bound before the first step, or a column that is not there is a mistake
 * of ours: INTERNAL, and nothing is run.  Prepared statements are kept by the
 * store under the address of their text and handed out again.  Binding does
 * not return: the first error sticks and comes out of stmt_done() and of the
 * functions that call it.
 *
 * What statuses mean here: NO_CONSENT for a trigger whose message begins with
 * "no consent", INVALID for any other rule of the schema, DENIED for what the
 * authorizer forbids (all but reading and changing rows), INTERNAL for a write
 * outside a transaction, DAMAGED, BUSY and IO for the file.
 */
#ifndef STORE_STMT_H
#define STORE_STMT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "store/store.h"

struct stmt;

/*
 * Never fails by itself: an error sticks in the statement.  Never NULL.  Give
 * it back with stmt_done() or a function that does so; a text that is in use
 * may be opened again.
 */
struct stmt *stmt_open(struct store *store, const char *sql);

void stmt_bind_int(struct stmt *stmt, const char *name, int64_t value);
void stmt_bind_int_or_null(
    struct stmt *stmt, const char *name, int64_t value, bool is_null);
/* NULL text or blob binds NULL.  Bytes are copied. */
void stmt_bind_text(struct stmt *stmt, const char *name, const char *text);
void stmt_bind_blob(
    struct stmt *stmt, const char *name, const void *bytes, size_t size);

/*
 * One row more?  Returns false at the end or after an error; stmt_done()
 * tells which.
 */
bool stmt_step(struct stmt *stmt);

/* Columns of this row, from 0.  Text and blob live until the next step. */
int64_t stmt_int(struct stmt *stmt, int column);
const char *stmt_text(struct stmt *stmt, int column); /* "" for NULL */
const void *stmt_blob(struct stmt *stmt, int column, size_t *size);
bool stmt_is_null(struct stmt *stmt, int column);
/* Copy a blob of exactly ${size} bytes; another size sticks as DAMAGED. */
void stmt_copy_blob(struct stmt *stmt, int column, void *bytes, size_t size);

/* Give it back and get the sticky status.  *stmt becomes NULL; NULL is OK. */
MUST_USE enum status stmt_done(struct stmt **stmt);

/* Run to the end without rows, give it back, and say how it went. */
MUST_USE enum status stmt_run(struct stmt **stmt);

/* The same, and the id of the row that was inserted; NOT_FOUND for no row. */
MUST_USE enum status stmt_insert(struct stmt **stmt, int64_t *id);

/* Expect exactly one integer: NOT_FOUND for no row or NULL. */
MUST_USE enum status stmt_one_int(struct stmt **stmt, int64_t *value);

/* Rows changed by the newest run on this store. */
int64_t store_changes(struct store *store);

#endif
