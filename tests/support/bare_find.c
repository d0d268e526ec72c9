/*
 * bare_find: finds somebody and reads what is held of them, with one entry
 * written and committed before.
 */
#include "support/bare_internal.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"

/* ------------------------------------------------------------- one entry */

void
bare_begin(struct bare *bare)
{
	bare_run(bare, bare_use(bare, BARE_BEGIN));
}

void
bare_commit(struct bare *bare)
{
	bare_run(bare, bare_use(bare, BARE_COMMIT));
}

/* Who and when, as every entry says, and the rest. */
void
bare_entry(struct bare *bare, bool is_look, const char *event, const char *rest)
{
	sqlite3_stmt *stmt = bare_use(bare, BARE_ENTRY);
	char body[256];

	snprintf(body, sizeof body,
	    "by 00112233445566778899aabbccddeeff\n"
	    "at 2026-11-22T15:00:00Z\n%s",
	    rest);
	sqlite3_bind_int64(stmt, 1, ++bare->ledger_n);
	sqlite3_bind_int64(stmt, 2, bare->today);
	bare_bind_text(stmt, 3, is_look ? "look" : "other");
	bare_bind_random(stmt, 4, 32);
	bare_bind_random(stmt, 5, 32);
	bare_bind_random(stmt, 6, 16);
	bare_bind_random(stmt, 7, 16);
	bare_bind_text(stmt, 8, event);
	bare_bind_text(stmt, 9, body);
	bare_run(bare, stmt);
}

/* ---------------------------------------------------------------- finding */

int64_t
bare_find(struct bare *bare, const char *name)
{
	sqlite3_stmt *stmt = bare_use(bare, BARE_FIND);
	struct buf folded = BUF_EMPTY;
	struct buf words[2] = {BUF_EMPTY, BUF_EMPTY};
	int64_t person = 0;
	size_t at = 0;

	text_fold(name, &folded);
	for (size_t i = 0; i < 2; i++) {
		text_next_word(folded.text, &at, &words[i]);
		bare_bind_text(stmt, (int)i + 1, words[i].text);
	}
	if (bare_step(bare, stmt))
		person = sqlite3_column_int64(stmt, 0);
	if (person != 0 && bare_step(bare, stmt))
		person = 0;
	bare_done(stmt);
	buf_clear(&folded);
	buf_clear(&words[0]);
	buf_clear(&words[1]);
	return person;
}

/* Every column of every row, kept as text; how many rows. */
static size_t
read_rows(struct bare *bare, enum bare_statement which, int64_t person)
{
	sqlite3_stmt *stmt = bare_use(bare, which);
	size_t rows = 0;

	sqlite3_bind_int64(stmt, 1, person);
	while (bare_step(bare, stmt)) {
		char *kept[16];
		int columns = sqlite3_column_count(stmt);

		for (int i = 0; i < columns; i++)
			kept[i] = mem_text(
			    (const char *)sqlite3_column_text(stmt, i));
		for (int i = 0; i < columns; i++)
			mem_wipe_text(&kept[i]);
		rows++;
	}
	bare_done(stmt);
	return rows;
}

size_t
bare_find_and_show(struct bare *bare, const char *name)
{
	int64_t person = bare_find(bare, name);
	size_t values;

	bare_begin(bare);
	bare_entry(bare, true, "look",
	    "why 1\nkind name\nkind attendance\nkind phone\n"
	    "kind birth_date\n");
	bare_commit(bare);
	read_rows(bare, BARE_PERSON, person);
	read_rows(bare, BARE_SAYS, person);
	values = read_rows(bare, BARE_VALUES, person);
	read_rows(bare, BARE_TIMES, person);
	return values;
}
