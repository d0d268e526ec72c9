/*
 * check: changes to the history at random.  The sequence is always the same;
 * with SAYSO_SOAK it is longer.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "core/core_internal.h"
#include "store/store_internal.h"
#include "support/checked.h"
#include "support/signing.h"

#define EDITS      1000
#define EDITS_SOAK 5000
#define GONE       250 /* entries taken out, one at a time */
#define MOVED      250 /* and pairs that change places */
#define BYTES_MOST 4096

static uint64_t sequence = 88172645463325252;

static uint32_t
pick(uint32_t below)
{
	sequence ^= sequence << 13;
	sequence ^= sequence >> 7;
	sequence ^= sequence << 17;
	return (uint32_t)(sequence >> 33) % below;
}

enum sort { NUMBER, FLAG, CLASS, BYTES, TEXT };

/* Columns, those first that every row has. */
static const struct column {
	const char *read;
	const char *write;
	enum sort sort;
} columns[] = {
#define COLUMN(name, sort)                                                     \
	{                                                                      \
		"SELECT " name " FROM ledger WHERE n = ?1",                    \
		    "UPDATE ledger SET " name " = ?2 WHERE n = ?1", sort       \
	}
    COLUMN("n", NUMBER),
    COLUMN("day", NUMBER),
    COLUMN("class", CLASS),
    COLUMN("hash", BYTES),
    COLUMN("commitment", BYTES),
    /* Of erased rows nobody knows whether the clock was trusted. */
    COLUMN("confirmed", FLAG),
    COLUMN("salt", BYTES),
    COLUMN("subject", BYTES),
    COLUMN("running", NUMBER),
    COLUMN("event", TEXT),
    COLUMN("body", TEXT),
};

#define COLUMNS        11
#define COLUMNS_ERASED 5

struct edit {
	int64_t n;
	const struct column *column;
	unsigned char bytes[BYTES_MOST];
	size_t size;
};

static sqlite3_stmt *
prepare(struct checked *checked, const char *sql, int64_t first)
{
	sqlite3_stmt *handle = NULL;

	assert_int_equal(
	    sqlite3_prepare_v2(checked_db(checked), sql, -1, &handle, NULL),
	    SQLITE_OK);
	sqlite3_bind_int64(handle, 1, first);
	return handle;
}

static int64_t
ask(struct checked *checked, const char *sql, int64_t first)
{
	sqlite3_stmt *handle = prepare(checked, sql, first);
	int64_t answer;

	assert_int_equal(sqlite3_step(handle), SQLITE_ROW);
	answer = sqlite3_column_int64(handle, 0);
	sqlite3_finalize(handle);
	return answer;
}

/* One bit changed, one byte less, or one more. */
static void
edit_bytes(struct edit *edit)
{
	size_t at = pick((uint32_t)edit->size);

	switch (pick(4)) {
	case 0:
		memmove(edit->bytes + at, edit->bytes + at + 1,
		    edit->size - at - 1);
		edit->size--;
		break;
	case 1:
		memmove(
		    edit->bytes + at + 1, edit->bytes + at, edit->size - at);
		edit->bytes[at] = (unsigned char)pick(256);
		edit->size++;
		break;
	default:
		edit->bytes[at] ^= (unsigned char)(1 << pick(8));
	}
}

/* Far enough off to be no other row's. */
static int64_t
edit_number(int64_t number)
{
	return pick(2) == 0 ? number + 1000 + pick(1000)
			    : number - 1000 - pick(1000);
}

static void
bind_edited(struct edit *edit, sqlite3_stmt *row, sqlite3_stmt *update)
{
	edit->size = (size_t)sqlite3_column_bytes(row, 0);
	assert_in_range(edit->size, 1, BYTES_MOST - 1);
	memcpy(edit->bytes, sqlite3_column_blob(row, 0), edit->size);
	edit_bytes(edit);
	if (edit->column->sort == BYTES)
		sqlite3_bind_blob(
		    update, 2, edit->bytes, (int)edit->size, SQLITE_STATIC);
	else
		sqlite3_bind_text(update, 2, (char *)edit->bytes,
		    (int)edit->size, SQLITE_STATIC);
}

static void
make_edit(struct checked *checked, struct edit *edit)
{
	sqlite3_stmt *row = prepare(checked, edit->column->read, edit->n);
	sqlite3_stmt *update = prepare(checked, edit->column->write, edit->n);
	int64_t number;

	assert_int_equal(sqlite3_step(row), SQLITE_ROW);
	number = sqlite3_column_int64(row, 0);
	switch (edit->column->sort) {
	case NUMBER:
		sqlite3_bind_int64(update, 2, edit_number(number));
		break;
	case FLAG:
		sqlite3_bind_int64(update, 2, 1 - number);
		break;
	case CLASS:
		sqlite3_bind_text(update, 2,
		    sqlite3_column_text(row, 0)[0] == 'l' ? "other" : "look",
		    -1, SQLITE_STATIC);
		break;
	case BYTES:
	case TEXT:
		bind_edited(edit, row, update);
		break;
	}
	assert_int_equal(sqlite3_step(update), SQLITE_DONE);
	assert_int_equal(sqlite3_changes64(checked_db(checked)), 1);
	sqlite3_finalize(update);
	sqlite3_finalize(row);
}

