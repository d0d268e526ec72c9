/*
 * hostile: see the header.
 */
#include "support/hostile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "core/core_internal.h"
#include "store/store_internal.h"

const char *const hostile_texts[] = {
    "\033]52;c;c2F5c28=",
    "\033]0;",
    "\xe2\x80\xae",
    "\xe2\x81\xa6",
    "\xe2\x80\x8b",
    "\xc2\x9b",
};
const size_t hostile_count = sizeof(hostile_texts) / sizeof(hostile_texts[0]);

static void
execute(struct records *records, const char *sql)
{
	struct store *store = records->store;
	char *message = NULL;

	store->is_guarded = false;
	store->is_committing = true;
	if (sqlite3_exec(store->db, sql, NULL, NULL, &message) != SQLITE_OK)
		print_error("%s\n", message);
	assert_null(message);
	assert_in_range(sqlite3_changes64(store->db), 1, INT64_MAX);
	store->is_guarded = true;
	store->is_committing = false;
}

static void
add(struct records *records, const char *table, const char *column)
{
	struct buf sql = BUF_EMPTY;

	buf_add_format(&sql, "UPDATE %s SET %s = %s || ' " HOSTILE_SEEN, table,
	    column, column);
	for (size_t i = 0; i < hostile_count; i++)
		buf_add_text(&sql, hostile_texts[i]);
	buf_add_text(&sql, "'");
	execute(records, sql.text);
	buf_clear(&sql);
}

void
hostile_forge(struct records *records)
{
	add(records, "work_group", "name");
	add(records, "work_group", "place");
	add(records, "session", "place");
	add(records, "session", "theme");
	add(records, "session", "notes");
}

bool
hostile_is_printed(const struct vt *vt)
{
	for (size_t i = 0; i < hostile_count; i++)
		if (vt_printed(vt, 0, hostile_texts[i]))
			return true;
	return false;
}
