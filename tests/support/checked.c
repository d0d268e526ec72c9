#include "support/checked.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "store/store_internal.h"
#include "support/checked_forge.h"
#include "support/checked_life.h"

/* ------------------------------------------------------- under the guard */

/* SQL that no module may say, without any of the store's guards. */
static void
force(struct store *store, const char *sql)
{
	bool was_guarded = store->is_guarded;
	bool was_committing = store->is_committing;
	char *message = NULL;

	store->is_guarded = false;
	store->is_committing = true;
	if (sqlite3_exec(store->db, sql, NULL, NULL, &message) != SQLITE_OK)
		print_error("%s: %s\n", sql, message);
	assert_null(message);
	store->is_guarded = was_guarded;
	store->is_committing = was_committing;
}

/* The one text that ${sql} answers; free with mem_free(). */
static char *
ask(struct store *store, const char *sql)
{
	bool was_guarded = store->is_guarded;
	sqlite3_stmt *handle = NULL;
	char *answer;

	store->is_guarded = false;
	assert_int_equal(
	    sqlite3_prepare_v2(store->db, sql, -1, &handle, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(handle), SQLITE_ROW);
	answer = mem_text((const char *)sqlite3_column_text(handle, 0));
	sqlite3_finalize(handle);
	store->is_guarded = was_guarded;
	return answer;
}

/* The triggers would refuse what the tests do. */
static void
drop_triggers(struct store *store)
{
	char *sql =
	    ask(store, "SELECT group_concat('DROP TRIGGER ' || name, '; ')"
		       " FROM sqlite_schema WHERE type = 'trigger'");

	force(store, sql);
	mem_free(sql);
}

int
checked_setup(void **state)
{
	struct checked *checked = mem_alloc(1, sizeof(*checked));

	fixture_open(&checked->fixture);
	checked_live(checked);
	drop_triggers(checked->fixture.store);
	*state = checked;
	return 0;
}

int
checked_teardown(void **state)
{
	struct checked *checked = *state;

	if (checked == NULL)
		return 0;
	fixture_close(&checked->fixture);
	mem_free(checked);
	return 0;
}

/* --------------------------------------------------------------- checking */

static void
keep(char *into, size_t size, const char *text)
{
	snprintf(into, size, "%s", text);
}

/* Nothing a person said may be in a sentence. */
static const char *const secrets[] = {"Robin", "Jo ", "Ash", "Noor", "Kim",
    "Max", "07700", "Hill", "chess", "Roma", "tuck"};

static void
hear(void *context, const char *sentence, const char *code)
{
	struct checked_told *told = context;

	assert_true(sentence[0] != '\0');
	for (size_t i = 0; i < sizeof(secrets) / sizeof(secrets[0]); i++)
		assert_null(strstr(sentence, secrets[i]));
	if (strncmp(sentence, "records.db", strlen("records.db")) == 0)
		told->of_store++;
	if (told->count < CHECKED_SENTENCES) {
		keep(told->sentences[told->count], sizeof(told->sentences[0]),
		    sentence);
		keep(told->codes[told->count], sizeof(told->codes[0]), code);
		told->count++;
	}
}

void
checked_run(struct checked *checked, struct checked_told *told)
{
	memset(told, 0, sizeof(*told));
	told->status =
	    check_run(checked->fixture.records, &told->report, hear, told);
}

bool
checked_has(const struct checked_told *told, const char *part)
{
	for (size_t i = 0; i < told->count; i++) {
		if (strstr(told->sentences[i], part) != NULL)
			return true;
	}
	return false;
}

struct sqlite3 *
checked_db(struct checked *checked)
{
	return checked->fixture.store->db;
}

/*
 * Checks of keys are put off and then forgotten, and those of columns are not
 * made, while the rows are changed: whoever writes a file by hand asks no
 * schema.  Settings are as they should be when the check runs.
 */
void
checked_begin(struct checked *checked)
{
	force(checked->fixture.store,
	    "BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON;"
	    " PRAGMA ignore_check_constraints = ON");
	checked->fixture.store->is_guarded = false;
}

void
checked_end(struct checked *checked, struct checked_told *told)
{
	checked->fixture.store->is_guarded = true;
	force(checked->fixture.store, "PRAGMA defer_foreign_keys = OFF;"
				      " PRAGMA ignore_check_constraints = OFF");
	checked_run(checked, told);
	force(checked->fixture.store, "ROLLBACK");
}

/* The changes themselves, which must be some. */
static void
change(struct checked *checked, const char *sql)
{
	int64_t before = sqlite3_total_changes64(checked_db(checked));

	force(checked->fixture.store, sql);
	if (sqlite3_total_changes64(checked_db(checked)) == before)
		print_error("nothing was changed: %s\n", sql);
	assert_true(sqlite3_total_changes64(checked_db(checked)) > before);
}

void
checked_spoil(
    struct checked *checked, const char *sql, struct checked_told *told)
{
	checked_begin(checked);
	change(checked, sql);
	checked_end(checked, told);
}

void
checked_forge(
    struct checked *checked, const char *sql, struct checked_told *told)
{
	checked_begin(checked);
	change(checked, sql);
	checked_work_out(checked);
	checked_end(checked, told);
}

static void
assert_untouched(struct checked *checked)
{
	struct checked_told told;

	checked_run(checked, &told);
	for (size_t i = 0; i < told.count; i++)
		print_error("%s [%s]\n", told.sentences[i], told.codes[i]);
	assert_int_equal(told.report.defects, 0);
	assert_string_equal(status_name(told.status), "OK");
	assert_true(told.report.entries > 0);
}

void
checked_notices(struct checked *checked,
    void (*how)(
	struct checked *checked, const char *sql, struct checked_told *told),
    const struct checked_case *cases, size_t count)
{
	assert_untouched(checked);
	for (size_t i = 0; i < count; i++) {
		struct checked_told told;

		how(checked, cases[i].sql, &told);
		if (told.status != STATUS_DAMAGED ||
		    !checked_has(&told, cases[i].told)) {
			print_error("not noticed: %s\n", cases[i].what);
			for (size_t j = 0; j < told.count; j++)
				print_error("  %s\n", told.sentences[j]);
			fail();
		}
	}
	assert_untouched(checked);
}