static void
pick_edit(struct checked *checked, struct edit *edit)
{
	int64_t rows = ask(checked, "SELECT count(*) FROM ledger", 0);
	bool is_erased;

	edit->n = ask(checked,
	    "SELECT n FROM ledger ORDER BY n LIMIT 1"
	    " OFFSET ?1",
	    pick((uint32_t)rows));
	is_erased = ask(checked,
			"SELECT salt IS NULL FROM ledger"
			" WHERE n = ?1",
			edit->n) != 0;
	edit->column = &columns[pick(is_erased ? COLUMNS_ERASED : COLUMNS)];
}

static void
assert_noticed(const struct edit *edit, const struct checked_told *told)
{
	if (told->status != STATUS_DAMAGED ||
	    told->report.defects <= (int64_t)told->of_store) {
		print_error("not noticed: entry %lld: %s\n", (long long)edit->n,
		    edit->column->write);
		fail();
	}
}

static void
no_random_change_to_the_history_goes_unnoticed(void **state)
{
	int edits = getenv("SAYSO_SOAK") != NULL ? EDITS_SOAK : EDITS;
	bool was_seen[COLUMNS] = {false};
	struct checked_told told;
	struct edit edit;

	for (int i = 0; i < edits; i++) {
		checked_begin(*state);
		pick_edit(*state, &edit);
		make_edit(*state, &edit);
		checked_end(*state, &told);
		assert_noticed(&edit, &told);
		was_seen[edit.column - columns] = true;
	}
	for (int i = 0; i < COLUMNS; i++)
		assert_true(was_seen[i]);
	/* Control: with the last one taken back nothing is told. */
	checked_run(*state, &told);
	assert_int_equal(told.report.defects, 0);
}

/* ------------------------------------------------------ taken out, put about
 */

static void
run(struct checked *checked, const char *sql, int64_t first, int64_t second)
{
	sqlite3_stmt *handle = prepare(checked, sql, first);

	if (sqlite3_bind_parameter_count(handle) > 1)
		sqlite3_bind_int64(handle, 2, second);
	assert_int_equal(sqlite3_step(handle), SQLITE_DONE);
	sqlite3_finalize(handle);
}

static int64_t
pick_entry(struct checked *checked)
{
	int64_t rows = ask(checked, "SELECT count(*) FROM ledger", 0);

	return ask(checked, "SELECT n FROM ledger ORDER BY n LIMIT 1 OFFSET ?1",
	    pick((uint32_t)rows));
}

static void
no_entry_that_is_gone_goes_unnoticed(void **state)
{
	struct checked_told told;

	for (int i = 0; i < GONE; i++) {
		struct edit edit = {.column = &columns[0]};

		checked_begin(*state);
		edit.n = pick_entry(*state);
		run(*state, "DELETE FROM ledger WHERE n = ?1", edit.n, 0);
		/* Every other time what follows moves up. */
		if (pick(2) == 0)
			run(*state, "UPDATE ledger SET n = n - 1 WHERE n > ?1",
			    edit.n, 0);
		checked_end(*state, &told);
		assert_noticed(&edit, &told);
	}
	checked_run(*state, &told);
	assert_int_equal(told.report.defects, 0);
}

static void
no_two_entries_that_changed_places_go_unnoticed(void **state)
{
	struct checked_told told;

	for (int i = 0; i < MOVED; i++) {
		struct edit edit = {.column = &columns[0]};
		int64_t other;

		checked_begin(*state);
		edit.n = pick_entry(*state);
		do
			other = pick_entry(*state);
		while (other == edit.n);
		run(*state, "UPDATE ledger SET n = -?2 WHERE n = ?1", edit.n,
		    other);
		run(*state, "UPDATE ledger SET n = ?1 WHERE n = ?2", edit.n,
		    other);
		run(*state, "UPDATE ledger SET n = -n WHERE n = -?1", other, 0);
		checked_end(*state, &told);
		assert_noticed(&edit, &told);
	}
	checked_run(*state, &told);
	assert_int_equal(told.report.defects, 0);
}

/* With what Jo signed in the history too. */
static int
setup(void **state)
{
	static struct hand hand;
	static const struct own_change email = {
	    .kind = "email", .see = SEE_TEAM, .until = DAY_NONE};
	struct checked *checked;
	int result = checked_setup(state);

	if (result != 0)
		return result;
	checked = *state;
	signing_keep_all(&checked->fixture, checked->jo, &hand, false);
	assert_int_equal(
	    signing_say(&checked->fixture, checked->jo, &hand, &email),
	    STATUS_OK);
	assert_int_equal(ledger_sign_head(checked->fixture.records), STATUS_OK);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(no_random_change_to_the_history_goes_unnoticed),
	    cmocka_unit_test(no_entry_that_is_gone_goes_unnoticed),
	    cmocka_unit_test(no_two_entries_that_changed_places_go_unnoticed),
	};

	return cmocka_run_group_tests(tests, setup, checked_teardown);
}
