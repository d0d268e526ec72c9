/*
 * bare: see the header.  Opening, copying, and how a statement is run.
 */
#include "support/bare_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include <sodium.h>

#include "base/buf.h"
#include "base/mem.h"
#include "store/store_internal.h"

/* As src/store/settings.c says of our own. */
static const char settings[] = "PRAGMA cipher_log_level = NONE;"
			       "PRAGMA cipher_compatibility = 4;"
			       "PRAGMA journal_mode = TRUNCATE;"
			       "PRAGMA locking_mode = EXCLUSIVE;"
			       "PRAGMA auto_vacuum = NONE;"
			       "PRAGMA synchronous = EXTRA;"
			       "PRAGMA secure_delete = ON;"
			       "PRAGMA temp_store = MEMORY;"
			       "PRAGMA mmap_size = 0;"
			       "PRAGMA cell_size_check = ON;"
			       "PRAGMA recursive_triggers = ON;"
			       "PRAGMA trusted_schema = OFF";

/* ----------------------------------------------------------- statements */

static void
run_text(struct bare *bare, const char *sql)
{
	char *message = NULL;

	if (sqlite3_exec(bare->db, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s: %s", sql, message);
}

sqlite3_stmt *
bare_use(struct bare *bare, enum bare_statement which)
{
	sqlite3_stmt **stmt = &bare->statements[which];

	if (*stmt == NULL &&
	    sqlite3_prepare_v3(bare->db, bare_sql[which], -1,
		SQLITE_PREPARE_PERSISTENT, stmt, NULL) != SQLITE_OK)
		fail_msg("%s: %s", bare_sql[which], sqlite3_errmsg(bare->db));
	return *stmt;
}

bool
bare_step(struct bare *bare, sqlite3_stmt *stmt)
{
	int result = sqlite3_step(stmt);

	if (result != SQLITE_ROW && result != SQLITE_DONE)
		fail_msg("%s: %s", sqlite3_sql(stmt), sqlite3_errmsg(bare->db));
	return result == SQLITE_ROW;
}

void
bare_done(sqlite3_stmt *stmt)
{
	sqlite3_reset(stmt);
}

void
bare_run(struct bare *bare, sqlite3_stmt *stmt)
{
	bare_step(bare, stmt);
	bare_done(stmt);
}

void
bare_bind_text(sqlite3_stmt *stmt, int place, const char *text)
{
	sqlite3_bind_text(stmt, place, text, -1, SQLITE_STATIC);
}

void
bare_bind_random(sqlite3_stmt *stmt, int place, size_t size)
{
	unsigned char bytes[64];

	randombytes_buf(bytes, size);
	sqlite3_bind_blob(stmt, place, bytes, (int)size, SQLITE_TRANSIENT);
}

/* ---------------------------------------------------------------- copying */

static sqlite3_stmt *
prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *stmt = NULL;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	return stmt;
}

static void
copy_schema(struct bare *bare, sqlite3 *from)
{
	sqlite3_stmt *row =
	    prepare(from, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
			  " AND type IN ('table', 'index') ORDER BY type DESC");

	while (bare_step(bare, row))
		run_text(bare, (const char *)sqlite3_column_text(row, 0));
	sqlite3_finalize(row);
}

static void
copy_table(struct bare *bare, sqlite3 *from, const char *table)
{
	struct buf sql = BUF_EMPTY;
	sqlite3_stmt *row = NULL;
	sqlite3_stmt *into = NULL;

	buf_add_format(&sql, "SELECT * FROM \"%s\"", table);
	row = prepare(from, sql.text);
	buf_reset(&sql);
	buf_add_format(&sql, "INSERT INTO \"%s\" VALUES (?", table);
	for (int i = 1; i < sqlite3_column_count(row); i++)
		buf_add_text(&sql, ", ?");
	buf_add_char(&sql, ')');
	into = prepare(bare->db, sql.text);
	while (bare_step(bare, row)) {
		for (int i = 0; i < sqlite3_column_count(row); i++)
			sqlite3_bind_value(
			    into, i + 1, sqlite3_column_value(row, i));
		bare_run(bare, into);
	}
	sqlite3_finalize(into);
	sqlite3_finalize(row);
	buf_clear(&sql);
}

static void
copy_rows(struct bare *bare, sqlite3 *from)
{
	sqlite3_stmt *row =
	    prepare(from, "SELECT name FROM sqlite_schema WHERE type = 'table'"
			  " AND name NOT LIKE 'sqlite_%'");

	run_text(bare, "BEGIN");
	while (bare_step(bare, row))
		copy_table(
		    bare, from, (const char *)sqlite3_column_text(row, 0));
	run_text(bare, "COMMIT");
	sqlite3_finalize(row);
}

static int64_t
ask_int(struct bare *bare, const char *sql)
{
	sqlite3_stmt *row = prepare(bare->db, sql);
	int64_t value;

	assert_true(bare_step(bare, row));
	value = sqlite3_column_int64(row, 0);
	sqlite3_finalize(row);
	return value;
}

/* ---------------------------------------------------------------- opening */

static void
give_key(struct bare *bare)
{
	unsigned char key[32];
	char text[2 + 2 * sizeof key + 2];

	randombytes_buf(key, sizeof key);
	memcpy(text, "x'", 2);
	sodium_bin2hex(text + 2, 2 * sizeof key + 1, key, sizeof key);
	memcpy(text + 2 + 2 * sizeof key, "'", 2);
	assert_int_equal(
	    sqlite3_key(bare->db, text, (int)strlen(text)), SQLITE_OK);
}

void
bare_open(struct bare *bare, const char *folder, struct store *store)
{
	memset(bare, 0, sizeof *bare);
	bare->statements = mem_alloc(BARE_STATEMENTS, sizeof *bare->statements);
	snprintf(bare->path, sizeof bare->path, "%s/bare.db", folder);
	assert_int_equal(sqlite3_open_v2(bare->path, &bare->db,
			     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
				 SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX,
			     NULL),
	    SQLITE_OK);
	give_key(bare);
	run_text(bare, settings);
	copy_schema(bare, store->db);
	copy_rows(bare, store->db);
	run_text(bare, "PRAGMA foreign_keys = ON");
	bare->ledger_n = ask_int(bare, "SELECT max(n) FROM ledger");
}

void
bare_close(struct bare *bare)
{
	for (size_t i = 0; i < BARE_STATEMENTS; i++)
		sqlite3_finalize(bare->statements[i]);
	assert_int_equal(sqlite3_close(bare->db), SQLITE_OK);
	mem_free(bare->statements);
	unlink(bare->path);
}
