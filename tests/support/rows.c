/*
 * rows: see the header.  It asks SQLite itself, so that a table or a column
 * that is new is compared without anybody thinking of it.
 */
#include "support/rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "store/store_internal.h"

static const char sql_tables[] =
    "SELECT name FROM sqlite_schema WHERE type = 'table'"
    " AND name NOT IN ('ledger', 'ledger_head', 'look_words')"
    " AND name NOT LIKE 'sqlite_%' ORDER BY name";

static void
write_value(sqlite3_stmt *row, int column, struct buf *lines)
{
	const unsigned char *bytes = sqlite3_column_blob(row, column);
	int size = sqlite3_column_bytes(row, column);

	buf_add_format(lines, "\t%d ", sqlite3_column_type(row, column));
	for (int i = 0; i < size; i++)
		buf_add_format(lines, "%02x", bytes[i]);
}

static void
write_table(sqlite3 *db, const char *table, struct buf *lines)
{
	struct buf sql = BUF_EMPTY;
	sqlite3_stmt *row = NULL;
	int result;

	buf_add_format(&sql, "SELECT * FROM \"%s\"", table);
	assert_int_equal(
	    sqlite3_prepare_v2(db, sql.text, -1, &row, NULL), SQLITE_OK);
	while ((result = sqlite3_step(row)) == SQLITE_ROW) {
		buf_add_text(lines, table);
		for (int i = 0; i < sqlite3_column_count(row); i++)
			write_value(row, i, lines);
		buf_add_char(lines, '\n');
	}
	assert_int_equal(result, SQLITE_DONE);
	sqlite3_finalize(row);
	buf_clear(&sql);
}

void
rows_write(struct store *store, struct buf *lines)
{
	sqlite3_stmt *tables = NULL;
	int result;

	assert_int_equal(
	    sqlite3_prepare_v2(store->db, sql_tables, -1, &tables, NULL),
	    SQLITE_OK);
	while ((result = sqlite3_step(tables)) == SQLITE_ROW)
		write_table(store->db,
		    (const char *)sqlite3_column_text(tables, 0), lines);
	assert_int_equal(result, SQLITE_DONE);
	sqlite3_finalize(tables);
}
